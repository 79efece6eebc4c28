#include "prose/number_context.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "prose/character.h"
#include "prose/word_list.h"

namespace mingbai {

namespace {

constexpr std::string_view labels[] = {
    "no.",     "nos.",      "no",       "article",   "articles", "section",  "chapter",
    "part",    "annex",     "appendix", "table",     "figure",   "page",     "item",
    "clause",  "paragraph", "phase",    "stage",     "class",    "level",    "grade",
    "version", "step",      "january",  "february",  "march",    "april",    "may",
    "june",    "july",      "august",   "september", "october",  "november", "december",
};

constexpr auto one_enders = words_at_end({
    "统", "唯", "同", "单", "专", "任", "每", "某", "这", "那", "另", "之", "周", "期", "初",
    "逐", "进", "不", "划", "合", "归", "随", "首", "高", "大", "哪", "万", "其", "十", "新的",
});

constexpr std::string_view spoilers[] = {"星期", "礼拜", "数", "几", "若干", "成", "“", "‘"};

constexpr std::string_view counting_ones[] = {
    "名", "位", "所", "天", "年", "周", "小时", "个月", "个工作日", "个学期", "个小时", "家",
};

constexpr auto slogans = words_at_start({
    "个一",   "个确立", "个维护", "个意识", "个自信", "个务必", "个全面", "个坚持",
    "个结合", "个明确", "个必须", "个如何", "个到位", "个责任", "个不",   "个毫不",
    "个倍增", "个先行", "项规定", "项纪律", "个转变", "个关口", "个环境", "个专区",
    "年规划", "年行动", "年计划", "年义务", "年一贯", "节期间", "个没有", "个走在",
    "个百年", "个文明", "个带头", "个融入", "个满意", "个规范", "个标准", "个清单",
});

constexpr std::string_view durations[] = {
    "年",   "天",     "日",     "周",     "小时",   "分钟",   "星期",
    "个月", "个多月", "个星期", "个小时", "个学期", "个学年", "个季度",
};

constexpr std::string_view opening_marks[] = {"“", "‘", "「", "『", "《", "〈", "\"", "<"};
constexpr std::string_view closing_marks[] = {"”", "’", "」", "』", "》", "〉", "\"", ">"};

bool ends_with_any(const auto& list, std::string_view text)
{
    return std::ranges::any_of(list, [&](std::string_view word) { return text.ends_with(word); });
}

bool starts_with_any(const auto& list, std::string_view text)
{
    return std::ranges::any_of(list, [&](std::string_view word) { return text.starts_with(word); });
}

bool is_one_of(const auto& list, std::string_view text)
{
    return std::ranges::find(list, text) != std::end(list);
}

std::string_view without_blank(std::string_view text)
{
    if (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

}

bool is_ordinal(std::string_view before)
{
    before = without_blank(before);
    if (before.ends_with("第"))
        return true;
    std::size_t begin = before.size();
    while (begin > 0 && before.size() - begin < 12 &&
           (is_ascii_letter(before[begin - 1]) || before[begin - 1] == '.'))
        --begin;
    const std::string_view word = before.substr(begin);
    const auto same = [](char a, char b) { return a == b || (a | 0x20) == b; };
    return !word.empty() && std::ranges::any_of(labels, [&](std::string_view label) {
        return std::ranges::equal(word, label, same);
    });
}

bool opens_name(std::string_view before, std::string_view after)
{
    if (!ends_with_any(opening_marks, before))
        return false;
    constexpr int longest_name = 12;
    for (int characters = 0; characters < longest_name && !after.empty(); ++characters) {
        if (starts_with_any(closing_marks, after))
            return true;
        const utf8::Character c = utf8::first(after);
        if (c.value == U'，' || c.value == U'。' || c.value == U'；')
            return false;
        after.remove_prefix(c.size);
    }
    return false;
}

bool ends_word_with_one(std::string_view before)
{
    return one_enders.longest(before) > 0;
}

bool spoils_numeral(std::string_view before)
{
    return ends_with_any(spoilers, before) || (before.ends_with("周") && !before.ends_with("每周"));
}

bool is_article(std::string_view measure, std::string_view after)
{
    return !is_one_of(counting_ones, measure) || after.starts_with("一") || after.starts_with("人");
}

bool is_slogan(std::string_view from_measure)
{
    return slogans.longest(from_measure) > 0;
}

bool is_duration(std::string_view unit)
{
    return is_one_of(durations, unit);
}

}
