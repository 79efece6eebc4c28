#include "prose/each.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <set>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "prose/character.h"
#include "prose/measure.h"
#include "prose/word_list.h"

namespace mingbai {

namespace {

using Keys = std::set<std::string, std::less<>>;
using Words = std::vector<std::string>;

constexpr auto times = words_at_start(
    {"学期", "个学期", "学年",   "个学年", "季度", "个季度", "季",   "月", "个月",   "月度",
     "周",   "星期",   "个星期", "天",     "日",   "半年",   "两年", "旬", "工作日", "个工作日"});

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> other_names_of_times = {{
    {"个学期", "学期"},
    {"个学年", "学年"},
    {"个季度", "季度"},
    {"季", "季度"},
    {"个月", "月"},
    {"月度", "月"},
    {"星期", "周"},
    {"个星期", "周"},
    {"日", "天"},
}};

// 各类, 各地 and the like speak of all together.
constexpr auto all_kinds = words_at_start({"各类", "各种", "各项", "各级", "各界", "各方", "各地",
                                           "各族", "各式", "各样", "各异", "各位"});

constexpr auto means = words_at_start({"人均", "户均", "校均", "村均", "班均", "场均", "家均",
                                       "年均", "月均", "周均", "日均", "平均"});

// Behind these the number is one of all, whatever was said of each before.
constexpr auto totals = words_at_start({"共", "累计", "合计", "总计", "总共", "总数", "总量"});
constexpr auto no_totals =
    words_at_start({"共同", "共享", "共建", "共和", "共青", "共产", "共商", "共促", "共治", "共议",
                    "共识", "共创", "共管", "共性", "共赢"});

constexpr std::array<std::string_view, 9> english_times = {
    "term", "semester", "quarter", "month", "week", "day", "fortnight", "session", "half"};

// The first characters, at most two, and no mark among them.
std::string_view first_word(std::string_view text)
{
    std::size_t end = 0;
    for (int count = 0; count < 2 && end < text.size(); ++count) {
        const utf8::Character c = utf8::first(text.substr(end));
        if (class_of(c.value) == CharacterClass::mark || class_of(c.value) == CharacterClass::blank)
            break;
        end += c.size;
    }
    return text.substr(0, end);
}

std::string_view name_of_time(std::string_view time)
{
    for (const auto& [other, name] : other_names_of_times)
        if (other == time)
            return name;
    return time;
}

// What stands behind 每 or a stroke: 学期, 人, 名 with the noun that it counts.
std::string thing_at(std::string_view text)
{
    if (text.starts_with("一"))
        text.remove_prefix(std::string_view("一").size());
    if (text.starts_with("年") && !text.starts_with("年级"))
        return {};
    if (const std::size_t size = times.longest(text); size > 0)
        return std::string(name_of_time(text.substr(0, size)));
    if (text.starts_with("人"))
        return "人";
    const std::size_t size = measure_at(text).size;
    return canonical_unit(text.substr(0, size)).append(first_word(text.substr(size)));
}

// 人均, but not the 校均 of 学校均衡.
std::size_t mean_size(std::string_view text)
{
    const std::size_t size = means.longest(text);
    return text.substr(size).starts_with("衡") ? 0 : size;
}

void add(Keys& keys, std::string key)
{
    if (!key.empty())
        keys.insert(std::move(key));
}

bool follows_one_of(std::string_view text, std::size_t at, std::string_view characters)
{
    return at >= han_size &&
           characters.find(text.substr(at - han_size, han_size)) != std::string_view::npos;
}

Keys chinese_keys(std::string_view before)
{
    Keys keys;
    for (std::size_t at = 0; at < before.size(); at += utf8::first(before.substr(at)).size) {
        const std::string_view here = before.substr(at);
        if (here.starts_with("每"))
            add(keys, thing_at(here.substr(han_size)));
        else if (here.starts_with("各") && all_kinds.longest(here) == 0)
            add(keys, "各" + std::string(first_word(here.substr(han_size))));
        else if (const std::size_t size = mean_size(here); size > 0 || here == "均")
            add(keys, std::string(size > 0 ? here.substr(0, size) : "各"));
        else if (totals.longest(here) > 0 && no_totals.longest(here) == 0 &&
                 !follows_one_of(before, at, "公中"))
            keys.clear();
    }
    return keys;
}

// In small letters and the singular.
Words english_words(std::string_view text)
{
    Words words;
    for (std::size_t at = 0; at < text.size();) {
        std::string word;
        for (; at < text.size() && is_ascii_letter(text[at]); ++at)
            word += static_cast<char>(text[at] | 0x20);
        if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"))
            word.pop_back();
        if (word.empty())
            ++at;
        else
            words.push_back(std::move(word));
    }
    return words;
}

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

bool is_time(std::string_view word)
{
    return std::ranges::find(english_times, word) != english_times.end();
}

std::string_view word_after(const Words& words, std::size_t at)
{
    return at + 1 < words.size() ? std::string_view(words[at + 1]) : std::string_view("each");
}

void add_english(Keys& keys, std::string_view word)
{
    if (!is_any_of(word, {"year", "annum", "cent"}))
        add(keys, std::string(word));
}

void add_from_before(Keys& keys, std::string_view before)
{
    const bool follows_number = before.find_first_of("0123456789") != std::string_view::npos;
    const Words words = english_words(before);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string_view word = words[at];
        if (is_any_of(word, {"each", "every"}) || (word == "per" && !follows_number))
            add_english(keys, word_after(words, at));
        else if (word == "average")
            add(keys, "average");
        else if (is_any_of(word, {"total", "altogether"}))
            keys.clear();
    }
}

// “12 townships each held …” says nothing of the 12; “2 hours each”, “… each term” do of the 2.
void add_from_after(Keys& keys, std::string_view after)
{
    const Words words = english_words(after);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string_view word = words[at];
        const std::string_view next = word_after(words, at);
        const bool is_last = at + 1 == words.size();
        const bool is_in =
            at > 0 && is_any_of(words[at - 1], {"in", "at", "for", "to", "of", "by"});
        if (word == "per" || (is_any_of(word, {"each", "every"}) &&
                              (is_last || is_in || is_time(next) || next == "year")))
            add_english(keys, next);
        else if (is_any_of(word, {"a", "an"}) && is_time(next) &&
                 (at == 0 || !is_any_of(words[at - 1], {"in", "at", "for", "to", "of", "by"})))
            add_english(keys, next);
        else if (word == "average" && at > 0 && words[at - 1] == "on")
            add(keys, "average");
        else if (word == "apiece")
            add(keys, "each");
    }
}

}

std::string each_of(std::string_view before, std::string_view after)
{
    Keys keys = chinese_keys(before);
    for (const std::string_view stroke : {"/", "／"})
        if (after.starts_with(stroke))
            add(keys, thing_at(after.substr(stroke.size())));
    if (std::ranges::any_of(before, is_ascii_letter))
        add_from_before(keys, before);
    if (std::ranges::any_of(after, is_ascii_letter))
        add_from_after(keys, after);
    std::string all;
    for (const std::string& key : keys)
        all += (all.empty() ? "" : "+") + key;
    return all;
}

}
