// Commit: what a page may tell of a commit. E-mail addresses are not even read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace mingbai {

struct Commit {
    ObjectId id;
    std::vector<ObjectId> parents;
    std::int64_t seconds = 0;  // of the committer, since 1970 UTC: when the repository got it
    int offset_minutes = 0;    // of the committer's own time zone
    std::string author;        // may be empty
    std::string subject;       // the first line of the message

    friend bool operator==(const Commit&, const Commit&) = default;
};

struct ReadCommit {
    Commit commit;
    ObjectId tree;
};

// From the bytes of the object. Names and subjects are made clean UTF-8 without control and bidi
// characters, and cut to a length that a line can hold. Nothing when it names no tree.
std::optional<ReadCommit> parse_commit(const ObjectId& id, std::string_view bytes);

}
