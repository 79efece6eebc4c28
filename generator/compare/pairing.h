// Which blocks of two documents answer each other: equal ones first, then those that are much
// alike, one for one, one for several that stand together (split), several for one (merged); and
// which of them moved.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/outline.h"

namespace mingbai {

// A block without its official number. Views into the outline.
struct BareBlock {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;
    std::string_view label;
    std::string_view text;

    friend auto operator<=>(const BareBlock&, const BareBlock&) = default;
};

std::vector<BareBlock> bare_blocks(const Outline& outline);

// before[before, before_end) and after[after, after_end) answer each other; one of them is a single
// block.
struct BlockMatch {
    std::size_t before = 0;
    std::size_t before_end = 0;
    std::size_t after = 0;
    std::size_t after_end = 0;
    // Not of the heaviest order that both documents have; a heading counts for its section.
    bool is_moved = false;

    friend bool operator==(const BlockMatch&, const BlockMatch&) = default;
};

struct Pairing {
    std::vector<BlockMatch> matches;  // in the order of `after`; each block in one at most
    bool is_complete = true;  // false: the limit was reached, and what was left is unmatched
};

// Swapping the two swaps the answer. Cost: linear but for equal blocks, which `align` bounds.
Pairing pair_blocks(const std::vector<BareBlock>& before, const std::vector<BareBlock>& after);

}
