// A repository with a history that grows at random: edits, renames with and without edits, moved
// folders, removals, things put back, merges, copies from one template, Chinese and odd names, time
// zones from all over the world. The same seed, the same history.
#pragma once

#include <cstdint>

#include "support/test_repository.h"

namespace mingbai {

// Of `commits` commits, the tip on main.
void grow_at_random(const TestRepository& repository, std::uint32_t seed, std::size_t commits);

}
