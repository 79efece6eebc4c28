#include "prose/numeral.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "prose/character.h"

namespace mingbai {

namespace {

constexpr int none = -1;

// The digit at the start of `text`, ASCII or full width, and its size.
struct Digit {
    int value = none;
    std::size_t size = 0;
};

Digit digit_at(std::string_view text)
{
    if (text.empty())
        return {};
    if (is_ascii_digit(text[0]))
        return {text[0] - '0', 1};
    if (!text.starts_with("\xEF\xBC"))
        return {};
    const char32_t c = utf8::first(text).value;
    return c >= 0xFF10 && c <= 0xFF19 ? Digit{static_cast<int>(c - 0xFF10), 3} : Digit{};
}

class Digits {
public:
    Digits(std::string_view text, Grouping grouping) : text_(text), grouping_(grouping) {}

    Numeral read()
    {
        if (read_run() == 0)
            return {};
        numeral_.has_zero = numeral_.digits > 1 && digit_at(text_).value == 0;
        if (numeral_.digits <= 3 && digit_at(text_).value != 0)
            while (numeral_.digits < most_grouped && read_group())
                continue;
        read_fraction();
        return numeral_;
    }

private:
    static constexpr int most_grouped = 15;  // digits, so that a column of numbers costs little

    std::string_view rest() const { return text_.substr(numeral_.size); }

    std::size_t read_run()
    {
        std::size_t count = 0;
        for (Digit digit = digit_at(rest()); digit.value != none; digit = digit_at(rest())) {
            numeral_.value = numeral_.value * 10 + digit.value;
            numeral_.size += digit.size;
            numeral_.digits = static_cast<std::uint8_t>(std::min(numeral_.digits + 1, 255));
            ++count;
        }
        return count;
    }

    std::size_t separator_size() const
    {
        if (rest().starts_with(','))
            return 1;
        if (grouping_ == Grouping::commas)
            return 0;
        for (const std::string_view blank : {" ", "\u00A0", "\u2009", "\u202F"})
            if (rest().starts_with(blank))
                return blank.size();
        return 0;
    }

    bool read_group()
    {
        const std::size_t separator = separator_size();
        if (separator == 0)
            return false;
        std::size_t size = separator;
        double group = 0;
        std::size_t count = 0;
        for (Digit digit = digit_at(rest().substr(size)); digit.value != none && count < 4;
             digit = digit_at(rest().substr(size))) {
            group = group * 10 + digit.value;
            size += digit.size;
            ++count;
        }
        if (count != 3)
            return false;
        numeral_.is_spaced = numeral_.is_spaced || rest()[0] != ',';
        numeral_.value = numeral_.value * 1000 + group;
        numeral_.size += size;
        numeral_.digits = static_cast<std::uint8_t>(std::min(numeral_.digits + 3, 255));
        numeral_.is_plain = false;
        return true;
    }

    void read_fraction()
    {
        const std::size_t point = rest().starts_with('.') ? 1 : rest().starts_with("．") ? 3 : 0;
        if (point == 0 || digit_at(rest().substr(point)).value == none)
            return;
        numeral_.size += point;
        numeral_.is_plain = false;
        for (std::size_t count = read_run(); count > 0; --count)
            numeral_.divisor *= 10;
    }

