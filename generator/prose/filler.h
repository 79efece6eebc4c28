// Words that say nothing about a subject: 进一步, 扎实, 开展, 的, the. What is left over is what a
// passage is about.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "prose/number.h"
#include "prose/token.h"

namespace mingbai {

// Down to quantity they say something.
enum class PieceKind : std::uint8_t {
    character,  // a Han character that belongs to no filler
    word,       // of another script
    number,     // no quantity: a year, a date, an ordinal
    quantity,
    filler,    // 加强, 工作, the: one piece, however many characters
    particle,  // 的, 和, 了: as filler, and no stretch of words begins or ends with it
    gap,       // a mark; words on its two sides are not next to each other
};

struct Piece {
    std::uint32_t begin = 0;  // in bytes
    std::uint32_t size = 0;
    PieceKind kind = PieceKind::gap;
    // Equal for what means the same: as Token::meaning, and Lessons is lesson.
    std::uint64_t name = 0;

    bool says_something() const { return kind <= PieceKind::quantity; }
};

// In the order of the text, apart; blanks and the hyphens of words are left out. A piece is one or
// several whole tokens of tokens_of(text).
std::vector<Piece> pieces_of(std::string_view text);
// Those of a part that begins and ends between two tokens, where all `numbers` of the text are
// known.
std::vector<Piece> pieces_of(std::string_view text, std::span<const NumberInProse> numbers,
                             TextSpan part);

}
