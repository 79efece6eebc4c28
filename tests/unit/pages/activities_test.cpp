#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

constexpr const char* record = "jky/activities/2023-09-20-moot-court.html";

// The site with one more record, of which only the year is known.
Files with_year_record()
{
    Files files = small_site();
    files["content/jky/activities/2023-lessons.zh.md"] = R"(+++
title = "法治副校长授课"
date = "2023"
kind = "lecture"

[[sources]]
report = "jky/2023"
quote = "全年开展法治授课52场次"
+++

全年授课。
)";
    return files;
}

TEST_CASE("a record shows its quote with the way to the sentence, and its commitment")
{
    const BuiltPages site(small_site());
    const std::string& page = site.page(record);
    CHECK(page.find("<p>全年开展法治授课52场次</p>") != std::string::npos);
    CHECK(page.find("href=\"/jky/2023/report.html#1.p1\"") != std::string::npos);
    CHECK(page.find("href=\"/jky/2023/lessons.html\"") != std::string::npos);
}

TEST_CASE("a picture has words, in the language in which they are")
{
    const BuiltPages site(small_site());
    CHECK(site.page(record).find("alt=\"学生坐在模拟法庭里\" lang=\"zh-CN\"") !=
          std::string::npos);
    CHECK(site.page("en/jky/activities/2023-09-20-moot-court.html")
              .find("alt=\"学生坐在模拟法庭里\" lang=\"zh-CN\"") !=
          std::string::npos);
}

TEST_CASE("facts are written once, so a translated record shows them in the original language")
{
    const BuiltPages site(small_site());
    CHECK(site.page("en/jky/activities/2023-09-20-moot-court.html")
              .find("<dd><span lang=\"zh-CN\">示例县第二中学</span></dd>") != std::string::npos);
}

TEST_CASE("a year that was taken from a report is said so")
{
    const BuiltPages site(with_year_record());
    CHECK(site.page("jky/activities/2023-lessons.html").find("据2023年度报告") != std::string::npos);
    CHECK(site.page(record).find("据2023年度报告") == std::string::npos);
}

TEST_CASE("the list of a year goes by month, and what is known only by its year comes last")
{
    const BuiltPages site(with_year_record());
    const std::string& page = site.page("jky/2023/activities.html");
    const std::size_t month = page.find(">2023年9月</h2>");
    const std::size_t year = page.find(">只知道年份</h2>");
    REQUIRE(month != std::string::npos);
    REQUIRE(year != std::string::npos);
    CHECK(month < year);
    CHECK(page.find("2条记录") != std::string::npos);
}

TEST_CASE("a kind without records has no page")
{
    Files files = small_site();
    files[std::string(config_file)] += "\n[[kinds]]\nid = \"hearing\"\nname.zh = \"听证\"\n";
    const BuiltPages site(files);
    CHECK(site.pages().contains("jky/kinds/lecture.html"));
    CHECK_FALSE(site.pages().contains("jky/kinds/hearing.html"));
}

}
}
