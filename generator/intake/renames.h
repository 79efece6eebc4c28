// Renames: of the files that one commit removed and added, which are one file under two names; by
// git's rules, so that `git log -M50` says the same. Copies are never followed: reports made from
// one template look alike and are not one document.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "intake/tree_changes.h"

namespace mingbai {

// The bytes of a blob; nothing when it is not in the repository, which is then like nothing.
using BlobText = std::function<std::optional<std::string>(const ObjectId& blob)>;

struct Rename {
    std::size_t from = 0;  // index of the change that removed
    std::size_t to = 0;    // index of the change that added
};

// Sorted by `to`; each change at most once. `changes` are in git's order, all of one commit against
// its parent. Cost: blobs are read only of files that are left when equal ones have been paired.
std::vector<Rename> find_renames(const std::vector<TreeChange>& changes, const BlobText& text_of);

}
