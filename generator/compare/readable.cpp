// The fewest changed characters are seldom what a reader sees best. 开展法治宣传 against
// 举办普法讲座 may have 法 in common, and a reader wants one phrase for another. So:
//   1. an insertion or deletion slides along equal text to where marks stand: of 、检查 and 检查、
//      in 宣传、检查、培训 both say the same, and whole members of a list are taken;
//   2. crumbs kept between two changes are given up: less than two Han characters, or at most four
//      characters that are no longer than the change on either side. Quantities, numbers and ends
//      of sentences stay;
//   3. sentences with more than six places, or with less than 35 % equal, are taken whole.
// Changes of form keep to themselves, so that their label stays true.
#include "compare/readable.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace mingbai {

namespace {

constexpr std::size_t longest_crumb = 4;
constexpr std::size_t most_places_of_sentence = 6;
constexpr std::size_t least_equal_percent = 35;

// Spellings of one word. Only what is one word for every reader; 法制 for 法治 is what texts of the
// yearly reports correct most.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> spellings = {{
    {"法制", "法治"},
    {"其它", "其他"},
    {"帐户", "账户"},
    {"帐号", "账号"},
    {"帐目", "账目"},
    {"部份", "部分"},
    {"身分", "身份"},
    {"成份", "成分"},
    {"水份", "水分"},
    {"图象", "图像"},
    {"惟一", "唯一"},
}};

bool is_spelling(std::string_view one, std::string_view other)
{
    return std::any_of(spellings.begin(), spellings.end(), [&](const auto& pair) {
        return pair == std::pair(one, other) || pair == std::pair(other, one);
    });
}

char32_t first_character(const TokenText& side, std::size_t token)
{
    return utf8::first(side.words(token, token + 1)).value;
}

bool is_number(const TokenText& side, std::size_t token)
{
    if (side.tokens[token].kind == TokenKind::quantity)
        return true;
    const char32_t c = first_character(side, token);
    return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}

// How good it is to cut before this token.
int cut_worth(const TokenText& side, std::size_t token)
{
    constexpr std::u32string_view opening = U"“‘《〈（(〔【『「";
    constexpr std::u32string_view closing = U"”’》〉）)〕】』」";
    if (side.ends[token])
        return 4;
    const char32_t last = first_character(side, token - 1);
    const char32_t next = first_character(side, token);
    if (std::u32string_view(U"，、：,:").find(last) != std::u32string_view::npos)
        return 3;
    if (opening.find(next) != std::u32string_view::npos ||
        closing.find(last) != std::u32string_view::npos)
        return 2;
    const bool is_beside_mark = side.tokens[token].kind == TokenKind::mark ||
                                side.tokens[token - 1].kind == TokenKind::blank;
    return is_beside_mark && opening.find(last) == std::u32string_view::npos ? 1 : 0;
}

struct Sides {
    const TokenText& before;
    const TokenText& after;

    std::size_t length(const Change& change) const
    {
        return std::max(before.characters(change.before, change.before_end),
                        after.characters(change.after, change.after_end));
    }
};

// Where tokens[begin, end) of `side` should begin, at most `left` or `right` steps from there.
std::size_t best_begin(const TokenText& side, std::pair<std::size_t, std::size_t> range,
                       std::size_t left, std::size_t right)
{
    const auto is_same = [&](std::size_t one, std::size_t other) {
        return side.tokens[one].name == side.tokens[other].name &&
               side.words(one, one + 1) == side.words(other, other + 1);
    };
    auto [begin, end] = range;
    for (; left > 0 && is_same(begin - 1, end - 1); --left) {
        --begin;
        --end;
    }
    right += range.first - begin;
    std::size_t best = begin;
    int best_worth = cut_worth(side, begin) + cut_worth(side, end);
    for (; right > 0 && is_same(begin, end); --right) {
        ++begin;
        ++end;
        if (const int worth = cut_worth(side, begin) + cut_worth(side, end); worth > best_worth) {
            best = begin;
            best_worth = worth;
        }
    }
    return best;
}

