// number = qualifier? amount (dash amount)? unit? qualifier?
// 不少于 12 场, 3 至 5 名, 40 所 以上
#include "prose/number.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.h"
#include "prose/amount.h"
#include "prose/character.h"
#include "prose/measure.h"
#include "prose/number_context.h"
#include "prose/numeral.h"
#include "prose/qualifier.h"

namespace mingbai {

namespace {

struct Unit {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_counter = true;
    bool has_more = false;  // 个多月

    bool is_none() const { return begin == end; }
};

// 12.4 and 5.15 stand for days; a mean of 5.15 is then not seen, which is the lesser evil.
bool looks_like_date(const Numeral& numeral)
{
    const double month = std::floor(numeral.value / numeral.divisor);
    const double day = numeral.value - month * numeral.divisor;
    return (numeral.divisor == 10 || numeral.divisor == 100) && month >= 1 && month <= 12 &&
           day >= 1 && day <= 31;
}

Bound joined(Bound a, Bound b)
{
    if (a == Bound::exact || a == b)
        return b;
    return b == Bound::exact ? a : Bound::about;
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::vector<NumberInProse> read()
    {
        while (at_ < text_.size()) {
            skip_plain_han();
            if (at_ == text_.size())
                break;
            if (static_cast<unsigned char>(text_[at_]) < 0x80)
                read_ascii(text_[at_]);
            else
                read_other();
        }
        return std::move(numbers_);
    }

private:
    std::string_view from(std::size_t at) const { return text_.substr(std::min(at, text_.size())); }

    // What stands before `at` and belongs to no number.
    std::string_view before(std::size_t at) const { return text_.substr(past_, at - past_); }

    // By far the most of Chinese prose: nothing of it is a number.
    void skip_plain_han()
    {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text_[at_ + i]); };
        while (text_.size() - at_ >= han_size && byte(0) >= 0xE4 && byte(0) <= 0xE9 &&
               !may_be_han_digit(byte(1), byte(2)))
            at_ += han_size;
    }

    void read_ascii(char c)
    {
        if (is_ascii_digit(c))
            read_digit_number();
        else if (is_ascii_letter(c))
            read_word();
        else
            ++at_;
    }

    void read_other()
    {
        const utf8::Character c = utf8::first(text_.substr(at_));
        if (c.size == han_size && is_han_digit(c.value))
            read_han_number();
        else if (c.value >= 0x4E00 && c.value <= 0x9FFF)
            at_ += c.size;
        else if (c.value >= 0xFF10 && c.value <= 0xFF19)
            read_digit_number();
        else if (class_of(c.value) == CharacterClass::letter)
            skip_word();
        else
            at_ += c.size;
    }

    // Digits in a word are part of it: A4, 5G.
    void skip_word()
    {
        while (at_ < text_.size()) {
            const utf8::Character c = utf8::first(text_.substr(at_));
            const CharacterClass its = class_of(c.value);
            if (its != CharacterClass::letter && its != CharacterClass::digit &&
                its != CharacterClass::extend)
                return;
            at_ += c.size;
        }
    }

    void put(const NumberInProse& number)
    {
        numbers_.push_back(number);
        at_ = past_ = number.end;
    }

    void put_plain(std::size_t size, double value, bool has_value)
    {
        const std::size_t end = at_ + size;
        put({at_, end, at_, end, end, end, value, value, Bound::exact, false, has_value});
    }

    void read_digit_number();
    void read_han_number();
    void read_word();
    bool read_compound(const Numeral& numeral);
    bool read_share();

    std::optional<Amount> upper_end(const Amount& lower, Script script) const;
    Unit unit_of(const Amount& amount) const;
    Unit english_unit(std::size_t at) const;
    Unit day_unit(std::size_t at) const;
    std::optional<NumberInProse> quantity(const Amount& lower) const;
    bool is_excluded(const Amount& amount, const Unit& unit, Bound bound) const;
    bool is_bare_amount(const Amount& amount, Bound bound) const;
    Qualifier leading(const Amount& amount, const Unit& unit) const;
    Qualifier following(const Unit& unit) const;
    void add_half(NumberInProse& number) const;

