#include "site/sitemap.h"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "text/html.h"

namespace mingbai {
namespace {

// `<list><entry><loc>…</loc><lastmod>…</lastmod></entry>…</list>`, of pages or of sitemaps.
std::string document(std::string_view list, std::string_view entry,
                     std::span<const ListedAddress> addresses)
{
    std::string text = fmt::format("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                   "<{} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
                                   list);
    for (const auto& [address, changed_on] : addresses) {
        text.append("<").append(entry).append("><loc>");
        html::append_escaped(text, address);
        text.append("</loc>");
        if (!changed_on.empty())
            text.append("<lastmod>").append(changed_on).append("</lastmod>");
        text.append("</").append(entry).append(">\n");
    }
    return text += fmt::format("</{}>\n", list);
}

Page page_of(Route route, std::string bytes)
{
    return {std::move(route), std::string(SiteConfig::file_name),
            [bytes = std::move(bytes)] { return as_it_is(bytes); }};
}

}

std::vector<Page> sitemap(const Routes& routes, const std::vector<ListedAddress>& addresses,
                          std::size_t most)
{
    std::vector<Page> pages;
    if (addresses.empty())
        return pages;
    const std::span<const ListedAddress> all(addresses);
    if (all.size() <= most) {
        pages.push_back(page_of(routes.sitemap(), document("urlset", "url", all)));
        return pages;
    }
    std::vector<ListedAddress> parts;
    for (std::size_t from = 0; from < all.size(); from += most) {
        const Route route = routes.sitemap_part(parts.size() + 1);
        parts.push_back({routes.absolute(route), {}});
        pages.push_back(page_of(
            route, document("urlset", "url", all.subspan(from, std::min(most, all.size() - from)))));
    }
    pages.push_back(page_of(routes.sitemap(), document("sitemapindex", "sitemap", parts)));
    return pages;
}

}