void slide(std::vector<Change>& changes, const Sides& sides)
{
    for (std::size_t at = 0; at < changes.size(); ++at) {
        Change& change = changes[at];
        if ((change.before == change.before_end) == (change.after == change.after_end))
            continue;
        // Something stays kept between two changes.
        const std::size_t left =
            at == 0 ? change.before : change.before - changes[at - 1].before_end - 1;
        const std::size_t right = at + 1 == changes.size()
                                      ? sides.before.tokens.size() - change.before_end
                                      : changes[at + 1].before - change.before_end - 1;
        const bool is_added = change.before == change.before_end;
        const TokenText& side = is_added ? sides.after : sides.before;
        const std::pair range = is_added ? std::pair(change.after, change.after_end)
                                         : std::pair(change.before, change.before_end);
        const std::size_t begin = best_begin(side, range, left, right);
        for (std::size_t* end :
             {&change.before, &change.before_end, &change.after, &change.after_end})
            *end = *end + begin - range.first;
    }
}

bool is_crumb(const Change& left, const Change& right, const Sides& sides)
{
    if (left.is_form || right.is_form)
        return false;
    const TokenText& side = sides.before;
    std::size_t han = 0;
    bool has_word = false;
    for (std::size_t token = left.before_end; token < right.before; ++token) {
        if (token - left.before_end >= longest_crumb || side.ends[token + 1] ||
            is_number(side, token))
            return false;
        han += side.tokens[token].kind == TokenKind::han ? 1U : 0U;
        has_word = has_word || side.tokens[token].kind == TokenKind::word;
    }
    if (han < 2 && !has_word)
        return true;
    const std::size_t size = side.characters(left.before_end, right.before);
    return size <= longest_crumb && size <= sides.length(left) && size <= sides.length(right);
}

Change joined(const Change& first, const Change& last)
{
    return {first.before, last.before_end, first.after, last.after_end, false};
}

std::vector<Change> without_crumbs(const std::vector<Change>& changes, const Sides& sides)
{
    std::vector<Change> kept;
    for (const Change& change : changes) {
        kept.push_back(change);
        while (kept.size() > 1 && is_crumb(kept[kept.size() - 2], kept.back(), sides)) {
            kept[kept.size() - 2] = joined(kept[kept.size() - 2], kept.back());
            kept.pop_back();
        }
    }
    return kept;
}

// From one place where sentences end on both sides to the next.
struct WholeSentences {
    std::size_t before = 0;
    std::size_t before_end = 0;
    std::size_t after = 0;
    std::size_t after_end = 0;
    std::size_t sentences = 0;  // of the side that has more
};

std::vector<WholeSentences> whole_sentences_of(const std::vector<Change>& changes,
                                               const Sides& sides)
{
    std::vector<WholeSentences> all;
    WholeSentences open;
    std::size_t before_sentences = 0;
    std::size_t after_sentences = 0;
    const auto count = [](const std::vector<bool>& ends, std::size_t begin, std::size_t end) {
        return static_cast<std::size_t>(
            std::count(ends.begin() + static_cast<std::ptrdiff_t>(begin),
                       ends.begin() + static_cast<std::ptrdiff_t>(end), true));
    };
    const auto close = [&](std::size_t before, std::size_t after) {
        open.before_end = before;
        open.after_end = after;
        open.sentences = std::max(before_sentences, after_sentences);
        if (before > open.before || after > open.after)
            all.push_back(open);
        open = {before, before, after, after, 0};
        before_sentences = after_sentences = 0;
    };
    std::size_t before = 0;
    std::size_t after = 0;
    const auto keep_until = [&](std::size_t end) {
        for (;; ++before, ++after) {
            if (sides.before.ends[before] && sides.after.ends[after])
                close(before, after);
            if (before == end)
                return;
            before_sentences += sides.before.ends[before + 1] ? 1U : 0U;
            after_sentences += sides.after.ends[after + 1] ? 1U : 0U;
        }
    };
    for (const Change& change : changes) {
        keep_until(change.before);
        before_sentences += count(sides.before.ends, change.before + 1, change.before_end + 1);
        after_sentences += count(sides.after.ends, change.after + 1, change.after_end + 1);
        before = change.before_end;
        after = change.after_end;
    }
    keep_until(sides.before.tokens.size());
    return all;
}