    // The 19 of COVID-19, the 6523456 of 0901-6523456.
    bool is_part_of_code() const
    {
        const std::string_view all = text_.substr(0, at_);
        if (all.size() < 2 || std::string_view("-/._").find(all.back()) == std::string_view::npos)
            return false;
        const char left = all[all.size() - 2];
        return is_ascii_letter(left) || is_ascii_digit(left);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t past_ = 0;
    std::vector<NumberInProse> numbers_;
};

// 3至5名, 30—40人: both ends in one unit, which stands behind the upper.
std::optional<Amount> Reader::upper_end(const Amount& lower, Script script) const
{
    if (before(at_).ends_with("从") || before(at_).ends_with("由"))
        return std::nullopt;
    for (const std::string_view dash : {"至", "到", "——", "—", "–", "-", "～", "~", "－"}) {
        if (!from(lower.end).starts_with(dash))
            continue;
        const std::optional<Amount> upper = amount_at(text_, lower.end + dash.size(), script);
        return upper && upper->value > lower.value ? upper : std::nullopt;
    }
    return std::nullopt;
}

Unit Reader::english_unit(std::size_t at) const
{
    if (!from(at).starts_with(' '))
        return {at, at};
    return {at + 1, at + 1 + english_unit_size(from(at + 1))};
}

// 15日内 is a time, 15日 a date.
Unit Reader::day_unit(std::size_t at) const
{
    const std::size_t end = at + han_size;
    const bool is_time = qualifier_after(from(end)).size > 0 && !before(at_).ends_with("月");
    return {at, is_time ? end : at};
}

Unit Reader::unit_of(const Amount& amount) const
{
    std::size_t at = amount.end;
    if (amount.numeral.script == Script::english)
        return english_unit(at);
    Measure measure = measure_at(from(at));
    if (measure.size == 0 && from(at).starts_with(' ')) {
        if (const Unit unit = english_unit(at); !unit.is_none())
            return unit;
        measure = measure_at(from(++at));
    }
    for (const std::string_view unit : {"个多月", "个多小时", "个多学期", "个多星期"})
        if (from(at).starts_with(unit))
            return {at, at + unit.size(), true, true};
    if (measure.size == 0 && from(at).starts_with("日"))
        return day_unit(at);
    if (measure.size == 0 || is_extended_at(text_, at + measure.size))
        return {amount.end, amount.end};
    return {at, at + measure.size, measure.is_counter};
}

Qualifier Reader::leading(const Amount& amount, const Unit& unit) const
{
    const Qualifier found = qualifier_before(before(at_));
    const std::string_view its_unit = text_.substr(unit.begin, unit.end - unit.begin);
    const std::string_view its_text = text_.substr(at_ - found.size, found.size);
    if (its_text == "近" && is_duration(its_unit))
        return {};
    if (found.size == 0 && amount.numeral.is_bare && before(at_).ends_with("上") &&
        !before(at_).ends_with("百上"))
        return {han_size, Bound::at_least};
    return found;
}

// 两年多 besides 两年以上
Qualifier Reader::following(const Unit& unit) const
{
    const std::string_view rest = from(unit.end);
    if (is_duration(text_.substr(unit.begin, unit.end - unit.begin)) && rest.starts_with("多") &&
        !rest.starts_with("多次"))
        return {han_size, Bound::at_least};
    return qualifier_after(rest);
}

bool Reader::is_excluded(const Amount& amount, const Unit& unit, Bound bound) const
{
    const std::string_view measure = text_.substr(unit.begin, unit.end - unit.begin);
    if (is_ordinal(before(at_)) || opens_name(before(at_), from(unit.end)) || is_part_of_code())
        return true;
    if (measure == "名" && before(at_).ends_with("前"))
        return true;
    if (amount.numeral.script == Script::english && amount.value == 1 && bound == Bound::exact)
        return true;
    if (measure == "年" && amount.looks_like_year())
        return true;
    if (measure == "分" && (before(at_).ends_with("时") || before(at_).ends_with("点")))
        return true;
    if (amount.numeral.script != Script::han)
        return false;
    if (!unit.is_counter || spoils_numeral(before(at_)) || is_slogan(from(unit.begin)))
        return true;
    if (amount.numeral.is_bare && !amount.has_more && bound == Bound::exact)
        return true;
    const std::string_view numeral = text_.substr(at_, amount.numeral.size);
    if (numeral == "零" || numeral == "〇" || numeral == "二")
        return true;
    return numeral == "一" && !amount.has_more && bound == Bound::exact &&
           !is_counting(before(at_)) && is_article(measure, from(unit.end));
}

// Without a unit: 89.25, 1,850, 2.6万, 超过500; but neither 2023 nor what is written into other
// words.
bool Reader::is_bare_amount(const Amount& amount, Bound bound) const
{
    const bool is_other = amount.looks_like_year() || is_ordinal(before(at_)) || is_part_of_code();
    if (amount.numeral.script != Script::digits || is_other)
        return false;
    const std::string_view rest = from(amount.end);
    if (amount.has_more)
        return !opens_name(before(at_), rest);
    if (rest.starts_with(' ') && is_counted_word(rest.substr(1)))
        return true;
    if (!rest.empty() && qualifier_after(rest).size == 0) {
        const CharacterClass next = class_of(utf8::first(rest).value);
        if (next == CharacterClass::han || next == CharacterClass::letter ||
            next == CharacterClass::digit)
            return false;
    }
    if (bound != Bound::exact || amount.has_multiplier)
        return !opens_name(before(at_), rest);
    const bool is_label = at_ == 0 && rest.starts_with(' ');
    return !amount.numeral.is_plain && !is_label && !looks_like_date(amount.numeral) &&
           !opens_name(before(at_), rest);
}

// 一年半
void Reader::add_half(NumberInProse& number) const
{
    const std::string_view unit =
        text_.substr(number.unit_begin, number.unit_end - number.unit_begin);
    const std::string_view rest = from(number.core_end);
    if (!is_duration(unit) || !rest.starts_with("半") ||
        is_extended_at(text_, number.core_end + han_size))
        return;
    number.value += 0.5;
    number.upper += 0.5;
    number.core_end += han_size;
}

std::optional<NumberInProse> Reader::quantity(const Amount& lower) const
{
    std::optional<Amount> upper = upper_end(lower, lower.numeral.script);
    Amount last = upper.value_or(lower);
    Unit unit = unit_of(last);
    if (upper && unit.is_none()) {
        upper.reset();
        last = lower;
        unit = unit_of(last);
    }
    const Qualifier prefix = leading(lower, unit);
    Bound bound = prefix.bound;
    const Qualifier suffix = following(unit);
    if (last.has_more || unit.has_more)
        bound = joined(bound, Bound::at_least);
    bound = joined(bound, last.is_rough ? Bound::about : suffix.bound);
    const bool is_one =
        unit.is_none() ? is_bare_amount(lower, bound) : !is_excluded(last, unit, bound);
    if (!is_one || is_extended_at(text_, unit.end) || lower.numeral.is_code() ||
        last.numeral.is_code())
        return std::nullopt;
    NumberInProse number{at_ - prefix.size, unit.end,   at_,   unit.end, unit.begin, unit.end,
                         lower.value,       last.value, bound, true,     true};
    add_half(number);
    const bool has_suffix = suffix.size > 0 && number.core_end == unit.end &&
                            !is_extended_at(text_, unit.end + suffix.size);
    number.end = number.core_end + (has_suffix ? suffix.size : 0);
    return number;
}

// 12.4.1, 10:30, 2023-09-20, 5+2, 4×100, 3/4: one piece, and no amount.
bool Reader::read_compound(const Numeral& numeral)
{
    std::size_t end = at_ + numeral.size;
    int dashes = 0;
    int others = 0;
    while (true) {
        std::size_t size = 0;
        for (const std::string_view sign :
             {".", ":", "：", "/", "·", "•", "×", "*", "+", "＋", "-"})
            if (from(end).starts_with(sign))
                size = sign.size();
        const Numeral next =
            size == 0 ? Numeral{} : read_digits(from(end + size), Grouping::commas);
        if (next.size == 0)
            break;
        ++(text_[end] == '-' ? dashes : others);
        end += size + next.size;
    }
    const bool is_compound = (others > 0 || dashes > 1) && !is_extended_at(text_, end);
    if (is_compound)
        put_plain(end - at_, 0, false);
    return is_compound;
}

void Reader::read_digit_number()
{
    Numeral numeral = read_digits(from(at_), Grouping::blanks);
    if (read_compound(numeral))
        return;
    const auto found = numeral.is_code() ? std::nullopt : quantity(amount_of(text_, at_, numeral));
    if (found && (!numeral.is_spaced || found->unit_end > found->unit_begin) &&
        !is_extended_at(text_, found->core_end))
        return put(*found);
    if (numeral.is_spaced) {
        numeral = read_digits(from(at_), Grouping::commas);
        if (const auto narrower = quantity(amount_of(text_, at_, numeral)))
            return put(*narrower);
    }
    const std::string_view rest = from(at_ + numeral.size);
    const bool is_attached =
        !rest.empty() && class_of(utf8::first(rest).value) == CharacterClass::letter;
    if (is_attached || is_extended_at(text_, at_ + numeral.size))
        return skip_word();
    put_plain(numeral.size, numeral.value / numeral.divisor, !numeral.is_code());
}

void Reader::read_han_number()
{
    const std::string_view here = from(at_);
    if (read_share())
        return;
    if (here.starts_with("一") && ends_word_with_one(before(at_))) {
        at_ += han_size;
        return;
    }
    const Numeral numeral = read_han_numeral(here);
    const std::size_t end = at_ + numeral.size;
    const bool is_cut = is_extended_at(text_, end);
    if (numeral.is_sound && !is_cut) {
        const bool is_year =
            numeral.digits == 4 && numeral.value > 1000 && from(end).starts_with("年");
        if (is_year || before(at_).ends_with("第"))
            return put_plain(numeral.size, numeral.value, true);
        if (!from(end).starts_with("几"))
            if (const auto found = quantity(amount_of(text_, at_, numeral)))
                return put(*found);
    }
    at_ = end;
}

// 百分之八十, 三分之二
bool Reader::read_share()
{
    const Numeral whole = read_han_numeral(from(at_));
    constexpr std::string_view of = "分之";
    if (!whole.is_sound || !from(at_ + whole.size).starts_with(of))
        return false;
    const std::size_t begin = at_ + whole.size + of.size();
    std::optional<Amount> part = amount_at(text_, begin, Script::han);
    if (!part)
        part = amount_at(text_, begin, Script::digits);
    if (!part || whole.value <= 0 || is_extended_at(text_, part->end) ||
        opens_name(before(at_), from(part->end)))
        return false;
    const bool is_percent = whole.value >= 100;
    const double value = is_percent ? part->value : part->value / whole.value;
    const Qualifier prefix = qualifier_before(before(at_));
    const Qualifier suffix = qualifier_after(from(part->end));
    const Bound bound =
        joined(joined(prefix.bound, part->has_more ? Bound::at_least : Bound::exact), suffix.bound);
    const std::size_t unit_end = is_percent ? begin : at_;
    const bool has_suffix = !is_extended_at(text_, part->end + suffix.size);
    put({at_ - prefix.size, part->end + (has_suffix ? suffix.size : 0), at_, part->end, at_,
         unit_end, value, value, bound, true, true});
    return true;
}

void Reader::read_word()
{
    const Numeral numeral = read_english_numeral(from(at_));
    if (numeral.size > 0 && !is_ordinal(before(at_)))
        if (const auto found = quantity(amount_of(text_, at_, numeral)))
            return put(*found);
    skip_word();
}

}

std::vector<NumberInProse> numbers_of(std::string_view text)
{
    return Reader(text).read();
}

}
