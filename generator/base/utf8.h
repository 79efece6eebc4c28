// UTF-8 and the classes of characters that official Chinese and English text is made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai::utf8 {

// The offset of the first byte that is not valid UTF-8, or npos. Surrogates, overlong forms and
// values above U+10FFFF are invalid. Runs at memory speed over ASCII.
std::size_t first_invalid(std::string_view text);
bool is_valid(std::string_view text);

struct Character {
    char32_t value = 0;
    std::uint32_t size = 0;  // bytes
};

// `text` must be valid and not empty.
Character first(std::string_view text);

// A sequence of three bytes begins, of U+4000 to U+9FFF: Han characters and Yijing signs, as most of
// a Chinese text is; no blank, mark or control character is among them.
constexpr bool begins_han(char byte)
{
    return static_cast<unsigned char>(byte) >= 0xE4 && static_cast<unsigned char>(byte) <= 0xE9;
}
inline constexpr std::size_t han_size = 3;
Character last(std::string_view text);

void append(std::string& text, char32_t character);
std::size_t count(std::string_view text);  // characters, in valid text

// Only A to Z change; file names and their endings are compared so, whatever the language.
std::string ascii_lower_case(std::string_view text);

bool is_han(char32_t c);         // 〇 too
// What Chinese is set with: Han, kana, full-width forms and CJK punctuation, and the marks “ ” ‘ ’ … —
// that both scripts use. Between two of these a line break in the source is nothing. Not Hangul.
bool is_cjk(char32_t c);
bool is_punctuation(char32_t c); // ASCII, general and CJK punctuation
bool is_control(char32_t c);     // C0 but tab and line ends, DEL, C1, U+FDD0 … U+FDEF
bool is_bidi_control(char32_t c);
bool is_blank(char32_t c);       // space, tab, no-break and ideographic space and the like
bool is_unseen(std::string_view text);  // nothing but blanks and characters without a width; valid

}
