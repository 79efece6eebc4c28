#include <algorithm>
#include <string_view>

#include "pages/bodies.h"
#include "pages/overview.h"
#include "pages/pages.h"
#include "past/past_pages.h"
#include "site/shown.h"
#include "site/things.h"

namespace mingbai {
namespace {

constexpr std::size_t latest = 8;  // records on a home page of several bodies
constexpr std::size_t few_bodies = 8;  // of more bodies the home page says the names alone
constexpr std::string_view accessibility = "accessibility";

View::List latest_rows(const Site& site, const Language& page)
{
    std::vector<const ActivityEntry*> all;
    for (const BodyEntry& body : site.catalogue.bodies) {
        const auto newest = newest_activities(body, latest);
        all.insert(all.end(), newest.begin(), newest.end());
    }
    std::stable_sort(all.begin(), all.end(), [](const ActivityEntry* a, const ActivityEntry* b) {
        return a->activity->start.earliest() > b->activity->start.earliest();
    });
    all.resize(std::min(all.size(), latest));
    View::List rows;
    for (const ActivityEntry* entry : all)
        rows.push_back(activity_row(site, body_of(site, entry->activity->body), *entry, page));
    return rows;
}

// url, name_html, and of the newest report that is shown: has_report, report_url, report.
View body_name(const Site& site, const BodyEntry& body, const Language& page)
{
    const auto reported =
        std::find_if(body.years.begin(), body.years.end(), [](const YearEntry& year) {
            return year.report != nullptr && !year.report->standing.withdrawn;
        });
    const bool has_report = reported != body.years.end();
    View view;
    view.set("url", site.routes.body(page, *body.body).url);
    view.set("name_html", shown(site, body.body->name, page));
    view.set("has_report", has_report);
    view.set("report_url",
             has_report ? site.routes.report(page, *body.body, reported->year).url : std::string());
    view.set("report", has_report ? site.theme.word("year.report_name", page,
                                                    {{"year", std::to_string(reported->year)}})
                                  : std::string());
    return view;
}

// One body is shown whole, several in short, many by name; the lists that do not apply are empty.
void set_bodies(View& view, const Site& site, const Language& page)
{
    const bool is_one = site.catalogue.bodies.size() == 1;
    const bool are_many = site.catalogue.bodies.size() > few_bodies;
    View::List bodies;
    View::List names;
    for (const BodyEntry& body : site.catalogue.bodies)
        if (are_many)
            names.push_back(body_name(site, body, page));
        else
            bodies.push_back(body_view(site, body, page));
    View::List rows = is_one ? View::List() : latest_rows(site, page);
    view.set("only_body", is_one ? std::move(bodies) : View::List());
    view.set("bodies", is_one ? View::List() : std::move(bodies));
    view.set("overview_url",
             has_overview(site.catalogue) ? site.routes.overview(page).url : std::string());
    View::List others = other_sites(site, page);
    view.set("has_sites", !others.empty());
    view.set("sites", std::move(others));
    view.set("has_names", are_many);
    view.set("names", std::move(names));
    view.set("has_latest", !rows.empty());
    view.set("latest", std::move(rows));
}

Composition home_page(const Site& site, const Language& page)
{
    PageHead head;
    head.language = &page;
    head.chapter = Chapter::home;
    head.title = site.catalogue.config.title.in(page.id);
    head.description = site.theme.word("column.home.description", page);
    head.route_in = [&routes = site.routes](const Language& language) {
        return routes.home(language);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.official_tags = column_tags(site, "home", page);
    head.about = site_thing(site, page).json();
    View view;
    view.set("title", head.title);
    set_bodies(view, site, page);
    return framed(site, head, "home", std::move(view));
}

PageHead plain_head(const Site& site, std::string_view name, const Language& page)
{
    PageHead head;
    head.language = &page;
    head.chapter = name == "about" ? Chapter::about : Chapter::none;
    head.route_in = [&routes = site.routes, name = std::string(name)](const Language& language) {
        return routes.plain_page(language, name);
    };
    head.crumbs = {{site.theme.word("menu.home", page), site.routes.home(page)}};
    return head;
}

Composition plain_page(const Site& site, const Pasts& pasts, const PlainPage& plain,
                       const Language& page)
{
    const Document& document = plain.texts.shown_in(page.id);
    PageHead head = plain_head(site, plain.name, page);
    head.title = document.title;
    head.title_language = &language_of(site, document);
    head.description = site.theme.word(
        "describe.plain", page,
        {{"site", site.catalogue.config.title.in(page.id)}, {"title", document.title}});
    head.languages_present = languages_of(plain.texts);
    head.changed_on = changed_on(site, pasts, plain.texts, page);
    View view;
    view.set("title_html", shown_title(site, plain.texts, page));
    set_notices(view, plain.texts,
                site.routes.plain_page(site.catalogue.config.original(), plain.name), page);
    view.set("is_draft", false);
    set_document(view, site, document);
    set_revised(view, site, pasts, plain.texts, page);
    set_outdated(view, site, pasts, plain.texts, page);
    return framed(site, head, "plain", std::move(view));
}

// What the theme itself can say of the site's accessibility, when the content says nothing.
Composition accessibility_page(const Site& site, const Language& page)
{
    PageHead head = plain_head(site, accessibility, page);
    head.title = site.theme.word("accessibility.title", page);
    head.description = site.theme.word("accessibility.lead", page);
    head.languages_present = all_languages(site.catalogue.config);
    return framed(site, head, accessibility, View());
}

Composition not_found_page(const Site& site, const Language& page)
{
    PageHead head;
    head.language = &page;
    head.title = site.theme.word("not_found.title", page);
    head.description = site.theme.word("not_found.lead", page);
    head.route_in = [&routes = site.routes](const Language& language) {
        return routes.not_found(language);
    };
    head.crumbs = {{site.theme.word("menu.home", page), site.routes.home(page)}};
    View view;
    view.set("home_url", site.routes.home(page).url);
    return framed(site, head, "not_found", std::move(view));
}

void add_plain_pages(const Site& site, const Pasts& pasts, const Language& language,
                     std::vector<Page>& pages)
{
    for (const PlainPage& plain : site.catalogue.plain_pages)
        pages.push_back({site.routes.plain_page(language, plain.name),
                         plain.texts.original().path.text(),
                         [site, &pasts, &plain, &language] {
                             return plain_page(site, pasts, plain, language);
                         }});
    if (site.catalogue.find_plain_page(accessibility) == nullptr)
        pages.push_back({site.routes.plain_page(language, accessibility),
                         std::string(SiteConfig::file_name), [site, &language] {
                             return accessibility_page(site, language);
                         }});
}

}

void front_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages)
{
    const std::string origin(SiteConfig::file_name);
    for (const Language& language : site.catalogue.config.languages) {
        pages.push_back({site.routes.home(language), origin, [site, &language] {
                             return home_page(site, language);
                         }});
        add_plain_pages(site, pasts, language, pages);
        pages.push_back(
            {site.routes.not_found(language), origin, [site, &language] {
                 return not_found_page(site, language);
             }});
    }
}

}
