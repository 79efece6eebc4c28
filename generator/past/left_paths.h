// LeftPaths: the paths that documents have left, and where those documents stand today.
#pragma once

#include <map>
#include <optional>
#include <string_view>

#include "base/path.h"
#include "intake/revisions.h"
#include "intake/snapshot.h"

namespace mingbai {

class LeftPaths {
public:
    // `revisions` must outlive it.
    explicit LeftPaths(const Revisions& revisions);

    using ByPath = std::map<std::string_view, const GonePath*>;
    const ByPath& gone() const { return gone_; }    // that stand no longer
    const ByPath& taken() const { return taken_; }  // where other documents stand now

    // Where the document that left `path` stands today; nothing when it stands nowhere.
    std::optional<Path> today(const Snapshot& snapshot, const GonePath& path) const;

private:
    const GonePath* next_of(const GonePath& at) const;

    ByPath gone_;
    ByPath taken_;
};

}
