// Written for each of ten thousands of pages, so by appending: a tree of JSON costs several times as much.
#include "site/structured_data.h"

#include <cstddef>

#include "text/exchange.h"

namespace mingbai {

std::string breadcrumb_list(const std::vector<NamedAddress>& way)
{
    constexpr std::size_t usual_of_one = 192;
    std::string out;
    out.reserve(usual_of_one * (way.size() + 1));
    out += "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
           "\"@type\":\"BreadcrumbList\",\"itemListElement\":[";
    for (std::size_t i = 0; i < way.size(); ++i) {
        out += i == 0 ? "" : ",";
        out += "{\"@type\":\"ListItem\",\"position\":";
        out += std::to_string(i + 1);
        out += ",\"name\":";
        exchange::append_json_text(out, way[i].first);
        out += ",\"item\":";
        exchange::append_json_text(out, way[i].second);
        out += '}';
    }
    out += "]}</script>";
    return out;
}

}
