// The overview of a site of several bodies: whose report of which year this site holds, and by which day
// it had to be public. Facts in a fixed order; nothing is counted up, so nothing can be ranked.
#include <algorithm>
#include <utility>

#include "pages/overview.h"
#include "pages/pages.h"
#include "site/shown.h"

namespace mingbai {
namespace {

const YearEntry* find_year(const BodyEntry& body, Year year)
{
    const auto found = std::find_if(body.years.begin(), body.years.end(),
                                    [year](const YearEntry& one) { return one.year == year; });
    return found == body.years.end() ? nullptr : &*found;
}

// From the first report that the site holds to the newest that it holds, or that is to be public by
// the as-of day, newest first. None while there is no report.
std::vector<Year> years_of(const Catalogue& catalogue)
{
    std::vector<Year> held;
    for (const BodyEntry& body : catalogue.bodies)
        for (const YearEntry& year : body.years)
            if (year.report != nullptr)
                held.push_back(year.year);
    if (held.empty())
        return {};
    const auto [first, last] = std::minmax_element(held.begin(), held.end());
    const Year newest = std::max(*last, static_cast<int>(catalogue.as_of.year()) - 1);
    std::vector<Year> years;
    for (Year year = newest; year >= *first; --year)
        years.push_back(year);
    return years;
}

std::string day_text(const DayOrMoment& when, const Language& page)
{
    return locale::format(PartialDate::of(day_of(when)), page.tag);
}

// has_report, url, name, published, is_withdrawn; without a report is_due, and has_records with
// the url of the year.
View report_cell(const Site& site, const BodyEntry& body, Year year, const Language& page)
{
    const YearEntry* entry = find_year(body, year);
    const Report* report = entry == nullptr ? nullptr : entry->report;
    const std::string number = std::to_string(year);
    View view;
    view.set("has_report", report != nullptr);
    view.set("name", site.theme.word("year.report_name", page, {{"year", number}}));
    view.set("year_name", site.theme.word("year.short", page, {{"year", number}}));
    view.set("published", report != nullptr && report->published
                              ? site.theme.word("overview.published", page,
                                                {{"day", day_text(*report->published, page)}})
                              : std::string());
    view.set("is_withdrawn", report != nullptr && report->standing.withdrawn.has_value());
    view.set("is_due", site.catalogue.as_of >= report_due(year));
    view.set("has_records", report == nullptr && entry != nullptr);
    std::string url;
    if (report != nullptr)
        url = site.routes.report(page, *body.body, year).url;
    else if (entry != nullptr)
        url = site.routes.year(page, *body.body, year).url;
    view.set("url", std::move(url));
    return view;
}

View::List overview_columns(const Site& site, const std::vector<Year>& years, const Language& page)
{
    View::List list;
    for (const Year year : years) {
        View view;
        view.set("year_name",
                 site.theme.word("year.report_name", page, {{"year", std::to_string(year)}}));
        view.set("due", site.theme.word("overview.due", page,
                                        {{"day", locale::format(PartialDate::of(report_due(year)),
                                                                page.tag)}}));
        list.push_back(std::move(view));
    }
    return list;
}

View::List overview_rows(const Site& site, const std::vector<Year>& years, const Language& page)
{
    View::List list;
    for (const BodyEntry& body : site.catalogue.bodies) {
        View::List cells;
        for (const Year year : years)
            cells.push_back(report_cell(site, body, year, page));
        View view;
        view.set("url", site.routes.body(page, *body.body).url);
        view.set("name_html", shown(site, body.body->name, page));
        view.set("cells", std::move(cells));
        list.push_back(std::move(view));
    }
    return list;
}

Composition overview_page(const Site& site, const Language& page)
{
    PageHead head;
    head.language = &page;
    head.title = site.theme.word("overview.title", page);
    head.description = site.theme.word("column.overview.description", page);
    head.route_in = [site](const Language& language) {
        return overview_route(site, language);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = {{site.theme.word("menu.home", page), site.routes.home(page)}};
    head.official_tags = column_tags(site, "overview", page);
    const std::vector<Year> years = years_of(site.catalogue);
    View view;
    view.set("title", head.title);
    view.set("has_years", !years.empty());
    view.set("columns", overview_columns(site, years, page));
    view.set("rows", overview_rows(site, years, page));
    set_json_of_table(view, site, "reports", page);
    return framed(site, head, "overview", std::move(view));
}

}

bool has_overview(const Catalogue& catalogue) { return catalogue.bodies.size() > 1; }

Route overview_route(const Site& site, const Language& language)
{
    return site.routes.plain_page(language, "overview");
}

void overview_pages(const Site& site, std::vector<Page>& pages)
{
    if (!has_overview(site.catalogue))
        return;
    for (const Language& language : site.catalogue.config.languages)
        pages.push_back({overview_route(site, language), std::string(SiteConfig::file_name),
                         [site, &language] { return overview_page(site, language); }});
}

}
