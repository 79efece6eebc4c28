// The figures of a year: each indicator over the years, and records added up beside what the report
// states. No difference is judged.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <optional>

#include "pages/pages.h"
#include "pictures/series.h"
#include "site/quoted.h"
#include "site/shown.h"
#include "site/stated.h"

namespace mingbai {
namespace {

// What the views of one year's figures are made with.
struct Ground {
    const Site& site;
    const Body& body;
    const YearEntry& year;
    const Language& page;

    std::string word(std::string_view key, const locale::Arguments& arguments = {}) const
    {
        return site.theme.word(key, page, arguments);
    }
};

// One indicator of the year, with all that is known of it.
struct StatedIndicator {
    const Indicator* indicator = nullptr;
    const SeriesEntry* series = nullptr;
    std::vector<const FigureEntry*> other_periods;  // that the report states, not for a whole year
    std::vector<const Reconciliation*> reconciliations;
};

bool is_in(const SeriesEntry* series, const FigureEntry* entry)
{
    return series != nullptr &&
           std::any_of(series->points.begin(), series->points.end(),
                       [&](const SeriesEntry::Point& point) { return point.stated == entry; });
}

StatedIndicator stated_indicator(const YearEntry& year, const Indicator* indicator)
{
    StatedIndicator stated;
    stated.indicator = indicator;
    for (const SeriesEntry* series : year.series)
        if (series->indicator == indicator)
            stated.series = series;
    for (const FigureEntry* entry : year.figures)
        if (entry->indicator == indicator && !is_in(stated.series, entry))
            stated.other_periods.push_back(entry);
    for (const Reconciliation& each : year.reconciliations)
        if (each.indicator == indicator)
            stated.reconciliations.push_back(&each);
    return stated;
}

// In the order in which the report's figures stand.
std::vector<StatedIndicator> stated_indicators(const YearEntry& year)
{
    std::vector<StatedIndicator> all;
    for (const FigureEntry* entry : year.figures) {
        const bool is_known =
            std::any_of(all.begin(), all.end(), [&](const StatedIndicator& stated) {
                return stated.indicator == entry->indicator;
            });
        if (!is_known)
            all.push_back(stated_indicator(year, entry->indicator));
    }
    return all;
}

std::string period_text(const Ground& ground, const Period& period)
{
    const auto day = [&](Date date) {
        return locale::format(PartialDate::of(date), ground.page.tag);
    };
    return period.start == period.end
               ? day(period.start)
               : day(period.start) + ground.word("date.until") + day(period.end);
}

View::List others_view(const Ground& ground, const StatedIndicator& stated)
{
    View::List rows;
    for (const FigureEntry* entry : stated.other_periods) {
        View row;
        row.set("period", period_text(ground, entry->figure->period));
        row.set("note", "");
        set_stated(row, ground.site, *entry, ground.page);
        rows.push_back(std::move(row));
    }
    return rows;
}

// Records that were added up, or were not: date_html, url, title_html, written, note.
View::List records_view(const Ground& ground, const std::vector<const FigureEntry*>& entries,
                        std::string_view unit)
{
    View::List rows;
    for (const FigureEntry* entry : entries) {
        if (entry->activity == nullptr)
            continue;
        View row = activity_row(ground.site, ground.body, *entry->activity, ground.page);
        row.set("written", stated_in(*entry->figure).text);
        row.set("note", entry->figure->unit == unit ? ground.word("figures.reaches_out")
                                                    : ground.word("figures.unlike"));
        rows.push_back(std::move(row));
    }
    return rows;
}

View reconciliation_view(const Ground& ground, const Reconciliation& each)
{
    const Figure& stated = *each.stated->figure;
    std::vector<const Figure*> figures = {&stated};
    for (const FigureEntry* entry : each.summed)
        figures.push_back(entry->figure);
    const std::string sum = amount_text(each.sum, figures);
    const std::string difference = amount_text(std::abs(each.sum - stated.number), figures);
    const Stated written = stated_in(stated);
    const auto count = static_cast<std::int64_t>(each.summed.size());
    View::List left_out = records_view(ground, each.left_out, stated.unit);
    View view;
    view.set("sum", sum);
    view.set("difference", difference);
    view.set("unit", stated.unit);
    view.set("written", written.text);
    view.set("period", period_text(ground, stated.period));
    view.set("source",
             source_view(ground.site, *each.stated->report, each.stated->anchor, ground.page));
    view.set("sentence_html",
             said_with_quotes(ground.site, "figures.sum_sentence", {{"count", count}},
                              {{"sum", sum + stated.unit},
                               {"stated", written.text},
                               {"difference", difference + stated.unit}},
                              {ground.site.catalogue.config.original(), ground.page}));
    view.set("is_exact", written.bound == Bound::exact);
    view.set("has_summed", !each.summed.empty());
    view.set("summed", records_view(ground, each.summed, stated.unit));
    view.set("has_left_out", !left_out.empty());
    view.set("left_out", std::move(left_out));
    return view;
}

View indicator_view(const Ground& ground, const StatedIndicator& stated, std::size_t number)
{
    const auto series = stated.series == nullptr
                            ? std::nullopt
                            : std::optional(ShownSeries::of(*stated.series, ground.year.year));
    const bool has_chart = series && series->is_worth_a_chart();
    View::List rows = series ? series_rows(ground.site, *series, ground.page) : View::List();
    View::List others = others_view(ground, stated);
    View::List reconciliations;
    for (const Reconciliation* each : stated.reconciliations) {
        reconciliations.push_back(reconciliation_view(ground, *each));
        reconciliations.back().set("number", fmt::format("{}-{}", number, reconciliations.size()));
    }
    View view;
    view.set("number", std::to_string(number));
    view.set("name_html", shown(ground.site, stated.indicator->name, ground.page));
    view.set("unit", series ? series->unit : stated.indicator->unit);
    view.set("has_chart", has_chart);
    view.set("chart", has_chart ? chart_view(ground.site, *series, ground.page) : View());
    view.set("has_rows", !rows.empty());
    view.set("rows", std::move(rows));
    view.set("has_others", !others.empty());
    view.set("others", std::move(others));
    view.set("has_reconciliations", !reconciliations.empty());
    view.set("reconciliations", std::move(reconciliations));
    return view;
}

PageHead figures_head(const Ground& ground)
{
    const Site& site = ground.site;
    PageHead head;
    head.language = &ground.page;
    head.chapter = Chapter::figures;
    head.title = ground.word("ways.figures", {{"year", std::to_string(ground.year.year)}});
    head.description = described(site, "figures", ground.body, ground.year.year, ground.page,
                                 {{"count", std::ssize(ground.year.figures)}});
    head.route_in = [&routes = site.routes, &body = ground.body, year = ground.year.year](
                        const Language& language) { return routes.figures(language, body, year); };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = crumbs_to(site, ground.body, ground.year.year, ground.page);
    head.official_tags = column_tags(site, "figures", ground.page);
    return head;
}

Composition figures_page(const Ground& ground)
{
    const PageHead head = figures_head(ground);
    View::List topics;
    for (const StatedIndicator& stated : stated_indicators(ground.year))
        topics.push_back(indicator_view(ground, stated, topics.size() + 1));
    View view;
    view.set("title", head.title);
    view.set("report", source_view(ground.site, *ground.year.report, {}, ground.page));
    view.set("topics", std::move(topics));
    view.set("ways", ways_of(ground.site, ground.body, ground.year, head.route_in(ground.page).url,
                             ground.page));
    set_quote_language(view, ground.site);
    set_complaint(view, ground.site, ground.body, ground.page);
    set_json(view, ground.site, ground.body, ground.year.year, "figures", ground.page);
    return framed(ground.site, head, "figures", std::move(view));
}

}

void figure_pages(const Site& site, std::vector<Page>& pages)
{
    for (const BodyEntry& body : site.catalogue.bodies)
        for (const YearEntry& year : body.years) {
            if (year.figures.empty() || year.report == nullptr)
                continue;
            for (const Language& language : site.catalogue.config.languages)
                pages.push_back(
                    {site.routes.figures(language, *body.body, year.year),
                     year.figures.front()->figure->place.file,
                     [site, &body, &year, &language] {
                         return figures_page({site, *body.body, year, language});
                     }});
        }
}

}
