#include "pages/overview.h"

#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

// The second body is silent: it has neither report nor record.
Files two_bodies()
{
    return changed(small_site(), config_file, "[[kinds]]",
                   "[[bodies]]\nid = \"wsj\"\npath = \"wsj\"\nname.zh = \"示例卫健局\"\n"
                   "name.en = \"Sample Health Bureau\"\ncontact.zh = \"1\"\ncontact.en = \"1\"\n\n"
                   "[[kinds]]");
}

TEST_CASE("a site of one body has no overview, a site of several links to it")
{
    const BuiltPages one(small_site());
    CHECK_FALSE(one.pages().contains("overview.html"));
    CHECK(one.page("index.html").find("overview.html") == std::string::npos);

    const BuiltPages two(two_bodies());
    for (const char* page : {"index.html", "sitemap.html"})
        CHECK(two.page(page).find("href=\"/overview.html\"") != std::string::npos);
    CHECK(two.page("en/index.html").find("href=\"/en/overview.html\"") != std::string::npos);
}

TEST_CASE("what the site does not hold is never said not to be published")
{
    const std::string page = BuiltPages(two_bodies(), "2024-06-01").page("overview.html");
    CHECK(page.find("href=\"/jky/2023/report.html\"") != std::string::npos);
    CHECK(page.find("本站暂未收录") != std::string::npos);
    CHECK(page.find("未公布") == std::string::npos);
    CHECK(page.find("示例卫健局") != std::string::npos);
}

TEST_CASE("a report that is not due yet is not said to be missing, until its day")
{
    // In a sentence above the table the words stand in any case.
    const auto cell = [](const std::string& as_of, const char* words) {
        return BuiltPages(two_bodies(), as_of).page("overview.html").find(
                   std::string("<td>") + words) != std::string::npos;
    };
    CHECK(cell("2025-03-31", "尚未到公布期限"));
    CHECK_FALSE(cell("2025-04-01", "尚未到公布期限"));
    CHECK(cell("2025-04-01", "本站暂未收录"));
}

}
}
