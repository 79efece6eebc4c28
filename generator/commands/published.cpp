#include "commands/published.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace mingbai {

namespace {

constexpr std::size_t most_lines = 40;

struct Words {
    std::string_view added;
    std::string_view changed;
    std::string_view removed;
    std::string_view more;    // {}: how many documents
    std::string_view others;  // {}: how many lists and files
    std::string_view hint;    // when an address is gone
};

constexpr Words chinese_words{
    "新增", "改动", "去掉", "  还有{}个页面\n", "  另有{}个目录页和文件随之更新\n",
    "去掉的网址，别处可能还有链接；要让它通往别处，请在content/redirects.toml写明。\n"};
constexpr Words english_words{
    "new", "changed", "gone", "  and {} more pages\n", "  and {} lists and files with them\n",
    "Others may still link to what is gone; content/redirects.toml can lead them on.\n"};

// Whatever it shows, somebody may have kept the address of a page.
bool is_page(std::string_view file) { return file.ends_with(".html"); }

// Lists follow from documents, so an editor looks for the documents.
bool is_document(std::string_view file)
{
    constexpr std::array<std::string_view, 9> lists{"index.html",   "activities.html", "changes.html",
                                                    "corrections.html",
                                                    "sitemap.html", "404.html",        "search.html",
                                                    "figures.html", "accessibility.html"};
    const std::string_view name = file.substr(file.rfind('/') + 1);
    for (const std::string_view of_the_past : {".history.", ".r-", ".d-"})
        if (name.find(of_the_past) != std::string_view::npos)
            return false;
    return name.ends_with(".html") && file.find("kinds/") == std::string_view::npos &&
           std::find(lists.begin(), lists.end(), name) == lists.end();
}

std::string address(const SiteConfig& config, std::string_view file)
{
    return fmt::format("{}{}/{}", config.url, config.base_path, file);
}

struct Told {
    std::string lines;
    std::size_t documents = 0;
    std::size_t untold = 0;
};

void tell(Told& told, const SiteConfig& config, std::string_view word,
          const std::vector<std::string>& files, bool (*is_told)(std::string_view file))
{
    for (const std::string& file : files) {
        if (!is_told(file))
            continue;
        ++told.documents;
        if (told.documents <= most_lines)
            told.lines += fmt::format("  {} {}\n", word, address(config, file));
        else
            ++told.untold;
    }
}

}

std::string published(const SiteConfig& config, const Shelf::Turn& turn, Tongue tongue)
{
    const bool is_chinese = tongue == Tongue::chinese;
    const Words& words = is_chinese ? chinese_words : english_words;
    const Difference& difference = turn.difference;
    const bool is_only_named =
        difference.count() == 1 && difference.changed == std::vector<std::string>{"release.txt"};
    if (!turn.changed || is_only_named)
        return is_chinese ? "网页没有变化。\n" : "No page has changed.\n";
    Told told;
    tell(told, config, words.changed, difference.changed, is_document);
    tell(told, config, words.added, difference.added, is_document);
    tell(told, config, words.removed, difference.removed, is_page);
    std::string text = is_chinese ? fmt::format("已发布，{}个页面有变化。\n", told.documents)
                                  : fmt::format("Published; pages that changed: {}\n", told.documents);
    text += told.lines;
    if (told.untold > 0)
        text += fmt::format(fmt::runtime(words.more), told.untold);
    // release.txt is nothing to look at.
    const auto& changed = difference.changed;
    const auto of_release = std::count(changed.begin(), changed.end(), "release.txt");
    const std::size_t others =
        difference.count() - told.documents - static_cast<std::size_t>(of_release);
    if (others > 0)
        text += fmt::format(fmt::runtime(words.others), others);
    if (std::any_of(difference.removed.begin(), difference.removed.end(), is_page))
        text += words.hint;
    return text;
}

std::string first_published(const SiteConfig& config, std::size_t files, Tongue tongue)
{
    const std::string home = config.url.empty() ? std::string() : address(config, "");
    return tongue == Tongue::chinese
               ? fmt::format("网站第一次发布，共{}个文件。{}\n", files, home)
               : fmt::format("The site is published for the first time, {} files.{}{}\n",
                             files, home.empty() ? "" : " ", home);
}

}
