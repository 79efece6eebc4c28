// Classes of characters for cutting prose, and the one form in which characters that differ in form
// are alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai {

constexpr std::size_t han_size = 3;  // bytes of a Han character in everyday use

enum class CharacterClass : std::uint8_t { han, letter, digit, extend, blank, mark };

// extend: what stands on the character before it (combining marks, variation selectors, joiners,
// skin tones).
CharacterClass class_of(char32_t c);

// （ 〔 【 [ are (, “ ” are ", Ａ is a, — is -, ； is ;. 。is . and ， is a comma. What has one
// form is itself.
char32_t folded(char32_t c);
std::string folded(std::string_view text);  // each character of it; valid UTF-8

// The end of the character that begins at `at`, with all that stands on it.
std::size_t end_of_character(std::string_view text, std::size_t at);

inline bool is_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

inline bool is_ascii_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

// Marks of Chinese prose: … “ ” 、 。 《 》 （ ）, but not all there are.
inline bool is_official_mark(char32_t c)
{
    return (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3004) ||
           (c >= 0x3008 && c <= 0x3020) || (c >= 0xFF01 && c <= 0xFF0F) || c == U'：' || c == U'；';
}

// True only where nothing can stand on the character that ends at `end`: what extends a character
// begins neither like ASCII nor like everyday Han.
inline bool stands_alone(std::string_view text, std::size_t end)
{
    if (end == text.size())
        return true;
    const auto next = static_cast<unsigned char>(text[end]);
    return next < 0xCC || (next >= 0xE4 && next <= 0xE9);
}

// A Han character in everyday use, on which nothing stands: by far the most of Chinese prose.
inline bool is_plain_han_at(std::string_view text, std::size_t at)
{
    if (text.size() - at < han_size)
        return false;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (byte(0) < 0xE4 || byte(0) > 0xE9 || (byte(0) == 0xE4 && byte(1) < 0xB8))
        return false;
    return stands_alone(text, at + han_size);
}

// A mark of three bytes that official prose is set with (，。、；：（）“”《》), on which nothing
// stands; 0 for anything else.
inline char32_t plain_mark_at(std::string_view text, std::size_t at)
{
    if (text.size() - at < 3 || !stands_alone(text, at + 3))
        return 0;
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
    };
    if ((byte(0) & 0xF0) != 0xE0)
        return 0;
    const char32_t c = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    return is_official_mark(c) ? c : 0;
}

// Whether a cut at `at` would tear something off the character before it.
bool is_extended_at(std::string_view text, std::size_t at);

}
