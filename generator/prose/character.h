// Classes of characters for cutting prose, and the one form in which characters that differ in form
// are alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mingbai {

enum class CharacterClass : std::uint8_t { han, letter, digit, extend, blank, mark };

// extend: what stands on the character before it (combining marks, variation selectors, joiners,
// skin tones).
CharacterClass class_of(char32_t c);

// （ 〔 【 [ are (, “ ” are ", Ａ is a, — is -, ； is ;. 。is . and ， is a comma. What has one
// form is itself.
char32_t folded(char32_t c);

// The end of the character that begins at `at`, with all that stands on it.
std::size_t end_of_character(std::string_view text, std::size_t at);

// Three bytes of a Han character in everyday use, on which nothing stands: by far the most of
// Chinese prose.
inline bool is_plain_han_at(std::string_view text, std::size_t at)
{
    if (text.size() - at < 3)
        return false;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (byte(0) < 0xE4 || byte(0) > 0xE9 || (byte(0) == 0xE4 && byte(1) < 0xB8))
        return false;
    // Nothing that stands on a character begins like ASCII or like these.
    return at + 3 == text.size() || byte(3) < 0xCC || (byte(3) >= 0xE4 && byte(3) <= 0xE9);
}

// Whether a cut at `at` would tear something off the character before it.
bool is_extended_at(std::string_view text, std::size_t at);

}