    std::string_view text_;
    Grouping grouping_;
    Numeral numeral_;
};

// 三百二十万五千 = (3·100 + 2·10)·10000 + 5·1000. What does not fit together makes the numeral
// unsound.
class HanNumber {
public:
    void take(int value)
    {
        if (value >= 10'000)
            close_myriad(value);
        else if (value >= 10)
            close_unit(value);
        else
            take_digit(value);
        ++characters_;
    }

    Numeral numeral(std::size_t size) const
    {
        const bool is_year = only_digits_ && characters_ == 4;
        const bool is_positional = is_year || (only_digits_ && characters_ > 1 && has_zero_);
        const bool is_loose = !only_digits_ && digit_ > 0 && unit_ >= 100 && !after_zero_;
        Numeral numeral;
        numeral.size = size;
        numeral.script = Script::han;
        numeral.value = is_positional ? positional_ : total_ + section_ + std::max(digit_, 0);
        numeral.digits = static_cast<std::uint8_t>(std::min(characters_, 255));
        numeral.is_bare = is_bare_;
        numeral.is_sound = is_positional || (is_sound_ && !is_loose);
        return numeral;
    }

private:
    void take_digit(int value)
    {
        is_sound_ = is_sound_ && (digit_ <= 0) && !(digit_ == 0 && value == 0);
        has_zero_ = has_zero_ || value == 0;
        after_zero_ = digit_ == 0 || value == 0;
        positional_ = positional_ * 10 + value;
        digit_ = value;
    }

    void close_unit(int value)
    {
        is_sound_ = is_sound_ && value < unit_ && digit_ != 0;
        is_bare_ = is_bare_ || (digit_ == none && value > 10 && characters_ == 0);
        section_ += value * (digit_ > 0 ? digit_ : 1);
        leave_digit(value);
    }

    void close_myriad(int value)
    {
        const bool is_first = characters_ == 0;
        is_sound_ = is_sound_ && value < myriad_ && (is_first || section_ > 0 || digit_ > 0);
        is_bare_ = is_bare_ || is_first;
        total_ += value * (is_first ? 1 : section_ + std::max(digit_, 0));
        section_ = 0;
        myriad_ = value;
        leave_digit(10'000);
    }

    void leave_digit(int unit)
    {
        unit_ = unit;
        digit_ = none;
        only_digits_ = false;
        after_zero_ = false;
    }

    double total_ = 0;
    double section_ = 0;
    double positional_ = 0;
    int digit_ = none;
    int unit_ = 10'000;
    int myriad_ = 1'000'000'000;
    int characters_ = 0;
    bool only_digits_ = true;
    bool has_zero_ = false;
    bool after_zero_ = false;
    bool is_bare_ = false;
    bool is_sound_ = true;
};

struct NumberWord {
    std::string_view text;
    int value;
};

constexpr std::array number_words{
    NumberWord{"one", 1},       NumberWord{"two", 2},         NumberWord{"three", 3},
    NumberWord{"four", 4},      NumberWord{"five", 5},        NumberWord{"six", 6},
    NumberWord{"seven", 7},     NumberWord{"eight", 8},       NumberWord{"nine", 9},
    NumberWord{"ten", 10},      NumberWord{"eleven", 11},     NumberWord{"twelve", 12},
    NumberWord{"thirteen", 13}, NumberWord{"fourteen", 14},   NumberWord{"fifteen", 15},
    NumberWord{"sixteen", 16},  NumberWord{"seventeen", 17},  NumberWord{"eighteen", 18},
    NumberWord{"nineteen", 19}, NumberWord{"twenty", 20},     NumberWord{"thirty", 30},
    NumberWord{"forty", 40},    NumberWord{"fifty", 50},      NumberWord{"sixty", 60},
    NumberWord{"seventy", 70},  NumberWord{"eighty", 80},     NumberWord{"ninety", 90},
    NumberWord{"hundred", 100}, NumberWord{"thousand", 1000}, NumberWord{"million", 1'000'000},
};

// The number word at the start of `text`, to the end of its letters; value none otherwise.
NumberWord word_at(std::string_view text)
{
    std::size_t size = 0;
    while (size < text.size() && size < 12 && is_ascii_letter(text[size]))
        ++size;
    const std::string_view found = text.substr(0, size);
    if (size < 3)
        return {found, none};
    const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
    for (const NumberWord& word : number_words)
        if (std::ranges::equal(found, word.text, same))
            return {found, word.value};
    return {found, none};
}

}

Numeral read_digits(std::string_view text, Grouping grouping)
{
    return Digits(text, grouping).read();
}

Numeral read_han_numeral(std::string_view text)
{
    HanNumber number;
    std::size_t size = 0;
    while (size < text.size()) {
        const utf8::Character c = utf8::first(text.substr(size));
        const int value = value_of_han_digit(c.value);
        if (value == none)
            break;
        number.take(value);
        size += c.size;
    }
    return size == 0 ? Numeral{} : number.numeral(size);
}

Numeral read_english_numeral(std::string_view text)
{
    Numeral numeral;
    numeral.script = Script::english;
    double section = 0;
    int last = none;
    std::size_t at = 0;
    constexpr int most_words = 8;
    int count = 0;
    for (NumberWord word = word_at(text); word.value != none && count < most_words;
         word = word_at(text.substr(at))) {
        ++count;
        const bool multiplies = word.value >= 100;
        const bool fits = last == none || multiplies ||
                          (last >= 20 && last < 100 && word.value < 10) ||
                          (last >= 100 && word.value < 100);
        if (!fits || (multiplies && last == none))
            break;
        section = multiplies ? section * word.value : section + word.value;
        numeral.size = at + word.text.size();
        last = word.value;
        if (numeral.size >= text.size() || (text[numeral.size] != ' ' && text[numeral.size] != '-'))
            break;
        at = numeral.size + 1;
    }
    numeral.value = section;
    return numeral;
}

Multiplier read_multiplier(std::string_view text)
{
    constexpr std::array english{NumberWord{" hundred", 100}, NumberWord{" thousand", 1000},
                                 NumberWord{" million", 1'000'000}};
    for (const NumberWord& word : english)
        if (text.starts_with(word.text) &&
            !(text.size() > word.text.size() && is_ascii_letter(text[word.text.size()])))
            return {word.text.size(), static_cast<double>(word.value)};
    Multiplier multiplier;
    for (int last = 10; multiplier.size < text.size();) {
        const utf8::Character c = utf8::first(text.substr(multiplier.size));
        const int value = value_of_han_digit(c.value);
        if (value <= last)
            break;
        multiplier.value *= value;
        multiplier.size += c.size;
        last = value;
    }
    return multiplier;
}

}
