#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

constexpr const char* figures = "jky/2023/figures.html";

constexpr std::string_view indicators = R"([[indicator]]
id = "lessons"
name.zh = "法治授课"
name.en = "Law lessons"
unit = "场次"
sum = true
)";

constexpr std::string_view stated = R"([[figure]]
indicator = "lessons"
value = 52
unit = "场次"
quote = "全年开展法治授课52场次"
)";

constexpr std::string_view record_figure = R"(
[[figures]]
indicator = "lessons"
value = 3
unit = "场次"
quote = "当天授课3场次"
)";

std::string report_stating(std::string_view sentence)
{
    return report_text("", std::string("\n## 一、主要举措和成效\n\n") + std::string(sentence) +
                               "\n\n## 二、存在的问题和不足\n\n部分学校开课偏少。\n");
}

Files site_with_figures()
{
    Files files = small_site();
    files["content/indicators.toml"] = std::string(indicators);
    files["content/jky/2023/figures.toml"] = std::string(stated);
    return files;
}

// Reports of 2020 (about 40), 2021 (states nothing), 2023 (52), and one record.
Files site_with_years()
{
    Files files = site_with_figures();
    files["content/jky/2020/report.zh.md"] = report_stating("全年授课约40场次。");
    files["content/jky/2020/figures.toml"] =
        "[[figure]]\nindicator = \"lessons\"\nvalue = 40\nqualifier = \"约\"\nunit = \"场次\"\n"
        "quote = \"全年授课约40场次\"\n";
    files["content/jky/2021/report.zh.md"] = report_stating("受停课影响，授课减少。");
    files = changed(files, activity_file, "\n[[sources]]",
                    std::string(record_figure) + "\n[[sources]]");
    return changed(files, activity_file, "学生分组担任各方角色。", "当天授课3场次。");
}

std::size_t count(const std::string& text, const std::string& part)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        found++;
    return found;
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST_CASE("a year that states figures has a page of them, in every language")
{
    const BuiltPages site(site_with_figures());
    CHECK(lines_of(site.problems()) == "");
    CHECK(site.pages().contains(figures));
    CHECK(site.pages().contains("en/jky/2023/figures.html"));
    CHECK_FALSE(BuiltPages(small_site()).pages().contains(figures));
}

TEST_CASE("each figure stands with its quote, and leads to the block that states it")
{
    const std::string page = BuiltPages(site_with_figures()).page(figures);
    CHECK(has(page, ">52场次</td><td>正好52</td>"));
    CHECK(has(page, ">全年开展法治授课52场次</q>"));
    CHECK(has(page, "href=\"/jky/2023/report.html#1.p1\""));
}

TEST_CASE("one year alone is no chart")
{
    CHECK_FALSE(has(BuiltPages(site_with_figures()).page(figures), "<figure"));
}

TEST_CASE("the chart says all its numbers, and a year that states none is not zero")
{
    const BuiltPages site(site_with_years());
    CHECK(lines_of(site.problems()) == "");
    const std::string& page = site.page(figures);
    CHECK(has(
        page,
        "2020年约40场次，2021年报告没有写明，2022年本站没有收录这一年的报告，2023年52场次</desc>"));
    const std::string chart = page.substr(0, page.find("<ul class=\"key\">"));
    CHECK(count(chart, "<rect class=\"c-bar\"") == 2);
    CHECK(count(chart, "<rect class=\"c-gap\"") == 1);
    CHECK_FALSE(has(page, ">0</text>"));
    CHECK_FALSE(has(page, "style="));
}

TEST_CASE("every id of a page with charts is its own")
{
    const std::string page = BuiltPages(site_with_years()).page(figures);
    for (std::size_t at = page.find(" id=\""); at != std::string::npos;
         at = page.find(" id=\"", at + 1)) {
        const std::string id = page.substr(at, page.find('"', at + 5) - at + 1);
        CAPTURE(id);
        CHECK(count(page, id) == 1);
    }
}

TEST_CASE("what counts in another unit is listed with the reason and not drawn")
{
    Files files = site_with_years();
    files["content/jky/2020/report.zh.md"] = report_stating("全年授课40课时。");
    files["content/jky/2020/figures.toml"] = "[[figure]]\nindicator = \"lessons\"\nvalue = "
                                             "40\nunit = \"课时\"\nquote = \"全年授课40课时\"\n";
    const std::string page = BuiltPages(files).page(figures);
    CHECK(count(page, "class=\"c-bar\" x=") == 1);
    CHECK(has(page, ">40课时</td>"));
    CHECK(has(page, "单位不同，不画在图里"));
}

TEST_CASE("records are added up beside the report, the difference is stated and not explained")
{
    const std::string page = BuiltPages(site_with_years()).page(figures);
    CHECK(has(page, "1条活动记录合计3场次，报告写明52场次，相差49场次。"));
    CHECK(has(page, "也不推测原因"));
    CHECK(has(page, "href=\"/jky/activities/2023-09-20-moot-court.html\""));
}

TEST_CASE("in another language what the report writes says its language")
{
    const std::string page = BuiltPages(site_with_years()).page("en/jky/2023/figures.html");
    CHECK(has(page, "lang=\"zh-CN\" dir=\"ltr\">52场次</td><td>exactly 52</td>"));
    CHECK(has(page, "2020: about 40; 2021: not stated in the report"));
}

TEST_CASE("nothing of a withdrawn report is listed")
{
    Files files = site_with_years();
    files["content/jky/2020/report.zh.md"] =
        changed(files, "content/jky/2020/report.zh.md",
                "source =", "withdrawn = { on = 2024-05-01, reason = \"有误\" }\nsource =")
            .at("content/jky/2020/report.zh.md");
    const BuiltPages site(files);
    CHECK(lines_of(site.problems()) == "");
    CHECK(has(site.page(figures), "这一年的报告已经撤回"));
    CHECK_FALSE(has(site.page(figures), "约40场次"));
    CHECK(has(site.page("jky/2020/figures.html"), "有误"));
    CHECK_FALSE(has(site.page("jky/2020/figures.html"), "约40场次"));
}

}
}
