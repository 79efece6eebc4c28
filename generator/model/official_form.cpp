#include "model/official_form.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace mingbai {

namespace {

bool is_number(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Takes `start` off the front; false when it does not stand there.
bool take(std::string_view& text, std::string_view start)
{
    if (!text.starts_with(start))
        return false;
    text.remove_prefix(start.size());
    return true;
}

bool take_han(std::string_view& text)
{
    if (text.empty() || !utf8::is_han(utf8::first(text).value))
        return false;
    text.remove_prefix(utf8::first(text).size);
    return true;
}

std::size_t take_digits(std::string_view& text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), is_number);
    const auto count = static_cast<std::size_t>(end - text.begin());
    text.remove_prefix(count);
    return count;
}

void take_blanks(std::string_view& text)
{
    while (take(text, " ")) {
    }
}

}

bool is_site_id_code(std::string_view text)
{
    constexpr std::size_t size = 10;
    return text.size() == size &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_number(c) || is_letter(c); });
}

bool is_government_domain(std::string_view text)
{
    const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
        return is_number(c) || is_letter(c) || c == '.' || c == '-';
    });
    return is_plain && text.ends_with(".gov.cn") && !text.starts_with('.');
}

bool is_icp_number(std::string_view text)
{
    constexpr std::size_t fewest = 5;
    if (!take_han(text) || !take(text, "ICP备") || take_digits(text) < fewest || !take(text, "号"))
        return false;
    return text.empty() || (take(text, "-") && take_digits(text) > 0 && text.empty());
}

bool is_police_record(std::string_view text)
{
    constexpr std::size_t size = 14;
    if (!take_han(text) || !take(text, "公网安备"))
        return false;
    take_blanks(text);
    if (take_digits(text) != size)
        return false;
    take_blanks(text);
    return take(text, "号") && text.empty();
}

bool is_hollow(std::string_view text)
{
    constexpr std::array<std::string_view, 5> words{"无", "暂无", "未知", "号", "待定"};
    std::string rest;
    for (; !text.empty(); text.remove_prefix(utf8::first(text).size)) {
        const utf8::Character character = utf8::first(text);
        if (!utf8::is_blank(character.value) && !utf8::is_punctuation(character.value))
            rest += text.substr(0, character.size);
    }
    return rest.empty() || std::find(words.begin(), words.end(), rest) != words.end();
}

}
