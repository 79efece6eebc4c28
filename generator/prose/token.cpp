#include "prose/token.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "prose/character.h"
#include "prose/numeral.h"

namespace mingbai {

namespace {

std::uint64_t mixed(std::uint64_t value)
{
    value ^= value >> 32;
    value *= 0xD6E8FEB86659FD93ULL;
    value ^= value >> 29;
    value *= 0xFF51AFD7ED558CCDULL;
    return value ^ value >> 32;
}

std::uint64_t name_of(std::string_view text)
{
    std::uint64_t name = text.size();
    for (; text.size() > sizeof name; text.remove_prefix(sizeof name)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data(), sizeof eight);
        name = mixed(name ^ eight);
    }
    std::uint64_t rest = 0;
    for (std::size_t i = text.size(); i > 0; --i)
        rest = rest << 8 | static_cast<unsigned char>(text[i - 1]);
    return mixed(name ^ rest);
}

std::uint64_t name_of(char32_t c)
{
    if (c < 0x80)
        return mixed(1 ^ std::uint64_t{c});
    std::string text;
    utf8::append(text, c);
    return name_of(text);
}

std::uint64_t meaning_of_number(double value, double upper, std::string_view words)
{
    const std::uint64_t meaning = mixed(std::bit_cast<std::uint64_t>(value));
    return mixed(mixed(meaning ^ std::bit_cast<std::uint64_t>(upper)) ^ name_of(words));
}

// What stands between numerals and unit: 余, and what joins a range. 2,500 and ２５００ have none.
std::string joints_of(std::string_view amount)
{
    std::string joints;
    while (!amount.empty()) {
        const utf8::Character c = utf8::first(amount);
        const CharacterClass its = class_of(c.value);
        const bool is_joint =
            (its == CharacterClass::han && !is_han_digit(c.value)) ||
            (its == CharacterClass::mark && c.value != ',' && folded(c.value) != '.');
        if (is_joint)
            utf8::append(joints, folded(c.value));
        amount.remove_prefix(c.size);
    }
    return joints;
}

std::uint64_t meaning_of(std::string_view text, std::uint64_t name)
{
    const utf8::Character c = utf8::first(text);
    if (class_of(c.value) == CharacterClass::digit)
        if (const Numeral numeral = read_digits(text, Grouping::commas);
            numeral.size == text.size() && !numeral.is_code())
            return meaning_of_number(numeral.value, numeral.value, "");
    const bool is_one_form = c.size == text.size() && folded(c.value) == c.value;
    return is_one_form ? name : name_of(folded(text));
}

// The same as of any text, for the three bytes that most characters have.
std::uint64_t name_of_three(const char* text)
{
    const auto byte = [&](int i) { return std::uint64_t{static_cast<unsigned char>(text[i])}; };
    return mixed(3 ^ (byte(0) | byte(1) << 8 | byte(2) << 16));
}

// 第八届 is 第8届.
std::uint64_t meaning_of_han(std::string_view text, std::uint64_t name)
{
    const utf8::Character c = utf8::first(text);
    const int value = c.size == text.size() ? value_of_han_digit(c.value) : -1;
    return value < 0 ? name : meaning_of_number(value, value, "");
}

class Cutter {
public:
    Cutter(std::string_view text, std::size_t begin) : text_(text), at_(begin)
    {
        tokens_.reserve((text.size() - begin) / han_size + 1);
    }

