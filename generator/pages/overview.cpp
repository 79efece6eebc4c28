// The overview of a site of several bodies, and of the other sites that it gathers: whose report of which year is
// held, and by which day it had to be public. Facts in a fixed order; no body's are counted up, so nothing can be
// ranked. What another site says is said as of its own day, and leads to its own page.
#include "pages/overview.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "pages/pages.h"
#include "site/shown.h"
#include "text/html.h"

namespace mingbai {
namespace {

// On the page of all sites, so that it stays small; the page about each site shows every year.
constexpr std::size_t most_cells = 1200;

// One body's year, whoever publishes it.
struct Cell {
    Year year = 0;
    bool has_report = false;
    std::string url;  // of the report, or of the year; empty: nothing is held of it
    std::optional<Date> published;
    bool is_withdrawn = false;
    const GatheredYear* gathered = nullptr;  // nothing: of this site, or nothing is held
};

struct Line {
    std::string url;
    Html name;
    std::vector<Cell> cells;
};

// The bodies of one site.
struct Group {
    const OtherSite* site = nullptr;         // nothing: this one
    const GatheredSite* gathered = nullptr;  // nothing: this one, or not gathered yet
    Date as_of;
    std::vector<Line> lines;
};

Cell own_cell(const Site& site, const Body& body, const YearEntry& entry, const Language& page)
{
    Cell cell{entry.year, entry.report != nullptr, {}, {}, false, nullptr};
    cell.url = cell.has_report ? site.routes.report(page, body, entry.year).url
                               : site.routes.year(page, body, entry.year).url;
    if (cell.has_report && entry.report->published)
        cell.published = day_of(*entry.report->published);
    cell.is_withdrawn = cell.has_report && entry.report->standing.withdrawn.has_value();
    return cell;
}

Cell gathered_cell(const GatheredYear& year)
{
    if (!year.report)
        return {year.year, false, year.url, {}, false, &year};
    return {year.year, true, year.report->url, year.report->published,
            year.report->withdrawn_on.has_value(), &year};
}

Group own_group(const Site& site, const Language& page)
{
    Group group{nullptr, nullptr, site.catalogue.as_of, {}};
    for (const BodyEntry& body : site.catalogue.bodies) {
        Line line{site.routes.body(page, *body.body).url, shown(site, body.body->name, page), {}};
        for (const YearEntry& year : body.years)
            line.cells.push_back(own_cell(site, *body.body, year, page));
        group.lines.push_back(std::move(line));
    }
    return group;
}

Group group_of(const Site& site, const OtherSite& other, const Language& page)
{
    const GatheredSite* gathered = site.catalogue.find_gathered(other.id);
    Group group{&other, gathered, gathered == nullptr ? site.catalogue.as_of : gathered->as_of, {}};
    if (gathered == nullptr)
        return group;
    for (const GatheredBody& body : gathered->bodies) {
        Line line{body.url, shown(site, body.name, page), {}};
        for (const GatheredYear& year : body.years)
            line.cells.push_back(gathered_cell(year));
        group.lines.push_back(std::move(line));
    }
    return group;
}

// From the first report that is held to the newest that is held, or that is to be public by the day on which
// the newest of the sites stands, newest first. None while there is no report.
std::vector<Year> years_of(const std::vector<Group>& groups)
{
    std::set<Year> held;
    Year last = 0;
    for (const Group& group : groups)
        for (const Line& line : group.lines)
            for (const Cell& cell : line.cells)
                if (cell.has_report) {
                    held.insert(cell.year);
                    last = std::max({last, cell.year, static_cast<int>(group.as_of.year()) - 1});
                }
    std::vector<Year> years;
    if (!held.empty())
        for (Year year = last; year >= *held.begin(); --year)
            years.push_back(year);
    return years;
}

std::size_t lines_in(const std::vector<Group>& groups)
{
    std::size_t count = 0;
    for (const Group& group : groups)
        count += group.lines.size();
    return count;
}

std::string day_word(const Site& site, std::string_view word, Date day, const Language& page)
{
    return site.theme.word(word, page,
                           {{"day", locale::format(PartialDate::of(day), page.tag)}});
}

std::string counted(const Site& site, std::string_view word, std::int64_t count, const Language& page)
{
    return site.theme.word(word, page, {{"count", count}});
}

// What another site counts, in its order: records, then states and assessments, each as heavy as the other.
View::List facts_of(const Site& site, const GatheredYear& year, const Language& page)
{
    View::List facts;
    const auto add = [&](std::string words) { facts.push_back(View().set("words", std::move(words))); };
    if (year.activities > 0)
        add(counted(site, "activities.count", year.activities, page));
    if (year.commitments > 0)
        add(counted(site, "commitments.count", year.commitments, page));
    const auto add_code = [&](std::string_view axis, std::string_view code) {
        for (const GatheredCount& count : year.counts)
            if (count.axis == axis && count.code == code)
                add(site.theme.word("overview.counted", page,
                                    {{"what", site.theme.word(std::string(axis) + '.' + std::string(code), page)},
                                     {"count", count.count}}));
    };
    for (const RecordState state : record_states)
        add_code("state", code_of(state));
    for (const std::string_view code : assessment_codes)
        add_code("assessment", code);
    return facts;
}

enum class Depth { reports, counts };

View cell_view(const Site& site, const Group& group, const Cell& cell, Depth depth, const Language& page)
{
    const std::string number = std::to_string(cell.year);
    View::List facts;
    if (depth == Depth::counts && cell.gathered != nullptr)
        facts = facts_of(site, *cell.gathered, page);
    View view;
    view.set("has_report", cell.has_report);
    view.set("url", cell.url);
    view.set("name", site.theme.word("year.report_name", page, {{"year", number}}));
    view.set("year_name", site.theme.word("year.short", page, {{"year", number}}));
    view.set("published", cell.published ? day_word(site, "overview.published", *cell.published, page)
                                         : std::string());
    view.set("is_withdrawn", cell.is_withdrawn);
    view.set("due", day_word(site, "overview.due", report_due(cell.year), page));
    view.set("is_due", group.as_of >= report_due(cell.year));
    view.set("is_elsewhere", group.site != nullptr);
    view.set("has_records", !cell.has_report && !cell.url.empty());
    view.set("has_facts", !facts.empty());
    view.set("facts", std::move(facts));
    return view;
}

View::List line_views(const Site& site, const Group& group, const std::vector<Year>& years, Depth depth,
                      const Language& page)
{
    View::List views;
    for (const Line& line : group.lines) {
        View::List cells;
        for (const Year year : years) {
            const auto held = std::find_if(line.cells.begin(), line.cells.end(),
                                           [year](const Cell& cell) { return cell.year == year; });
            Cell none;
            none.year = year;
            cells.push_back(
                cell_view(site, group, held == line.cells.end() ? none : *held, depth, page));
        }
        views.push_back(View()
                            .set("url", line.url)
                            .set("name_html", line.name)
                            .set("cells", std::move(cells)));
    }
    return views;
}

View site_view(const Site& site, const OtherSite& other, const Language& page)
{
    const GatheredSite* gathered = site.catalogue.find_gathered(other.id);
    View view;
    view.set("url", site.routes.other_site(page, other).url);
    view.set("site_url", other.url + '/');
    view.set("title_html", shown(site, other.title, page));
    view.set("is_gathered", gathered != nullptr);
    view.set("as_of", gathered == nullptr ? std::string()
                                          : day_word(site, "overview.as_of", gathered->as_of, page));
    view.set("is_fictional", gathered != nullptr && gathered->is_fictional);
    view.set("licence_url", gathered == nullptr ? std::string() : gathered->licence_url);
    view.set("licence", gathered == nullptr || gathered->licence_name.empty()
                            ? std::string(gathered == nullptr ? "" : gathered->licence_url)
                            : gathered->licence_name);
    return view;
}

View group_view(const Site& site, const Group& group, const std::vector<Year>& years, Depth depth,
                const Language& page)
{
    View view;
    view.set("id", group.site == nullptr ? std::string("bodies") : "gathered-" + group.site->id);
    view.set("is_elsewhere", group.site != nullptr);
    view.set("site", group.site == nullptr ? View() : site_view(site, *group.site, page));
    view.set("rows", line_views(site, group, years, depth, page));
    return view;
}

View::List due_days(const Site& site, const std::vector<Year>& years, const Language& page)
{
    View::List list;
    for (const Year year : years)
        list.push_back(
            View()
                .set("year_name",
                     site.theme.word("year.report_name", page, {{"year", std::to_string(year)}}))
                .set("due", day_word(site, "overview.due", report_due(year), page)));
    return list;
}

PageHead head_of(const Site& site, const Language& page)
{
    PageHead head;
    head.language = &page;
    head.chapter = Chapter::overview;
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = {{site.theme.word("menu.home", page), site.routes.home(page)}};
    head.official_tags = column_tags(site, "overview", page);
    return head;
}

View view_of(const Site& site, const std::vector<Group>& groups, const std::vector<Year>& years,
             Depth depth, const Language& page)
{
    View::List list;
    for (const Group& group : groups)
        list.push_back(group_view(site, group, years, depth, page));
    View view;
    view.set("has_years", !years.empty());
    view.set("due_days", due_days(site, years, page));
    view.set("groups", std::move(list));
    return view;
}

Composition overview_page(const Site& site, const Language& page)
{
    PageHead head = head_of(site, page);
    head.title = site.theme.word("overview.title", page);
    head.description = site.theme.word("column.overview.description", page);
    head.route_in = [&routes = site.routes](const Language& language) {
        return routes.overview(language);
    };
    std::vector<Group> groups;
    if (!site.catalogue.bodies.empty())
        groups.push_back(own_group(site, page));
    for (const OtherSite& other : site.catalogue.config.sites)
        groups.push_back(group_of(site, other, page));
    std::vector<Year> years = years_of(groups);
    const bool is_of_sites = !site.catalogue.config.sites.empty();
    const std::size_t room = std::max<std::size_t>(1, most_cells / std::max<std::size_t>(1, lines_in(groups)));
    const bool is_short = is_of_sites && years.size() > room;
    if (is_short)
        years.resize(room);
    View view = view_of(site, groups, years, Depth::reports, page);
    view.set("title", head.title);
    set_json_of_table(view, site, is_of_sites ? "site_years" : "years", page);
    view.set("is_of_one_site", false);
    view.set("is_of_sites", is_of_sites);
    view.set("is_short", is_short);
    return framed(site, head, "overview", std::move(view));
}

Composition other_site_page(const Site& site, const OtherSite& other, const Language& page)
{
    PageHead head = head_of(site, page);
    head.title = other.title.in(page.id);
    head.description = site.theme.word("describe.site", page, {{"site", head.title}});
    head.route_in = [&routes = site.routes, &other](const Language& language) {
        return routes.other_site(language, other);
    };
    head.crumbs.emplace_back(site.theme.word("overview.title", page), site.routes.overview(page));
    const std::vector<Group> groups = {group_of(site, other, page)};
    View view = view_of(site, groups, years_of(groups), Depth::counts, page);
    view.set("title", head.title);
    set_json_of_table(view, site, "site_years", page);
    view.set("is_of_one_site", true);
    view.set("is_of_sites", true);
    view.set("is_short", false);
    return framed(site, head, "overview", std::move(view));
}

}

View::List other_sites(const Site& site, const Language& page)
{
    View::List list;
    for (const OtherSite& other : site.catalogue.config.sites)
        list.push_back(site_view(site, other, page));
    return list;
}

void overview_pages(const Site& site, std::vector<Page>& pages)
{
    if (!has_overview(site.catalogue))
        return;
    const std::string origin(SiteConfig::file_name);
    for (const Language& language : site.catalogue.config.languages) {
        pages.push_back({site.routes.overview(language), origin,
                         [site, &language] { return overview_page(site, language); }});
        for (const OtherSite& other : site.catalogue.config.sites)
            pages.push_back({site.routes.other_site(language, other), origin, [site, &other, &language] {
                                 return other_site_page(site, other, language);
                             }});
    }
}

}
