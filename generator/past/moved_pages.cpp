// An address that was once published must lead somewhere: to the document under its new name, by
// itself when git shows the renaming, or to where redirects.toml says.
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "model/layout.h"
#include "past/former_text.h"
#include "past/left_paths.h"
#include "past/past_pages.h"
#include "past/published_once.h"
#include "past/version_shown.h"
#include "site/redirect.h"

namespace mingbai {
namespace {

bool is_document(ContentKind kind)
{
    return kind == ContentKind::report || kind == ContentKind::activity ||
           kind == ContentKind::plain_page;
}

// What is published in every language under the address of the original.
struct Address {
    Path path;
    ContentFile file;
};

std::optional<Address> address_of(const Site& site, const std::string& text)
{
    const std::optional<Path> path = Path::parse(text);
    if (!path || !path->is_below("content"))
        return std::nullopt;
    ContentFile file = classify(*path, site.catalogue.config);
    const bool is_file = file.kind == ContentKind::attachment || file.kind == ContentKind::image;
    const bool is_original = file.language == site.catalogue.config.original().id;
    if (!is_file && !(is_document(file.kind) && is_original))
        return std::nullopt;
    return Address{*path, std::move(file)};
}

Route route_in(const Site& site, const Address& address, const Language& language)
{
    const Routes& routes = site.routes;
    const SiteConfig& config = site.catalogue.config;
    const ContentFile& file = address.file;
    switch (file.kind) {
    case ContentKind::report:
        return routes.report(language, *config.find_body(file.body), file.year);
    case ContentKind::activity:
        return routes.activity(language, *config.find_body(file.body), file.stem);
    case ContentKind::plain_page: return routes.plain_page(language, file.stem);
    default: return routes.of_file(address.path).value();
    }
}

std::vector<const Language*> languages_of(const Site& site, const Address& address)
{
    std::vector<const Language*> languages;
    for (const Language& language : site.catalogue.config.languages)
        if (is_document(address.file.kind) || languages.empty())
            languages.push_back(&language);
    return languages;
}

bool was_published(PublishedOnce& once, const Address& address)
{
    const std::string& path = address.path.text();
    switch (address.file.kind) {
    case ContentKind::attachment: return once.attachment(path);
    case ContentKind::image: return once.image(path);
    default: return once.document(path);
    }
}

// Whether somebody must say what became of an address. `there`: where the file stands today, without
// a page.
bool is_missed(const Site& site, PublishedOnce& once, const Address& from,
               const std::optional<Path>& there)
{
    if (!is_document(from.file.kind) && there)
        return false;  // what belongs to a draft or to what was withdrawn is not published
    if (!was_published(once, from))
        return false;  // a draft had no address
    if (!is_document(from.file.kind))
        return true;
    const std::optional<Address> to = there ? address_of(site, there->text()) : std::nullopt;
    // Else it can not be read, which has been said.
    return !to || read_former_text(site.snapshot.read(*there)).is_draft;
}

const Commit& commit_of(const Pasts& pasts, const GonePath& path)
{
    return pasts.past().history.commits()[path.commit];
}

// What leads from an address that is no more to one that is.
class Leading {
public:
    Leading(const Site& site, const Pasts& pasts, const std::vector<Page>& pages)
        : site_(site), pasts_(pasts), pages_(pages)
    {
        for (const DocumentPast& past : pasts.documents())
            documents_.emplace(past.original().document->path.text(), &past);
    }

    // Nearly always nothing has moved, and nobody asks.
    bool has_page(const Route& route) const
    {
        if (taken_.empty())
            for (const Page& page : pages_)
                taken_.insert(page.route.file);
        return taken_.contains(route.file);
    }

    bool is_published(const Path& original) const { return documents_.contains(original.text()); }

    // In every language, where nothing else stands.
    void lead(const GonePath& path, const Address& from, const Address& to)
    {
        for (const Language* language : languages_of(site_, from)) {
            const Route old = route_in(site_, from, *language);
            const Route now = route_in(site_, to, *language);
            lead(old, now.url, path.path, *language);
            lead_past(path, from, to, *language);
        }
    }

    // The pages of what was before the document got its next name were public beside the old one.
    void lead_past(const GonePath& path, const Address& from, const Address& to,
                   const Language& language)
    {
        const auto document = documents_.find(to.path.text());
        if (is_document(from.file.kind) && document != documents_.end())
            lead_past(path, *document->second, route_in(site_, from, language), language);
    }

    void lead(const Route& from, const std::string& target, const std::string& origin,
              const Language& language)
    {
        if (!has_page(from) && moved_files_.insert(from.file).second)
            moved_.push_back(redirect(site_, from, target, origin, language));
    }

