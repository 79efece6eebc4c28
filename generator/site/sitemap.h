// The sitemap: which addresses search engines are told of (sitemaps.org, protocol 0.9).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "site/page.h"

namespace mingbai {

struct ListedAddress {
    std::string address;     // absolute
    std::string changed_on;  // the day; empty: not said
};

// `addresses`: in an order that does not change from build to build. More than `most` of them stand in
// several files, and /sitemap.xml names these; the protocol allows 50,000 a file. None: no pages.
std::vector<Page> sitemap(const Routes& routes, const std::vector<ListedAddress>& addresses,
                          std::size_t most = 50'000);

}
