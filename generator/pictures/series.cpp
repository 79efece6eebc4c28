#include "pictures/series.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "pictures/chart.h"
#include "site/shown.h"
#include "site/stated.h"

namespace mingbai {
namespace {

using Point = SeriesEntry::Point;

// Words for why there is no bar: long in the table, short in the chart; none for a bar.
std::string absence_word(Plotting plotting)
{
    switch (plotting) {
    case Plotting::drawn: break;
    case Plotting::unstated: return "figures.unstated";
    case Plotting::unheld: return "figures.unheld";
    case Plotting::withdrawn: return "figures.withdrawn_year";
    case Plotting::other_unit: return "figures.other_unit";
    }
    return {};
}

// “320余课时” without its unit, which the chart says once.
std::string without_unit(std::string text, std::string_view unit)
{
    if (const std::size_t at = text.rfind(unit); at != std::string::npos && !unit.empty())
        text.erase(at, unit.size());
    return text;
}

bool is_original(const Site& site, const Language& page)
{
    return page.id == site.catalogue.config.original().id;
}

std::string bar_label(const Site& site, const std::string& value, Bound bound, const Language& page)
{
    const auto said = [&](std::string_view word) {
        return site.theme.word(word, page, {{"value", value}});
    };
    switch (bound) {
    case Bound::exact: break;
    case Bound::about: return said("figures.bar_about");
    case Bound::at_least: return said("figures.bar_at_least");
    case Bound::at_most: return said("figures.bar_at_most");
    }
    return value;
}

ChartPoint chart_point(const Site& site, const ShownSeries& series, const Point& point,
                       const Language& page)
{
    const Plotting plotting = series.plotting_of(point);
    if (plotting != Plotting::drawn)
        return {std::nullopt,
                Bound::exact,
                site.theme.word(absence_word(plotting) + "_short", page),
                {}};
    const Figure& figure = *point.stated->figure;
    const Stated stated = stated_in(figure);
    // In another language the qualifier would be foreign.
    return {figure.number, stated.bound,
            is_original(site, page) ? without_unit(stated.text, figure.unit)
                                    : bar_label(site, figure.value, stated.bound, page),
            figure.value};
}

// What the chart draws of the series.
struct DrawnYears {
    std::vector<Point> years;
    std::vector<ChartPoint> points;  // one a year
};

DrawnYears drawn_years(const Site& site, const ShownSeries& series, const Language& page)
{
    DrawnYears drawn{series.entry.points, {}};
    for (const Point& point : drawn.years)
        drawn.points.push_back(chart_point(site, series, point, page));
    const std::size_t all = drawn.years.size();
    const std::size_t room = std::min(all, years_that_fit(drawn.points));
    const auto own = std::find_if(drawn.years.begin(), drawn.years.end(),
                                  [&](const Point& point) { return point.year == series.year; });
    const auto first =
        std::min(std::distance(drawn.years.begin(), own), static_cast<std::ptrdiff_t>(all - room));
    const auto cut = [&](auto& list) {
        list = {list.begin() + first, list.begin() + first + static_cast<std::ptrdiff_t>(room)};
    };
    cut(drawn.years);
    cut(drawn.points);
    return drawn;
}

// All years with their numbers in one text, for who does not see the chart.
std::string description_of(const Site& site, const ShownSeries& series, const Language& page)
{
    std::string description;
    for (const Point& point : series.entry.points) {
        const Plotting plotting = series.plotting_of(point);
        std::string amount;
        if (plotting != Plotting::drawn)
            amount = site.theme.word(absence_word(plotting), page);
        else if (is_original(site, page))
            amount = stated_in(*point.stated->figure).text;
        else
            amount = reading_of(site, *point.stated->figure, page);
        if (!description.empty())
            description += site.theme.word("figures.then", page);
        description += site.theme.word("figures.year_amount", page,
                                       {{"year", std::to_string(point.year)}, {"amount", amount}});
    }
    return description;
}

View bar_view(const ChartBar& bar, const ChartPoint& point, Year year, Plotting plotting)
{
    const bool is_drawn = plotting == Plotting::drawn;
    View view;
    view.set("year", std::to_string(year));
    view.set("x", units(bar.x));
    view.set("width", units(bar.width));
    view.set("middle", units(bar.middle));
    view.set("end", units(bar.x + bar.width));
    view.set("top", units(bar.top));
    view.set("height", units(bar.height));
    view.set("open_top", units(bar.top - Chart::gap_height - 1));
    view.set("label", bar.label);
    view.set("label_y", units(bar.label_y));
    view.set("is_drawn", is_drawn);
    view.set("is_exact", is_drawn && point.bound == Bound::exact);
    view.set("is_about", is_drawn && point.bound == Bound::about);
    view.set("is_at_least", is_drawn && point.bound == Bound::at_least);
    view.set("is_at_most", is_drawn && point.bound == Bound::at_most);
    view.set("is_unstated", plotting == Plotting::unstated);
    view.set("is_left_out", !is_drawn && plotting != Plotting::unstated);
    return view;
}

// What the key has to explain: has_exact, has_about, has_at_least, has_at_most, has_unstated,
// has_left_out.
void set_key(View& view, const ShownSeries& series, const DrawnYears& drawn)
{
    const auto draws = [&](Bound bound) {
        return std::any_of(drawn.points.begin(), drawn.points.end(), [&](const ChartPoint& point) {
            return point.number && point.bound == bound;
        });
    };
    bool has_unstated = false;
    bool has_left_out = false;
    for (const Point& year : drawn.years) {
        const Plotting plotting = series.plotting_of(year);
        has_unstated |= plotting == Plotting::unstated;
        has_left_out |= plotting != Plotting::unstated && plotting != Plotting::drawn;
    }
    view.set("has_exact", draws(Bound::exact));
    view.set("has_about", draws(Bound::about));
    view.set("has_at_least", draws(Bound::at_least));
    view.set("has_at_most", draws(Bound::at_most));
    view.set("has_unstated", has_unstated);
    view.set("has_left_out", has_left_out);
}

}

ShownSeries ShownSeries::of(const SeriesEntry& entry, Year year)
{
    for (const Point& point : entry.points)
        if (point.year == year && point.stated != nullptr)
            return {entry, year, point.stated->figure->unit};
    return {entry, year, entry.indicator->unit};
}

Plotting ShownSeries::plotting_of(const Point& point) const
{
    if (point.report == nullptr)
        return Plotting::unheld;
    // A withdrawn report's words are no longer shown.
    if (point.report->standing.withdrawn)
        return Plotting::withdrawn;
    if (point.stated == nullptr)
        return Plotting::unstated;
    return point.stated->figure->unit == unit ? Plotting::drawn : Plotting::other_unit;
}

bool ShownSeries::is_worth_a_chart() const
{
    const auto is_drawn = [&](const Point& point) { return plotting_of(point) == Plotting::drawn; };
    return entry.points.size() >= 2 &&
           std::any_of(entry.points.begin(), entry.points.end(), is_drawn);
}

void set_stated(View& view, const Site& site, const FigureEntry& entry, const Language& page)
{
    view.set("written", stated_in(*entry.figure).text);
    view.set("reading", reading_of(site, *entry.figure, page));
    view.set("quote", entry.figure->source.quote);
    view.set("source", source_view(site, *entry.report, entry.anchor, page));
}

View::List series_rows(const Site& site, const ShownSeries& series, const Language& page)
{
    View::List rows;
    for (const Point& point : series.entry.points) {
        const Plotting plotting = series.plotting_of(point);
        const bool is_drawn = plotting == Plotting::drawn;
        const bool is_stated = is_drawn || plotting == Plotting::other_unit;
        View row;
        row.set("year", std::to_string(point.year));
        row.set("is_stated", is_stated);
        row.set("is_this_year", point.year == series.year);
        row.set("note", is_drawn ? std::string() : site.theme.word(absence_word(plotting), page));
        if (is_stated)
            set_stated(row, site, *point.stated, page);
        rows.push_back(std::move(row));
    }
    return rows;
}

View chart_view(const Site& site, const ShownSeries& series, const Language& page)
{
    const DrawnYears drawn = drawn_years(site, series, page);
    const Chart chart = chart_of(drawn.points, flow_of(page));
    View::List grid;
    for (const double line : chart.grid)
        grid.push_back(View().set("y", units(line)));
    View::List bars;
    for (const ChartBar& bar : chart.bars) {
        const Point& year = drawn.years[bar.point];
        bars.push_back(bar_view(bar, drawn.points[bar.point], year.year, series.plotting_of(year)));
    }
    const locale::Arguments span = {{"from", std::to_string(drawn.years.front().year)},
                                    {"to", std::to_string(drawn.years.back().year)},
                                    {"name", series.entry.indicator->name.in(page.id)}};
    const bool is_cut = drawn.years.size() < series.entry.points.size();
    View view;
    view.set("chart_title", site.theme.word("figures.chart_title", page, span));
    view.set("description", description_of(site, series, page));
    view.set("cut", is_cut ? site.theme.word("figures.cut", page, span) : std::string());
    view.set("grid", std::move(grid));
    view.set("bars", std::move(bars));
    view.set("baseline", units(Chart::baseline));
    view.set("open_place", units(Chart::baseline - Chart::gap_height - 1));
    view.set("open_height", units(Chart::gap_height));
    view.set("years_y", units(Chart::years_y));
    set_key(view, series, drawn);
    return view;
}

}
