#include "pages/pages.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "beside/bilingual.h"
#include "past/past_pages.h"

namespace mingbai {
namespace {

// File systems take 255 bytes of a name and 4096 of a path; some are left for ".gz" and for the
// folder that the site stands in.
constexpr std::size_t longest_name = 250;
constexpr std::size_t longest_path = 2000;

using Owners = std::unordered_map<std::string_view, const Page*>;

// A page that stands where this page wants a folder; nothing when there is none.
const Page* in_the_way(const Owners& owners, const Page& page)
{
    std::string_view file = page.route.file;
    for (std::size_t slash = file.rfind('/'); slash != std::string_view::npos;
         slash = file.rfind('/')) {
        file = file.substr(0, slash);
        if (const auto found = owners.find(file); found != owners.end())
            return found->second;
    }
    return nullptr;
}

bool is_too_long(std::string_view file)
{
    bool is_long = file.size() > longest_path;
    while (!is_long && !file.empty()) {
        const std::size_t slash = std::min(file.find('/'), file.size());
        is_long = slash > longest_name;
        file.remove_prefix(std::min(slash + 1, file.size()));
    }
    return is_long;
}

// Of two pages that want one address the first keeps it. What no disk can hold is left out.
std::vector<bool> unique_pages(const std::vector<Page>& pages, Problems& problems)
{
    const auto taken = [&](const Page& page, const Page& by) {
        problems.add("address-taken", {page.origin}, {page.route.url, by.origin});
    };
    std::vector<bool> kept(pages.size(), true);
    Owners owners;
    for (std::size_t i = 0; i < pages.size(); i++) {
        const auto [owner, is_new] = owners.emplace(pages[i].route.file, &pages[i]);
        if (!is_new)
            taken(pages[i], *owner->second);
        kept[i] = is_new;
    }
    for (std::size_t i = 0; i < pages.size(); i++)
        if (const Page* page = kept[i] ? in_the_way(owners, pages[i]) : nullptr) {
            taken(pages[i], *page);
            kept[i] = false;
        }
    for (std::size_t i = 0; i < pages.size(); i++)
        if (kept[i] && is_too_long(pages[i].route.file)) {
            problems.add("address-too-long", {pages[i].origin}, {pages[i].route.url});
            kept[i] = false;
        }
    return kept;
}

}

std::vector<Page> all_pages(const Site& site, const Pasts& pasts, Problems& problems)
{
    std::vector<Page> pages;
    front_pages(site, pasts, pages);
    overview_pages(site, pages);
    body_pages(site, pages);
    report_pages(site, pasts, pages);
    commitment_pages(site, pages);
    story_pages(site, pages);
    result_pages(site, pages);
    withdrawn_pages(site, pages);
    compared_pages(site, pages);
    bilingual_pages(site, pages);
    figure_pages(site, pages);
    activity_pages(site, pasts, pages);
    open_data_pages(site, pasts, pages);
    search_pages(site, pages);
    site_map_pages(site, pasts, pages);
    term_pages(site, pages);
    file_pages(site, pages);
    if (!pasts.past().history.is_empty()) {
        history_pages(site, pasts, pages);
        revision_pages(site, pasts, pages);
        difference_pages(site, pasts, pages);
        change_pages(site, pasts, pages);
        moved_pages(site, pasts, pages, problems);
        moved_trees(site, pasts, pages, problems);
    }

    const std::vector<bool> kept = unique_pages(pages, problems);
    std::vector<Page> result;
    result.reserve(pages.size());
    for (std::size_t i = 0; i < pages.size(); i++)
        if (kept[i])
            result.push_back(std::move(pages[i]));
    return result;
}

}
