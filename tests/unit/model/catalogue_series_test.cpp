#include "model/catalogue_series.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

constexpr std::string_view late = "2026-06-01";
constexpr std::string_view record_file = "content/jky/activities/2024-03-01-lessons.zh.md";
constexpr std::string_view value = "value = 64\n";

Catalogue catalogue_of(const Files& files)
{
    Problems problems;
    return mingbai::catalogue_of(files, late, problems);
}

Files with(std::string_view file, std::string_view from, std::string_view to)
{
    return changed(ledger_site(), file, from, to);
}

std::string told(const Files& files)
{
    return lines_of(problems_of(files, late));
}

std::string rules(const Files& files)
{
    return rules_of(problems_of(files, late));
}

const YearEntry& year_of(const Catalogue& catalogue, Year year)
{
    for (const YearEntry& entry : catalogue.bodies.at(0).years)
        if (entry.year == year)
            return entry;
    throw std::logic_error("no such year");
}

// "2023:52 2024:64"; "-": not stated, "?": no report.
std::string points_of(const SeriesEntry& series)
{
    std::string points;
    for (const SeriesEntry::Point& point : series.points)
        points += fmt::format("{}{}:{}", points.empty() ? "" : " ", point.year,
                              point.stated   ? point.stated->figure->value
                              : point.report ? "-"
                                             : "?");
    return points;
}

// A record of `days` with a number of lessons, without its translation.
Files with_record(Files files, std::string_view stem, std::string_view days, std::string_view number,
                  std::string_view unit = "场次")
{
    files[fmt::format("content/jky/activities/{}.zh.md", stem)] =
        fmt::format("+++\ntitle = \"课\"\n{}\nkind = \"lecture\"\n\n[[figures]]\n"
                    "indicator = \"lessons\"\nvalue = {}\nunit = \"{}\"\n"
                    "quote = \"各校上法治课\"\n+++\n\n各校上法治课。\n",
                    days, number, unit);
    return files;
}

std::string reconciliations_of(const Files& files, Year year)
{
    const Catalogue catalogue = catalogue_of(files);
    std::string text;
    for (const Reconciliation& each : year_of(catalogue, year).reconciliations)
        text += fmt::format("{} {}/{} {}+{} ", each.indicator->id, each.sum,
                            each.stated->figure->value, each.summed.size(), each.left_out.size());
    return text;
}

}

TEST_CASE("a figure is bound to its indicator, to who states it and to its passage")
{
    const Catalogue catalogue = catalogue_of(ledger_site());
    CHECK(catalogue.figure_entries.size() == 5);
    const FigureEntry& stated = *year_of(catalogue, 2024).figures.at(0);
    CHECK(stated.indicator->id == "lessons");
    CHECK(stated.report->id() == "jky/2024");
    CHECK(stated.anchor == "1.p1");
    CHECK_FALSE(stated.activity);
    const FigureEntry& recorded = catalogue.figure_entries.back();
    CHECK(recorded.activity->activity->stem == "2024-03-01-lessons");
    CHECK_FALSE(recorded.report);
    CHECK(recorded.anchor == "p1");
}

TEST_CASE("what a figure names exists, and its quote stands in the report of its folder")
{
    const std::string file(figures_file);
    CHECK(told(with(figures_file, "\"lessons\"", "\"lesson\"")) ==
          file + ":2:13 reference-dangling indicator|lesson|lessons\n");
    CHECK(rules(with(record_file, "\"lessons\"", "\"lesson\"")) == "reference-dangling");
    CHECK(rules(with(figures_file, "组织法治课64场次", "全年开展法治授课52场次")) ==
          "quote-not-found");
    Files nowhere = ledger_site();
    nowhere["content/jky/2020/figures.toml"] = nowhere.at(file);
    CHECK(rules(nowhere) == "reference-dangling reference-dangling");
    Files unread = ledger_site();
    unread["content/indicators.toml"] = "[[";
    CHECK(rules(unread) == "toml-syntax");
}

TEST_CASE("an indicator counts in one unit; 人 are not 人次")
{
    CHECK(told(with(figures_file, "unit = \"人次\"", "unit = \"人\"")) ==
          std::string(figures_file) + ":11:8 figure-unit 人|人次|pupils\n");
}

TEST_CASE("the same figure of the same period twice is told, of another period it is another")
{
    const auto again = [](std::string_view period) {
        Files files = ledger_site();
        files[std::string(figures_file)] +=
            fmt::format("\n[[figure]]\nindicator = \"lessons\"\nvalue = 64\nunit = \"场次\"\n"
                        "{}quote = \"组织法治课64场次\"\n",
                        period);
        return rules(files);
    };
    CHECK(again("") == "figure-duplicate");
    CHECK(again("period = \"2024\"\n") == "figure-duplicate");
    CHECK(again("period = \"2024-06\"\n") == "");
}

