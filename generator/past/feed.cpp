#include "past/feed.h"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "base/utf8.h"
#include "text/exchange.h"
#include "text/html.h"

namespace mingbai {
namespace {

// XML 1.0 knows no control characters but tab and line ends, and not U+FFFE and U+FFFF.
std::string xml_text(std::string_view text)
{
    std::string clean;
    while (!text.empty()) {
        const utf8::Character character = utf8::first(text);
        if (!utf8::is_control(character.value) && character.value != 0xFFFE &&
            character.value != 0xFFFF)
            clean += text.substr(0, character.size);
        text.remove_prefix(character.size);
    }
    return html::escaped(clean);
}

std::string element(std::string_view name, std::string_view text)
{
    return text.empty() ? std::string() : fmt::format("<{0}>{1}</{0}>\n", name, xml_text(text));
}

std::string link(std::string_view relation, std::string_view url)
{
    return fmt::format("<link rel=\"{}\" href=\"{}\"/>\n", relation, xml_text(url));
}

std::string entry_text(const FeedEntry& entry)
{
    std::string text = "<entry>\n";
    text += element("id", entry.id);
    text += fmt::format("<title>{}</title>\n", xml_text(entry.title));
    text += element("updated", entry.updated);
    text += link("alternate", entry.url);
    text += element("summary", entry.summary);
    if (!entry.author.empty())
        text += fmt::format("<author>{}</author>\n", element("name", entry.author));
    return text + "</entry>\n";
}

exchange::Value item_value(const FeedEntry& entry)
{
    exchange::Object item = {{"id", exchange::text(entry.id)},
                             {"url", exchange::text(entry.url)},
                             {"title", exchange::text(entry.title)},
                             // An item without a content is none.
                             {"content_text", exchange::text(entry.summary.empty() ? entry.title
                                                                                   : entry.summary)},
                             {"date_published", exchange::text(entry.updated)}};
    if (!entry.author.empty())
        item.push_back({"authors", {exchange::Array{{exchange::Object{
                                       {"name", exchange::text(entry.author)}}}}}});
    return {std::move(item)};
}

}

std::string atom(const Feed& feed)
{
    std::string text = fmt::format("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                   "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
                                   xml_text(feed.language));
    text += element("id", feed.id);
    text += element("title", feed.title);
    text += element("updated", feed.entries.empty() ? "1970-01-01T00:00:00Z"
                                                    : feed.entries.front().updated);
    // Some readers take the first link for the page unless one says what it is.
    text += link("alternate", feed.page_url) + link("self", feed.url);
    text += fmt::format("<author>{}</author>\n", element("name", feed.author));
    for (const FeedEntry& entry : feed.entries)
        text += entry_text(entry);
    return text + "</feed>\n";
}

std::string json_feed(const Feed& feed)
{
    exchange::Array items;
    for (const FeedEntry& entry : feed.entries)
        items.push_back(item_value(entry));
    return exchange::json_document(
        {exchange::Object{{"version", exchange::text("https://jsonfeed.org/version/1.1")},
                          {"title", exchange::text(feed.title)},
                          {"home_page_url", exchange::text(feed.page_url)},
                          {"feed_url", exchange::text(feed.url)},
                          {"language", exchange::text(feed.language)},
                          {"authors", {exchange::Array{{exchange::Object{
                                          {"name", exchange::text(feed.author)}}}}}},
                          {"items", {std::move(items)}}}});
}

std::string moment_text(std::int64_t seconds, int offset_minutes)
{
    using namespace std::chrono;
    const sys_seconds local{std::chrono::seconds(seconds + std::int64_t{offset_minutes} * 60)};
    const sys_days day = floor<days>(local);
    const hh_mm_ss time(local - day);
    const int offset = std::abs(offset_minutes);
    return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", to_text(Date(day)),
                       time.hours().count(), time.minutes().count(), time.seconds().count(),
                       offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

}
