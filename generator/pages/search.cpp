// The page of the search: what is typed, by what it is narrowed, and, for whoever has no script, where
// everything can be found by hand. What it finds stands in the files of search/.
#include <algorithm>
#include <set>
#include <utility>

#include "pages/pages.h"
#include "site/shown.h"
#include "text/html.h"

namespace mingbai {
namespace {

View option(std::string value, std::string name)
{
    return View().set("value", std::move(value)).set("name", std::move(name));
}

View::List kind_options(const Site& site, const Language& page)
{
    View::List options;
    for (const std::string_view kind : {"report", "commitment"})
        options.push_back(option(std::string(kind), site.theme.word("search." + std::string(kind), page)));
    for (const Term& kind : site.catalogue.config.kinds)
        options.push_back(option("activity-" + kind.id, kind_name(site, kind.id, page)));
    if (!site.catalogue.plain_pages.empty())
        options.push_back(option("page", site.theme.word("search.page", page)));
    return options;
}

// Newest first.
View::List year_options(const Site& site, const Language& page)
{
    std::set<Year, std::greater<>> years;
    for (const BodyEntry& body : site.catalogue.bodies)
        for (const YearEntry& year : body.years)
            years.insert(year.year);
    View::List options;
    for (const Year year : years) {
        const std::string value = std::to_string(year);
        options.push_back(option(value, site.theme.word("year.short", page, {{"year", value}})));
    }
    return options;
}

View::List body_options(const Site& site, const Language& page)
{
    View::List options;
    for (const Body& body : site.catalogue.config.bodies)
        options.push_back(option(body.id, body.name.in(page.id)));
    return options;
}

View::List language_options(const Site& site, const Language& page)
{
    View::List options;
    for (const Language& language : site.catalogue.config.languages)
        options.push_back(option(language.id, language.name)
                              .set("tag", language.tag)
                              .set("direction", language.direction)
                              .set("directory_url", site.routes.search_directory(language).url)
                              .set("is_here", &language == &page));
    return options;
}

View::List ways(const Site& site, const Language& page)
{
    const auto way = [](const Route& route, Html name) {
        return View().set("url", route.url).set("name_html", std::move(name));
    };
    const auto named = [&](std::string_view word) {
        return Html{html::escaped(site.theme.word(word, page))};
    };
    View::List list = {way(site.routes.terms(page), named("terms.title")),
                       way(site.routes.site_map(page), named("footer.site_map"))};
    for (const BodyEntry& body : site.catalogue.bodies)
        list.push_back(way(site.routes.body(page, *body.body), shown(site, body.body->name, page)));
    return list;
}

std::string asset_url(const Site& site, std::string_view name)
{
    const std::string file = site.theme.asset(name);
    return file.empty() ? std::string() : site.routes.asset(file).url;
}

Composition search_page(const Site& site, const Language& page)
{
    PageHead head;
    head.language = &page;
    head.title = site.theme.word("search.title", page);
    head.description = site.theme.word("describe.search", page,
                                            {{"site", site.catalogue.config.title.in(page.id)}});
    head.route_in = [&routes = site.routes](const Language& language) {
        return routes.search(language);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = {{site.theme.word("menu.home", page), site.routes.home(page)}};
    // The script fills these in.
    const std::string query = "{query}";
    const std::string count = "{count}";
    const std::string language = "{language}";
    View view;
    view.set("title", head.title);
    view.set("search_url", site.routes.search(page).url);
    view.set("script_url", asset_url(site, "search.js"));
    view.set("index_script_url", asset_url(site, "search_index.js"));
    view.set("kinds", kind_options(site, page));
    view.set("years", year_options(site, page));
    view.set("has_bodies", site.catalogue.config.bodies.size() > 1);
    view.set("bodies", body_options(site, page));
    view.set("languages", language_options(site, page));
    view.set("found", site.theme.word("search.found", page, {{"query", query}, {"count", count}}));
    view.set("all", site.theme.word("search.all", page, {{"count", count}}));
    view.set("elsewhere",
             site.theme.word("search.elsewhere", page, {{"language", language}, {"count", count}}));
    view.set("ways", ways(site, page));
    return framed(site, head, "search", std::move(view));
}

}

void search_pages(const Site& site, std::vector<Page>& pages)
{
    for (const Language& language : site.catalogue.config.languages)
        pages.push_back({site.routes.search(language), std::string(SiteConfig::file_name),
                         [site, &language] { return search_page(site, language); }});
}

}
