// How a page tells of the feeds that say what changes on it: in its head for programs, and in a line for
// people.
#pragma once

#include <functional>
#include <string_view>

#include "site/page.h"
#include "theme/view.h"

namespace mingbai {

inline constexpr std::string_view atom_type = "application/atom+xml";
inline constexpr std::string_view json_feed_type = "application/feed+json";

// atom_url, json_feed_url: both empty when the site has no feeds.
void set_feeds(View& view, PageHead& head, const Site& site,
               const std::function<Route(FeedFormat)>& feed);

// For pages that have none.
void set_no_feeds(View& view);

}
