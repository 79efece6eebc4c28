// Feed: what changed, in Atom (RFC 4287) and as JSON Feed 1.1, for readers that ask now and then.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mingbai {

struct FeedEntry {
    std::string id;       // an address that never means anything else
    std::string url;
    std::string title;
    std::string summary;  // may be empty
    std::string author;   // may be empty
    std::string updated;  // "2024-03-05T10:00:00+08:00"
};

struct Feed {
    std::string id;
    std::string url;       // of the feed itself
    std::string page_url;  // of the page that it belongs to
    std::string title;
    std::string author;
    std::string language;  // tag
    std::vector<FeedEntry> entries;  // newest first
};

// Valid XML: what XML can not hold is left out of texts.
std::string atom(const Feed& feed);

// The same entries under the same ids.
std::string json_feed(const Feed& feed);

// A moment as it was for whoever set the clock.
std::string moment_text(std::int64_t seconds, int offset_minutes);

}