    std::vector<Page> take() { return std::move(moved_); }

private:
    void lead_past(const GonePath& path, const DocumentPast& past, const Route& old,
                   const Language& language)
    {
        const Commit* until = &commit_of(pasts_, path);
        const auto is_before = [&](const Version& version) { return version.commit > until; };
        const auto lead_beside = [&](const Route& now) {
            const std::size_t what = past.route_in(language).url.size() - ending.size();
            if (has_page(now))
                lead(beside(old, now.url.substr(what + 1, now.url.size() - what - 1 - ending.size())),
                     now.url, path.path, language);
        };
        lead_beside(beside(past.route_in(language), "bilingual"));
        std::size_t texts = 0;
        for (const auto& [text, number] : shown_texts(past))
            texts += is_before(text->versions[number]) ? 1 : 0;
        if (texts == 0 || (texts == 1 && !past.is_report))
            return;
        lead_beside(history_route(past, language));
        for (const auto& [text, number] : shown_texts(past))
            if (is_before(text->versions[number]))
                lead_beside(text_route(past, text->versions[number], language));
        for (const auto& [text, older, newer] : shown_pairs(past))
            if (is_before(*newer))
                lead_beside(difference_route(past, *older, *newer, language));
    }

    static constexpr std::string_view ending = ".html";

    const Site& site_;
    const Pasts& pasts_;
    const std::vector<Page>& pages_;
    std::unordered_map<std::string_view, const DocumentPast*> documents_;  // by the original's path
    mutable std::unordered_set<std::string> taken_;
    std::set<std::string> moved_files_;
    std::vector<Page> moved_;
};

// Where another document took the name, what was public beside it leads on.
void lead_from_taken(const Site& site, const LeftPaths& left, Leading& leading)
{
    for (const auto& [text, path] : left.taken()) {
        const std::optional<Address> from = address_of(site, path->path);
        const std::optional<Path> there = left.today(site.snapshot, *path);
        const std::optional<Address> to =
            from && there && there->text() != path->path ? address_of(site, there->text())
                                                         : std::nullopt;
        if (to)
            for (const Language* language : languages_of(site, *from))
                leading.lead_past(*path, *from, *to, *language);
    }
}

// Drafts of today that an earlier commit published.
void check_drafts(const Site& site, const Pasts& pasts, const Leading& leading, Problems& problems)
{
    std::map<std::string, Route> drafts;
    if (pasts.past().history.is_empty())
        return;
    for (const Path& path : site.snapshot.paths()) {
        if (leading.is_published(path))
            continue;
        const std::optional<Address> address = address_of(site, path.text());
        if (!address || !is_document(address->file.kind))
            continue;
        const Route route = route_in(site, *address, site.catalogue.config.original());
        if (!leading.has_page(route) && read_former_text(site.snapshot.read(path)).is_draft)
            drafts.emplace(path.text(), route);
    }
    if (drafts.empty())
        return;
    const auto is_wanted = [&](std::string_view path) {
        return drafts.contains(std::string(path));
    };
    for (const FormerVersion& version : former_versions(pasts.past().history, is_wanted)) {
        const std::optional<std::string> bytes = pasts.past().text_of(version.blob);
        const FormerText text = read_former_text(bytes.value_or(std::string()));
        const auto draft = drafts.find(version.path);
        if (!text.is_document || text.is_draft || draft == drafts.end())
            continue;
        problems.add("draft-after-publication", {version.path},
                     {draft->second.url, version.commit.short_text()});
        drafts.erase(draft);
    }
}

}

void moved_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages,
                 Problems& problems)
{
    const LeftPaths left(pasts.revisions());
    PublishedOnce once(pasts.past(), site.catalogue.config.original().id);
    const Language& first = site.catalogue.config.original();
    Leading leading(site, pasts, pages);
    for (const auto& [text, path] : left.gone()) {
        const std::optional<Address> from = address_of(site, path->path);
        if (!from)
            continue;
        const Route original = route_in(site, *from, first);
        const std::optional<Path> there = left.today(site.snapshot, *path);
        const std::optional<Address> to = there ? address_of(site, there->text()) : std::nullopt;
        if (to && leading.has_page(route_in(site, *to, first)))
            leading.lead(*path, *from, *to);
        else if (leading.has_page(original))
            // In other languages, too, it leads where redirects.toml sends the original.
            for (const Language* language : languages_of(site, *from))
                leading.lead(route_in(site, *from, *language), original.url, path->path, *language);
        else if (is_missed(site, once, *from, there))
            problems.add("address-vanished", {path->path},
                         {original.url, commit_of(pasts, *path).id.short_text()});
    }
    lead_from_taken(site, left, leading);
    check_drafts(site, pasts, leading, problems);
    for (Page& page : leading.take())
        pages.push_back(std::move(page));
}

}
