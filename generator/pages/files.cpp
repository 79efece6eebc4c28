// Files that are published as they are, and the few that are neither pages nor content: release.txt
// and the pages that lead from an old address to the new one.
#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "media/photograph.h"
#include "media/picture.h"
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

// Nothing is unpacked before its head has been judged.
void check_picture(std::string_view picture, const Path& file, Problems& problems)
{
    const std::optional<PictureSize> size = size_of(picture);
    if (size && is_too_large(*size))
        problems.add("photo-too-large", {file.text()},
                     {std::to_string(size->width), std::to_string(size->height)});
    else if (!is_whole(picture))
        problems.add("photo-damaged", {file.text()});
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
    } else if (is_image_name(file)) {
        std::optional<std::string> picture = without_metadata(bytes);
        if (picture)
            check_picture(*picture, file, problems);
        else
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

Composition smaller(const Snapshot& snapshot, const Path& file, const Images::Width& form)
{
    Composition composition;
    composition.inputs = Fingerprint::of(form.route.file);
    composition.is_derived = true;
    composition.bytes = [&snapshot, &file, width = form.width](Problems&) {
        // What is wrong with it is said of the photograph itself.
        const std::optional<std::string> picture = without_metadata(snapshot.read(file));
        return (picture ? picture_at(*picture, width) : std::nullopt).value_or("");
    };
    return composition;
}

// Two records may have the same photograph.
void add_smaller(const Site& site, const Path& file, std::set<std::string>& there,
                 std::vector<Page>& pages)
{
    for (const Images::Width& form : site.images.widths(site.routes, file))
        if (there.insert(form.route.file).second)
            pages.push_back({form.route, file.text(),
                             [site, &file, form] { return smaller(site.snapshot, file, form); }});
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
    std::set<std::string> smaller_there;
    for (const Path& file : site.catalogue.media)
        if (const auto route = site.routes.of_file(file)) {
            pages.push_back({*route, file.text(),
                             [site, &file] { return media(site.snapshot, file); }});
            add_smaller(site, file, smaller_there, pages);
        }
    add_redirects(site, pages);
}

}
