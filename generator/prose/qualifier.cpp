#include "prose/qualifier.h"

#include <algorithm>

#include "base/utf8.h"
#include "prose/character.h"
#include "prose/word_list.h"

namespace mingbai {

namespace {

struct Word {
    std::string_view text;
    Bound bound;
};

constexpr auto floors = words_at_end({
    "不少于",
    "不低于",
    "不小于",
    "不得少于",
    "不得低于",
    "至少",
    "最少",
    "最低",
    "超过",
    "超出",
    "突破",
    "高于",
    "多于",
    "大于",
    "逾",
    "超",
});
constexpr auto ceilings = words_at_end({
    "不超过", "不得超过", "未超过", "不高于", "不多于", "不大于", "不得高于",
    "至多",   "最多",     "最高",   "少于",   "低于",   "小于",   "接近",
    "将近",   "近",       "不足",   "不到",   "未满",   "不满",
});
constexpr auto estimates = words_at_end({
    "大约",
    "大概",
    "约",
});

constexpr auto floors_behind = words_at_start({
    "及以上",
    "或以上",
    "以上",
    " or more",
    " and above",
});
constexpr auto ceilings_behind = words_at_start({
    "及以下",
    "以下",
    "以内",
    "之内",
    "内",
    " or fewer",
    " or less",
});
constexpr auto estimates_behind = words_at_start({
    "左右",
    "上下",
    " or so",
});

constexpr Word english_before[] = {
    {"not more than", Bound::at_most},
    {"no more than", Bound::at_most},
    {"more than", Bound::at_least},
    {"not less than", Bound::at_least},
    {"no less than", Bound::at_least},
    {"less than", Bound::at_most},
    {"no fewer than", Bound::at_least},
    {"not fewer than", Bound::at_least},
    {"fewer than", Bound::at_most},
    {"at least", Bound::at_least},
    {"a minimum of", Bound::at_least},
    {"at most", Bound::at_most},
    {"a maximum of", Bound::at_most},
    {"up to", Bound::at_most},
    {"not exceeding", Bound::at_most},
    {"exceeding", Bound::at_least},
    {"over", Bound::at_least},
    {"above", Bound::at_least},
    {"nearly", Bound::at_most},
    {"almost", Bound::at_most},
    {"under", Bound::at_most},
    {"below", Bound::at_most},
    {"about", Bound::about},
    {"around", Bound::about},
    {"approximately", Bound::about},
    {"roughly", Bound::about},
    {"some", Bound::about},
    {"within", Bound::at_most},
};

// 节约 is no 约, 附近 no 近: what these make with the character before them.
constexpr auto no_qualifiers = words_at_end({
    "节约", "合约", "签约", "预约", "契约", "条约", "特约", "违约", "邀约", "公约", "履约", "续约",
    "守约", "毁约", "爽约", "失约", "解约", "缔约", "制约", "集约", "简约", "隐约", "附近", "就近",
    "临近", "靠近", "最近", "贴近", "邻近", "亲近", "赶超", "高超", "反超", "入超", "出超",
});

// Between a qualifier and its number: 约有200人, 超过了3000人.
constexpr auto links =
    words_at_end({"有", "为", "达到", "达", "了", "在", "共", "计", "是", "要", "其"});

// Between 至少 and its number.
constexpr auto verbs = words_at_end({
    "开展", "组织", "举办", "召开", "培训",     "完成",     "安排",     "学习", "参加", "进行",
    "聘请", "聘任", "配备", "开设", "举行",     "讲授",     "观看",     "撰写", "接受", "建成",
    "创建", "设立", "选派", "建设", "集中学习", "集中培训", "组织开展", "听取", "研究", "培育",
    "授课", "上",   "讲",   "设",   "配",       "做",       "办",
});

Qualifier longest_of(const auto& at_least, const auto& at_most, const auto& about,
                     std::string_view text)
{
    Qualifier found{at_least.longest(text), Bound::at_least};
    if (const std::size_t size = at_most.longest(text); size > found.size)
        found = {size, Bound::at_most};
    if (const std::size_t size = about.longest(text); size > found.size)
        found = {size, Bound::about};
    return found.size == 0 ? Qualifier{} : found;
}

Qualifier chinese_at_end(std::string_view text)
{
    return no_qualifiers.longest(text) > 0 ? Qualifier{}
                                         : longest_of(floors, ceilings, estimates, text);
}

Qualifier with_link(std::string_view text)
{
    if (const Qualifier here = chinese_at_end(text); here.size > 0)
        return here;
    if (const std::size_t link = links.longest(text); link > 0)
        if (const Qualifier found = chinese_at_end(text.substr(0, text.size() - link));
            found.size > 0)
            return {found.size + link, found.bound};
    const std::size_t verb = verbs.longest(text);
    if (verb == 0)
        return {};
    const std::string_view rest = text.substr(0, text.size() - verb);
    constexpr std::size_t word = std::string_view("至少").size();
    if (rest.ends_with("至少") || rest.ends_with("最少"))
        return {verb + word, Bound::at_least};
    if (rest.ends_with("最多") || rest.ends_with("至多"))
        return {verb + word, Bound::at_most};
    return {};
}

bool is_same_word(std::string_view text, std::string_view word)
{
    return std::ranges::equal(text, word, [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

Qualifier english_at_end(std::string_view text)
{
    for (const Word& word : english_before) {
        const std::size_t size = word.text.size();
        if (text.size() < size || !is_same_word(text.substr(text.size() - size), word.text))
            continue;
        const char left = text.size() == size ? ' ' : text[text.size() - size - 1];
        if (!is_ascii_letter(left))
            return {size, word.bound};
    }
    return {};
}

}

Qualifier qualifier_before(std::string_view text)
{
    if (text.empty())
        return {};
    const std::size_t blank = text.ends_with(' ') ? 1 : 0;
    const std::string_view words = text.substr(0, text.size() - blank);
    if (words.empty())
        return {};
    Qualifier found = is_ascii_letter(words.back()) ? english_at_end(words) : with_link(words);
    if (found.size > 0)
        found.size += blank;
    return found;
}

Qualifier qualifier_after(std::string_view text)
{
    if (text.starts_with("内容") || text.starts_with("内部") || text.starts_with("内外"))
        return {};
    return longest_of(floors_behind, ceilings_behind, estimates_behind, text);
}

bool is_counting(std::string_view text)
{
    std::size_t at = text.size();
    for (int characters = 0; characters < 10 && at > 0; ++characters) {
        const utf8::Character c = utf8::last(text.substr(0, at));
        if (utf8::is_punctuation(c.value))
            return false;
        at -= c.size;
        if (c.value == U'每' || text.substr(at).starts_with("至少"))
            return true;
    }
    return false;
}

}
