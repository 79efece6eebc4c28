#include "pictures/series.h"

#include <doctest/doctest.h>

#include "support/sites.h"

namespace mingbai {
namespace {

// A series of one body with reports in all years but 2021, of which some state a figure.
class Years {
public:
    Years()
    {
        Problems problems;
        records_ = records_of(small_site(), problems);
        indicator_.unit = "课时";
        entry_.indicator = &indicator_;
        figures_.reserve(10);
        stated_.reserve(10);
    }

    Years& state(Year year, double number, std::string unit = "课时")
    {
        Figure& figure = figures_.emplace_back();
        figure.number = number;
        figure.unit = std::move(unit);
        FigureEntry& stated = stated_.emplace_back();
        stated.figure = &figure;
        stated.indicator = &indicator_;
        stated.report = &report();
        entry_.points.push_back({year, &report(), &stated});
        return *this;
    }

    Years& say_nothing(Year year)
    {
        entry_.points.push_back({year, &report(), nullptr});
        return *this;
    }

    Years& hold_nothing(Year year)
    {
        entry_.points.push_back({year, nullptr, nullptr});
        return *this;
    }

    Report& report() { return records_.reports.front(); }
    ShownSeries shown_in(Year year) const { return ShownSeries::of(entry_, year); }

private:
    Records records_;
    Indicator indicator_;
    std::vector<Figure> figures_;
    std::vector<FigureEntry> stated_;
    SeriesEntry entry_;
};

std::vector<Plotting> plottings(const ShownSeries& series)
{
    std::vector<Plotting> all;
    for (const SeriesEntry::Point& point : series.entry.points)
        all.push_back(series.plotting_of(point));
    return all;
}

TEST_CASE("every year is drawn or has its reason")
{
    Years years;
    years.state(2020, 40).hold_nothing(2021).say_nothing(2022).state(2023, 52, "节");
    CHECK(plottings(years.shown_in(2020)) ==
          std::vector{Plotting::drawn, Plotting::unheld, Plotting::unstated, Plotting::other_unit});
}

TEST_CASE("the unit of the page's own year is the chart's")
{
    Years years;
    years.state(2020, 40).state(2023, 52, "节");
    CHECK(years.shown_in(2023).unit == "节");
    CHECK(plottings(years.shown_in(2023)) == std::vector{Plotting::other_unit, Plotting::drawn});
    CHECK(years.shown_in(2022).unit == "课时");
}

TEST_CASE("what a withdrawn report stated is not drawn")
{
    Years years;
    years.state(2023, 40);
    years.report().standing.withdrawn = Withdrawn{parse_date("2024-05-01").value(), "有误"};
    CHECK(plottings(years.shown_in(2023)) == std::vector{Plotting::withdrawn});
}

TEST_CASE("a chart needs a second year, and something to draw")
{
    Years one;
    CHECK_FALSE(one.state(2023, 40).shown_in(2023).is_worth_a_chart());
    CHECK(one.say_nothing(2024).shown_in(2023).is_worth_a_chart());
    Years none;
    CHECK_FALSE(none.say_nothing(2022).say_nothing(2023).shown_in(2023).is_worth_a_chart());
}

}
}
