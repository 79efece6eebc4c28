#include "pages/bodies.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "pages/commitments.h"
#include "pages/pages.h"
#include "pictures/counts.h"
#include "pictures/standings.h"
#include "site/feeds.h"
#include "site/shown.h"
#include "site/states.h"
#include "site/things.h"

namespace mingbai {
namespace {

constexpr std::size_t few = 6;    // newest records on the page of a body
constexpr std::size_t many = 12;  // newest records of a year; the list of the year holds all

bool is_newer(const ActivityEntry* a, const ActivityEntry* b)
{
    return a->activity->start.earliest() > b->activity->start.earliest();
}

// url, title_html, published_html, year, is_withdrawn of the card that stands for a report.
View report_card(const Site& site, const Body& body, const Report& report, const Language& page)
{
    View view;
    view.set("url", site.routes.report(page, body, report.year).url);
    view.set("title_html", shown_title(site, report.texts, page));
    view.set("published_html", report.published ? shown_date(*report.published, page) : Html());
    view.set("is_withdrawn", report.standing.withdrawn.has_value());
    return view;
}

void set_commitments(View& view, const Site& site, const Body& body, const YearEntry* year,
                     const Language& page)
{
    view.set("has_commitments", year != nullptr);
    if (year == nullptr)
        return;
    const auto count = static_cast<std::int64_t>(year->commitments.size());
    view.set("commitments_of",
             site.theme.word("commitments.of_year", page, {{"year", std::to_string(year->year)}}));
    view.set("commitments_count", site.theme.word("commitments.count", page, {{"count", count}}));
    view.set("commitments_url", site.routes.commitments(page, body, year->year).url);
    view.set("cells", tally(site, year->commitments, page));
}

// has_results, results: title, url, count, and the tallies of what that year's report answers.
void set_results(View& view, const Site& site, const Body& body, const YearEntry* year,
                 const Language& page)
{
    view.set("has_results", year != nullptr);
    View results;
    if (year != nullptr) {
        std::vector<Listed> listed;
        for (const CommitmentEntry* entry : year->results->newest)
            listed.push_back(as_answered(*entry, *year->report));
        const auto count = static_cast<std::int64_t>(listed.size());
        results.set("title", results_title(site, *year, page));
        results.set("url", site.routes.results(page, body, year->year).url);
        results.set("count", site.theme.word("commitments.count", page, {{"count", count}}));
        set_tallies(results, site, listed, page);
    }
    view.set("results", std::move(results));
}

View::List rows_of(const Site& site, const Body& body,
                   const std::vector<const ActivityEntry*>& activities, const Language& page)
{
    View::List rows;
    for (const ActivityEntry* entry : activities)
        rows.push_back(activity_row(site, body, *entry, page));
    return rows;
}

std::string record_count(const Site& site, std::size_t count, const Language& page)
{
    return site.theme.word("activities.count", page, {{"count", static_cast<std::int64_t>(count)}});
}

View::List years_view(const Site& site, const BodyEntry& body, const Language& page)
{
    View::List years;
    for (const YearEntry& year : body.years) {
        View view;
        view.set("year", std::to_string(year.year));
        view.set("year_name",
                 site.theme.word("year.short", page, {{"year", std::to_string(year.year)}}));
        view.set("url", site.routes.year(page, *body.body, year.year).url);
        view.set("count", record_count(site, year.activities.size(), page));
        view.set("has_report", year.report != nullptr);
        view.set("report", year.report == nullptr
                               ? View()
                               : report_card(site, *body.body, *year.report, page));
        years.push_back(std::move(view));
    }
    return years;
}

// The newest page of each kind: results, two reports compared, commitments, figures.
View::List newest_ways(const Site& site, const BodyEntry& entry, const Language& page)
{
    const Body& body = *entry.body;
    const Routes& routes = site.routes;
    const auto named = [&](std::string_view word, Year year) {
        return site.theme.word(word, page, {{"year", std::to_string(year)}});
    };
    View::List ways;
    const auto add = [&](auto has, auto name_of, auto route_of) {
        if (const YearEntry* year = newest_year(entry, has))
            ways.push_back(View()
                               .set("url", route_of(year->year).url)
                               .set("name", name_of(*year))
                               .set("is_here", false));
    };
    add([](const YearEntry& year) { return year.results.has_value(); },
        [&](const YearEntry& year) { return results_title(site, year, page); },
        [&](Year year) { return routes.results(page, body, year); });
    add([](const YearEntry& year) { return year.report_before != nullptr; },
        [&](const YearEntry& year) { return compared_title(site, year, page); },
        [&](Year year) { return routes.compared(page, body, year); });
    add([](const YearEntry& year) { return !year.commitments.empty(); },
        [&](const YearEntry& year) { return named("commitments.of_year", year.year); },
        [&](Year year) { return routes.commitments(page, body, year); });
    add([](const YearEntry& year) { return year.report != nullptr && !year.figures.empty(); },
        [&](const YearEntry& year) { return named("ways.figures", year.year); },
        [&](Year year) { return routes.figures(page, body, year); });
    return ways;
}

Composition body_page(const Site& site, const BodyEntry& body, const Language& page)
{
    PageHead head;
    head.language = &page;
    head.title = body.body->name.in(page.id);
    head.description = site.theme.word("describe.body", page, {{"body", head.title}});
    head.route_in = [&routes = site.routes, &body](const Language& language) {
        return routes.body(language, *body.body);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = {{site.theme.word("menu.home", page), site.routes.home(page)}};
    head.official_tags = column_tags(site, "body", page);
    head.about = body_thing(site, *body.body, page).json();
    View view = body_view(site, body, page);
    set_feeds(view, head, site, [&](FeedFormat format) {
        return site.routes.feed(page, *body.body, format);
    });
    return framed(site, head, "body", std::move(view));
}

// The earlier year before the later one.
View::List neighbours_of(const Site& site, const BodyEntry& body, const YearEntry& year,
                         const Language& page)
{
    const std::ptrdiff_t place = &year - body.years.data();
    View::List neighbours;
    for (const std::ptrdiff_t other : {place + 1, place - 1}) {
        if (other < 0 || other >= std::ssize(body.years))
            continue;
        const Year number = body.years[static_cast<std::size_t>(other)].year;
        View view;
        view.set("url", site.routes.year(page, *body.body, number).url);
        view.set("year", site.theme.word("year.short", page, {{"year", std::to_string(number)}}));
        view.set("is_earlier", other > place);
        neighbours.push_back(std::move(view));
    }
    return neighbours;
}

View::List made_view(const Site& site, const Body& body, const YearEntry& year,
                     const Language& page)
{
    View::List made;
    for (const CommitmentEntry* entry : year.commitments) {
        const Commitment& commitment = *entry->commitment;
        View view;
        view.set("url", site.routes.commitment(page, body, commitment.year, commitment.id).url);
        view.set("title_html", shown_title(site, commitment, page));
        made.push_back(std::move(view));
    }
    return made;
}

// The newest records of the year, in the order of the whole list.
View::List year_rows(const Site& site, const Body& body, const YearEntry& year,
                     const Language& page)
{
    if (year.activities.size() <= many)
        return rows_of(site, body, year.activities, page);
    std::vector<const ActivityEntry*> newest = year.activities;
    std::stable_sort(newest.begin(), newest.end(), is_newer);
    newest.resize(many);
    std::vector<const ActivityEntry*> chosen;
    for (const ActivityEntry* entry : year.activities)
        if (std::find(newest.begin(), newest.end(), entry) != newest.end())
            chosen.push_back(entry);
    return rows_of(site, body, chosen, page);
}

PageHead year_head(const Site& site, const Body& body, const YearEntry& year, const Language& page)
{
    PageHead head;
    head.language = &page;
    head.chapter = Chapter::years;
    head.title = site.theme.word("year.title", page, {{"year", std::to_string(year.year)}});
    head.description = described(site, "year", body, year.year, page);
    head.route_in = [&routes = site.routes, &body, &year](const Language& language) {
        return routes.year(language, body, year.year);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = crumbs_to(site, body, page);
    head.official_tags = column_tags(site, "years", page);
    return head;
}

Composition year_page(const Site& site, const BodyEntry& entry, const YearEntry& year,
                      const Language& page)
{
    const Body& body = *entry.body;
    const PageHead head = year_head(site, body, year, page);
    View::List neighbours = neighbours_of(site, entry, year, page);
    View view;
    view.set("title", head.title);
    view.set("year", std::to_string(year.year));
    view.set("body_name_html", shown(site, body.name, page));
    view.set("has_neighbours", !neighbours.empty());
    view.set("neighbours", std::move(neighbours));
    view.set("has_report", year.report != nullptr);
    view.set("report",
             year.report == nullptr ? View() : report_card(site, body, *year.report, page));
    set_commitments(view, site, body, year.commitments.empty() ? nullptr : &year, page);
    view.set("made", made_view(site, body, year, page));
    set_results(view, site, body, year.results ? &year : nullptr, page);
    view.set("ways", ways_of(site, body, year, head.route_in(page).url, page));
    view.set("has_activities", !year.activities.empty());
    view.set("rows", year_rows(site, body, year, page));
    view.set("activities_count", record_count(site, year.activities.size(), page));
    view.set("has_more", year.activities.size() > many);
    view.set("activities_url", site.routes.activities(page, body, year.year).url);
    set_json(view, site, body, year.year, {}, page);
    return framed(site, head, "year", std::move(view));
}

}

std::vector<const ActivityEntry*> newest_activities(const BodyEntry& body, std::size_t count)
{
    // Years are newest first, so the records of the first years that have enough are enough.
    std::vector<const ActivityEntry*> newest;
    for (const YearEntry& year : body.years) {
        if (newest.size() >= count)
            break;
        newest.insert(newest.end(), year.activities.begin(), year.activities.end());
    }
    std::stable_sort(newest.begin(), newest.end(), is_newer);
    newest.resize(std::min(newest.size(), count));
    return newest;
}

View::List kinds_view(const Site& site, const BodyEntry& body, const Language& page)
{
    View::List kinds;
    for (const Term& kind : site.catalogue.config.kinds) {
        std::size_t count = 0;
        for (const YearEntry& year : body.years)
            count += static_cast<std::size_t>(std::count_if(
                year.activities.begin(), year.activities.end(),
                [&](const ActivityEntry* e) { return e->activity->kind == kind.id; }));
        if (count == 0)
            continue;
        View view;
        view.set("url", site.routes.kind(page, *body.body, kind.id).url);
        view.set("name_html", shown(site, kind.name, page));
        view.set("count", record_count(site, count, page));
        kinds.push_back(std::move(view));
    }
    return kinds;
}

View body_view(const Site& site, const BodyEntry& body, const Language& page)
{
    const YearEntry* reported =
        newest_year(body, [](const YearEntry& year) { return year.report != nullptr; });
    const YearEntry* promised =
        newest_year(body, [](const YearEntry& year) { return !year.commitments.empty(); });
    const YearEntry* answered =
        newest_year(body, [](const YearEntry& year) { return year.results.has_value(); });
    View::List rows = rows_of(site, *body.body, newest_activities(body, few), page);
    View::List years = years_view(site, body, page);
    View view;
    view.set("id", body.body->id);
    view.set("name_html", shown(site, body.body->name, page));
    view.set("url", site.routes.body(page, *body.body).url);
    view.set("has_report", reported != nullptr);
    view.set("report",
             reported == nullptr ? View() : report_card(site, *body.body, *reported->report, page));
    set_commitments(view, site, *body.body, promised, page);
    set_results(view, site, *body.body, answered, page);
    view.set("has_reports", reported != nullptr);
    view.set("has_actions", reported != nullptr || promised != nullptr);
    view.set("has_activities", !rows.empty());
    view.set("rows", std::move(rows));
    view.set("has_years", !years.empty());
    view.set("years", std::move(years));
    set_year_counts(view, site, body, page);
    set_kind_counts(view, site, *body.body, all_activities(body), page);
    set_standings(view, site, body, page);
    View::List ways = newest_ways(site, body, page);
    // Commitments alone have their own place on the page.
    view.set("has_ways", ways.size() > 1);
    view.set("ways", std::move(ways));
    set_complaint(view, site, *body.body, page);
    return view;
}

void body_pages(const Site& site, std::vector<Page>& pages)
{
    for (const BodyEntry& body : site.catalogue.bodies)
        for (const Language& language : site.catalogue.config.languages) {
            // Without a path of its own the body stands on the home page.
            if (!body.body->path.empty())
                pages.push_back({site.routes.body(language, *body.body),
                                 std::string(SiteConfig::file_name),
                                 [site, &body, &language] {
                                     return body_page(site, body, language);
                                 }});
            for (const YearEntry& year : body.years)
                pages.push_back({site.routes.year(language, *body.body, year.year),
                                 std::string(SiteConfig::file_name),
                                 [site, &body, &year, &language] {
                                     return year_page(site, body, year, language);
                                 }});
        }
}

}
