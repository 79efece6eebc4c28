// The site map: from one page to every archive, list and text, year by year. For whoever does not search,
// and for a first look at what there is.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "pages/bodies.h"
#include "pages/pages.h"
#include "site/shown.h"
#include "text/html.h"
#include "text/locale.h"

namespace mingbai {
namespace {

View link(const Route& route, Html name)
{
    return View().set("url", route.url).set("name_html", std::move(name));
}

// As readers of the page look for a title.
std::vector<const PlainPage*> plain_pages_by_title(const Site& site, const Language& page)
{
    std::vector<std::pair<std::string, const PlainPage*>> keyed;
    for (const PlainPage& plain : site.catalogue.plain_pages)
        keyed.emplace_back(locale::sort_key(plain.texts.shown_in(page.id).title, page.tag), &plain);
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const PlainPage*> sorted;
    for (const auto& [key, plain] : keyed)
        sorted.push_back(plain);
    return sorted;
}

// What is of no one body.
View::List shared_links(const Site& site, const Pasts& pasts, const Language& page)
{
    const Routes& routes = site.routes;
    const auto named = [&](const Route& route, std::string_view word) {
        return link(route, {html::escaped(site.theme.word(word, page))});
    };
    View::List links = {named(routes.home(page), "menu.home"),
                        named(routes.search(page), "search.title"),
                        named(routes.terms(page), "terms.title")};
    if (has_overview(site.catalogue))
        links.push_back(named(routes.overview(page), "overview.title"));
    for (const OtherSite& other : site.catalogue.config.sites)
        links.push_back(link(routes.other_site(page, other), shown(site, other.title, page)));
    for (const PlainPage* plain : plain_pages_by_title(site, page))
        links.push_back(link(routes.plain_page(page, plain->name),
                             shown_title(site, plain->texts, page)));
    if (site.catalogue.find_plain_page("accessibility") == nullptr)
        links.push_back(named(routes.plain_page(page, "accessibility"), "accessibility.title"));
    if (!pasts.past().history.is_empty())
        for (const auto& [route, word] : {std::pair{routes.changes(page), "changes.title"},
                                          std::pair{routes.corrections(page), "corrections.title"}})
            links.push_back(named(route, word));
    links.push_back(named(routes.data(page), "data.title"));
    links.push_back(named(routes.release(), "footer.release"));
    return links;
}

View year_view(const Site& site, const Body& body, const YearEntry& year, const Language& page)
{
    const auto count = static_cast<std::int64_t>(year.activities.size());
    View view;
    view.set("year_name",
             site.theme.word("year.short", page, {{"year", std::to_string(year.year)}}));
    view.set("links", ways_of(site, body, year, {}, page));
    view.set("has_activities", count > 0);
    view.set("activities_url", site.routes.activities(page, body, year.year).url);
    view.set("activities_count", site.theme.word("activities.count", page, {{"count", count}}));
    return view;
}

View body_links(const Site& site, const BodyEntry& entry, const Language& page)
{
    const Body& body = *entry.body;
    View::List years;
    for (const YearEntry& year : entry.years)
        years.push_back(year_view(site, body, year, page));
    View::List kinds = kinds_view(site, entry, page);
    View view;
    view.set("id", body.id);
    view.set("name_html", shown(site, body.name, page));
    view.set("url", site.routes.body(page, body).url);
    view.set("years", std::move(years));
    view.set("has_kinds", !kinds.empty());
    view.set("kinds", std::move(kinds));
    return view;
}

Composition site_map_page(const Site& site, const Pasts& pasts, const Language& page)
{
    PageHead head;
    head.language = &page;
    head.title = site.theme.word("site_map.title", page);
    head.description = site.theme.word("site_map.lead", page);
    head.route_in = [&routes = site.routes](const Language& language) {
        return routes.site_map(language);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = {{site.theme.word("menu.home", page), site.routes.home(page)}};
    View::List bodies;
    for (const BodyEntry& body : site.catalogue.bodies)
        bodies.push_back(body_links(site, body, page));
    View view;
    view.set("title", head.title);
    view.set("bodies", std::move(bodies));
    view.set("links", shared_links(site, pasts, page));
    return framed(site, head, "site_map", std::move(view));
}

}

void site_map_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages)
{
    for (const Language& language : site.catalogue.config.languages)
        pages.push_back({site.routes.site_map(language), std::string(SiteConfig::file_name),
                         [site, &pasts, &language] {
                             return site_map_page(site, pasts, language);
                         }});
}

}
