// Log: the shelf's own record of what was published, `log.jsonl`: a line a release, each with the
// digest of the line before, so that no line can be taken out or changed unseen. It is served beside
// the releases and is no part of any.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "release/manifest.h"

namespace mingbai {

// What changed from one release to another; paths, sorted.
struct Difference {
    std::vector<std::string> added;
    std::vector<std::string> changed;
    std::vector<std::string> removed;

    static Difference between(const Manifest& before, const Manifest& after);
    std::size_t count() const { return added.size() + changed.size() + removed.size(); }
};

struct LogEntry {
    enum class Act { publish, rollback };

    Act act = Act::publish;
    std::string release;   // its name
    std::string commit;    // empty: not stated
    std::string as_of;
    std::string identity;  // SHA-256 of the generator's identity as release.txt states it
    Difference difference; // from the release that was live before
};

// Of release.txt; what it does not state stays empty.
LogEntry entry_of(std::string_view release_text);

class Log {
public:
    static constexpr std::string_view file_name = "log.jsonl";
    // Names of more files than this are not listed, only counted.
    static constexpr std::size_t most_named = 1000;

    // Reads it; a last line that was not written to its end is cut off, in the file too.
    explicit Log(std::filesystem::path file);

    // Adds the line and waits for the disk.
    void append(const LogEntry& entry);

    // Names of releases in the order in which they last went live, the newest at the end.
    const std::vector<std::string>& releases() const { return releases_; }

private:
    std::filesystem::path file_;
    std::string last_line_;
    std::vector<std::string> releases_;
};

// The number of the first line, from 1, that does not carry the digest of the line before it, or is
// no line of a log; nothing when the chain is whole.
std::optional<std::size_t> first_broken_line(std::string_view log);

}
