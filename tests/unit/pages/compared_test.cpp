#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

constexpr const char* compared = "jky/2023/compared.html";
constexpr std::string_view older_file = "content/jky/2022/report.zh.md";

constexpr std::string_view older_body = R"(
## 一、主要举措和成效

全年开展法治授课40场次，听课学生5100余人。

执法记录的音像资料按季度抽查。

## 二、存在的问题和不足

部分学校开课偏少。

## 三、主要负责人履行第一责任人职责情况

主要负责人听取汇报2次。

## 四、下一步工作打算

组织法治课不少于60场次。
)";

Files two_reports()
{
    Files files = small_site();
    files[std::string(older_file)] = report_text("", older_body);
    return files;
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

TEST_CASE("a year whose report has one before it has a comparison, in every language")
{
    const BuiltPages site(two_reports());
    CHECK(lines_of(site.problems()) == "");
    CHECK(site.pages().contains(compared));
    CHECK(site.pages().contains("en/jky/2023/compared.html"));
    CHECK_FALSE(site.pages().contains("jky/2022/compared.html"));
    CHECK_FALSE(BuiltPages(small_site()).pages().contains(compared));
}

TEST_CASE("the summary counts all kinds with equal weight, and says both numbers of its share")
{
    const std::string page = BuiltPages(two_reports()).page(compared);
    CHECK(count(page, "class=\"cells__n\"") == 8);
    CHECK(has(page, "2023年度报告共8段"));
    CHECK(has(page, "与2022年度报告逐字相同"));
}

TEST_CASE("what was removed stands in the older text alone, what was added in the newer")
{
    const std::string page = BuiltPages(two_reports()).page(compared);
    CHECK(has(page, "<del>40场次</del>"));
    CHECK(has(page, "<ins>52场次</ins>"));
    CHECK(has(page, "执法记录的音像资料按季度抽查。"));
    CHECK_FALSE(has(page, "<del>执法记录"));
}

TEST_CASE("numbers are facts beside each other, and unlike units are said not to be compared")
{
    const std::string page = BuiltPages(two_reports()).page(compared);
    const std::string table = page.substr(page.find("<tbody>"));
    CHECK(has(table, ">40场次</td>"));
    CHECK(has(table, ">52场次</td>"));
    CHECK(has(table, ">5100余人</td>"));
    CHECK(has(table, "不同单位，不作比较"));
}

TEST_CASE("each side names its report and leads to the block")
{
    const std::string page = BuiltPages(two_reports()).page(compared);
    CHECK(has(page, "<h5><a href=\"/jky/2022/report.html#1.p1\">2022年度报告："));
    CHECK(has(page, "<h5><a href=\"/jky/2023/report.html#1.p1\">2023年度报告："));
}

TEST_CASE("what was kept is folded and yet on the page")
{
    const std::string page = BuiltPages(two_reports()).page(compared);
    const std::size_t fold = page.find("<details class=\"cmp");
    REQUIRE(fold != std::string::npos);
    CHECK(has(page.substr(fold), "部分学校开课偏少。"));
}

TEST_CASE("silence is said without judging")
{
    const std::string page = BuiltPages(two_reports()).page(compared);
    CHECK(has(page, "1段只在2022年度报告里"));
    CHECK(has(page, "2023年度报告里没有对应的一段"));
}

TEST_CASE("in another language the originals are compared, and every run says what it is")
{
    const std::string page = BuiltPages(two_reports()).page("en/jky/2023/compared.html");
    CHECK(has(page, "The texts compared are the originals"));
    CHECK(has(page, "class=\"cmp__text\" lang=\"zh-CN\" dir=\"ltr\""));
    CHECK(has(page, "“<span lang=\"zh-CN\">"));
    CHECK_FALSE(has(BuiltPages(two_reports()).page(compared), "“<span"));
}

TEST_CASE("years that are missing between the two are said")
{
    Files files = small_site();
    files["content/jky/2020/report.zh.md"] = report_text("", older_body);
    CHECK(has(BuiltPages(files).page(compared), "没有收录2020年和2023年之间的年度报告"));
    CHECK_FALSE(has(BuiltPages(two_reports()).page(compared), "之间的年度报告"));
}

TEST_CASE("nothing of a withdrawn report is shown")
{
    for (const std::string_view file : {older_file, report_file}) {
        Files files = two_reports();
        const bool is_older = file == older_file;
        files[std::string(file)] = report_text(
            "withdrawn = { on = 2024-05-01, reason = \"有误\" }\n", is_older ? older_body : "");
        const BuiltPages site(files);
        CHECK(lines_of(site.problems()) == "");
        CHECK(has(site.page(compared), "已经撤回"));
        CHECK_FALSE(has(site.page(compared), "法治授课"));
    }
}

}
}
