#include "pictures/counts.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "pictures/chart.h"
#include "site/shown.h"
#include "text/locale.h"

namespace mingbai {
namespace {

std::string records_word(const Site& site, std::size_t count, const Language& page)
{
    return site.theme.word("activities.count", page, {{"count", static_cast<std::int64_t>(count)}});
}

// “2022年3条记录，2023年5条记录”
void add_to_description(std::string& description, const Site& site, const std::string& name,
                        std::size_t count, const Language& page)
{
    if (!description.empty())
        description += site.theme.word("figures.then", page);
    description += site.theme.word("counts.of", page,
                                   {{"name", name}, {"amount", records_word(site, count, page)}});
}

View year_bar(const ChartBar& bar, Year year)
{
    return View()
        .set("year", std::to_string(year))
        .set("x", units(bar.x))
        .set("width", units(bar.width))
        .set("middle", units(bar.middle))
        .set("top", units(bar.top))
        .set("height", units(bar.height))
        .set("label", bar.label)
        .set("label_y", units(bar.label_y));
}

// A year without records has no list to lead to.
View::List year_rows_view(const Site& site, const Body& body, const std::vector<YearCount>& years,
                          const Language& page)
{
    View::List rows;
    for (auto year = years.rbegin(); year != years.rend(); ++year)
        rows.push_back(
            View()
                .set("year",
                     site.theme.word("year.short", page, {{"year", std::to_string(year->year)}}))
                .set("url", year->count == 0 ? std::string()
                                             : site.routes.activities(page, body, year->year).url)
                .set("count",
                     locale::format_number(static_cast<std::int64_t>(year->count), page.tag)));
    return rows;
}

View year_counts_view(const Site& site, const Body& body, const std::vector<YearCount>& years,
                      const Language& page)
{
    std::vector<ChartPoint> points;
    std::string description;
    for (const auto& [year, count] : years) {
        const std::string number =
            locale::format_number(static_cast<std::int64_t>(count), page.tag);
        points.push_back({static_cast<double>(count), Bound::exact, number, number});
        add_to_description(description, site,
                           site.theme.word("year.short", page, {{"year", std::to_string(year)}}),
                           count, page);
    }
    // The newest have room.
    const std::size_t room = std::min(points.size(), years_that_fit(points));
    const std::size_t first = points.size() - room;
    points.erase(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(first));
    const Chart chart = chart_of(points, flow_of(page));
    View::List grid;
    for (const double line : chart.grid)
        grid.push_back(View().set("y", units(line)));
    View::List bars;
    for (const ChartBar& bar : chart.bars)
        bars.push_back(year_bar(bar, years[first + bar.point].year));
    const locale::Arguments span = {{"from", std::to_string(years[first].year)},
                                    {"to", std::to_string(years.back().year)}};
    View view;
    view.set("description", std::move(description));
    view.set("cut", first > 0 ? site.theme.word("figures.cut", page, span) : std::string());
    view.set("grid", std::move(grid));
    view.set("bars", std::move(bars));
    view.set("baseline", units(Chart::baseline));
    view.set("years_y", units(Chart::years_y));
    view.set("rows", year_rows_view(site, body, years, page));
    return view;
}

View kind_bar(const RowChart& chart, const RowChart::Bar& bar, const std::string& name,
              const std::string& number)
{
    return View()
        .set("name", shortened(name, Chart::width))
        .set("name_x", units(chart.name_x))
        .set("name_y", units(bar.name_y))
        .set("x", units(bar.x))
        .set("y", units(bar.y))
        .set("width", units(bar.width))
        .set("number_x", units(bar.number_x))
        .set("number_y", units(bar.number_y))
        .set("number", number);
}

View kind_counts_view(const Site& site, const Body& body, const std::vector<KindCount>& kinds,
                      const Language& page)
{
    std::vector<double> numbers;
    for (const KindCount& kind : kinds)
        numbers.push_back(static_cast<double>(kind.count));
    const RowChart chart = row_chart_of(numbers, flow_of(page));
    std::string description;
    View::List bars;
    View::List rows;
    for (std::size_t i = 0; i < kinds.size(); i++) {
        const auto& [kind, count] = kinds[i];
        const std::string& name = kind->name.in(page.id);
        const std::string number =
            locale::format_number(static_cast<std::int64_t>(count), page.tag);
        add_to_description(description, site, name, count, page);
        bars.push_back(kind_bar(chart, chart.bars[i], name, number));
        rows.push_back(View()
                           .set("url", site.routes.kind(page, body, kind->id).url)
                           .set("name_html", shown(site, kind->name, page))
                           .set("count", number));
    }
    View view;
    view.set("description", std::move(description));
    view.set("height", units(chart.height));
    view.set("bar_height", units(RowChart::bar_height));
    view.set("bars", std::move(bars));
    view.set("rows", std::move(rows));
    return view;
}

}

std::vector<YearCount> counts_by_year(const BodyEntry& body)
{
    std::vector<YearCount> counts;
    for (auto year = body.years.rbegin(); year != body.years.rend(); ++year) {
        if (counts.empty() && year->activities.empty())
            continue;
        while (!counts.empty() && counts.back().year + 1 < year->year)
            counts.push_back({counts.back().year + 1, 0});
        counts.push_back({year->year, year->activities.size()});
    }
    while (!counts.empty() && counts.back().count == 0)
        counts.pop_back();
    return counts;
}

std::vector<KindCount> counts_by_kind(const SiteConfig& config,
                                      const std::vector<const ActivityEntry*>& activities)
{
    std::unordered_map<std::string_view, std::size_t> count_of_kind;
    for (const ActivityEntry* entry : activities)
        count_of_kind[entry->activity->kind]++;
    std::vector<KindCount> counts;
    for (const Term& kind : config.kinds)
        if (const auto found = count_of_kind.find(kind.id); found != count_of_kind.end())
            counts.push_back({&kind, found->second});
    return counts;
}

std::vector<const ActivityEntry*> all_activities(const BodyEntry& body)
{
    std::vector<const ActivityEntry*> all;
    for (const YearEntry& year : body.years)
        all.insert(all.end(), year.activities.begin(), year.activities.end());
    return all;
}

void set_year_counts(View& view, const Site& site, const BodyEntry& body, const Language& page)
{
    const std::vector<YearCount> years = counts_by_year(body);
    const bool has_several = years.size() > 1;
    view.set("has_year_counts", has_several);
    view.set("year_counts", has_several ? year_counts_view(site, *body.body, years, page) : View());
}

void set_kind_counts(View& view, const Site& site, const Body& body,
                     const std::vector<const ActivityEntry*>& activities, const Language& page)
{
    const std::vector<KindCount> kinds = counts_by_kind(site.catalogue.config, activities);
    view.set("has_kind_counts", !kinds.empty());
    view.set("kind_counts", kinds.empty() ? View() : kind_counts_view(site, body, kinds, page));
}

}
