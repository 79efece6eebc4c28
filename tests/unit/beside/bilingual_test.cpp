#include "beside/bilingual.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "support/pages.h"

using namespace mingbai;

namespace {

constexpr const char* original_file = "content/jky/2023/report.zh.md";
constexpr const char* translation_file = "content/jky/2023/report.en.md";

std::size_t count(const std::string& text, std::string_view words)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1))
        ++found;
    return found;
}

// The page beside each other of reports with more at their ends.
std::string beside(const std::string& original, const std::string& translation)
{
    Files files = small_site();
    files[original_file] += original;
    files[translation_file] += translation;
    return BuiltPages(files).page("jky/2023/report.bilingual.html");
}

std::size_t rows_of(const std::string& page) { return count(page, "<div class=\"beside__row"); }

}

TEST_CASE("a report with a translation has a page on which both stand, in every language")
{
    const BuiltPages site(small_site());
    for (const char* file : {"jky/2023/report.bilingual.html", "en/jky/2023/report.bilingual.html"}) {
        const std::string& page = site.page(file);
        CHECK(page.find("<div class=\"prose\" lang=\"zh-CN\" dir=\"ltr\">") != std::string::npos);
        CHECK(page.find("<div class=\"prose\" lang=\"en\" dir=\"ltr\">") != std::string::npos);
    }
    CHECK(site.page("jky/2023/report.html").find("/jky/2023/report.bilingual.html") !=
          std::string::npos);
    CHECK(site.problems().empty());
}

TEST_CASE("without a translation there is no such page, and nothing leads to it")
{
    Files files = small_site();
    files.erase("content/jky/2023/report.en.md");
    const BuiltPages site(files);
    CHECK_FALSE(site.pages().contains("jky/2023/report.bilingual.html"));
    CHECK(site.page("jky/2023/report.html").find("bilingual") == std::string::npos);
}

TEST_CASE("a table and a list stand whole in one row, emphasis and links as on the report's page")
{
    const std::size_t before = rows_of(beside("", ""));
    const std::string page =
        beside("\n| 项 | 数 |\n|--|--:|\n| 课 | 52 |\n\n- **甲**\n- [乙](https://a.gov.cn/)\n",
               "\n| Item | No |\n|--|--:|\n| Law | 52 |\n\n- **A**\n- [B](https://a.gov.cn/)\n");
    CHECK(rows_of(page) == before + 2);
    CHECK(count(page, "<table>") == 2);
    CHECK(count(page, "<ul>\n<li") >= 2);
    CHECK(page.find("<strong>甲</strong>") != std::string::npos);
    CHECK(page.find("<a href=\"https://a.gov.cn/\">B</a>") != std::string::npos);
}

TEST_CASE("a list there and paragraphs here are one row, and what has no counterpart says so")
{
    const std::size_t before = rows_of(beside("", ""));
    CHECK(rows_of(beside("\n- 甲\n- 乙\n", "\nA\n\nB\n")) == before + 1);
    CHECK(rows_of(beside("\n甲\n\n乙\n", "\n- A\n- B\n")) == before + 1);
    CHECK(rows_of(beside("\n甲\n\n乙\n", "\nA\n")) == before + 2);
    CHECK(count(beside("\n甲\n", ""), "译文没有对应的一段") == 1);
    CHECK(count(beside("", "\nA\n"), "原文没有对应的一段") == 1);
}

TEST_CASE("no id stands twice beside each other, and what only the translation has keeps its own")
{
    const std::string page = beside("\n- 甲\n- 乙\n", "\n- A\n- B\n- C\n\n## X. More\n\nD\n");
    std::set<std::string> ids;
    constexpr std::string_view start = " id=\"";
    for (std::size_t at = page.find(start); at != page.npos; at = page.find(start, at)) {
        at += start.size();
        const std::string id = page.substr(at, page.find('"', at) - at);
        CAPTURE(id);
        CHECK(ids.insert(id).second);
    }
    CHECK(ids.contains("10"));
    CHECK(ids.contains("10.p1"));
}
