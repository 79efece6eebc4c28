#include "check/wording.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"

namespace mingbai {

namespace {

bool is_digit_at(std::string_view text, std::size_t at)
{
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::size_t end_of_digits(std::string_view text, std::size_t at)
{
    while (is_digit_at(text, at))
        ++at;
    return at;
}

struct Bracket {
    std::string_view opens;
    std::string_view closes;
};
constexpr std::array<Bracket, 6> brackets{
    {{"〔", "〕"}, {"（", "）"}, {"【", "】"}, {"［", "］"}, {"[", "]"}, {"(", ")"}}};

// （2023）1号: year in brackets, number, 号; how it should be written, and where it ends.
struct DocumentNumber {
    std::string written;
    std::string formal;
    std::size_t end = 0;
};

std::optional<DocumentNumber> document_number_at(std::string_view text, std::size_t at)
{
    constexpr std::size_t year_size = 4;
    constexpr std::string_view ordinal = "第";
    constexpr std::string_view sign = "号";
    const auto bracket = std::find_if(brackets.begin(), brackets.end(), [&](const Bracket& each) {
        return text.substr(at).starts_with(each.opens);
    });
    if (bracket == brackets.end())
        return std::nullopt;
    const std::size_t year = at + bracket->opens.size();
    std::size_t next = end_of_digits(text, year);
    if (next - year != year_size || !text.substr(next).starts_with(bracket->closes))
        return std::nullopt;
    next += bracket->closes.size();
    if (text.substr(next).starts_with(ordinal))
        next += ordinal.size();
    const std::size_t end = end_of_digits(text, next);
    if (end == next || !text.substr(end).starts_with(sign))
        return std::nullopt;
    while (text[next] == '0' && next + 1 < end)
        ++next;
    return DocumentNumber{
        std::string(text.substr(at, end + sign.size() - at)),
        fmt::format("〔{}〕{}号", text.substr(year, year_size), text.substr(next, end - next)),
        end + sign.size()};
}

// 03月, 月05日: where the zero stands, if one does.
bool is_zero_of_date(std::string_view text, std::size_t at)
{
    constexpr std::string_view month = "月";
    constexpr std::string_view day = "日";
    if (text[at] != '0' || !is_digit_at(text, at + 1) || text[at + 1] == '0' || is_digit_at(text, at + 2))
        return false;
    const std::string_view before = text.substr(0, at);
    const std::string_view after = text.substr(at + 2);
    const bool begins = before.empty() || (!is_digit_at(text, at - 1) && before.back() != '.');
    return begins && (after.starts_with(month) || (before.ends_with(month) && after.starts_with(day)));
}

// 7547余: the end of the words, or 0. 3000余 and 15余万 are what such words are for.
std::size_t end_of_exact_and_more(std::string_view text, std::size_t at)
{
    constexpr std::array<std::string_view, 4> magnitudes{"万", "亿", "千", "百"};
    const std::size_t end = end_of_digits(text, at);
    if (end - at < 2 || text[end - 1] == '0')
        return 0;
    const std::string_view after = text.substr(end);
    const std::string_view more = after.starts_with("余")   ? "余"
                                  : after.starts_with("多") ? "多"
                                                            : "";
    if (more.empty())
        return 0;
    const std::string_view rest = after.substr(more.size());
    const bool is_round = std::any_of(magnitudes.begin(), magnitudes.end(),
                                      [&](std::string_view each) { return rest.starts_with(each); });
    return is_round ? 0 : end + more.size();
}

// 1+4=5 as it is written, right or wrong.
struct Sum {
    std::uint64_t stated = 0;
    std::uint64_t sum = 0;
    std::size_t end = 0;
};

std::size_t after_any(std::string_view text, std::size_t at, std::string_view one, std::string_view other)
{
    const std::string_view rest = text.substr(at);
    return rest.starts_with(one) ? at + one.size() : rest.starts_with(other) ? at + other.size() : at;
}

std::optional<Sum> sum_at(std::string_view text, std::size_t at)
{
    constexpr std::size_t most_digits = 15;
    Sum sum;
    int summands = 0;
    for (bool is_last = false;;) {
        const std::size_t end = end_of_digits(text, at);
        if (end == at || end - at > most_digits)
            return std::nullopt;
        const std::uint64_t number = std::stoull(std::string(text.substr(at, end - at)));
        if (is_last)
            return Sum{number, sum.sum, end};
        sum.sum += number;
        ++summands;
        at = after_any(text, end, "+", "＋");
        if (at != end)
            continue;
        at = after_any(text, end, "=", "＝");
        is_last = at != end && summands > 1;
        if (!is_last)
            return std::nullopt;
    }
}

// The members of the lists of a text: what stands between 、, lists apart. Marks inside brackets and quotation
// marks part nothing.
std::vector<std::vector<std::string_view>> lists_of(std::string_view text)
{
    constexpr std::u32string_view opening = U"（《“〔(";
    constexpr std::u32string_view closing = U"）》”〕)";
    constexpr std::u32string_view list_ends = U"，。；：！？,;:\n";
    std::vector<std::vector<std::string_view>> lists(1);
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Character character = utf8::first(text.substr(at));
        depth += opening.find(character.value) != std::u32string_view::npos ? 1 : 0;
        depth -= closing.find(character.value) != std::u32string_view::npos && depth > 0 ? 1 : 0;
        const bool ends_list = depth == 0 && list_ends.find(character.value) != std::u32string_view::npos;
        if (ends_list || (depth == 0 && character.value == U'、')) {
            lists.back().push_back(text.substr(begin, at - begin));
            begin = at + character.size;
        }
        if (ends_list)
            lists.emplace_back();
        at += character.size;
    }
    lists.back().push_back(text.substr(begin));
    return lists;
}

// Before the first member and behind the last stand words that are none of theirs, so only those between are sure.
std::vector<std::string> repeated_members(const std::vector<std::string_view>& list)
{
    constexpr std::size_t fewest = 4;
    constexpr std::size_t shortest = 2;
    std::vector<std::string> repeated;
    std::set<std::string_view> seen;
    for (std::size_t i = 1; list.size() >= fewest && i + 1 < list.size(); ++i)
        if (utf8::count(list[i]) >= shortest && !seen.insert(list[i]).second)
            repeated.emplace_back(list[i]);
    return repeated;
}

// 法制 where it is the proper word.
constexpr std::array<std::string_view, 13> proper_names{
    "法制办", "法制局",   "法制科",   "法制股", "法制处", "法制审核", "法制机构", "法制工作",
    "法制委", "法制日报", "法制大队", "法制网", "法制史"};

bool is_mixed_at(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at);
    return rest.starts_with("法制") && std::none_of(proper_names.begin(), proper_names.end(),
                                                    [&](std::string_view name) { return rest.starts_with(name); });
}

class WordingReader {
public:
    WordingReader(const Document& document, Problems& problems) : document_(document), problems_(problems) {}

