// The raw bytes of one git tree object, entry by entry. Nothing is trusted: a name may be anything
// but a zero byte, for raw objects can hold what git's own commands refuse.
#pragma once

#include <optional>
#include <string_view>

#include "base/digest.h"

namespace mingbai {

struct RawTreeEntry {
    enum class Kind { folder, file, symlink, submodule, other };

    Kind kind = Kind::other;
    std::string_view name;  // into the bytes that were read
    ObjectId id;
};

// Takes the first entry off `tree`, which is not empty. Nothing when it is damaged.
std::optional<RawTreeEntry> take_tree_entry(std::string_view& tree);

// Whether it can be one segment of a path: not "", ".", "..", ".git" in any case, and without '/'.
bool is_possible_name(std::string_view name);

}
