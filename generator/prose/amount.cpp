#include "prose/amount.h"

#include "prose/character.h"
#include "prose/measure.h"

namespace mingbai {

namespace {

std::size_t size_of_more(std::string_view text)
{
    const std::size_t size = text.starts_with(" 余") ? 1 + han_size : han_size;
    if (text.starts_with("余") || text.starts_with(" 余"))
        return size;
    if (!text.starts_with("多"))
        return 0;
    const std::string_view rest = text.substr(size);
    return measure_at(rest).size > 0 || read_multiplier(rest).size > 0 ? size : 0;
}

// 2.6万, 2.6 万; but 3千米 are metres.
void multiply(Amount& amount, std::string_view text)
{
    std::string_view rest = text.substr(amount.end);
    const std::size_t blank = rest.starts_with(" 万") || rest.starts_with(" 亿") ? 1 : 0;
    rest.remove_prefix(blank);
    if (measure_at(rest).size > 0)
        return;
    const Multiplier multiplier = read_multiplier(rest);
    if (multiplier.size == 0)
        return;
    amount.value *= multiplier.value;
    amount.end += blank + multiplier.size;
    amount.has_multiplier = true;
}

// 2万5千
void add_lesser(Amount& amount, std::string_view text)
{
    const Numeral numeral = read_digits(text.substr(amount.end), Grouping::commas);
    const Multiplier multiplier =
        numeral.size == 0 ? Multiplier{} : read_multiplier(text.substr(amount.end + numeral.size));
    const double lesser = numeral.value / numeral.divisor * multiplier.value;
    if (multiplier.size == 0 || lesser >= amount.value)
        return;
    amount.value += lesser;
    amount.end += numeral.size + multiplier.size;
}

}

bool Amount::looks_like_year() const
{
    return numeral.digits == 4 && numeral.is_plain && !has_multiplier && !has_more &&
           value >= 1800 && value < 2200;
}

Amount amount_of(std::string_view text, std::size_t at, const Numeral& numeral)
{
    Amount amount{numeral, at + numeral.size, numeral.value, false, false, false};
    const auto take_more = [&] {
        const std::size_t size = size_of_more(text.substr(amount.end));
        amount.has_more = amount.has_more || size > 0;
        amount.end += size;
    };
    if (numeral.script != Script::english)
        take_more();
    if (numeral.script == Script::digits || amount.has_more)
        multiply(amount, text);
    amount.value /= numeral.divisor;
    if (amount.has_multiplier) {
        add_lesser(amount, text);
        take_more();
    }
    if (numeral.script == Script::han && text.substr(amount.end).starts_with("来")) {
        amount.is_rough = measure_at(text.substr(amount.end + han_size)).size > 0;
        amount.end += amount.is_rough ? han_size : 0;
    }
    return amount;
}

std::optional<Amount> amount_at(std::string_view text, std::size_t at, Script script)
{
    const std::string_view rest = text.substr(at);
    const Numeral numeral =
        script == Script::han ? read_han_numeral(rest) : read_digits(rest, Grouping::commas);
    if (numeral.size == 0 || !numeral.is_sound)
        return std::nullopt;
    return amount_of(text, at, numeral);
}

}
