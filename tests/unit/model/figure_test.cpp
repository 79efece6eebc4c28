#include "model/figure.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

constexpr std::string_view value = "value = 64\n";
constexpr std::string_view indicators_file = "content/indicators.toml";

Files with(std::string_view from, std::string_view to)
{
    return changed(ledger_site(), figures_file, from, to);
}

std::string rules(const Files& files)
{
    Problems problems;
    records_of(files, problems);
    return rules_of(problems);
}

// The figure of 64 lessons, changed.
Figure figure_with(std::string_view from, std::string_view to)
{
    Problems problems;
    for (const Figure& figure : records_of(with(from, to), problems).figures)
        if (figure.source.report == "jky/2024" && figure.indicator == "lessons")
            return figure;
    FAIL("the figure is gone");
    return {};
}

std::string text_of(const Period& period)
{
    return to_text(period.start) + " " + to_text(period.end);
}

Period period_of(std::string_view start, std::string_view end)
{
    return {parse_date(start).value(), parse_date(end).value()};
}

}

TEST_CASE("a figure is read with its facts; without a period it is of the year of its folder")
{
    const Figure figure = figure_with(value, value);
    CHECK(figure.value == "64");
    CHECK(figure.number == 64);
    CHECK(figure.unit == "场次");
    CHECK(figure.source.quote == "组织法治课64场次");
    CHECK(figure.source.place.line == 5);
    CHECK(figure.place.line == 2);
    CHECK(figure.unit_place.line == 4);
    CHECK(text_of(figure.period) == "2024-01-01 2024-12-31");
    CHECK(figure.anchor == "");
}

TEST_CASE("a value is a number, or a text where its writing matters")
{
    const auto written = [](std::string_view text) {
        const Figure figure = figure_with(value, fmt::format("value = {}\n", text));
        return fmt::format("{} {}", figure.value, figure.number);
    };
    CHECK(written("86.38") == "86.38 86.38");
    CHECK(written("0") == "0 0");
    CHECK(written("13_000") == "13000 13000");
    CHECK(written("5.0") == "5 5");
    CHECK(written("\"86.10\"") == "86.10 86.1");
    CHECK(written("\"007\"") == "007 7");
    for (const std::string_view bad :
         {"-1", "nan", "inf", "1e15", "\"\"", "\"1.\"", "\".5\"", "\"1.2.3\"", "\"13,000\"", "\"五\"",
          "1e-7", "\"1e3\"", "\"0x10\"", "\" 5\"", "\"-5\""}) {
        CAPTURE(bad);
        CHECK(rules(with(value, fmt::format("value = {}\n", bad))) == "key-value");
    }
    CHECK(rules(with(value, "value = true\n")) == "key-type");
    CHECK(rules(with(value, "")) == "key-missing");
}

TEST_CASE("a value stands in its own quote, in digits or in words")
{
    const auto is_stated = [](std::string_view number, std::string_view quote) {
        Problems problems;
        Files files = with(value, fmt::format("value = {}\n", number));
        files = changed(std::move(files), figures_file, "组织法治课64场次", quote);
        Problems of_reading;
        for (const Figure& figure : records_of(files, of_reading).figures)
            check_stated(figure, problems);
        return problems.empty();
    };
    const std::string_view lessons = "组织法治课64场次";
    CHECK_FALSE(is_stated("46", lessons));
    CHECK_FALSE(is_stated("6", lessons));
    CHECK_FALSE(is_stated("640", lessons));
    CHECK_FALSE(is_stated("64", "组织法治课，反响很好"));
    CHECK_FALSE(is_stated("4", "组织法治课3至5场次"));
    CHECK(is_stated("64", lessons));
    CHECK(is_stated("64.0", lessons));
    CHECK(is_stated("\"64.0\"", lessons));
    CHECK(is_stated("64", "组织法治课六十四场次"));
    CHECK(is_stated("64", "组织法治课不少于64场次"));
    CHECK(is_stated("26000", "组织法治课2.6万场次"));
    CHECK(is_stated("26000", "组织法治课26,000场次"));
    CHECK(is_stated("5", "组织法治课3至5场次"));
    CHECK(is_stated("3", "考核排名第3名"));
    CHECK(is_stated("-1", lessons));  // can not be read, which is said already
}