bool is_scattered(const WholeSentences& whole, const std::vector<Change>& changes,
                  std::pair<std::size_t, std::size_t> range, const Sides& sides)
{
    std::size_t places = 0;
    std::size_t before_changed = 0;
    std::size_t after_changed = 0;
    for (std::size_t at = range.first; at < range.second; ++at) {
        if (changes[at].is_form)
            continue;
        ++places;
        before_changed += sides.before.characters(changes[at].before, changes[at].before_end);
        after_changed += sides.after.characters(changes[at].after, changes[at].after_end);
    }
    if (places > most_places_of_sentence * std::max<std::size_t>(whole.sentences, 1))
        return true;
    const std::size_t all = sides.before.characters(whole.before, whole.before_end) +
                            sides.after.characters(whole.after, whole.after_end);
    return places > 1 && (all - before_changed - after_changed) * 100 < all * least_equal_percent;
}

// Neighbours without anything kept between them become one.
void push_joined(std::vector<Change>& changes, const Change& change)
{
    if (!changes.empty() && changes.back().before_end == change.before &&
        changes.back().after_end == change.after)
        changes.back() = joined(changes.back(), change);
    else
        changes.push_back(change);
}

std::vector<Change> with_whole_sentences(const std::vector<Change>& changes, const Sides& sides)
{
    std::vector<Change> readable;
    std::size_t at = 0;
    for (const WholeSentences& whole : whole_sentences_of(changes, sides)) {
        const std::size_t first = at;
        while (at < changes.size() && changes[at].before_end <= whole.before_end &&
               changes[at].after_end <= whole.after_end)
            ++at;
        if (is_scattered(whole, changes, {first, at}, sides))
            push_joined(readable,
                        {whole.before, whole.before_end, whole.after, whole.after_end, false});
        else
            for (std::size_t change = first; change < at; ++change)
                push_joined(readable, changes[change]);
    }
    return readable;
}

}

std::string_view TokenText::words(std::size_t begin, std::size_t end) const
{
    if (begin == end)
        return {};
    const std::size_t from = tokens[begin].begin;
    return text.substr(from, tokens[end - 1].begin + tokens[end - 1].size - from);
}

TokenText token_text(std::string_view text)
{
    TokenText side{text, tokens_of(text), {}, {}};
    side.offsets.reserve(side.tokens.size() + 1);
    side.offsets.push_back(0);
    for (const Token& token : side.tokens) {
        const bool is_plain_han = token.kind == TokenKind::han && token.size == 3;
        const std::size_t size =
            is_plain_han ? 1 : utf8::count(text.substr(token.begin, token.size));
        side.offsets.push_back(side.offsets.back() + size);
    }
    side.ends.assign(side.tokens.size() + 1, false);
    side.ends.front() = side.ends.back() = true;
    std::size_t token = 0;
    for (const TextSpan& sentence : sentences_of(text)) {
        while (token < side.tokens.size() &&
               side.tokens[token].begin < sentence.begin + sentence.size)
            ++token;
        side.ends[token] = true;
    }
    return side;
}

bool is_form_change(const Change& change, const TokenText& before, const TokenText& after)
{
    const std::size_t size = change.before_end - change.before;
    if (size == 0 || change.after_end == change.after)
        return false;
    bool is_same = size == change.after_end - change.after;
    for (std::size_t token = 0; is_same && token < size; ++token)
        is_same = before.tokens[change.before + token].meaning ==
                  after.tokens[change.after + token].meaning;
    if (is_same)
        return true;

    // The word around the change, for 法 stays when 法制 becomes 法治.
    const std::size_t left = std::min<std::size_t>({1, change.before, change.after});
    const std::size_t right = std::min<std::size_t>(
        {1, before.tokens.size() - change.before_end, after.tokens.size() - change.after_end});
    for (std::size_t from = 0; from <= left; ++from)
        for (std::size_t to = 0; to <= right; ++to)
            if (is_spelling(before.words(change.before - from, change.before_end + to),
                            after.words(change.after - from, change.after_end + to)))
                return true;
    return false;
}

std::vector<Change> made_readable(std::vector<Change> changes, const TokenText& before,
                                  const TokenText& after)
{
    const Sides sides{before, after};
    slide(changes, sides);
    return with_whole_sentences(without_crumbs(changes, sides), sides);
}

}
