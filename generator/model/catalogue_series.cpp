#include "model/catalogue_series.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

namespace mingbai {

namespace {

using Indicators = Lookup::ByName<const Indicator>;

// Nothing when there is no such indicator.
const Indicator* indicator_of(const Figure& figure, const Indicators& indicators,
                              const References& references, Problems& problems)
{
    const auto found = indicators.find(figure.indicator);
    if (found != indicators.end())
        return found->second;
    if (!figure.indicator.empty() && !references.is_unread("indicators"))
        references.say_dangling(
            "indicator", figure.indicator, figure.place, [&] { return names_of(indicators); },
            problems);
    return nullptr;
}

// A report states a total of what the indicator counts, or it is a figure of another one. What a
// record counts in another unit is shown, and not added.
void check_unit(const Figure& figure, const Indicator& indicator, Problems& problems)
{
    if (!figure.unit.empty() && !indicator.unit.empty() && figure.unit != indicator.unit)
        problems.add("figure-unit", figure.unit_place, {figure.unit, indicator.unit, indicator.id});
}

void bind_figures_of_reports(Catalogue& catalogue, const Lookup& lookup,
                             const Indicators& indicators, Problems& problems)
{
    using Stated = std::tuple<const Report*, const Indicator*, Date, Date>;
    std::set<Stated> seen;
    for (const Figure& figure : catalogue.figures) {
        const auto report = lookup.reports.find(figure.source.report);
        if (report == lookup.reports.end()) {
            lookup.references.blame("report", figure.source.report, figure.place, no_names,
                                    problems);
            continue;
        }
        const Document& original = report->second->texts.original();
        std::string anchor =
            locate(original.outline, original.path.text(), figure.source, problems);
        if (!anchor.empty())
            check_stated(figure, problems);
        const Indicator* indicator = indicator_of(figure, indicators, lookup.references, problems);
        if (!indicator)
            continue;
        check_unit(figure, *indicator, problems);
        const Period& period = figure.period;
        if (!seen.emplace(report->second, indicator, period.start, period.end).second)
            problems.add("figure-duplicate", figure.place, {figure.indicator});
        if (!report->second->standing.withdrawn)
            catalogue.figure_entries.push_back(
                {&figure, indicator, report->second, nullptr, std::move(anchor)});
    }
}

void bind_figures_of_records(Catalogue& catalogue, const Lookup& lookup,
                             const Indicators& indicators, Problems& problems)
{
    for (const ActivityEntry& entry : catalogue.activity_entries)
        for (const Figure& figure : entry.activity->figures) {
            const Indicator* indicator =
                indicator_of(figure, indicators, lookup.references, problems);
            if (indicator && !entry.activity->standing.withdrawn)
                catalogue.figure_entries.push_back(
                    {&figure, indicator, nullptr, &entry, figure.anchor});
        }
}

// The figures of one body: what its reports state, and what its records do.
struct OfBody {
    std::vector<const FigureEntry*> stated;
    std::vector<const FigureEntry*> recorded;
};

OfBody figures_of(const Catalogue& catalogue, const std::string& body)
{
    OfBody figures;
    for (const FigureEntry& entry : catalogue.figure_entries)
        if (entry.report && entry.report->body == body)
            figures.stated.push_back(&entry);
        else if (entry.activity && entry.activity->activity->body == body)
            figures.recorded.push_back(&entry);
    return figures;
}

SeriesEntry::Point point_of(const BodyEntry& body, const OfBody& figures,
                            const Indicator& indicator, Year year)
{
    SeriesEntry::Point point;
    point.year = year;
    for (const YearEntry& entry : body.years)
        if (entry.year == year)
            point.report = entry.report;
    const auto stated =
        std::find_if(figures.stated.begin(), figures.stated.end(), [&](const FigureEntry* entry) {
            return entry->report == point.report && entry->indicator == &indicator &&
                   entry->figure->period.is_year(year);
        });
    if (stated != figures.stated.end())
        point.stated = *stated;
    return point;
}

SeriesEntry series_of(const BodyEntry& body, const OfBody& figures, const Indicator& indicator)
{
    SeriesEntry series;
    series.indicator = &indicator;
    std::vector<Year> years;
    for (const YearEntry& entry : body.years)
        if (entry.report)
            years.push_back(entry.year);
    // Newest first in the body, oldest first here.
    for (Year year = years.back(); year <= years.front(); ++year)
        series.points.push_back(point_of(body, figures, indicator, year));
    return series;
}

// Decimal fractions are added as decimals: 0.1 + 0.2 is 0.3.
double sum_of(const std::vector<const FigureEntry*>& entries)
{
    double sum = 0;
    std::size_t decimals = 0;
    for (const FigureEntry* entry : entries) {
        sum += entry->figure->number;
        decimals = std::max(decimals, entry->figure->decimals());
    }
    const double scale = std::pow(10, static_cast<double>(decimals));
    const double scaled = std::round(sum * scale);
    return std::isfinite(scaled) ? scaled / scale : sum;
}

Reconciliation reconciliation_of(const FigureEntry& stated, const OfBody& figures)
{
    Reconciliation result;
    result.indicator = stated.indicator;
    result.stated = &stated;
    const Period& period = stated.figure->period;
    for (const FigureEntry* entry : figures.recorded) {
        const Figure& figure = *entry->figure;
        if (entry->indicator != stated.indicator || !period.meets(figure.period))
            continue;
        const bool fits = figure.unit == stated.figure->unit && period.holds(figure.period);
        (fits ? result.summed : result.left_out).push_back(entry);
    }
    result.sum = sum_of(result.summed);
    return result;
}

void arrange_year(const OfBody& figures, const std::vector<const SeriesEntry*>& series,
                  YearEntry& year)
{
    for (const FigureEntry* entry : figures.stated)
        if (entry->report == year.report)
            year.figures.push_back(entry);
    for (const SeriesEntry* each : series)
        if (std::any_of(year.figures.begin(), year.figures.end(), [&](const FigureEntry* entry) {
                return entry->indicator == each->indicator;
            }))
            year.series.push_back(each);
    for (const FigureEntry* entry : year.figures) {
        if (!entry->indicator->sum)
            continue;
        Reconciliation result = reconciliation_of(*entry, figures);
        if (!result.summed.empty() || !result.left_out.empty())
            year.reconciliations.push_back(std::move(result));
    }
}

}

void bind_figures(Catalogue& catalogue, const Lookup& lookup, Problems& problems)
{
    std::size_t most = catalogue.figures.size();
    for (const Activity& activity : catalogue.activities)
        most += activity.figures.size();
    catalogue.figure_entries.reserve(most);
    Indicators indicators;
    for (const Indicator& indicator : catalogue.indicators)
        indicators.emplace(indicator.id, &indicator);
    bind_figures_of_reports(catalogue, lookup, indicators, problems);
    bind_figures_of_records(catalogue, lookup, indicators, problems);
}

void arrange_figures(Catalogue& catalogue)
{
    catalogue.series_entries.reserve(catalogue.bodies.size() * catalogue.indicators.size());
    for (BodyEntry& body : catalogue.bodies) {
        const OfBody figures = figures_of(catalogue, body.body->id);
        std::vector<const SeriesEntry*> series;
        for (const Indicator& indicator : catalogue.indicators) {
            const auto is_of = [&](const FigureEntry* each) {
                return each->indicator == &indicator;
            };
            if (std::none_of(figures.stated.begin(), figures.stated.end(), is_of))
                continue;
            catalogue.series_entries.push_back(series_of(body, figures, indicator));
            series.push_back(&catalogue.series_entries.back());
        }
        for (YearEntry& year : body.years)
            if (year.report)
                arrange_year(figures, series, year);
    }
}

}
