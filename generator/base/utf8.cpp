#include "base/utf8.h"

#include <array>
#include <cstring>

namespace mingbai::utf8 {

namespace {

bool is_between(char32_t c, char32_t from, char32_t to) { return c >= from && c <= to; }

// Length of the sequence at the start of `text`, 0 when it is invalid.
std::size_t sequence_size(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto continues = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (is_between(lead, 0xC2, 0xDF))
        return continues(1) ? 2 : 0;
    if (is_between(lead, 0xE0, 0xEF)) {
        if (!continues(1) || !continues(2))
            return 0;
        const bool overlong = lead == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = lead == 0xED && byte(1) > 0x9F;
        return overlong || surrogate ? 0 : 3;
    }
    if (is_between(lead, 0xF0, 0xF4)) {
        if (!continues(1) || !continues(2) || !continues(3))
            return 0;
        const bool overlong = lead == 0xF0 && byte(1) < 0x90;
        const bool beyond = lead == 0xF4 && byte(1) > 0x8F;
        return overlong || beyond ? 0 : 4;
    }
    return 0;
}

}

std::size_t first_invalid(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t eight = 0;
        if (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080ULL) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const std::size_t size = sequence_size(text.substr(at));
        if (size == 0)
            return at;
        at += size;
    }
    return std::string_view::npos;
}

bool is_valid(std::string_view text) { return first_invalid(text) == std::string_view::npos; }

Character first(std::string_view text)
{
    const auto bits = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[i]) & 0x3F);
    };
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80)
        return {lead, 1};
    if (lead < 0xE0)
        return {static_cast<char32_t>(lead & 0x1F) << 6 | bits(1), 2};
    if (lead < 0xF0)
        return {static_cast<char32_t>(lead & 0x0F) << 12 | bits(1) << 6 | bits(2), 3};
    return {static_cast<char32_t>(lead & 0x07) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), 4};
}

Character last(std::string_view text)
{
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        --at;
    return first(text.substr(at));
}

void append(std::string& text, char32_t c)
{
    std::array<char, 4> bytes{};
    std::size_t size = 0;
    const auto put = [&](char32_t byte) { bytes[size++] = static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
    text.append(bytes.data(), size);
}

std::size_t count(std::string_view text)
{
    std::size_t characters = 0;
    for (const char byte : text)
        characters += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    return characters;
}

std::string ascii_lower_case(std::string_view text)
{
    std::string lower(text);
    for (char& byte : lower)
        if (byte >= 'A' && byte <= 'Z')
            byte = static_cast<char>(byte - 'A' + 'a');
    return lower;
}

bool is_han(char32_t c)
{
    return is_between(c, 0x4E00, 0x9FFF) || is_between(c, 0x3400, 0x4DBF) || c == 0x3007 ||
           is_between(c, 0x2E80, 0x2FDF) || is_between(c, 0xF900, 0xFAFF) ||
           is_between(c, 0x20000, 0x3FFFF);
}

bool is_cjk(char32_t c)
{
    if (c < 0x2010)
        return false;
    return is_between(c, 0x2E80, 0x9FFF) || is_between(c, 0xF900, 0xFAFF) ||
           is_between(c, 0xFE30, 0xFE4F) || is_between(c, 0xFF00, 0xFFEF) ||
           is_between(c, 0x20000, 0x3FFFF) || is_between(c, 0x2010, 0x2027);
}

bool is_punctuation(char32_t c)
{
    const bool ascii = is_between(c, 0x21, 0x2F) || is_between(c, 0x3A, 0x40) ||
                       is_between(c, 0x5B, 0x60) || is_between(c, 0x7B, 0x7E);
    return ascii || c == 0xAB || c == 0xB7 || c == 0xBB || is_between(c, 0x2010, 0x2027) ||
           is_between(c, 0x2030, 0x205E) || is_between(c, 0x3001, 0x3003) ||
           is_between(c, 0x3008, 0x3011) || is_between(c, 0x3014, 0x301F) || c == 0x30FB ||
           is_between(c, 0xFE30, 0xFE4F) || is_between(c, 0xFF01, 0xFF0F) ||
           is_between(c, 0xFF1A, 0xFF20) || is_between(c, 0xFF3B, 0xFF40) ||
           is_between(c, 0xFF5B, 0xFF65);
}

bool is_control(char32_t c)
{
    if (c < 0x20)
        return c != '\t' && c != '\n' && c != '\r';
    return is_between(c, 0x7F, 0x9F) || is_between(c, 0xFDD0, 0xFDEF) || c == 0xFFFE || c == 0xFFFF;
}

bool is_bidi_control(char32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || is_between(c, 0x202A, 0x202E) ||
           is_between(c, 0x2066, 0x2069);
}

bool is_blank(char32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x1680 ||
           is_between(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

bool is_unseen(std::string_view text)
{
    const auto has_no_width = [](char32_t c) {
        return c == 0xAD || c == 0x34F || c == 0x115F || c == 0x1160 || is_between(c, 0x17B4, 0x17B5) ||
               is_between(c, 0x180B, 0x180F) || is_between(c, 0x200B, 0x200D) ||
               is_between(c, 0x2060, 0x206F) || c == 0x2800 || c == 0x3164 ||
               is_between(c, 0xFE00, 0xFE0F) || c == 0xFEFF || c == 0xFFA0 ||
               is_between(c, 0xFFF9, 0xFFFB) || is_between(c, 0x1D173, 0x1D17A) ||
               is_between(c, 0xE0000, 0xE0FFF) || is_bidi_control(c);
    };
    for (; !text.empty(); text.remove_prefix(first(text).size))
        if (const char32_t c = first(text).value; !is_blank(c) && !has_no_width(c))
            return false;
    return true;
}

}
