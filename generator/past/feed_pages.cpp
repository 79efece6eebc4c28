// The feeds: of the whole site, of its corrections, of each body and of each kind of activities, in two
// formats that say the same.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "past/changes.h"
#include "past/feed.h"
#include "past/past_pages.h"
#include "past/version_shown.h"

namespace mingbai {
namespace {

constexpr std::size_t most_fed = 30;
constexpr std::size_t day_size = 10;  // "2024-03-05"

using Fed = std::vector<const SiteChange*>;

// What each feed holds, found in one walk: there may be hundreds of feeds of ten thousands of changes.
class Feeds {
public:
    Feeds(const Site& site, SharedChanges changes) : changes_(std::move(changes))
    {
        for (const SiteChange& change : *changes_) {
            add(change, all_);
            if (change.body)
                add(change, of_bodies_[change.body]);
            if (change.past && !change.past->kind.empty())
                add(change, of_kinds_[{change.body, change.past->kind}]);
            for (const Language& language : site.catalogue.config.languages)
                if (is_correction(change, language))
                    add(change, corrections_[&language]);
        }
    }

    const Fed& all() const { return all_; }
    const Fed& of(const Body& body) const { return found(of_bodies_, &body); }
    const Fed& of(const Body& body, std::string_view kind) const
    {
        return found(of_kinds_, {&body, kind});
    }
    const Fed& corrections(const Language& language) const
    {
        return found(corrections_, &language);
    }

private:
    static void add(const SiteChange& change, Fed& fed)
    {
        if (fed.size() < most_fed)
            fed.push_back(&change);
    }

    template <typename Key>
    static const Fed& found(const std::map<Key, Fed>& feeds, const std::type_identity_t<Key>& key)
    {
        static const Fed none;
        const auto at = feeds.find(key);
        return at == feeds.end() ? none : at->second;
    }

    SharedChanges changes_;
    Fed all_;
    std::map<const Body*, Fed> of_bodies_;
    std::map<std::pair<const Body*, std::string_view>, Fed> of_kinds_;
    std::map<const Language*, Fed> corrections_;
};

using SharedFeeds = std::shared_ptr<const Feeds>;

std::string_view host_of(std::string_view url)
{
    const std::size_t slashes = url.find("//");
    url.remove_prefix(slashes == url.npos ? 0 : slashes + 2);
    return url.substr(0, url.find_first_of(":/"));
}

// A name that never means anything else (RFC 4151): of the commit, and of the file as it was called
// then; a document can move, what a commit did can not.
std::string name_of(const Site& site, const SiteChange& change, const Commit& commit,
                    const Language& page)
{
    const std::string file = change.past ? change.text->versions[change.version].path
                                         : fmt::format("{}/{}", change.body->id, change.year);
    return fmt::format("tag:{},{}:{}/{}/{}", host_of(site.catalogue.config.url),
                       moment_text(commit.seconds, 0).substr(0, day_size), page.id,
                       commit.id.text(), ObjectId::of_blob(file).short_text());
}

FeedEntry entry_of(const Site& site, const Pasts& pasts, const SiteChange& change,
                   const Language& page)
{
    const Commit& commit = commit_of(pasts, change);
    const Told told = told_of(site, change, page);
    FeedEntry entry;
    entry.id = name_of(site, change, commit, page);
    entry.url = site.catalogue.config.url + told.url;
    entry.title =
        site.theme.word(is_translation(change) ? "changes.entry_translation" : "changes.entry", page,
                        {{"deed", told.deed}, {"title", told.title}});
    entry.summary = subject_of(commit);
    entry.author = site.catalogue.config.names_authors ? commit.author : std::string();
    entry.updated = moment_text(commit.seconds, commit.offset_minutes);
    return entry;
}

// All that differs between feeds.
struct FeedOf {
    std::string title;
    std::string author;
    Route page;  // that it belongs to
    std::function<Route(FeedFormat)> route;
    std::function<const Fed&()> fed;
};

Composition feed_file(const Site& site, const Pasts& pasts, const FeedOf& of, FeedFormat format,
                      const Language& page)
{
    Feed feed;
    // Both formats are one feed, which bears the name of the older.
    feed.id = site.routes.absolute(of.route(FeedFormat::atom));
    feed.url = site.routes.absolute(of.route(format));
    feed.page_url = site.routes.absolute(of.page);
    feed.title = of.title;
    feed.author = of.author;
    feed.language = page.tag;
    for (const SiteChange* change : of.fed())
        feed.entries.push_back(entry_of(site, pasts, *change, page));
    return as_it_is(format == FeedFormat::atom ? atom(feed) : json_feed(feed));
}

class FeedPages {
public:
    FeedPages(const Site& site, const Pasts& pasts, SharedFeeds feeds, std::vector<Page>& pages)
        : site_(site), pasts_(pasts), feeds_(std::move(feeds)), pages_(pages)
    {
    }

    void add_of_site(const Language& page)
    {
        const Routes& routes = site_.routes;
        const std::string& title = site_.catalogue.config.title.in(page.id);
        add({title, title, routes.changes(page),
             [&routes, &page](FeedFormat format) { return routes.feed(page, format); },
             [feeds = feeds_]() -> const Fed& { return feeds->all(); }},
            page);
        add({named(site_.theme.word("corrections.title", page), title, page), title,
             routes.corrections(page),
             [&routes, &page](FeedFormat format) { return routes.corrections_feed(page, format); },
             [feeds = feeds_, &page]() -> const Fed& { return feeds->corrections(page); }},
            page);
    }

    void add_of_body(const BodyEntry& entry, const Language& page)
    {
        const Routes& routes = site_.routes;
        const Body& body = *entry.body;
        const std::string& title = body.name.in(page.id);
        if (!body.path.empty())
            add({title, title, routes.body(page, body),
                 [&routes, &page, &body](FeedFormat format) {
                     return routes.feed(page, body, format);
                 },
                 [feeds = feeds_, &body]() -> const Fed& { return feeds->of(body); }},
                page);
        for (const Term& kind : site_.catalogue.config.kinds)
            if (has_kind(entry, kind.id))
                add({named(kind.name.in(page.id), title, page), title, routes.kind(page, body, kind.id),
                     [&routes, &page, &body, &kind](FeedFormat format) {
                         return routes.kind_feed(page, body, kind.id, format);
                     },
                     [feeds = feeds_, &body, &kind]() -> const Fed& {
                         return feeds->of(body, kind.id);
                     }},
                    page);
    }

private:
    std::string named(const std::string& what, const std::string& whose, const Language& page) const
    {
        return site_.theme.word("changes.feed_title", page, {{"what", what}, {"whose", whose}});
    }

    void add(const FeedOf& of, const Language& page)
    {
        for (const FeedFormat format : {FeedFormat::atom, FeedFormat::json})
            pages_.push_back({of.route(format), std::string(SiteConfig::file_name),
                              [site = site_, &pasts = pasts_, of, format, &page] {
                                  return feed_file(site, pasts, of, format, page);
                              }});
    }

    const Site site_;
    const Pasts& pasts_;
    SharedFeeds feeds_;
    std::vector<Page>& pages_;
};

}

void feed_pages(const Site& site, const Pasts& pasts, const SharedChanges& changes,
                std::vector<Page>& pages)
{
    if (!site.frames.has_feeds())
        return;
    FeedPages feeds(site, pasts, std::make_shared<const Feeds>(site, changes), pages);
    for (const Language& page : site.catalogue.config.languages) {
        feeds.add_of_site(page);
        for (const BodyEntry& body : site.catalogue.bodies)
            feeds.add_of_body(body, page);
    }
}

}
