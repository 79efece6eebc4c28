#include "model/layout.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/utf8.h"

namespace mingbai {

namespace {

constexpr std::array<std::string_view, 4> image_extensions{"jpg", "jpeg", "png", "webp"};

// Cameras write JPG.
bool is_image(const Path& path)
{
    const std::string extension = utf8::ascii_lower_case(path.extension());
    return std::find(image_extensions.begin(), image_extensions.end(), extension) !=
           image_extensions.end();
}

std::vector<std::string_view> segments_of(std::string_view path)
{
    std::vector<std::string_view> segments;
    while (true) {
        const std::size_t slash = path.find('/');
        segments.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos)
            return segments;
        path.remove_prefix(slash + 1);
    }
}

struct MarkdownName {
    std::string stem;
    std::string language;
};

// "report.zh.md" → report, zh; nothing when the language is not one of the site.
std::optional<MarkdownName> markdown_name(std::string_view name, const SiteConfig& config)
{
    if (!name.ends_with(".md"))
        return std::nullopt;
    name.remove_suffix(3);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || !config.find_language(name.substr(dot + 1)))
        return std::nullopt;
    if (!is_id(name.substr(0, dot)))
        return std::nullopt;
    return MarkdownName{std::string(name.substr(0, dot)), std::string(name.substr(dot + 1))};
}

Year year_of(std::string_view text)
{
    const std::optional<PartialDate> date = PartialDate::parse(text);
    return date && text.size() == 4 ? date->year : 0;
}

ContentFile classify_at_top(const std::vector<std::string_view>& segments)
{
    ContentFile file;
    if (segments[1] == "README.md")
        file.kind = ContentKind::guide;
    else if (segments[1] == "redirects.toml")
        file.kind = ContentKind::redirects;
    else if (segments[1] == "indicators.toml")
        file.kind = ContentKind::indicators;
    else if (segments[1] == "withheld.toml")
        file.kind = ContentKind::withheld;
    return file;
}

ContentFile classify_in_year(const std::vector<std::string_view>& segments, ContentFile file,
                             const SiteConfig& config)
{
    const std::string_view name = segments[3];
    if (segments.size() > 4) {
        // A hidden file is of an editor's program (.DS_Store) or for the web server (.htaccess).
        const bool is_hidden = std::any_of(segments.begin(), segments.end(),
                                           [](auto segment) { return segment.starts_with('.'); });
        if (name == "attachments" && !is_hidden)
            file.kind = ContentKind::attachment;
        return file;
    }
    const std::optional<MarkdownName> markdown = markdown_name(name, config);
    if (markdown && markdown->stem == "report") {
        file.kind = ContentKind::report;
        file.language = markdown->language;
    } else if (name == "commitments.toml") {
        file.kind = ContentKind::commitments;
    } else if (name == "answers.toml") {
        file.kind = ContentKind::answers;
    } else if (name == "figures.toml") {
        file.kind = ContentKind::figures;
    }
    return file;
}

ContentFile classify_activity(const Path& path, ContentFile file, const SiteConfig& config)
{
    if (path.name().starts_with('.'))
        return file;
    if (const std::optional<MarkdownName> markdown = markdown_name(path.name(), config)) {
        file.kind = ContentKind::activity;
        file.stem = markdown->stem;
        file.language = markdown->language;
    } else if (is_image(path)) {
        file.kind = ContentKind::image;
    }
    return file;
}

// A file of tables that is called by its id.
ContentFile classify_tables(std::string_view name, ContentKind kind)
{
    constexpr std::string_view ending = ".toml";
    ContentFile file;
    if (!name.ends_with(ending) || !is_id(name.substr(0, name.size() - ending.size())))
        return file;
    file.kind = kind;
    file.stem = std::string(name.substr(0, name.size() - ending.size()));
    return file;
}

ContentFile classify_gathered(const std::vector<std::string_view>& segments, const SiteConfig& config)
{
    ContentFile file;
    if (segments.size() != 4 || config.find_site(segments[2]) == nullptr ||
        std::find(gathered_files.begin(), gathered_files.end(), segments[3]) == gathered_files.end())
        return file;
    file.kind = ContentKind::gathered;
    file.site = std::string(segments[2]);
    file.stem = std::string(segments[3]);
    return file;
}

}

ContentFile classify(const Path& path, const SiteConfig& config)
{
    const std::vector<std::string_view> segments = segments_of(path.text());
    if (segments.size() == 2)
        return classify_at_top(segments);

    ContentFile file;
    if (segments[1] == "pages" && segments.size() == 3) {
        if (const auto markdown = markdown_name(segments[2], config)) {
            file.kind = ContentKind::plain_page;
            file.stem = markdown->stem;
            file.language = markdown->language;
        }
        return file;
    }
    if (segments[1] == "frameworks" && segments.size() == 3)
        return classify_tables(segments[2], ContentKind::framework);
    if (segments[1] == "rules" && segments.size() == 3)
        return classify_tables(segments[2], ContentKind::rule_pack);
    if (segments[1] == "sites")
        return classify_gathered(segments, config);
    if (segments.size() < 4 || !config.find_body(segments[1]))
        return file;
    file.body = std::string(segments[1]);
    if (segments[2] == "activities" && segments.size() == 4)
        return classify_activity(path, std::move(file), config);
    file.year = year_of(segments[2]);
    if (file.year == 0)
        return file;
    return classify_in_year(segments, std::move(file), config);
}

}
