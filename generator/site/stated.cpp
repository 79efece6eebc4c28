#include "site/stated.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>
#include <tuple>

namespace mingbai {
namespace {

using namespace std::string_view_literals;

// These stand behind the number: 320余课时; and these behind the unit: 320课时左右.
constexpr std::array behind_number = {"余"sv, "多"sv};
constexpr std::array behind_unit = {"左右"sv, "上下"sv, "以上"sv, "以下"sv, "以内"sv};

template <typename Words> bool holds(const Words& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string written_out(const Figure& figure)
{
    const auto& [value, qualifier, unit] = std::tie(figure.value, figure.qualifier, figure.unit);
    if (holds(behind_number, qualifier))
        return value + qualifier + unit;
    if (holds(behind_unit, qualifier))
        return value + unit + qualifier;
    return qualifier + value + unit;
}

std::string_view code_of(Bound bound)
{
    switch (bound) {
    case Bound::exact: return "exact";
    case Bound::about: return "about";
    case Bound::at_least: return "at_least";
    case Bound::at_most: return "at_most";
    }
    return {};
}

}

Stated stated_in(const Figure& figure)
{
    // In the quote a number may be written 十三, and its qualifier stands where it belongs.
    const std::string plain = figure.value + figure.unit;
    const std::vector<Quantity> meant = quantities_of(plain);
    if (meant.size() == 1)
        for (const Quantity& quantity : quantities_of(figure.source.quote))
            if (quantity.number == meant.front().number && quantity.unit == meant.front().unit)
                return {figure.source.quote.substr(quantity.begin, quantity.size), quantity.bound};
    Stated stated{written_out(figure), Bound::exact};
    if (figure.qualifier.empty())
        return stated;
    const std::vector<Quantity> qualified = quantities_of(stated.text);
    // A qualifier that nobody knows says at least that the number is not exact.
    stated.bound = qualified.size() == 1 && qualified.front().bound != Bound::exact
                       ? qualified.front().bound
                       : Bound::about;
    return stated;
}

std::string reading_of(const Site& site, const Figure& figure, const Language& page)
{
    const std::string word = fmt::format("figures.reading_{}", code_of(stated_in(figure).bound));
    return site.theme.word(word, page, {{"value", figure.value}});
}

std::string amount_text(double number, const std::vector<const Figure*>& figures)
{
    std::size_t decimals = 0;
    for (const Figure* figure : figures)
        decimals = std::max(decimals, figure->decimals());
    return fmt::format("{:.{}f}", number, decimals);
}

}
