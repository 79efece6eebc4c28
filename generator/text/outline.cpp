// Official texts number their parts themselves: 一、（一）1.（1）① and, in translations, I. (I) 1.
// (1). The number is what stays when words change and what all languages share, so it makes the
// anchor:
//   ## 二、下一步工作       2
//   ### （一）依法决策      2-1
//   （a paragraph below）   2-1.p1
// Numbered headings are served first; a heading without number takes its place among its siblings,
// and whoever comes second gets a letter: 前言 before 一、 becomes 1b, and 一、 stays 1.
#include "text/outline.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"

namespace mingbai {

namespace {

constexpr int largest_number = 99;

// Reads from the front of a text and remembers how much.
class LabelReader {
public:
    explicit LabelReader(std::string_view text) : text_(text) {}

    char32_t peek() const { return rest().empty() ? 0 : utf8::first(rest()).value; }

    char32_t take()
    {
        const utf8::Character c = utf8::first(rest());
        at_ += c.size;
        return c.value;
    }

    bool take_any_of(std::u32string_view allowed)
    {
        if (rest().empty() || allowed.find(peek()) == std::u32string_view::npos)
            return false;
        take();
        return true;
    }

    bool take_word(std::string_view word)
    {
        if (!rest().starts_with(word))
            return false;
        at_ += word.size();
        return true;
    }

    std::string_view rest() const { return text_.substr(at_); }
    std::string_view taken() const { return text_.substr(0, at_); }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

int chinese_digit(char32_t c)
{
    constexpr std::u32string_view digits = U"〇一二三四五六七八九";
    if (c == U'零')
        return 0;
    const std::size_t digit = digits.find(c);
    return digit == std::u32string_view::npos ? -1 : static_cast<int>(digit);
}

int chinese_tens(char32_t c)
{
    switch (c) {
    case U'十': return 1;
    case U'廿': return 2;
    case U'卅': return 3;
    default: return 0;
    }
}

// 三, 十, 十一, 二十, 二十一, 廿一, 二〇; 0 when there is none or it is larger than 99.
int take_chinese(LabelReader& reader)
{
    int number = 0;
    bool any = false;
    for (; chinese_digit(reader.peek()) >= 0 && number <= largest_number; any = true)
        number = number * 10 + chinese_digit(reader.take());
    if (const int tens = chinese_tens(reader.peek()); tens > 0) {
        const bool is_written_out = reader.take() == U'十' && any;
        if (any && !is_written_out)
            return 0;
        number = (is_written_out ? number : tens) * 10;
        if (chinese_digit(reader.peek()) > 0)
            number += chinese_digit(reader.take());
    }
    return number <= largest_number ? number : 0;
}

int arabic_digit(char32_t c)
{
    if (c >= U'０' && c <= U'９')
        return static_cast<int>(c - U'０');
    return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1;
}

int take_arabic(LabelReader& reader)
{
    int number = 0;
    while (arabic_digit(reader.peek()) >= 0 && number <= largest_number)
        number = number * 10 + arabic_digit(reader.take());
    return number <= largest_number && arabic_digit(reader.peek()) < 0 ? number : 0;
}

// I to XXXIX as they should be written; 0 else. Ⅳ is one character.
int take_roman(LabelReader& reader)
{
    if (reader.peek() >= U'Ⅰ' && reader.peek() <= U'Ⅻ')
        return static_cast<int>(reader.take() - U'Ⅰ') + 1;
    int number = 0;
    while (number < 30 && reader.take_any_of(U"Xx"))
        number += 10;
    constexpr std::pair<std::string_view, int> ones[] = {
        {"VIII", 8}, {"VII", 7}, {"III", 3}, {"IX", 9},   {"IV", 4},  {"VI", 6},
        {"II", 2},   {"I", 1},   {"V", 5},   {"viii", 8}, {"vii", 7}, {"iii", 3},
        {"ix", 9},   {"iv", 4},  {"vi", 6},  {"ii", 2},   {"i", 1},   {"v", 5},
    };
    for (const auto& [letters, value] : ones)
        if (reader.take_word(letters))
            return number + value;
    return number;
}

using Attempt = int (*)(LabelReader&);

// 一、 or 一． — but not 一、二年级, where the next number follows at once.
int chinese_heading(LabelReader& reader)
{
    const int number = take_chinese(reader);
    if (number == 0 || !reader.take_any_of(U"、．."))
        return 0;
    LabelReader ahead(reader.rest());
    return take_chinese(ahead) == number + 1 ? 0 : number;
}

int in_brackets(LabelReader& reader)
{
    if (!reader.take_any_of(U"（(〔"))
        return 0;
    for (const Attempt attempt : {take_chinese, take_arabic, take_roman}) {
        LabelReader inside(reader.rest());
        const int number = attempt(inside);
        if (number > 0 && inside.take_any_of(U"）)〕")) {
            reader.take_word(inside.taken());
            return number;
        }
    }
    return 0;
}

// 1. 1． 1、 1) — but not 1.5 or 1、2号.
int arabic_heading(LabelReader& reader)
{
    const int number = take_arabic(reader);
    if (number == 0 || !reader.take_any_of(U".．、)）"))
        return 0;
    return arabic_digit(reader.peek()) < 0 ? number : 0;
}

int roman_heading(LabelReader& reader)
{
    const bool is_small = reader.peek() >= 'a';
    const bool is_one_character = reader.peek() >= U'Ⅰ';
    const int number = take_roman(reader);
    if (number == 0 || (is_small && !is_one_character) || !reader.take_any_of(U".．、"))
        return 0;
    const char32_t behind = reader.peek();
    return is_one_character || behind == 0 || utf8::is_blank(behind) ? number : 0;
}

// ① ⑴ ⒈ ㈠ ㊀: a number in one character.
int enclosed(LabelReader& reader)
{
    constexpr std::pair<char32_t, int> rows[] = {
        {U'①', 20}, {U'⑴', 20}, {U'⒈', 20}, {U'㈠', 10}, {U'㊀', 10}};
    const char32_t c = reader.peek();
    for (const auto& [first, count] : rows)
        if (c >= first && c < first + static_cast<char32_t>(count))
            return static_cast<int>(reader.take() - first) + 1;
    return 0;
}

// 第一章, 第二节, 第3部分; not 第一条, which is a rule that is cited.
int division(LabelReader& reader)
{
    if (!reader.take_word("第"))
        return 0;
    int number = take_chinese(reader);
    if (number == 0)
        number = take_arabic(reader);
    const bool is_division = reader.take_word("部分") || reader.take_any_of(U"章节编篇");
    const char32_t behind = reader.peek();
    const bool ends = behind == 0 || utf8::is_blank(behind) || utf8::is_punctuation(behind);
    return is_division && ends ? number : 0;
}

struct Heading {
    std::size_t block = 0;
    std::optional<std::size_t> parent;  // an index of headings
    int number = 0;                     // official; else 0
    int ordinal = 0;                    // among its siblings, from 1
    int segment = 0;
    int repeat = 0;  // how many have the same anchor before it
};

std::vector<Heading> tree_of(const std::vector<Block>& blocks, const std::vector<int>& numbers)
{
    std::vector<Heading> headings;
    std::vector<std::size_t> open;
    std::map<std::optional<std::size_t>, int> children;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind != BlockKind::heading)
            continue;
        while (!open.empty() && blocks[headings[open.back()].block].level >= blocks[i].level)
            open.pop_back();
        Heading heading;
        heading.block = i;
        if (!open.empty())
            heading.parent = open.back();
        heading.number = numbers[i];
        heading.ordinal = ++children[heading.parent];
        open.push_back(headings.size());
        headings.push_back(heading);
    }
    return headings;
}

void choose_segments(std::vector<Heading>& headings)
{
    std::map<std::pair<std::optional<std::size_t>, int>, int> taken;
    const auto choose = [&](Heading& heading, int segment) {
        heading.segment = segment;
        heading.repeat = taken[{heading.parent, segment}]++;
    };
    for (Heading& heading : headings)
        if (heading.number > 0)
            choose(heading, heading.number);
    for (Heading& heading : headings)
        if (heading.number == 0)
            choose(heading, heading.ordinal);
}

// "", "b", "c" … "z", "_27" …
std::string suffix_of(int repeat)
{
    if (repeat == 0)
        return {};
    if (repeat < 26)
        return {static_cast<char>('a' + repeat)};
    return fmt::format("_{}", repeat + 1);
}

void name_headings(std::vector<Block>& blocks, const std::vector<Heading>& headings)
{
    for (const Heading& heading : headings) {
        std::string anchor;
        if (heading.parent)
            anchor = blocks[headings[*heading.parent].block].anchor + '-';
        anchor += fmt::format("{}{}", heading.segment, suffix_of(heading.repeat));
        blocks[heading.block].anchor = std::move(anchor);
    }
}

void name_other_blocks(std::vector<Block>& blocks)
{
    std::string before;
    int count = 0;
    for (Block& block : blocks) {
        if (block.kind == BlockKind::heading) {
            before = block.anchor + '.';
            count = 0;
        } else {
            block.anchor = fmt::format("{}p{}", before, ++count);
        }
    }
}

}

