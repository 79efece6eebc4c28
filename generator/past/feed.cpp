#include "past/feed.h"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>

#include "base/date.h"
#include "base/utf8.h"
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

std::string entry_text(const FeedEntry& entry)
{
    std::string text = "<entry>\n";
    text += element("id", entry.id);
    text += fmt::format("<title>{}</title>\n", xml_text(entry.title));
    text += element("updated", entry.updated);
    text += fmt::format("<link href=\"{}\"/>\n", xml_text(entry.url));
    text += element("summary", entry.summary);
    if (!entry.author.empty())
        text += fmt::format("<author>{}</author>\n", element("name", entry.author));
    return text + "</entry>\n";
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
    text += fmt::format("<link rel=\"self\" href=\"{}\"/>\n", xml_text(feed.url));
    text += fmt::format("<link href=\"{}\"/>\n", xml_text(feed.page_url));
    text += fmt::format("<author>{}</author>\n", element("name", feed.title));
    for (const FeedEntry& entry : feed.entries)
        text += entry_text(entry);
    return text + "</feed>\n";
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
