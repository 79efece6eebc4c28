// TreeChanges: which files differ between two trees of git. What has the same id on both sides is
// the same all the way down and is not looked at, so that a commit costs what it changed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/digest.h"
#include "intake/raw_tree.h"
#include "intake/repository.h"

namespace mingbai {

struct TreeChange {
    std::string path;  // raw bytes
    ObjectId before;   // none: it was not there
    ObjectId after;    // none: it is no longer there
};

class TreeChanges {
public:
    // Only what lies below `root`, "content" or "docs/site/content", is looked at; paths are told
    // from `shown` on.
    TreeChanges(const Repository& repository, std::string root, std::string shown);

    // Files alone; in git's order. A tree of none is empty.
    std::vector<TreeChange> between(const ObjectId& older, const ObjectId& newer);

    // The file of this name beside `root`, "site-config.toml"; none: there is no such file.
    ObjectId beside_root(const ObjectId& tree, std::string_view name);

    // Whether a tree was not in the repository; it was taken for empty.
    bool is_one_missing() const { return is_one_missing_; }

private:
    using Bytes = std::shared_ptr<const std::string>;

    Bytes read(const ObjectId& id);
    ObjectId find(const ObjectId& tree, std::string_view path, RawTreeEntry::Kind kind);
    void step(const ObjectId& older, const ObjectId& newer, const std::string& folder, int depth);

    const Repository& repository_;
    std::string root_;
    std::string shown_;
    std::unordered_map<ObjectId, Bytes, ObjectIdHash> kept_;
    std::vector<TreeChange> found_;
    bool is_one_missing_ = false;
};

}
