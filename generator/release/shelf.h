// Shelf: where releases stand. `releases/<name>` are whole releases, `live` and `previous` are
// links to two of them, `lock` is held by the one who publishes, `log.jsonl` tells what was live
// when, `spare` is the tree of one that went off, see spare.h. A visitor and a crash see one whole release; whoever opens the shelf next repairs the rest.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "release/draft.h"
#include "release/log.h"
#include "release/manifest.h"

namespace mingbai {

class Shelf {
public:
    // Makes the shelf when it is not there; waits for its lock; sweeps what a crash left behind and
    // writes the line of the log that it prevented.
    explicit Shelf(const std::filesystem::path& folder);
    // The same, but Failure when there is no shelf yet.
    static Shelf of(const std::filesystem::path& folder);

    // A draft that takes over what the live release holds, as far as this same program made it, in the
    // spare tree if there is one. `identity`: the generator's.
    Draft begin(const std::string& identity) const;
    // A sealed draft that did not go live becomes the spare tree. A Failure costs nothing but time.
    void set_aside(Draft& draft) const;

    struct Turn {
        std::string name;       // of the release that is live now
        bool changed = false;   // false: it was live already
        Difference difference;  // from what was live before
    };
    // Gives the sealed draft its place and turns `live` to it in one step. `identity` as in begin.
    Turn go_live(Draft& draft, const std::string& identity);
    // Adds what the live release misses of its packed copies; nothing when it has them all. `draft`: the
    // one that went live, or one with the same files but for release.txt.
    void add_copies(const Draft& draft, Workers workers);

    // Turns `live` to a release that is still kept; empty: to `previous`. Failure when it is not
    // there.
    Turn turn_back(const std::string& name);

    struct Kept {
        std::string name;
        LogEntry facts;  // as its release.txt states them
        std::size_t files = 0;
        bool is_live = false;
        bool is_previous = false;
    };
    std::vector<Kept> kept() const;  // the last that went live first

    // Removes the releases that went live longest ago, until `most` are left; never `live` or
    // `previous`. The tree of one becomes the spare.
    void prune(std::size_t most);
    // Removes every release but the live one for which `holds` is true, `previous` and the spare too.
    void forget(const std::function<bool(const Manifest&)>& holds);

    std::optional<std::string> live() const;      // the name of the live release
    std::optional<std::string> previous() const;
    std::filesystem::path live_folder() const;
    Manifest live_manifest() const;  // of nothing when nothing is live
    // Where what is only remembered stands; see base/remembered.
    std::filesystem::path memory(const std::string& name) const;

private:
    std::optional<std::string> release_at(const std::filesystem::path& link) const;
    std::vector<std::string> by_age() const;
    Turn turn_to(const std::string& name, const Manifest& manifest, LogEntry::Act act);
    std::filesystem::path release(const std::string& name) const;
    std::filesystem::path spare() const;
    void remove(const std::filesystem::path& folder) const;
    void repair();

    std::filesystem::path folder_;
    file::Lock lock_;
    Log log_;
};

}