    void read()
    {
        for (const Block& block : document_.outline.blocks())
            read(block);
        if (old_word_ > 0 && new_word_ > old_word_)
            problems_.add("law-words-mixed", {document_.path.text(), first_old_},
                          {fmt::format("{}", new_word_), fmt::format("{}", old_word_), old_lines_});
    }

private:
    void read(const Block& block)
    {
        const std::string_view text = block.text;
        for (std::size_t at = 0; at < text.size();)
            at = std::max(read(block, at), at + utf8::first(text.substr(at)).size);
        for (const std::vector<std::string_view>& list : lists_of(text))
            for (const std::string& member : repeated_members(list))
                add("list-repeat", block, {member});
    }

    // Where to go on, if further than the next character.
    std::size_t read(const Block& block, std::size_t at)
    {
        const std::string_view text = block.text;
        if (is_digit_at(text, at))
            return read_number(block, at);
        count_law_words(block, at);
        const std::optional<DocumentNumber> number = document_number_at(text, at);
        if (!number)
            return at;
        if (number->written != number->formal)
            add("document-number-form", block, {number->written, number->formal});
        return number->end;
    }

    std::size_t read_number(const Block& block, std::size_t at)
    {
        const std::string_view text = block.text;
        if (is_zero_of_date(text, at))
            add("date-zero", block, {std::string(text.substr(at, end_of_digits(text, at) - at + utf8::han_size))});
        if (const std::size_t end = end_of_exact_and_more(text, at))
            add("exact-and-more", block, {std::string(text.substr(at, end - at))});
        const std::optional<Sum> sum = sum_at(text, at);
        if (sum && sum->sum != sum->stated)
            add("sum-wrong", block, {std::string(text.substr(at, sum->end - at)), fmt::format("{}", sum->sum)});
        return sum ? sum->end : end_of_digits(text, at);
    }

    void count_law_words(const Block& block, std::size_t at)
    {
        const std::string_view text = block.text;
        new_word_ += text.substr(at).starts_with("法治") ? 1 : 0;
        if (!is_mixed_at(text, at))
            return;
        first_old_ = old_word_++ == 0 ? block.line : first_old_;
        if (block.line != last_old_)
            old_lines_ += (old_lines_.empty() ? "" : "、") + fmt::format("{}", block.line);
        last_old_ = block.line;
    }

    void add(std::string_view rule, const Block& block, std::vector<std::string> words)
    {
        problems_.add(rule, {document_.path.text(), block.line}, std::move(words));
    }

    const Document& document_;
    Problems& problems_;
    std::size_t new_word_ = 0;
    std::size_t old_word_ = 0;
    std::uint32_t first_old_ = 0;
    std::uint32_t last_old_ = 0;
    std::string old_lines_;
};

}

void check_wording(const Document& document, Problems& problems) { WordingReader(document, problems).read(); }

}