    std::vector<Token> cut(std::span<const NumberInProse> numbers)
    {
        for (const NumberInProse& number : numbers) {
            cut_words(number.core_begin);
            put_number(number);
        }
        cut_words(text_.size());
        return std::move(tokens_);
    }

private:
    void put(std::size_t end, TokenKind kind, std::uint64_t name, std::uint64_t meaning)
    {
        tokens_.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end - at_),
                           kind, name, meaning});
        at_ = end;
    }

    void put_text(std::size_t end, TokenKind kind)
    {
        const std::string_view text = text_.substr(at_, end - at_);
        const std::uint64_t name = name_of(text);
        put(end, kind, name,
            kind == TokenKind::han ? meaning_of_han(text, name) : meaning_of(text, name));
    }

    void put_plain_han()
    {
        const std::uint64_t name = name_of_three(text_.data() + at_);
        const bool may_be_digit = may_be_han_digit(static_cast<unsigned char>(text_[at_ + 1]),
                                                   static_cast<unsigned char>(text_[at_ + 2]));
        put(at_ + han_size, TokenKind::han, name,
            may_be_digit ? meaning_of_han(text_.substr(at_, han_size), name) : name);
    }

    void put_plain_mark(char32_t mark)
    {
        const std::uint64_t name = name_of_three(text_.data() + at_);
        const char32_t form = folded(mark);
        put(at_ + 3, TokenKind::mark, name, form == mark ? name : name_of(form));
    }

    void put_number(const NumberInProse& number);
    void cut_words(std::size_t limit);
    std::size_t end_of_word(std::size_t limit) const;
    std::size_t end_of_blanks(std::size_t limit) const;

    std::string_view text_;
    std::size_t at_;
    std::vector<Token> tokens_;
};

// By value: 十三名 is 13名. Only what stands in the core counts, for equal text means the same
// everywhere.
void Cutter::put_number(const NumberInProse& number)
{
    const TokenKind kind = number.is_quantity ? TokenKind::quantity : TokenKind::word;
    if (!number.has_value)
        return put_text(number.core_end, kind);
    const std::string_view core =
        text_.substr(number.core_begin, number.core_end - number.core_begin);
    const std::string_view unit =
        text_.substr(number.unit_begin, number.unit_end - number.unit_begin);
    const bool is_share = number.unit_begin == number.core_begin && !unit.empty();
    const std::string words =
        is_share ? std::string(unit == "百分之" ? "%" : unit)
                 : joints_of(core.substr(0, number.unit_begin - number.core_begin)) + folded(unit);
    const std::uint64_t meaning = meaning_of_number(number.value, number.upper, words);
    put(number.core_end, kind, name_of(core), meaning);
}

std::size_t Cutter::end_of_word(std::size_t limit) const
{
    std::size_t end = at_;
    while (end < limit) {
        const utf8::Character c = utf8::first(text_.substr(end));
        const CharacterClass its = class_of(c.value);
        const bool belongs = its == CharacterClass::letter || its == CharacterClass::digit ||
                             its == CharacterClass::extend;
        if (!belongs)
            break;
        end += c.size;
    }
    return end;
}

std::size_t Cutter::end_of_blanks(std::size_t limit) const
{
    std::size_t end = at_;
    while (end < limit && class_of(utf8::first(text_.substr(end)).value) == CharacterClass::blank)
        end = end_of_character(text_, end);
    return end;
}

void Cutter::cut_words(std::size_t limit)
{
    while (at_ < limit) {
        if (is_plain_han_at(text_, at_)) {
            put_plain_han();
            continue;
        }
        if (const char32_t mark = plain_mark_at(text_, at_); mark != 0) {
            put_plain_mark(mark);
            continue;
        }
        switch (class_of(utf8::first(text_.substr(at_)).value)) {
        case CharacterClass::han: put_text(end_of_character(text_, at_), TokenKind::han); break;
        case CharacterClass::letter:
        case CharacterClass::digit: put_text(end_of_word(limit), TokenKind::word); break;
        case CharacterClass::blank: put_text(end_of_blanks(limit), TokenKind::blank); break;
        case CharacterClass::extend:
        case CharacterClass::mark: put_text(end_of_character(text_, at_), TokenKind::mark); break;
        }
    }
}

bool ends_sentence(char32_t c)
{
    return c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U'．' || c == U'｡';
}

bool may_end_sentence(char32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == ';';
}

