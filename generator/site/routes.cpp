#include "site/routes.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "base/byte_set.h"

namespace mingbai {

namespace {

constexpr ByteSet plain("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/");

// Attachments may have any name; in an address everything but the plain characters is encoded.
void append_encoded(std::string& out, std::string_view path)
{
    const auto is_plain = [](char c) { return plain.contains(c); };
    while (!path.empty()) {
        const auto end = std::find_if_not(path.begin(), path.end(), is_plain);
        out.append(path.begin(), end);
        path.remove_prefix(static_cast<std::size_t>(end - path.begin()));
        if (path.empty())
            return;
        out += fmt::format("%{:02X}", static_cast<unsigned char>(path.front()));
        path.remove_prefix(1);
    }
}

// Written several times for each of ten thousands of records; fmt costs more than the rest.
std::string joined(std::initializer_list<std::string_view> parts)
{
    std::size_t size = 0;
    for (const std::string_view part : parts)
        size += part.size();
    std::string text;
    text.reserve(size);
    for (const std::string_view part : parts)
        text += part;
    return text;
}

// "index.html" is not part of an address.
std::string url_of(std::string_view base_path, std::string_view file)
{
    constexpr std::string_view index = "index.html";
    if (file == index || file.ends_with("/index.html"))
        file.remove_suffix(index.size());
    std::string url;
    url.reserve(base_path.size() + 1 + file.size());
    url.append(base_path).append(1, '/');
    append_encoded(url, file);
    return url;
}

std::string_view ending_of(FeedFormat format)
{
    return format == FeedFormat::atom ? ".xml" : ".json";
}

}

Route Routes::at(const Language& language, std::string_view rest) const
{
    const bool original = language.id == config_->original().id;
    std::string file = original ? std::string(rest) : joined({language.id, "/", rest});
    return {url_of(config_->base_path, file), std::move(file)};
}

std::string Routes::below(const Body& body, std::string_view rest) const
{
    return body.path.empty() ? std::string(rest) : joined({body.path, "/", rest});
}

Route Routes::home(const Language& language) const { return at(language, "index.html"); }

Route Routes::not_found(const Language& language) const { return at(language, "404.html"); }

Route Routes::plain_page(const Language& language, std::string_view name) const
{
    return at(language, fmt::format("{}.html", name));
}

Route Routes::body(const Language& language, const Body& body) const
{
    return at(language, below(body, "index.html"));
}

Route Routes::kind(const Language& language, const Body& body, std::string_view kind) const
{
    return at(language, below(body, fmt::format("kinds/{}.html", kind)));
}

Route Routes::activity(const Language& language, const Body& body, std::string_view stem) const
{
    return at(language, below(body, joined({"activities/", stem, ".html"})));
}

Route Routes::year(const Language& language, const Body& body, Year year) const
{
    return at(language, below(body, fmt::format("{}/index.html", year)));
}

Route Routes::report(const Language& language, const Body& body, Year year) const
{
    return at(language, below(body, fmt::format("{}/report.html", year)));
}

Route Routes::bilingual(const Language& language, const Body& body, Year year) const
{
    return at(language, below(body, fmt::format("{}/report.bilingual.html", year)));
}

Route Routes::commitments(const Language& language, const Body& body, Year year) const
{
    return at(language, below(body, fmt::format("{}/commitments.html", year)));
}

Route Routes::commitment(const Language& language, const Body& body, Year year,
                         std::string_view id) const
{
    return at(language, below(body, fmt::format("{}/{}.html", year, id)));
}

Route Routes::results(const Language& language, const Body& body, Year year) const
{
    return at(language, below(body, fmt::format("{}/results.html", year)));
}

Route Routes::compared(const Language& language, const Body& body, Year year) const
{
    return at(language, below(body, fmt::format("{}/compared.html", year)));
}

Route Routes::figures(const Language& language, const Body& body, Year year) const
{
    return at(language, below(body, fmt::format("{}/figures.html", year)));
}

Route Routes::activities(const Language& language, const Body& body, Year year) const
{
    return at(language, below(body, fmt::format("{}/activities.html", year)));
}

Route Routes::changes(const Language& language) const { return at(language, "changes.html"); }

Route Routes::corrections(const Language& language) const
{
    return at(language, "corrections.html");
}

Route Routes::feed(const Language& language, FeedFormat format) const
{
    return at(language, joined({"feed", ending_of(format)}));
}

Route Routes::corrections_feed(const Language& language, FeedFormat format) const
{
    return at(language, joined({"corrections", ending_of(format)}));
}

Route Routes::feed(const Language& language, const Body& body, FeedFormat format) const
{
    return at(language, below(body, joined({"feed", ending_of(format)})));
}

Route Routes::kind_feed(const Language& language, const Body& body, std::string_view kind,
                        FeedFormat format) const
{
    return at(language, below(body, joined({"kinds/", kind, ending_of(format)})));
}

Route Routes::overview(const Language& language) const { return at(language, "overview.html"); }

Route Routes::other_site(const Language& language, const OtherSite& site) const
{
    return at(language, joined({"sites/", site.id, ".html"}));
}

Route Routes::site_map(const Language& language) const { return at(language, "sitemap.html"); }

Route Routes::terms(const Language& language) const { return at(language, "a-z.html"); }

Route Routes::terms(const Language& language, std::string_view letter) const
{
    return at(language, joined({"a-z/", letter, ".html"}));
}

Route Routes::sitemap() const { return asset("sitemap.xml"); }

Route Routes::sitemap_part(std::size_t number) const
{
    return asset(fmt::format("sitemap-{}.xml", number));
}

Route Routes::search(const Language& language) const { return at(language, "search.html"); }

Route Routes::search_directory(const Language& language) const
{
    return at(language, "search.json");
}

Route Routes::search_file(std::string_view name) const
{
    return asset(joined({"search/", name}));
}

Route Routes::image_file(std::string_view name) const
{
    return asset(joined({"images/", name}));
}

Route Routes::data(const Language& language) const { return at(language, "data/index.html"); }

Route Routes::data_file(std::string_view name) const { return asset(fmt::format("data/{}", name)); }

Route Routes::data_of_year(const Body& body, Year year) const
{
    return asset(below(body, fmt::format("{}/data.json", year)));
}

Route Routes::robots() const { return asset("robots.txt"); }

Route Routes::asset(std::string_view file) const
{
    return {url_of(config_->base_path, file), std::string(file)};
}

Route Routes::release() const { return asset("release.txt"); }

std::optional<Route> Routes::of_file(const Path& path) const
{
    if (!path.is_below("content"))
        return std::nullopt;
    const ContentFile file = classify(path, *config_);
    const Body* owner = config_->find_body(file.body);
    const Language* language = config_->find_language(file.language);
    switch (file.kind) {
    case ContentKind::report:
        return report(*language, *owner, file.year);
    case ContentKind::activity:
        return activity(*language, *owner, file.stem);
    case ContentKind::plain_page:
        return plain_page(*language, file.stem);
    case ContentKind::commitments:
        return commitments(config_->original(), *owner, file.year);
    case ContentKind::attachment: {
        // Every part of the path but "content/<body>/" stays as it is in the repository.
        const std::size_t start = std::string_view("content/").size() + file.body.size() + 1;
        return at(config_->original(), below(*owner, path.text().substr(start)));
    }
    case ContentKind::image:
        return at(config_->original(), below(*owner, fmt::format("activities/{}", path.name())));
    default:
        return std::nullopt;
    }
}

std::string Routes::of_link(const Path& file, std::string_view target) const
{
    if (has_scheme(target) || target.starts_with('#') || target.starts_with("//"))
        return std::string(target);
    const std::size_t hash = target.find('#');
    const std::string_view place = target.substr(0, hash);
    const std::string_view fragment =
        hash == std::string_view::npos ? std::string_view() : target.substr(hash);
    if (place.starts_with('/'))
        return fmt::format("{}{}{}", config_->base_path, place, fragment);
    const std::optional<Path> linked = file.resolve(percent_decoded(place));
    const std::optional<Route> route = linked ? of_file(*linked) : std::nullopt;
    return route ? fmt::format("{}{}", route->url, fragment) : std::string();
}

std::string Routes::absolute(const Route& route) const
{
    return config_->url.empty() ? std::string() : joined({config_->url, route.url});
}

}
