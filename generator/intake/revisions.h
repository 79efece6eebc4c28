// Revisions: what happened to each document, renames followed; and what became of the addresses that
// are no longer there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "intake/history.h"
#include "intake/snapshot.h"

namespace mingbai {

// How a document stood after a commit that changed it.
struct Revision {
    std::uint32_t commit = 0;  // index in the history
    FileChange::Kind kind = FileChange::Kind::edited;
    std::string path;
    std::string former_path;  // of a rename
    ObjectId blob;            // none: it was not there for a while

    friend auto operator<=>(const Revision&, const Revision&) = default;
};

// A path that was once published and is no longer there, or is another document's.
struct GonePath {
    std::string path;
    ObjectId blob;             // what it held last
    std::string renamed_to;    // the next name; empty: it was removed
    std::uint32_t commit = 0;  // that removed or renamed it
};

class Revisions {
public:
    Revisions() = default;
    // `paths`: of the tip, each once.
    Revisions(const History& history, std::vector<std::string> paths);
    // Of all files of the tip; none outside git.
    static Revisions of(const History& history, const Snapshot& tip);

    // Newest first; nothing when the path is not one of the tip's.
    const std::vector<Revision>* find(std::string_view path) const;

    const std::vector<GonePath>& gone() const { return gone_; }  // by path
    // The paths of the tip that a document once left for another name; by path.
    const std::vector<GonePath>& left() const { return left_; }

private:
    std::vector<std::string> paths_;
    std::vector<std::vector<Revision>> revisions_;  // as paths_
    std::vector<GonePath> gone_;
    std::vector<GonePath> left_;
};

}
