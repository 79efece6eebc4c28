#include "pages/bodies.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/pages.h"

namespace mingbai {
namespace {

Files with_records(int count)
{
    Files files = small_site();
    for (int day = 1; day <= count; day++)
        files[fmt::format("content/jky/activities/2023-03-{:02}-a.zh.md", day)] = fmt::format(
            "+++\ntitle = \"第{0}次\"\ndate = 2023-03-{0:02}\nkind = \"lecture\"\n+++\n\n授课。\n",
            day);
    return files;
}

TEST_CASE("a body without a path of its own stands on the home page, and only there")
{
    const BuiltPages site(
        changed(small_site(), config_file, "id = \"jky\"\n", "id = \"jky\"\npath = \"\"\n"));
    CHECK(site.page("index.html").find("0000-0000000") != std::string::npos);
    CHECK(site.pages().contains("2023/index.html"));
    CHECK_FALSE(site.pages().contains("jky/index.html"));
    CHECK(lines_of(site.problems()) == "");

    CHECK(BuiltPages(small_site()).pages().contains("jky/index.html"));
}

TEST_CASE("the newest records are those of the latest days, newest first")
{
    Problems problems;
    const Catalogue catalogue = catalogue_of(with_records(9), "2024-06-01", problems);
    const auto newest = newest_activities(catalogue.bodies.front(), 3);
    REQUIRE(newest.size() == 3);
    CHECK(newest[0]->activity->start.text() == "2023-09-20");
    CHECK(newest[1]->activity->start.text() == "2023-03-09");
    CHECK(newest[2]->activity->start.text() == "2023-03-08");
    CHECK(newest_activities(catalogue.bodies.front(), 99).size() == 10);
}

TEST_CASE("a long year shows its newest records and leads to all of them")
{
    const BuiltPages site(with_records(15));
    const std::string& page = site.page("jky/2023/index.html");
    CHECK(page.find("2023-03-04-a.html") == std::string::npos);
    CHECK(page.find("2023-03-05-a.html") < page.find("2023-09-20-moot-court.html"));
    CHECK(page.find("只列出日期最近的12条") != std::string::npos);
    CHECK(page.find("/jky/2023/activities.html") != std::string::npos);
}

TEST_CASE("neighbouring years are linked both ways, the earlier first")
{
    Files files = small_site();
    for (const char* year : {"2021", "2022"})
        files[fmt::format("content/jky/activities/{}-a.zh.md", year)] = fmt::format(
            "+++\ntitle = \"授课\"\ndate = \"{}\"\nkind = \"lecture\"\n+++\n\n授课。\n", year);
    const BuiltPages site(files);
    const std::string& page = site.page("jky/2022/index.html");
    const std::size_t earlier = page.find("href=\"/jky/2021/\" rel=\"prev\"");
    const std::size_t later = page.find("href=\"/jky/2023/\" rel=\"next\"");
    REQUIRE(earlier != std::string::npos);
    REQUIRE(later != std::string::npos);
    CHECK(earlier < later);
    CHECK(page.find("本站没有收录这一年的年度报告") != std::string::npos);
}

TEST_CASE("home, body and year lead to the newest results")
{
    const BuiltPages site(ledger_site(), "2025-06-01");
    for (const char* page : {"index.html", "jky/index.html", "jky/2024/index.html"}) {
        INFO(std::string(page));
        CHECK(site.page(page).find("href=\"/jky/2024/results.html\"") != std::string::npos);
        CHECK(site.page(page).find("2023年的承诺，2024年的结果") != std::string::npos);
    }
    CHECK(site.page("jky/2023/index.html").find("results.html\">2023年的承诺") ==
          std::string::npos);
}

TEST_CASE("home and body lead in one step to the newest page of each kind")
{
    const BuiltPages site(ledger_site(), "2025-06-01");
    for (const char* page : {"index.html", "jky/index.html"})
        for (const char* newest : {"results", "compared", "commitments", "figures", "report"}) {
            INFO(std::string(page) << " " << newest);
            CHECK(site.page(page).find(fmt::format("href=\"/jky/2024/{}.html\"", newest)) !=
                  std::string::npos);
        }
    const BuiltPages few(small_site());
    CHECK(few.page("jky/index.html").find("class=\"links newest\"") == std::string::npos);
}

TEST_CASE("the pages about a year lead to each other, each marked on itself")
{
    const BuiltPages site(ledger_site(), "2025-06-01");
    for (const char* page : {"results", "commitments", "compared", "figures", "report"})
        CHECK(site.page("jky/2024/index.html").find("/jky/2024/" + std::string(page) + ".html") !=
              std::string::npos);
    CHECK(site.page("jky/2024/results.html")
              .find("<a href=\"/jky/2024/results.html\" aria-current=\"page\">") !=
          std::string::npos);
    CHECK(site.page("jky/2024/report.html").find("/jky/2024/results.html") != std::string::npos);
}

}
}