TEST_CASE("a series has every year between the first and the last report, and invents none")
{
    const auto series = [](const Files& files) {
        const Catalogue catalogue = catalogue_of(files);
        std::string text;
        for (const SeriesEntry* each : year_of(catalogue, 2024).series)
            text += fmt::format("{} {}; ", each->indicator->id, points_of(*each));
        return text;
    };
    CHECK(series(ledger_site()) == "lessons 2023:52 2024:64; pupils 2023:6100 2024:7000; ");
    Files gap = ledger_site();
    gap["content/jky/2020/report.zh.md"] = gap.at(std::string(report_file));
    CHECK(series(gap) == "lessons 2020:- 2021:? 2022:? 2023:52 2024:64; "
                         "pupils 2020:- 2021:? 2022:? 2023:6100 2024:7000; ");
    // Of a part of the year, or of another year, it is no figure of the year.
    CHECK(series(with(figures_file, value, "value = 64\nperiod = \"2024-06\"\n")) ==
          "lessons 2023:52 2024:-; pupils 2023:6100 2024:7000; ");
    CHECK(series(with(figures_file, value, "value = 64\nperiod = \"2023\"\n")) ==
          "lessons 2023:52 2024:-; pupils 2023:6100 2024:7000; ");
}

TEST_CASE("a year has the series of what its report states")
{
    Files files = ledger_site();
    files["content/jky/2023/figures.toml"] = "";
    const Catalogue catalogue = catalogue_of(files);
    CHECK(year_of(catalogue, 2023).series.empty());
    CHECK(points_of(*year_of(catalogue, 2024).series.at(0)) == "2023:- 2024:64");
}

TEST_CASE("records are added up beside the total, in the same unit and within the period")
{
    const std::string days = "date = 2024-10-01";
    CHECK(reconciliations_of(ledger_site(), 2024) == "lessons 24/64 1+0 ");
    CHECK(reconciliations_of(ledger_site(), 2023) == "");
    CHECK(reconciliations_of(with_record(ledger_site(), "2024-10-01-a", days, "30"), 2024) ==
          "lessons 54/64 2+0 ");
    CHECK(reconciliations_of(with_record(ledger_site(), "2024-10-01-a", days, "30", "场"), 2024) ==
          "lessons 24/64 1+1 ");
    // Known by the year only, it lies within the year.
    CHECK(reconciliations_of(with_record(ledger_site(), "2024-a", "date = \"2024\"", "30"), 2024) ==
          "lessons 54/64 2+0 ");
    const Files across = with_record(ledger_site(), "2024-12-30-a",
                                     "start = 2024-12-30\nend = 2025-01-02", "30");
    CHECK(reconciliations_of(across, 2024) == "lessons 24/64 1+1 ");
    // Another year's is nobody's business here.
    CHECK(reconciliations_of(with_record(ledger_site(), "2025-a", "date = \"2025\"", "30"), 2024) ==
          "lessons 24/64 1+0 ");
}

TEST_CASE("only what may be added is added up")
{
    CHECK(reconciliations_of(with("content/indicators.toml", "sum = true\n", ""), 2024) == "");
    CHECK(reconciliations_of(with(figures_file, "indicator = \"lessons\"", "indicator = \"others\""),
                             2024) == "");
    // A total of half a year is compared with the records of that half.
    const Files half = with(figures_file, value, "value = 64\nstart = 2024-01-01\nend = 2024-04-30\n");
    CHECK(reconciliations_of(half, 2024) == "lessons 0/64 0+1 ");
}

TEST_CASE("decimals are added as decimals")
{
    Files files = ledger_site();
    for (const std::string_view stem : {"2024-10-01-a", "2024-10-01-b", "2024-10-01-c"})
        files = with_record(files, stem, "date = 2024-10-01", "0.1");
    CHECK(reconciliations_of(files, 2024) == "lessons 24.3/64 4+0 ");
}

TEST_CASE("figures of what is a draft or was withdrawn are no figures")
{
    const std::string withdrawn = "withdrawn = { on = 2025-05-06, reason = \"数字有误\" }\n";
    CHECK(reconciliations_of(with(record_file, "kind =", "draft = true\nkind ="), 2024) == "");
    CHECK(reconciliations_of(with(record_file, "kind =", withdrawn + "kind ="), 2024) == "");
    for (const std::string& standing : {std::string("draft = true\n"), withdrawn}) {
        const Catalogue catalogue =
            catalogue_of(with(next_report_file, "source =", standing + "source ="));
        for (const FigureEntry& entry : catalogue.figure_entries)
            CHECK((!entry.report || entry.report->year == 2023));
    }
}
