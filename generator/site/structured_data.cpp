// Written for each of ten thousands of pages, so by appending: a tree of JSON costs several times as much.
#include "site/structured_data.h"

#include <cstddef>

#include "text/exchange.h"

namespace mingbai {
namespace {

constexpr std::string_view element_start =
    "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",";
constexpr std::string_view element_end = "</script>";

}

Thing::Thing(std::string_view type)
{
    constexpr std::size_t usual = 512;
    members_.reserve(usual);
    members_.append("{\"@type\":\"").append(type).append("\"");
}

void Thing::add_name(std::string_view name) { members_.append(",\"").append(name).append("\":"); }

Thing& Thing::set(std::string_view name, std::string_view text)
{
    if (text.empty())
        return *this;
    add_name(name);
    exchange::append_json_text(members_, text);
    return *this;
}

Thing& Thing::set(std::string_view name, const Thing& other)
{
    add_name(name);
    members_.append(other.members_).append("}");
    return *this;
}

Thing& Thing::set(std::string_view name, const std::vector<Thing>& others)
{
    if (others.empty())
        return *this;
    add_name(name);
    for (std::size_t i = 0; i < others.size(); ++i)
        members_.append(i == 0 ? "[" : ",").append(others[i].members_).append("}");
    members_ += ']';
    return *this;
}

std::string structured_data(std::string_view json)
{
    json.remove_prefix(1);
    return std::string(element_start).append(json).append(element_end);
}

std::string breadcrumb_list(const std::vector<NamedAddress>& way)
{
    constexpr std::size_t usual_of_one = 192;
    std::string out;
    out.reserve(usual_of_one * (way.size() + 1));
    out.append(element_start).append("\"@type\":\"BreadcrumbList\",\"itemListElement\":[");
    for (std::size_t i = 0; i < way.size(); ++i) {
        out += i == 0 ? "" : ",";
        out += "{\"@type\":\"ListItem\",\"position\":";
        out += std::to_string(i + 1);
        out += ",\"name\":";
        exchange::append_json_text(out, way[i].first);
        if (!way[i].second.empty()) {
            out += ",\"item\":";
            exchange::append_json_text(out, way[i].second);
        }
        out += '}';
    }
    return out.append("]}").append(element_end);
}

}
