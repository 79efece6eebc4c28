// What rested on a report that was withdrawn (its commitments, results, figures) keeps its
// addresses; they say when and why.
#include <algorithm>
#include <functional>
#include <utility>

#include "pages/pages.h"
#include "site/shown.h"

namespace mingbai {
namespace {

using RouteIn = std::function<Route(const Language&)>;

Composition withdrawn_page(const Site& site, const Report& report, const RouteIn& route_in,
                           const Language& page)
{
    const Document& document = report.texts.shown_in(page.id);
    const Body& body = body_of(site, report.body);
    PageHead head;
    head.language = &page;
    head.chapter = Chapter::reports;
    head.title = document.title;
    head.title_language = &language_of(site, document);
    head.description = described(site, "withdrawn", body, report.year, page);
    head.route_in = route_in;
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = crumbs_to(site, body, report.year, page);
    View view;
    view.set("title_html", shown_title(site, report.texts, page));
    view.set("report", source_view(site, report, {}, page));
    set_standing(view, site, report.standing, page);
    set_complaint(view, site, body, page);
    return framed(site, head, "withdrawn", std::move(view));
}

// Where its pages stood.
std::vector<RouteIn> routes_of(const Site& site, const BodyEntry& body, const Report& report)
{
    const Routes& routes = site.routes;
    const Body& own = *body.body;
    std::vector<RouteIn> all;
    for (const CommitmentEntry& entry : site.catalogue.withdrawn_commitments)
        if (entry.report == &report)
            all.push_back([&, id = entry.commitment->id](const Language& language) {
                return routes.commitment(language, own, report.year, id);
            });
    if (!all.empty())
        all.push_back([&](const Language& language) {
            return routes.commitments(language, own, report.year);
        });
    if (report.texts.all().size() > 1)
        all.push_back([&](const Language& language) {
            return routes.bilingual(language, own, report.year);
        });
    const auto is_earlier = [&](const Commitment& commitment) {
        return commitment.body == report.body && commitment.year < report.year;
    };
    const auto& commitments = site.catalogue.commitments;
    if (std::any_of(commitments.begin(), commitments.end(), is_earlier))
        all.push_back(
            [&](const Language& language) { return routes.results(language, own, report.year); });
    const auto& figures = site.catalogue.figures;
    if (std::any_of(figures.begin(), figures.end(),
                    [&](const Figure& figure) { return figure.source.report == report.id(); }))
        all.push_back(
            [&](const Language& language) { return routes.figures(language, own, report.year); });
    return all;
}

void add_pages(const Site& site, const Report& report, const RouteIn& route_in,
               std::vector<Page>& pages)
{
    for (const Language& language : site.catalogue.config.languages)
        pages.push_back({route_in(language), report.texts.original().path.text(),
                         [site, &report, route_in, &language] {
                             return withdrawn_page(site, report, route_in, language);
                         }});
}

// The newest withdrawn report before `year` that promised something; nothing when none did.
const Report* promising_before(const Site& site, const Body& body, Year year)
{
    const Report* newest = nullptr;
    for (const CommitmentEntry& entry : site.catalogue.withdrawn_commitments) {
        const Report& report = *entry.report;
        if (report.body == body.id && report.year < year && (!newest || newest->year < report.year))
            newest = &report;
    }
    return newest;
}

}

void withdrawn_pages(const Site& site, std::vector<Page>& pages)
{
    for (const BodyEntry& body : site.catalogue.bodies)
        for (const YearEntry& year : body.years) {
            if (year.report == nullptr)
                continue;
            if (year.report->standing.withdrawn) {
                for (const RouteIn& route_in : routes_of(site, body, *year.report))
                    add_pages(site, *year.report, route_in, pages);
                continue;
            }
            // Nothing is left that this year's report could be laid beside.
            const Report* before =
                year.results ? nullptr : promising_before(site, *body.body, year.year);
            if (before != nullptr)
                add_pages(
                    site, *before,
                    [&routes = site.routes, &body, &year](const Language& language) {
                        return routes.results(language, *body.body, year.year);
                    },
                    pages);
        }
}

}
