#include "past/feed.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace mingbai;

TEST_CASE("a moment is told by the clock of whoever made the commit")
{
    CHECK(moment_text(1'700'000'000, 480) == "2023-11-15T06:13:20+08:00");
    CHECK(moment_text(1'700'000'000, -210) == "2023-11-14T18:43:20-03:30");
    CHECK(moment_text(0, 0) == "1970-01-01T00:00:00+00:00");
    CHECK(moment_text(253402300799, 0) == "9999-12-31T23:59:59+00:00");
}

TEST_CASE("whatever an entry says, the feed is XML")
{
    Feed feed{"https://a.example/feed.xml", "https://a.example/feed.xml",
              "https://a.example/changes.html", "甲&乙", "丙", "zh-CN", {}};
    feed.entries.push_back({"https://a.example/x#1", "https://a.example/x?a=1&b=2",
                            "<b>题</b>", "有\x01控制\xEF\xBF\xBF符", "", "2024-03-05T10:00:00+08:00"});
    const std::string xml = atom(feed);
    CHECK(xml.find("甲&amp;乙") != std::string::npos);
    CHECK(xml.find("<b>") == std::string::npos);
    CHECK(xml.find("a=1&amp;b=2") != std::string::npos);
    CHECK(xml.find("有控制符") != std::string::npos);
    CHECK(xml.find("<updated>2024-03-05T10:00:00+08:00</updated>\n<link rel=\"alternate\"") != std::string::npos);
    CHECK(xml.find("@") == std::string::npos);
}

TEST_CASE("a feed in JSON says what the one in Atom says, to the letter")
{
    Feed feed{"https://a.example/feed.xml", "https://a.example/feed.json",
              "https://a.example/changes.html", "甲\"乙", "丙", "zh-CN", {}};
    feed.entries.push_back({"tag:a.example,2024:1", "https://a.example/x?a=1&b=2", "<b>题</b>", "为何",
                            "某人", "2024-03-05T10:00:00+08:00"});
    feed.entries.push_back({"tag:a.example,2024:2", "https://a.example/y", "二", "", "", "2024-03-04T10:00:00Z"});
    const auto read = nlohmann::json::parse(json_feed(feed));
    CHECK(read["version"] == "https://jsonfeed.org/version/1.1");
    CHECK(read["title"] == "甲\"乙");
    CHECK(read["feed_url"] == "https://a.example/feed.json");
    CHECK(read["authors"][0]["name"] == "丙");
    const auto& first = read["items"][0];
    CHECK(first["id"] == "tag:a.example,2024:1");
    CHECK(first["url"] == "https://a.example/x?a=1&b=2");
    CHECK(first["title"] == "<b>题</b>");
    CHECK(first["content_text"] == "为何");
    CHECK(first["authors"][0]["name"] == "某人");
    CHECK(first["date_published"] == "2024-03-05T10:00:00+08:00");
    // Every item has a content; who wrote it is not made up.
    CHECK(read["items"][1]["content_text"] == "二");
    CHECK_FALSE(read["items"][1].contains("authors"));
    CHECK(nlohmann::json::parse(json_feed({}))["items"].empty());
}

TEST_CASE("an empty feed is one, too")
{
    CHECK(atom({}).find("<updated>1970-01-01T00:00:00Z</updated>") != std::string::npos);
}
