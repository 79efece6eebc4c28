// Stretches of words that two passages share, wherever they stand: what is marked in both, and how
// it is known that two quantities stand in like words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "prose/filler.h"

namespace mingbai {

// pieces[begin, end)
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct SharedStretches {
    std::vector<Stretch> before;  // ordered, apart
    std::vector<Stretch> after;
};

// What a piece says: a word or a quantity twice as much as a character, filler nothing.
unsigned weight_of(const Piece& piece);
unsigned weight_of(std::span<const Piece> pieces);

// Names of what a stretch must hold to be marked: two characters next to each other, a word or a
// quantity. Passages with no name in common share no stretch. In no order, some of them twice.
std::vector<std::uint64_t> anchors_of(std::span<const Piece> pieces);

// On each side the longest stretches that the other side says too, each with two characters next to
// each other, a word or a quantity that is no filler; none across a mark. Too long together: none
// at all.
SharedStretches shared_stretches(std::span<const Piece> before, std::span<const Piece> after);

}
