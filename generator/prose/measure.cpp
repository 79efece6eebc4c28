#include "prose/measure.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "prose/character.h"
#include "prose/qualifier.h"
#include "prose/word_list.h"

namespace mingbai {

namespace {

// Behind 3 and behind 三. Single characters may take 次: 人次, 件次.
constexpr auto counters = words_at_start({
    "人",       "名",     "位",       "所",       "家",       "户",     "件",     "项",
    "场",       "次",     "期",       "轮",       "份",       "条",     "起",     "支",
    "只",       "篇",     "部",       "个",       "课",       "班",     "批",     "台",
    "辆",       "宗",     "单",       "天",       "店",       "幅",     "处",     "组",
    "门",       "本",     "册",       "张",       "块",       "套",     "堂",     "节",
    "枚",       "封",     "座",       "间",       "栋",       "幢",     "棵",     "顶",
    "顿",       "桶",     "艘",       "架",       "盏",       "颗",     "株",     "队",
    "元",       "年",     "周",       "岁",       "章",       "款",     "则",     "段",
    "句",       "亩",     "米",       "吨",       "克",       "里",     "秒",     "届次",
    "课时",     "学时",   "小时",     "分钟",     "工作日",   "自然日", "平方米", "立方米",
    "平方公里", "公里",   "千米",     "厘米",     "毫米",     "公斤",   "千克",   "公顷",
    "星期",     "百分点", "个百分点", "个工作日", "个自然日", "个月",   "个小时", "个学期",
    "个学年",   "个课时", "个学时",   "个季度",   "个星期",   "个年度", "个批次", "周岁",
    "班次",     "批次",   "人份",     "车次",     "站次",     "千瓦时", "千瓦",   "人次",
    "场次",
});

// Behind 3 only: 三分, 三类, 三种, 三面 are mostly something else.
constexpr auto tallies = words_at_start({
    "分", "类", "种", "面", "层", "道", "笔", "字", "度", "例", "村次", "校次", "倍",
    "把", "口", "头", "匹", "卷", "％", "‰",  "℃",  "㎡", "㎞", "㎏",   "m²",   "km²",
});

// Not the measure word that they begin with.
constexpr auto other_words = words_at_start({
    "部门", "部委", "部署", "部分", "年级", "年代", "年度", "年轻", "年青", "年龄", "名单", "名录",
    "名称", "位置", "位数", "位于", "家庭", "家长", "家校", "家属", "条例", "条件", "场所", "场地",
    "场馆", "场景", "所有", "所在", "所以", "所属", "次要", "次序", "次年", "次日", "次数", "次性",
    "期间", "期末", "期中", "期望", "起草", "起来", "起步", "起诉", "份额", "支部", "支持", "支付",
    "支撑", "课程", "课堂", "课题", "课后", "课本", "班级", "班子", "班主", "班长", "批准", "批评",
    "批示", "单位", "单元", "单一", "天津", "天下", "店铺", "处理", "处罚", "处置", "处于", "处长",
    "组织", "组长", "组成", "组员", "门户", "本科", "本地", "本级", "本年", "本校", "本人", "本质",
    "张贴", "节点", "节日", "节约", "节能", "节假", "节气", "节前", "节后", "节庆", "节省", "节水",
    "个半", "队员", "元旦", "元宵", "元月", "周年", "周期", "周边", "周围", "周末", "章程", "款项",
    "则是", "里程", "里面", "秒杀", "户籍", "户外", "户口", "人民", "人大", "人口", "人格", "人才",
    "人均", "项目", "分别", "分类", "分析", "分为", "分工", "分之", "分级", "分管", "分布", "分校",
    "种类", "面向", "面对", "面积", "层级", "道路", "道德", "字号", "度假", "例如", "例外", "类别",
    "类型", "克服", "座谈", "座位", "间隔", "封闭", "架构", "套餐",
});

// Two words, though their first characters make one of other_words: 5项 目标.
constexpr auto divided_words =
    words_at_start({"项目标", "所有关", "名单位", "家长期", "名称职", "人民警"});

constexpr std::string_view short_units[] = {"%", "km", "kg", "cm", "mm"};

constexpr std::string_view unit_nouns[] = {
    "people",
    "person",
    "persons",
    "children",
    "staff",
    "percent",
    "per cent",
    "percentage points",
    "percentage point",
    "person-times",
    "person-time",
    "person times",
    "working days",
    "working day",
    "class hours",
    "class hour",
    "square metres",
    "square meters",
    "square metre",
    "school years",
    "school year",
    "session",
    "sessions",
    "school",
    "lecture",
    "visit",
    "case",
    "student",
    "teacher",
    "time",
    "times",
    "day",
    "week",
    "month",
    "year",
    "hour",
    "minute",
    "lesson",
    "class",
    "classes",
    "item",
    "member",
    "men",
    "women",
    "yuan",
    "household",
    "document",
    "law",
    "lawyer",
    "activity",
    "activities",
    "place",
    "team",
    "point",
    "points",
    "copies",
    "copy",
    "entries",
    "business days",
};

// Ends in s and is no plural, or is no thing counted.
constexpr std::string_view small_words[] = {
    "of",      "the",   "and",   "or",     "in",     "on",      "at",    "by",    "to",    "for",
    "from",    "as",    "is",    "was",    "were",   "are",     "has",   "have",  "had",   "its",
    "his",     "this",  "that",  "these",  "those",  "which",   "who",   "than",  "with",  "more",
    "less",    "per",   "a",     "an",     "it",     "we",      "they",  "be",    "been",  "will",
    "would",   "us",    "yes",   "does",   "always", "perhaps", "but",   "not",   "no",    "if",
    "when",    "while", "where", "after",  "before", "between", "until", "each",  "am",    "pm",
    "percent", "below", "above", "across", "thus",   "versus",  "plus",  "minus", "times", "so",
    "also",    "their", "there",
};

std::size_t word_size(std::string_view text)
{
    std::size_t size = 0;
    while (size < text.size() && size < 40 &&
           (is_ascii_letter(text[size]) || (text[size] == '-' && size > 0)))
        ++size;
    while (size > 0 && text[size - 1] == '-')
        --size;
    return size;
}

bool ends_word(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return true;
    const utf8::Character next = utf8::first(text.substr(at));
    return class_of(next.value) != CharacterClass::letter;
}

std::size_t short_unit_size(std::string_view text)
{
    for (const std::string_view unit : short_units)
        if (text.starts_with(unit) && ends_word(text, unit.size()))
            return unit.size();
    return 0;
}

bool is_single(std::string_view text, std::size_t size)
{
    return utf8::first(text).size == size;
}

struct Alias {
    std::string_view unit;
    std::string_view canonical;
};

constexpr Alias aliases[] = {
    {"％", "%"},
    {"百分之", "%"},
    {"percent", "%"},
    {"per cent", "%"},
    {"个百分点", "百分点"},
    {"percentage points", "percentage point"},
    {"㎡", "平方米"},
    {"m²", "平方米"},
    {"千米", "公里"},
    {"km", "公里"},
    {"㎞", "公里"},
    {"千克", "公斤"},
    {"kg", "公斤"},
    {"㎏", "公斤"},
    {"千分之", "‰"},
    {"名", "人"},
    {"位", "人"},
    {"日", "天"},
    {"个小时", "小时"},
    {"个工作日", "工作日"},
    {"个自然日", "自然日"},
    {"个课时", "课时"},
    {"个学时", "学时"},
    {"个多月", "个月"},
    {"个多小时", "小时"},
    {"个多学期", "个学期"},
    {"个星期", "周"},
    {"星期", "周"},
    {"周岁", "岁"},
    {"people", "person"},
    {"persons", "person"},
    {"children", "child"},
    {"classes", "class"},
    {"copies", "copy"},
    {"meter", "metre"},
    {"men", "man"},
    {"women", "woman"},
    {"人(次)", "人（次）"},
    {"场(次)", "场（次）"},
    {"business days", "working day"},
};

}

Measure measure_at(std::string_view text)
{
    if (text.empty() || text[0] == ' ')
        return {};
    const std::size_t counter = counters.longest(text);
    const std::size_t tally = std::max(tallies.longest(text), short_unit_size(text));
    std::size_t size = std::max(counter, tally);
    if (size == 0)
        return {};
    if (is_single(text, size)) {
        const std::string_view behind = text.substr(size);
        const bool is_other = other_words.longest(text) > 0 && divided_words.longest(text) == 0;
        if (is_other && qualifier_after(behind).size == 0)
            return {};
        for (const std::string_view times : {"次", "（次）", "(次)"})
            if (behind.starts_with(times) && !text.starts_with("次"))
                return {size + times.size(), counter >= tally};
    }
    return {size, counter >= tally};
}

std::size_t english_unit_size(std::string_view text)
{
    if (text.empty() || !is_ascii_letter(text[0]))
        return 0;
    std::size_t size = 0;
    for (const std::string_view noun : unit_nouns)
        if (noun.size() > size && text.starts_with(noun) && ends_word(text, noun.size()))
            size = noun.size();
    const std::size_t word = word_size(text);
    if (size > 0 && size >= word)
        return size;
    const std::string_view first = text.substr(0, word);
    const bool is_plural =
        word > 3 && first.ends_with('s') && !first.ends_with("ss") && ends_word(text, word);
    return is_plural && is_counted_word(text) ? word : 0;
}

bool is_counted_word(std::string_view text)
{
    const std::string_view word = text.substr(0, word_size(text));
    if (word.empty() || word[0] < 'a' || !ends_word(text, word.size()))
        return false;
    return std::ranges::find(small_words, word) == std::end(small_words);
}

std::string canonical_unit(std::string_view unit)
{
    for (const Alias& alias : aliases)
        if (alias.unit == unit)
            return std::string(alias.canonical);
    std::string one(unit);
    if (one.size() < 3 || !is_ascii_letter(one.back()))
        return one;
    if (one.ends_with("ies"))
        one.replace(one.size() - 3, 3, "y");
    else if (one.ends_with("ches") || one.ends_with("shes") || one.ends_with("sses") ||
             one.ends_with("xes"))
        one.resize(one.size() - 2);
    else if (one.ends_with('s') && !one.ends_with("ss"))
        one.pop_back();
    for (const Alias& alias : aliases)
        if (alias.unit == one)
            return std::string(alias.canonical);
    return one;
}

}
