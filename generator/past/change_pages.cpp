// What changed on the whole site, newest first, and the feeds that say the same.
#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <utility>

#include "model/layout.h"
#include "past/feed.h"
#include "past/past_pages.h"
#include "past/version_shown.h"
#include "site/shown.h"
#include "text/locale.h"

namespace mingbai {
namespace {

constexpr std::size_t most_listed = 100;
constexpr std::size_t most_fed = 30;
constexpr std::size_t day_size = 10;  // "2024-03-05"

// One revision of one text, or of a year's ledger.
struct Item {
    std::uint32_t commit = 0;  // index in the history
    Date day;
    const DocumentPast* past = nullptr;  // nothing: the ledger
    const TextPast* text = nullptr;
    std::size_t version = 0;
    const Body* body = nullptr;
    Year year = 0;  // of the ledger
};

bool is_translation(const Item& item)
{
    return item.past && item.text != &item.past->original();
}

std::uint32_t index_of(const Pasts& pasts, const Commit& commit)
{
    return static_cast<std::uint32_t>(&commit - pasts.past().history.commits().data());
}

bool has_commitments(const Site& site, std::string_view body, Year year)
{
    const auto& all = site.catalogue.commitments;
    return std::any_of(all.begin(), all.end(), [&](const Commitment& commitment) {
        return commitment.body == body && commitment.year == year;
    });
}

// A commit that touched several files of one year's ledger is one item.
void add_ledger(const Site& site, const Pasts& pasts, std::vector<Item>& items)
{
    const SiteConfig& config = site.catalogue.config;
    const History& history = pasts.past().history;
    for (const FileChange& change : history.changes()) {
        const std::optional<Path> path = Path::parse(change.path);
        if (change.is_of_side || !path || path->extension() != "toml" ||
            (history.is_cut() && history.is_cut_at(change.commit)))
            continue;
        const ContentFile file = classify(*path, config);
        const bool is_ledger = file.kind == ContentKind::commitments ||
                               file.kind == ContentKind::answers;
        const bool is_same = !items.empty() && items.back().commit == change.commit &&
                             items.back().year == file.year &&
                             items.back().body == config.find_body(file.body);
        if (is_ledger && !is_same && has_commitments(site, file.body, file.year))
            items.push_back({change.commit, Date(), nullptr, nullptr, 0,
                             config.find_body(file.body), file.year});
    }
}

// Newest first, each day once: a clock that went wrong does not tear a day apart.
std::vector<Item> items_of(const Site& site, const Pasts& pasts)
{
    std::vector<Item> items;
    add_ledger(site, pasts, items);
    for (const DocumentPast& past : pasts.documents())
        for (const TextPast& text : past.languages)
            for (std::size_t i = 0; i < text.versions.size(); i++)
                if (!text.versions[i].is_of_cut)
                    items.push_back({index_of(pasts, *text.versions[i].commit), Date(), &past,
                                     &text, i, past.body, 0});
    const std::vector<Commit>& commits = pasts.past().history.commits();
    std::vector<std::optional<Date>> days(commits.size());
    for (Item& item : items) {
        std::optional<Date>& day = days[item.commit];
        item.day = day ? *day : day.emplace(day_of(site, commits[item.commit]));
    }
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        return a.day != b.day ? a.day > b.day : a.commit < b.commit;
    });
    return items;
}

// What a list and a feed say of an item.
struct Told {
    std::string title;
    const Language* title_language = nullptr;
    std::string deed;
    std::string url;
};

Told told_of(const Site& site, const Item& item, const Language& page)
{
    if (item.past == nullptr)
        return {site.theme.word("changes.ledger", page,
                                {{"body", item.body->name.in(page.id)},
                                 {"year", std::to_string(item.year)}}),
                &page, site.theme.word("deed.ledger", page),
                site.routes.commitments(page, *item.body, item.year).url};
    const Version& version = item.text->versions[item.version];
    const Version* before = version_before(*item.text, item.version);
    const bool is_compared =
        before && version.text != Version::Text::gone && before->blob != version.blob;
    return {version.title, &language_of(site, *item.text->document),
            site.theme.word(fmt::format("deed.{}", deed_of(*item.text, item.version)), page),
            is_compared ? difference_route(*item.past, *before, version, page).url
                        : item.past->route_in(page).url};
}

View item_view(const Site& site, const Pasts& pasts, const Item& item, const Language& page)
{
    const Told told = told_of(site, item, page);
    const Commit& commit = pasts.past().history.commits()[item.commit];
    View view;
    view.set("url", told.url);
    view.set("title_html", in_its_language(told.title, *told.title_language, page));
    view.set("deed", told.deed);
    view.set("is_translation", is_translation(item));
    view.set("subject_html", in_original(site, subject_of(commit), page));
    view.set("author_html", site.catalogue.config.names_authors
                                ? in_original(site, commit.author, page)
                                : Html());
    return view;
}

