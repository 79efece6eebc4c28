// ActivityMemory: what reading activity records gave in the build before, problems and all. A record
// is read again only when one of the files that its reading asked for is not what it was then. Nobody
// lists these: the snapshot notes them.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fingerprint.h"
#include "base/problem.h"
#include "base/remembered.h"
#include "model/activity.h"

namespace mingbai {

class ActivityMemory {
public:
    // What holds good for this configuration, a file of the snapshot.
    ActivityMemory(const Memory& memory, const Snapshot& snapshot);

    // As read_activity; the blocks of its outlines are let go of, and a record that was remembered has
    // no body at hand. From any thread.
    std::optional<Activity> read(const Reading& reading, ActivityFiles files, Problems& problems);

    // For the next build: all that was read, and nothing that was remembered and not asked for again.
    void keep() const;

private:
    struct Entry {
        Fingerprint name;        // of its files' names
        std::string_view bytes;  // within known_
        std::string fresh;       // when it was read anew
    };
    const Entry* find(const Fingerprint& name) const;
    void note(Entry entry);

    const Memory& memory_;
    std::string config_id_;
    std::string known_;           // as it was kept
    std::vector<Entry> entries_;  // of known_, sorted by name
    std::mutex guard_;
    std::vector<Entry> read_;     // in any order
};

}