int official_number(std::string_view text, std::string& label)
{
    for (const Attempt attempt :
         {chinese_heading, in_brackets, arabic_heading, enclosed, roman_heading, division}) {
        LabelReader reader(text);
        const int number = attempt(reader);
        if (number == 0)
            continue;
        label = reader.taken();
        return number;
    }
    label.clear();
    return 0;
}

Outline outline_of(const std::vector<MarkdownBlock>& source)
{
    std::vector<Block> blocks;
    std::vector<int> numbers;
    blocks.reserve(source.size());
    numbers.reserve(source.size());
    for (const MarkdownBlock& from : source) {
        Block block{from.kind, from.level, from.line, {}, {}, from.text};
        const bool may_be_numbered =
            from.kind != BlockKind::table_cell && from.kind != BlockKind::code;
        numbers.push_back(may_be_numbered ? official_number(block.text, block.label) : 0);
        blocks.push_back(std::move(block));
    }
    std::vector<Heading> headings = tree_of(blocks, numbers);
    choose_segments(headings);
    name_headings(blocks, headings);
    name_other_blocks(blocks);
    return Outline(std::move(blocks));
}

const Block* Outline::find(std::string_view anchor) const
{
    const auto found = std::find_if(blocks_.begin(), blocks_.end(),
                                    [&](const Block& block) { return block.anchor == anchor; });
    return found == blocks_.end() ? nullptr : &*found;
}

std::vector<std::string> Outline::anchors() const
{
    std::vector<std::string> anchors;
    std::string_view bare = bare_anchors_;
    for (std::size_t end = bare.find('\n'); end != bare.npos; end = bare.find('\n')) {
        anchors.emplace_back(bare.substr(0, end));
        bare.remove_prefix(end + 1);
    }
    anchors.reserve(anchors.size() + blocks_.size());
    for (const Block& block : blocks_)
        anchors.push_back(block.anchor);
    return anchors;
}

Outline Outline::of_anchors(const std::vector<std::string>& anchors)
{
    Outline outline;
    for (const std::string& anchor : anchors)
        outline.bare_anchors_ += anchor + '\n';
    outline.bare_anchors_.shrink_to_fit();
    return outline;
}

void Outline::forget_blocks() { *this = of_anchors(anchors()); }

}
