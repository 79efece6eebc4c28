// Files that are published as they are, and the few that are neither pages nor content: release.txt
// and the pages that lead from an old address to the new one.
#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "media/photograph.h"
#include "pages/pages.h"
#include "site/redirect.h"
#include "site/shown.h"
#include "text/source_text.h"

namespace mingbai {
namespace {

void append_lines(std::string& out, std::string_view text, std::string_view indentation)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        out += fmt::format("{}{}\n", indentation, text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

std::string release_text(const Site& site)
{
    const SiteConfig& config = site.catalogue.config;
    std::string out;
    for (const Language& language : config.languages)
        out += config.title.in(language.id) + "\n";
    out += "\n";
    if (!site.release.commit.empty())
        out += fmt::format("commit: {}\n", site.release.commit);
    out += fmt::format("as-of: {}\n", site.release.as_of);
    out += "generator:\n";
    append_lines(out, site.release.identity, "  ");
    for (const Language& language : config.languages) {
        out += "\n";
        append_lines(out, site.theme.word("release.how_to_check", language), "");
    }
    return out;
}

bool is_one_of(std::string_view extension, std::initializer_list<std::string_view> all)
{
    return std::find(all.begin(), all.end(), extension) != all.end();
}

// As it is published: a picture without all that tells about the people in it; a text only when no
// number of a person stands in it. Other files are what they are.
std::string published_bytes(const Snapshot& snapshot, const Path& file, Problems& problems)
{
    std::string bytes = snapshot.read(file);
    const std::string extension = utf8::ascii_lower_case(file.extension());
    if (is_lfs_pointer(bytes)) {
        problems.add("lfs-pointer", {file.text()});
    } else if (is_one_of(extension, {"jpg", "jpeg", "png", "webp"})) {
        std::optional<std::string> picture = without_metadata(bytes);
        if (!picture)
            problems.add("photo-unreadable", {file.text()});
        return std::move(picture).value_or("");
    } else if (is_one_of(extension, {"txt", "csv", "tsv", "md", "json"}) && utf8::is_valid(bytes)) {
        report_personal_data(bytes, file.text(), problems);
    }
    return bytes;
}

Composition media(const Snapshot& snapshot, const Path& file)
{
    return {Fingerprint::of(snapshot.id(file).text()), [&snapshot, &file](Problems& problems) {
                return published_bytes(snapshot, file, problems);
            }};
}

// Search engines may read everything.
std::string robots_text(const Site& site)
{
    const std::string sitemap = site.routes.absolute(site.routes.sitemap());
    return fmt::format("User-agent: *\nAllow: /\n{}",
                       sitemap.empty() ? sitemap : fmt::format("\nSitemap: {}\n", sitemap));
}

// Where the page stands that leads on; nothing when `from` can not be an address of ours.
std::optional<Route> old_address(const SiteConfig& config, const std::string& from)
{
    if (!from.starts_with('/'))
        return std::nullopt;
    std::string file = from.substr(1);
    if (file.empty() || file.ends_with('/'))
        file += "index.html";
    if (!Path::parse(file))
        return std::nullopt;
    return Route{config.base_path + from, file};
}

void add_redirects(const Site& site, std::vector<Page>& pages)
{
    const SiteConfig& config = site.catalogue.config;
    for (const Redirect& each : site.catalogue.redirects) {
        const bool is_ours = each.to.starts_with('/') && !each.to.starts_with("//");
        const std::string target =
            is_ours ? config.base_path + each.to : web_address(each.to);
        const auto route = old_address(config, each.from);
        if (route && !target.empty())
            pages.push_back(redirect(site, *route, target, each.place.file, config.original()));
    }
}

}

void file_pages(const Site& site, std::vector<Page>& pages)
{
    pages.push_back({site.routes.release(), std::string(SiteConfig::file_name),
                     [site] { return as_it_is(release_text(site)); }});
    // It is only looked for at the root of a host.
    if (site.catalogue.config.base_path.empty())
        pages.push_back({site.routes.robots(), std::string(SiteConfig::file_name),
                         [site] { return as_it_is(robots_text(site)); }});
    for (const Asset& asset : site.theme.assets())
        pages.push_back({site.routes.asset(asset.file), asset.file,
                         [&asset] { return as_it_is(asset.content); }});
    for (const Path& file : site.catalogue.media)
        if (const auto route = site.routes.of_file(file))
            pages.push_back({*route, file.text(),
                             [site, &file] { return media(site.snapshot, file); }});
    add_redirects(site, pages);
}

}
