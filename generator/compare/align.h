// Alignment: two sequences of names, their best common order. Pure, and bounded in time and memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace mingbai {

struct Match {
    std::size_t before = 0;
    std::size_t after = 0;

    friend bool operator==(const Match&, const Match&) = default;
};

struct Alignment {
    std::vector<Match> matches;  // increasing on both sides; before[m.before] == after[m.after]
    bool is_complete = true;     // false: the limit was reached, and what was left is unmatched
};

// Of the longest common order when complete. `limit` bounds the steps that may be taken.
Alignment align(std::span<const std::uint64_t> before, std::span<const std::uint64_t> after,
                std::size_t limit);

}