bool closes(char32_t c)
{
    switch (c) {
    case U'”':
    case U'’':
    case U'』':
    case U'」':
    case U'）':
    case U'》':
    case U'〉':
    case U'】':
    case U'〕':
    case U')':
    case U']':
    case U'"':
    case U'\'': return true;
    default: return false;
    }
}

}

std::vector<Token> tokens_of(std::string_view text)
{
    return tokens_of(text, numbers_of(text), {0, text.size()});
}

std::vector<Token> tokens_of(std::string_view text, std::span<const NumberInProse> numbers,
                             TextSpan part)
{
    const auto from = [&](std::size_t at) {
        return std::ranges::lower_bound(numbers, at, {}, &NumberInProse::core_begin);
    };
    const std::size_t end = part.begin + part.size;
    return Cutter(text.substr(0, end), part.begin).cut({from(part.begin), from(end)});
}

namespace {

constexpr std::string_view abbreviations[] = {"No",  "Nos", "Art", "Sec", "vs", "cf",
                                              "e.g", "i.e", "Mr",  "Ms",  "Dr", "St"};

// The point of No. 6, of "1. " and of an initial ends nothing.
bool is_point_of_word(std::string_view sentence)
{
    std::size_t begin = sentence.size();
    while (begin > 0 &&
           class_of(static_cast<unsigned char>(sentence[begin - 1])) != CharacterClass::blank &&
           static_cast<unsigned char>(sentence[begin - 1]) < 0x80 && sentence[begin - 1] != '(')
        --begin;
    const std::string_view word = sentence.substr(begin);
    const bool is_label = begin == 0 && word.find_first_not_of("0123456789.") == word.npos;
    const bool is_initial =
        word.size() == 1 && class_of(static_cast<unsigned char>(word[0])) == CharacterClass::letter;
    return is_label || is_initial ||
           std::ranges::find(abbreviations, word) != std::end(abbreviations);
}

struct MarksRun {
    std::size_t end = 0;     // behind the marks that may end a sentence, and what closes after them
    bool is_strong = false;  // one of them is 。！？；
};

MarksRun marks_at(std::string_view text, std::size_t at)
{
    MarksRun run{at};
    while (run.end < text.size()) {
        const char32_t c = utf8::first(text.substr(run.end)).value;
        const bool continues =
            ends_sentence(c) || may_end_sentence(c) || (run.end > at && closes(c));
        if (!continues)
            break;
        run.is_strong = run.is_strong || ends_sentence(c);
        run.end = end_of_character(text, run.end);
    }
    return run;
}

// Behind Han characters an ASCII mark does what a Chinese one does; else . ! ? need a blank, and ;
// ends nothing.
bool is_end(std::string_view text, std::size_t begin, std::size_t mark, MarksRun run)
{
    const std::string_view sentence = text.substr(begin, mark - begin);
    const bool follows_han = !sentence.empty() && utf8::is_cjk(utf8::last(sentence).value);
    if (run.is_strong || follows_han || run.end == text.size())
        return true;
    const bool is_apart =
        class_of(utf8::first(text.substr(run.end)).value) == CharacterClass::blank;
    return is_apart && text[mark] != ';' && !(text[mark] == '.' && is_point_of_word(sentence));
}

}

std::vector<TextSpan> sentences_of(std::string_view text)
{
    std::vector<TextSpan> sentences;
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_plain_han_at(text, at)) {
            at += han_size;
            continue;
        }
        const MarksRun run = marks_at(text, at);
        if (run.end == at) {
            at += utf8::first(text.substr(at)).size;
            continue;
        }
        const std::size_t mark = std::exchange(at, run.end);
        if (!is_end(text, begin, mark, run))
            continue;
        while (at < text.size() &&
               class_of(utf8::first(text.substr(at)).value) == CharacterClass::blank)
            at = end_of_character(text, at);
        sentences.push_back({begin, at - begin});
        begin = at;
    }
    if (begin < text.size())
        sentences.push_back({begin, text.size() - begin});
    return sentences;
}

}