TEST_CASE("a period is a year, a month, a day, or from one day to another")
{
    const auto period = [](std::string_view lines) {
        return text_of(figure_with(value, fmt::format("value = 64\n{}\n", lines)).period);
    };
    CHECK(period("period = \"2023\"") == "2023-01-01 2023-12-31");
    CHECK(period("period = \"2024-02\"") == "2024-02-01 2024-02-29");
    CHECK(period("period = \"2023-02\"") == "2023-02-01 2023-02-28");
    CHECK(period("period = \"2024-12-04\"") == "2024-12-04 2024-12-04");
    CHECK(period("start = 2024-09-01\nend = 2025-01-15") == "2024-09-01 2025-01-15");
    const auto wrong = [](std::string_view lines) {
        return rules(with(value, fmt::format("value = 64\n{}\n", lines)));
    };
    CHECK(wrong("period = \"2024年\"") == "key-value");
    CHECK(wrong("period = 2024") == "key-type");
    CHECK(wrong("start = 2024-09-01") == "key-missing");
    CHECK(wrong("end = 2024-09-01") == "key-missing");
    CHECK(wrong("start = 2024-09-01\nend = 2024-08-31") == "date-order");
    CHECK(wrong("start = 2024-09-01\nend = 2024-09-01") == "");
    // Two ways of saying it at once: one of them is not asked for.
    CHECK(wrong("start = 2024-09-01\nend = 2024-09-30\nperiod = \"2024\"") == "key-unknown");
}

TEST_CASE("a period holds and meets others by whole days")
{
    const Period year = Period::of(PartialDate::parse("2024").value());
    CHECK(year.is_year(2024));
    CHECK_FALSE(year.is_year(2023));
    CHECK_FALSE(period_of("2024-01-01", "2024-12-30").is_year(2024));
    CHECK(year.holds(year));
    CHECK(year.holds(period_of("2024-12-31", "2024-12-31")));
    CHECK_FALSE(year.holds(period_of("2024-12-31", "2025-01-01")));
    CHECK(year.meets(period_of("2024-12-31", "2025-01-01")));
    CHECK(year.meets(period_of("2023-01-01", "2025-12-31")));
    CHECK_FALSE(year.meets(period_of("2025-01-01", "2025-01-01")));
    CHECK_FALSE(year.meets(period_of("2023-12-31", "2023-12-31")));
}

TEST_CASE("what a figure needs is asked for, and unknown keys are told")
{
    CHECK(rules(with("quote = \"组织法治课64场次\"\n", "")) == "key-missing");
    CHECK(rules(with("unit = \"场次\"\n", "")) == "key-missing");
    CHECK(rules(with("indicator = \"lessons\"\n", "")) == "key-missing");
    CHECK(rules(with(value, "value = 64\nunits = \"场次\"\n")) == "key-unknown");
    CHECK(rules(with(value, "value = 64\nqualifier = \"不少于\"\nat = \"1.p1\"\n")) == "");
}

TEST_CASE("an indicator has an id, a name in the original language and a unit")
{
    const auto told = [](std::string_view from, std::string_view to) {
        return rules(changed(ledger_site(), indicators_file, from, to));
    };
    CHECK(told("id = \"lessons\"\n", "") == "key-missing");
    CHECK(told("id = \"lessons\"\n", "id = \"法治课\"\n") == "id-bad");
    CHECK(told("id = \"pupils\"\n", "id = \"lessons\"\n") == "id-duplicate");
    CHECK(told("unit = \"场次\"\n", "") == "key-missing");
    CHECK(told("name.zh = \"法治课\"\n", "") == "key-missing");
    CHECK(told("name.zh = \"法治课\"\n", "name.zh = \" \"\n") == "key-missing");
    CHECK(told("name.zh = \"法治课\"\nname.en = \"Law lessons\"\n", "") == "key-missing");
    CHECK(told("name.zh = \"法治课\"\nname.en = \"Law lessons\"\n", "name = \"法治课\"\n") ==
          "key-type");
    CHECK(told("name.en = \"Law lessons\"\n", "") == "");
    CHECK(told("sum = true\n", "sum = 1\n") == "key-type");
    Problems problems;
    const std::vector<Indicator> indicators = records_of(ledger_site(), problems).indicators;
    CHECK(indicators.at(0).sum);
    CHECK_FALSE(indicators.at(1).sum);
    CHECK(indicators.at(1).name.in("en") == "Pupils at law lessons");
}

TEST_CASE("decimals are counted as they are written")
{
    Figure figure;
    for (const auto& [written, decimals] : {std::pair{"52", 0U}, {"86.38", 2U}, {"86.10", 2U}}) {
        figure.value = written;
        CHECK(figure.decimals() == decimals);
    }
}
