#include "site/structured_data.h"

#include <doctest/doctest.h>

namespace mingbai {
namespace {

TEST_CASE("a way is told step by step, the page itself last")
{
    CHECK(breadcrumb_list({{"首页", "/"}, {"2023年", "/2023/"}}) ==
          "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
          "\"@type\":\"BreadcrumbList\",\"itemListElement\":["
          "{\"@type\":\"ListItem\",\"position\":1,\"name\":\"首页\",\"item\":\"/\"},"
          "{\"@type\":\"ListItem\",\"position\":2,\"name\":\"2023年\",\"item\":\"/2023/\"}]}</script>");
}

TEST_CASE("a step whose address nobody knows is a name alone")
{
    CHECK(breadcrumb_list({{"首页", ""}}) ==
          "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
          "\"@type\":\"BreadcrumbList\",\"itemListElement\":["
          "{\"@type\":\"ListItem\",\"position\":1,\"name\":\"首页\"}]}</script>");
}

TEST_CASE("a thing has the members that are known, in the order in which they are told")
{
    Thing event("Event");
    event.set("name", "法治课")
        .set("endDate", "")
        .set("location", Thing("Place").set("name", "东岭镇"))
        .set("contributor", std::vector<Thing>())
        .set("contributor", std::vector{Thing("Organization").set("name", "甲"),
                                        Thing("Organization").set("name", "乙")});
    CHECK(structured_data(event.json()) ==
          "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"Event\","
          "\"name\":\"法治课\",\"location\":{\"@type\":\"Place\",\"name\":\"东岭镇\"},"
          "\"contributor\":[{\"@type\":\"Organization\",\"name\":\"甲\"},"
          "{\"@type\":\"Organization\",\"name\":\"乙\"}]}</script>");
}

TEST_CASE("no title can end the element, nor begin a comment in it, nor leave its quotes")
{
    for (const char* name : {"</script><script>alert(1)</script>", "<!--<script>", "\"},{\"", "\\", "a\nb",
                             "</SCRIPT >"}) {
        CAPTURE(name);
        const std::string element = breadcrumb_list({{name, "/"}});
        CHECK(element.find('<', 1) == element.size() - std::string_view("</script>").size());
        CHECK(element.find('\n') == std::string::npos);
        CHECK(element.find("\"},{\"") == std::string::npos);
        const std::string thing = structured_data(Thing("Event").set("name", name).json());
        CHECK(thing.find('<', 1) == thing.size() - std::string_view("</script>").size());
        CHECK(thing.find('\n') == std::string::npos);
    }
}

}
}