// Under the day on which the repository got them.
View::List days_view(const Site& site, const Pasts& pasts, const std::vector<Item>& items,
                     const Language& page)
{
    struct Day {
        Date day;
        View::List rows;
    };
    std::vector<Day> days;
    for (std::size_t i = 0; i < std::min(items.size(), most_listed); i++) {
        if (days.empty() || days.back().day != items[i].day)
            days.push_back({items[i].day, {}});
        days.back().rows.push_back(item_view(site, pasts, items[i], page));
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

using Items = std::shared_ptr<const std::vector<Item>>;

Composition changes_page(const Site& site, const Pasts& pasts, const Items& items,
                         const Language& page)
{
    PageHead head;
    head.language = &page;
    head.title = site.theme.word("changes.title", page);
    head.description = site.theme.word("changes.description", page);
    head.route_in = [&routes = site.routes](const Language& language) {
        return routes.changes(language);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = {{site.theme.word("menu.home", page), site.routes.home(page)}};
    const std::size_t more = items->size() - std::min(items->size(), most_listed);
    View view;
    view.set("title", head.title);
    view.set("days", days_view(site, pasts, *items, page));
    view.set("is_empty", items->empty());
    view.set("more", more == 0 ? std::string()
                               : site.theme.word("changes.more", page,
                                                 {{"count", static_cast<std::int64_t>(more)}}));
    view.set("is_cut", pasts.past().history.is_cut());
    view.set("feed_url", site.catalogue.config.url.empty() ? std::string()
                                                           : site.routes.feed(page).url);
    return framed(site, head, "changes", std::move(view));
}

std::string_view host_of(std::string_view url)
{
    const std::size_t slashes = url.find("//");
    url.remove_prefix(slashes == url.npos ? 0 : slashes + 2);
    return url.substr(0, url.find_first_of(":/"));
}

// A name that never means anything else (RFC 4151): of the commit, and of the file as it was called
// then; a document can move, what a commit did can not.
std::string name_of(const Site& site, const Item& item, const Commit& commit, const Language& page)
{
    const std::string file = item.past ? item.text->versions[item.version].path
                                       : fmt::format("{}/{}", item.body->id, item.year);
    return fmt::format("tag:{},{}:{}/{}/{}", host_of(site.catalogue.config.url),
                       moment_text(commit.seconds, 0).substr(0, day_size), page.id,
                       commit.id.text(), ObjectId::of_blob(file).short_text());
}

FeedEntry entry_of(const Site& site, const Pasts& pasts, const Item& item, const Language& page)
{
    const Commit& commit = pasts.past().history.commits()[item.commit];
    const Told told = told_of(site, item, page);
    FeedEntry entry;
    entry.id = name_of(site, item, commit, page);
    entry.url = site.catalogue.config.url + told.url;
    entry.title = site.theme.word(is_translation(item) ? "changes.entry_translation" : "changes.entry",
                                  page, {{"deed", told.deed}, {"title", told.title}});
    entry.summary = subject_of(commit);
    entry.author = site.catalogue.config.names_authors ? commit.author : std::string();
    entry.updated = moment_text(commit.seconds, commit.offset_minutes);
    return entry;
}

// Of one body, or of the whole site.
Composition feed_page(const Site& site, const Pasts& pasts, const Items& items, const Body* body,
                      const Language& page)
{
    const SiteConfig& config = site.catalogue.config;
    const Route own = body ? site.routes.feed(page, *body) : site.routes.feed(page);
    Feed feed;
    feed.id = site.routes.absolute(own);
    feed.url = feed.id;
    feed.page_url = site.routes.absolute(site.routes.changes(page));
    feed.title = body ? body->name.in(page.id) : config.title.in(page.id);
    feed.language = page.tag;
    for (const Item& item : *items)
        if (feed.entries.size() < most_fed && (!body || item.body == body))
            feed.entries.push_back(entry_of(site, pasts, item, page));
    return as_it_is(atom(feed));
}

}

void change_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages)
{
    const SiteConfig& config = site.catalogue.config;
    const std::string origin(SiteConfig::file_name);
    const auto items = std::make_shared<const std::vector<Item>>(items_of(site, pasts));
    for (const Language& language : config.languages) {
        pages.push_back({site.routes.changes(language), origin, [site, &pasts, items, &language] {
                             return changes_page(site, pasts, items, language);
                         }});
        if (config.url.empty())
            continue;  // a feed must say where its entries are, whoever reads it
        pages.push_back({site.routes.feed(language), origin, [site, &pasts, items, &language] {
                             return feed_page(site, pasts, items, nullptr, language);
                         }});
        for (const Body& body : config.bodies)
            if (!body.path.empty())
                pages.push_back({site.routes.feed(language, body), origin,
                                 [site, &pasts, items, &body, &language] {
                                     return feed_page(site, pasts, items, &body, language);
                                 }});
    }
}

}
