// What changed on the whole site, newest first; and of that, what changed words that were public.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "past/changes.h"
#include "past/past_pages.h"
#include "past/version_shown.h"
#include "site/feeds.h"
#include "site/shown.h"

namespace mingbai {
namespace {

constexpr std::size_t most_listed = 100;

View change_view(const Site& site, const Pasts& pasts, const SiteChange& change, const Language& page)
{
    const Told told = told_of(site, change, page);
    const Commit& commit = commit_of(pasts, change);
    View view;
    view.set("url", told.url);
    view.set("title_html", in_its_language(told.title, *told.title_language, page));
    view.set("deed", told.deed);
    view.set("is_translation", is_translation(change));
    view.set("subject_html", in_original(site, subject_of(commit), page));
    view.set("author_html", site.catalogue.config.names_authors
                                ? in_original(site, commit.author, page)
                                : Html());
    return view;
}

// Under the day on which the repository got them.
View::List days_view(const Site& site, const Pasts& pasts,
                     const std::vector<const SiteChange*>& changes, const Language& page)
{
    struct Day {
        Date day;
        View::List rows;
    };
    std::vector<Day> days;
    for (std::size_t i = 0; i < std::min(changes.size(), most_listed); i++) {
        if (days.empty() || days.back().day != changes[i]->day)
            days.push_back({changes[i]->day, {}});
        days.back().rows.push_back(change_view(site, pasts, *changes[i], page));
    }
    View::List list;
    for (Day& day : days) {
        View view;
        view.set("number", std::to_string(list.size() + 1));
        view.set("day_html", shown_date(PartialDate::of(day.day), page));
        view.set("rows", std::move(day.rows));
        list.push_back(std::move(view));
    }
    return list;
}

// A list of changes, and the feeds that say the same.
struct ListPage {
    std::string words;  // group of words: title, description, lead, empty, more
    std::function<Route(const Language&)> route_in;
    std::function<Route(FeedFormat)> feed;
    std::function<Route(const Language&)> other;  // the other of the two lists
    std::string other_word;
};

Composition list_page(const Site& site, const Pasts& pasts, const ListPage& list,
                      const std::vector<const SiteChange*>& changes, const Language& page)
{
    const auto word = [&](std::string_view name) {
        return site.theme.word(list.words + '.' + std::string(name), page);
    };
    PageHead head;
    head.language = &page;
    head.title = word("title");
    head.description = word("description");
    head.route_in = list.route_in;
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = {{site.theme.word("menu.home", page), site.routes.home(page)}};
    const std::size_t more = changes.size() - std::min(changes.size(), most_listed);
    View view;
    view.set("title", head.title);
    view.set("lead", word("lead"));
    view.set("days", days_view(site, pasts, changes, page));
    view.set("empty", changes.empty() ? word("empty") : std::string());
    view.set("more", more == 0 ? std::string()
                               : site.theme.word("changes.more", page,
                                                 {{"count", static_cast<std::int64_t>(more)}}));
    view.set("is_cut", pasts.past().history.is_cut());
    view.set("other_url", list.other(page).url);
    view.set("other_name", site.theme.word(list.other_word, page));
    set_feeds(view, head, site, list.feed);
    return framed(site, head, "changes", std::move(view));
}

Composition changes_page(const Site& site, const Pasts& pasts, const SharedChanges& changes,
                         const Language& page)
{
    const Routes& routes = site.routes;
    std::vector<const SiteChange*> all;
    for (const SiteChange& change : *changes)
        all.push_back(&change);
    const ListPage list{
        "changes", [&routes](const Language& language) { return routes.changes(language); },
        [&](FeedFormat format) { return routes.feed(page, format); },
        [&routes](const Language& language) { return routes.corrections(language); },
        "corrections.title"};
    return list_page(site, pasts, list, all, page);
}

Composition corrections_page(const Site& site, const Pasts& pasts, const SharedChanges& changes,
                             const Language& page)
{
    const Routes& routes = site.routes;
    std::vector<const SiteChange*> corrections;
    for (const SiteChange& change : *changes)
        if (is_correction(change, page))
            corrections.push_back(&change);
    const ListPage list{
        "corrections", [&routes](const Language& language) { return routes.corrections(language); },
        [&](FeedFormat format) { return routes.corrections_feed(page, format); },
        [&routes](const Language& language) { return routes.changes(language); }, "changes.title"};
    return list_page(site, pasts, list, corrections, page);
}

}

void change_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages)
{
    const std::string origin(SiteConfig::file_name);
    const auto changes = std::make_shared<const std::vector<SiteChange>>(site_changes(site, pasts));
    for (const Language& language : site.catalogue.config.languages) {
        pages.push_back({site.routes.changes(language), origin, [site, &pasts, changes, &language] {
                             return changes_page(site, pasts, changes, language);
                         }});
        pages.push_back({site.routes.corrections(language), origin,
                         [site, &pasts, changes, &language] {
                             return corrections_page(site, pasts, changes, language);
                         }});
    }
    feed_pages(site, pasts, changes, pages);
}

}
