#include "site/feeds.h"

#include <string>

namespace mingbai {

void set_feeds(View& view, PageHead& head, const Site& site,
               const std::function<Route(FeedFormat)>& feed)
{
    if (!site.frames.has_feeds())
        return set_no_feeds(view);
    const Route atom = feed(FeedFormat::atom);
    const Route json = feed(FeedFormat::json);
    head.alternates.emplace_back(atom_type, atom);
    head.alternates.emplace_back(json_feed_type, json);
    view.set("atom_url", atom.url);
    view.set("json_feed_url", json.url);
}

void set_no_feeds(View& view)
{
    view.set("atom_url", "");
    view.set("json_feed_url", "");
}

}
