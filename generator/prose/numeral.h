// Numerals as they are written, one at a place: 1,850, １２, 2.6, 十三, 两千, 二〇二三, twelve,
// twenty-five.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai {

enum class Script : std::uint8_t { digits, han, english };

struct Numeral {
    std::size_t size = 0;  // in bytes; 0: there is none
    Script script = Script::digits;
    double value = 0;         // of the digits alone, 8638 for 86.38
    double divisor = 1;       // 100 for 86.38
    std::uint8_t digits = 0;  // as written, at most 255
    bool is_plain = true;     // digits only: neither point nor separator
    bool is_spaced = false;   // groups divided by blanks: 1 850
    bool is_bare = false;     // 百, 千, 万 without a number of them
    bool has_zero = false;    // begins with a 0 that is not the whole part: 0901
    bool is_sound = true;     // false: numeral characters that make no number (十四五, 七八)

    // A telephone number or an id, and more digits than a double tells apart.
    bool is_code() const { return has_zero || digits > 15; }
};

// Groups of digits may be divided by blanks, or only by commas.
enum class Grouping : std::uint8_t { blanks, commas };

// The longest numeral at the start of `text`.
Numeral read_digits(std::string_view text, Grouping grouping);
Numeral read_han_numeral(std::string_view text);
Numeral read_english_numeral(std::string_view text);

// 一 is 1, 十 is 10; 〇 to 亿, and 两. Below 0 for what is no numeral. Asked of every character.
inline int value_of_han_digit(char32_t c)
{
    switch (c) {
    case U'〇':
    case U'零': return 0;
    case U'一': return 1;
    case U'二':
    case U'两': return 2;
    case U'三': return 3;
    case U'四': return 4;
    case U'五': return 5;
    case U'六': return 6;
    case U'七': return 7;
    case U'八': return 8;
    case U'九': return 9;
    case U'十': return 10;
    case U'百': return 100;
    case U'千': return 1000;
    case U'万': return 10'000;
    case U'亿': return 100'000'000;
    default: return -1;
    }
}

inline bool is_han_digit(char32_t c)
{
    return value_of_han_digit(c) >= 0;
}

// By six bits of a character from `shift` on, which ones a numeral may have.
consteval std::uint64_t bits_of_han_digits(int shift)
{
    std::uint64_t bits = 0;
    for (const char32_t c : std::u32string_view(U"〇零一二两三四五六七八九十百千万亿"))
        bits |= std::uint64_t{1} << (c >> shift & 0x3F);
    return bits;
}

// False for nearly all that are no numeral, by the last two bytes of a character of three.
inline bool may_be_han_digit(unsigned char second, unsigned char third)
{
    constexpr std::uint64_t of_second = bits_of_han_digits(6);
    constexpr std::uint64_t of_third = bits_of_han_digits(0);
    return (of_second >> (second & 0x3F) & of_third >> (third & 0x3F) & 1) != 0;
}

// 万, 千万, 亿 behind digits, and " thousand", " million"; size 0: none.
struct Multiplier {
    std::size_t size = 0;
    double value = 1;
};
Multiplier read_multiplier(std::string_view text);

}
