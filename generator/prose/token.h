// Prose cut up for comparing. A Han character is a token, so is a word of another script with its
// combining marks, a quantity with its unit, each mark alone. No token cuts a character or a
// combining sequence.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "prose/number.h"

namespace mingbai {

enum class TokenKind : std::uint8_t { han, word, quantity, mark, blank };

struct Token {
    std::uint32_t begin = 0;  // in bytes
    std::uint32_t size = 0;
    TokenKind kind = TokenKind::mark;
    std::uint64_t name = 0;  // equal for equal text
    // Equal, too, when only the form differs: full and half width, （） and 〔〕, 十三 and 13,
    // capitals.
    std::uint64_t meaning = 0;
};

// The tokens stand side by side and make up the whole text. `text` is valid UTF-8, at most 4 GiB.
std::vector<Token> tokens_of(std::string_view text);

struct TextSpan {
    std::size_t begin = 0;  // in bytes
    std::size_t size = 0;
};

// Those of a part that begins and ends between two tokens, where all `numbers` of the text are
// known.
std::vector<Token> tokens_of(std::string_view text, std::span<const NumberInProse> numbers,
                             TextSpan part);

// Sentences: up to and with 。！？； or . ! ? and what closes after it (”』）). They make up the
// whole text.
std::vector<TextSpan> sentences_of(std::string_view text);

}
