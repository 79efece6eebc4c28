// An address that was once published must lead somewhere: to the document under its new name, by
// itself when git shows the renaming, or to where redirects.toml says.
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "model/layout.h"
#include "past/former_text.h"
#include "past/past_pages.h"
#include "site/redirect.h"

namespace mingbai {
namespace {

using ByPath = std::map<std::string_view, const GonePath*>;

// Where the document stands today; nothing when it stands nowhere.
std::optional<Path> today(const Site& site, const ByPath& gone, const GonePath& path)
{
    const GonePath* at = &path;
    // A name can come back to where it was; no chain is longer than all that is gone.
    for (std::size_t steps = 0; steps <= gone.size(); ++steps) {
        if (at->renamed_to.empty())
            return std::nullopt;
        const auto next = gone.find(at->renamed_to);
        if (next == gone.end()) {
            const std::optional<Path> there = Path::parse(at->renamed_to);
            return there && site.snapshot.contains(*there) ? there : std::nullopt;
        }
        at = next->second;
    }
    return std::nullopt;
}

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

// A draft had no address.
bool was_draft(const Pasts& pasts, const Address& address, const ObjectId& blob)
{
    const std::optional<std::string> bytes =
        is_document(address.file.kind) ? pasts.past().text_of(blob) : std::nullopt;
    return bytes && read_former_text(*bytes).is_draft;
}

const Commit& commit_of(const Pasts& pasts, const GonePath& path)
{
    return pasts.past().history.commits()[path.commit];
}

}

void moved_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages,
                 Problems& problems)
{
    ByPath gone;
    for (const GonePath& path : pasts.revisions().gone())
        gone.emplace(path.path, &path);
    std::set<std::string_view> taken;
    for (const Page& page : pages)
        taken.insert(page.route.file);
    std::vector<Page> moved;
    for (const auto& [text, path] : gone) {
        const std::optional<Address> from = address_of(site, path->path);
        const std::optional<Path> there = from ? today(site, gone, *path) : std::nullopt;
        const std::optional<Address> to = there ? address_of(site, there->text()) : std::nullopt;
        if (!from)
            continue;
        const Route original = route_in(site, *from, site.catalogue.config.original());
        // In other languages, too, it leads where redirects.toml sends the original.
        const bool is_led = taken.contains(original.file);
        if (!to && !is_led) {
            if (!was_draft(pasts, *from, path->blob))
                problems.add("address-vanished", {path->path},
                             {original.url, commit_of(pasts, *path).id.short_text()});
            continue;
        }
        for (const Language* language : languages_of(site, *from)) {
            const Route route = route_in(site, *from, *language);
            if (!taken.contains(route.file))
                moved.push_back(redirect(
                    site, route, to ? route_in(site, *to, *language).url : original.url,
                    path->path, *language));
        }
    }
    for (Page& page : moved)
        pages.push_back(std::move(page));
}

}
