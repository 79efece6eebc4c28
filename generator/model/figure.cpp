#include "model/figure.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "prose/quantity.h"

namespace mingbai {

namespace {

// Above, a double no longer tells neighbouring numbers apart.
constexpr double too_large = 1e15;

// What was refused when the figure was read is no number to go on with.
bool is_sound(const Figure& figure) { return figure.number >= 0 && figure.number < too_large; }

Date last_day_of(const PartialDate& date)
{
    const std::chrono::year year(date.year);
    if (!date.month)
        return Date(year, std::chrono::December, std::chrono::day(31));
    const std::chrono::month month(*date.month);
    if (!date.day)
        return std::chrono::year_month_day_last(year, std::chrono::month_day_last(month));
    return Date(year, month, std::chrono::day(*date.day));
}

// Digits with at most one point among them: "86.38".
bool is_decimal(std::string_view text)
{
    const std::size_t point = text.find('.');
    const auto is_digits = [](std::string_view part) {
        return !part.empty() &&
               std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if (point == std::string_view::npos)
        return is_digits(text);
    return is_digits(text.substr(0, point)) && is_digits(text.substr(point + 1));
}

// A number, or the same in quotation marks where its writing matters: "86.10".
void read_value(const toml::Table& table, Figure& figure, Problems& problems)
{
    if (!table.has("value"))
        return problems.add("key-missing", table.place(), {"value"});
    Problems no_number;
    Problems no_text;
    if (const std::optional<double> number = table.number("value", no_number)) {
        figure.value = fmt::format("{}", *number);
    } else if (std::optional<std::string> text = table.text("value", no_text)) {
        figure.value = *std::move(text);
    } else {
        return problems.append(std::move(no_number));
    }
    // No report counts below nothing, or in 1e-07.
    figure.number = is_decimal(figure.value) ? std::strtod(figure.value.c_str(), nullptr) : -1;
    if (!is_sound(figure))
        problems.add("key-value", table.place("value"), {"value", figure.value, "52 | \"86.10\""});
}

// 2.6万 is read as 2.6 times ten thousand.
bool is_nearly(double one, double other)
{
    return std::abs(one - other) <= 1e-9 * std::max(std::abs(one), std::abs(other));
}

// Whether the quote says the number, in digits or in words, whatever it counts there.
bool states(std::string_view quote, const Figure& figure)
{
    std::vector<double> meant{figure.number};
    // In “2.6万人次” the unit may hold a part of the number.
    for (const Quantity& quantity : quantities_of(figure.value + figure.unit))
        meant.push_back(quantity.number);
    const std::vector<Quantity> stated = quantities_of(quote);
    return std::any_of(stated.begin(), stated.end(), [&](const Quantity& quantity) {
        return std::any_of(meant.begin(), meant.end(), [&](double number) {
            return is_nearly(quantity.number, number) || is_nearly(quantity.upper, number);
        });
    });
}

// As it is written, and not as a part of a longer number: “第3名”.
bool has_written(std::string_view quote, std::string_view value)
{
    const auto goes_on = [](std::string_view around) {
        return !around.empty() && std::string_view("0123456789.,").find(around.front()) !=
                                      std::string_view::npos;
    };
    for (std::size_t at = quote.find(value); at != std::string_view::npos;
         at = quote.find(value, at + 1))
        if (!goes_on(quote.substr(at + value.size())) &&
            (at == 0 || !goes_on(quote.substr(at - 1, 1))))
            return true;
    return false;
}

Period read_period(const toml::Table& table, const Period& otherwise, Problems& problems)
{
    if (table.has("start") || table.has("end")) {
        const std::optional<Date> start = required_day(table, "start", problems);
        const std::optional<Date> end = required_day(table, "end", problems);
        if (!start || !end)
            return otherwise;
        if (*end < *start)
            problems.add("date-order", table.place("end"), {to_text(*start), to_text(*end)});
        return {*start, *end};
    }
    const std::optional<std::string> text = table.text("period", problems);
    if (!text)
        return otherwise;
    const std::optional<PartialDate> date = PartialDate::parse(*text);
    if (!date)
        problems.add("key-value", table.place("period"),
                     {"period", *text, "\"2023\" | \"2023-09\""});
    return date ? Period::of(*date) : otherwise;
}

std::vector<Figure> read_all(const std::vector<toml::Table>& tables, const Period& otherwise,
                             Problems& problems)
{
    std::vector<Figure> figures;
    for (const toml::Table& table : tables) {
        Figure figure;
        figure.indicator = table.required_text("indicator", problems);
        read_value(table, figure, problems);
        figure.qualifier = table.text("qualifier", problems).value_or("");
        figure.unit = table.required_text("unit", problems);
        figure.period = read_period(table, otherwise, problems);
        figure.source = read_claim(table, problems);
        figure.place = table.place("indicator");
        figure.value_place = table.place("value");
        figure.unit_place = table.place("unit");
        table.report_unknown(problems);
        figures.push_back(std::move(figure));
    }
    return figures;
}

}

Period Period::of(const PartialDate& date) { return {date.earliest(), last_day_of(date)}; }

bool Period::is_year(Year year) const
{
    return *this == Period::of(PartialDate{year, std::nullopt, std::nullopt});
}

bool Period::holds(const Period& other) const { return start <= other.start && other.end <= end; }

bool Period::meets(const Period& other) const { return start <= other.end && other.start <= end; }

std::size_t Figure::decimals() const
{
    const std::size_t point = value.find('.');
    return point == std::string::npos ? 0 : value.size() - point - 1;
}

std::vector<Figure> read_figures(const Reading& reading, const FiguresFile& file,
                                 Problems& problems)
{
    const std::optional<toml::Table> root = read_table(reading, file.path, problems);
    if (!root)
        return {};
    const Period year = Period::of(PartialDate{file.year, std::nullopt, std::nullopt});
    std::vector<Figure> figures = read_all(root->tables("figure", problems), year, problems);
    root->report_unknown(problems);
    for (Figure& figure : figures)
        figure.source.report = fmt::format("{}/{}", file.body, file.year);
    return figures;
}

void check_stated(const Figure& figure, Problems& problems)
{
    const std::string& quote = figure.source.quote;
    if (is_sound(figure) && !has_written(quote, figure.value) && !states(quote, figure))
        problems.add("figure-not-in-quote", figure.value_place, {figure.value});
}

std::vector<Figure> read_figures_of_record(const toml::Table& front, const Period& days,
                                           Problems& problems)
{
    return read_all(front.tables("figures", problems), days, problems);
}

std::vector<Indicator> read_indicators(const Reading& reading, const Path& file,
                                       Problems& problems)
{
    std::vector<Indicator> indicators;
    const std::optional<toml::Table> root = read_table(reading, file, problems);
    if (!root)
        return indicators;
    std::set<std::string> ids;
    for (const toml::Table& table : root->tables("indicator", problems)) {
        Indicator indicator;
        indicator.id = table.required_text("id", problems);
        indicator.name = required_words(reading.config, table, "name", problems);
        indicator.unit = table.required_text("unit", problems);
        indicator.sum = table.boolean("sum", problems).value_or(false);
        table.report_unknown(problems);
        if (!indicator.id.empty() && !is_id(indicator.id))
            problems.add("id-bad", table.place("id"), {indicator.id});
        else if (!indicator.id.empty() && !ids.insert(indicator.id).second)
            problems.add("id-duplicate", table.place("id"), {indicator.id});
        else if (!indicator.id.empty())
            indicators.push_back(std::move(indicator));
    }
    root->report_unknown(problems);
    return indicators;
}

}
