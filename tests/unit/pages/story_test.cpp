#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

constexpr const char* first = "jky/2023/lessons.html";
constexpr const char* second = "jky/2024/more-lessons.html";
constexpr const char* day = "2025-06-01";

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

bool in_order(const std::string& page, std::initializer_list<const char*> parts)
{
    std::size_t last = page.find("<ol class=\"story\">");
    for (const char* part : parts) {
        INFO(part);
        last = page.find(part, last);
        CHECK(last != std::string::npos);
        if (last == std::string::npos)
            return false;
    }
    return true;
}

TEST_CASE("a quote stays in its language beside the translated title")
{
    const BuiltPages site(small_site());
    const std::string& page = site.page("en/jky/2023/lessons.html");
    CHECK(has(page, "<h1>No fewer than 60 law lessons</h1>"));
    CHECK(has(page, "<blockquote lang=\"zh-CN\" dir=\"ltr\"><p>组织法治课不少于60场次"));
    CHECK(has(page, "Hold no fewer than 60 law lessons."));
}

TEST_CASE("without a title the quote stands for it, never a title in a third language")
{
    CHECK(has(BuiltPages(small_site()).page(first), "<h1>组织法治课不少于60场次</h1>"));
}

TEST_CASE("a missing follow-up report is told without judgement")
{
    const BuiltPages early(small_site());
    CHECK(has(early.page(first), "后续报告应于2025年4月1日前公布"));
    CHECK(has(early.page(first), "尚未到期"));
    const BuiltPages late(small_site(), day);
    CHECK(has(late.page(first), "后续报告应于2025年4月1日前公布，本站暂未收录"));
    CHECK(has(late.page(first), "暂未见后续报告"));
}

TEST_CASE("that no criterion is stated is an attribute beside any state")
{
    CHECK_FALSE(has(BuiltPages(small_site()).page(first), "原文未提出可核对标准"));
    const BuiltPages without(
        changed(small_site(), commitments_file, "criterion = { text = \"不少于60场次\" }\n", ""));
    CHECK(has(without.page(first), "原文未提出可核对标准"));
    CHECK(has(without.page(first), "尚未到期"));
}

TEST_CASE("the records that concern a commitment stand on its page")
{
    const BuiltPages site(ledger_site(), day);
    CHECK(has(site.page(first), "/jky/activities/2023-09-20-moot-court.html"));
    CHECK(has(site.page(first), "/jky/activities/2024-03-01-lessons.html"));
}

TEST_CASE("a story is told by the reports, oldest first, and answers before new promises")
{
    const BuiltPages site(ledger_site(), day);
    CHECK(lines_of(site.problems()) == "");
    for (const char* page : {first, second})
        CHECK(in_order(site.page(page),
                       {"2023年度报告", "提出承诺", "/jky/2023/report.html#4.p1", "2024年度报告",
                        "报告里的回应", "组织法治课64场次", "已完成", "示例甲", "再次提出",
                        "/jky/2024/report.html#4.p1", "story__step--open", "尚未到期"}));
}

TEST_CASE("what was changed when a promise was made again is marked, and told in a sentence")
{
    const std::string& page = BuiltPages(ledger_site(), day).page(second);
    CHECK(has(page, "<del>60场次</del><ins>70场次</ins>"));
    CHECK(has(page, "与2023年度报告的承诺相比：改动1处"));
}

TEST_CASE("numbers promised stand beside numbers reported, and those still open beside their state")
{
    const BuiltPages site(ledger_site(), day);
    for (const char* name : {first, second}) {
        const std::string& page = site.page(name);
        const std::size_t begin = page.find("id=\"numbers\"");
        REQUIRE(begin != std::string::npos);
        const std::string table = page.substr(begin, page.find("</table>", begin) - begin);
        std::size_t last = 0;
        for (const char* part :
             {"2023年度报告", "不少于60场次", "64场次", "/jky/2024/report.html#1.p1",
              "2024年度报告、一", "不少于70场次", "尚未到期"}) {
            INFO(part);
            last = table.find(part, last);
            REQUIRE(last != std::string::npos);
        }
        CHECK_FALSE(has(table, "%"));
    }
}

TEST_CASE("without a number on both sides there is no table of numbers")
{
    CHECK_FALSE(has(BuiltPages(small_site()).page(first), "id=\"numbers\""));
    const Files files = changed(changed(ledger_site(), answers_file, "quote = \"组织法治课64场次\"",
                                        "quote = \"组织法治课多场\""),
                                next_report_file, "组织法治课64场次", "组织法治课多场");
    CHECK_FALSE(has(BuiltPages(files, day).page(first), "id=\"numbers\""));
}

TEST_CASE("a promise made again word for word has no marks")
{
    Files files =
        changed(ledger_site(), "content/jky/2024/commitments.toml",
                "quote = \"组织法治课不少于70场次\"", "quote = \"组织法治课不少于60场次\"");
    files = changed(files, next_report_file, "组织法治课不少于70场次", "组织法治课不少于60场次");
    const std::string& page = BuiltPages(files, day).page(second);
    CHECK(has(page, "逐字沿用"));
    CHECK_FALSE(has(page, "<ins"));
}

TEST_CASE("what a commitment rests on stands with the words that were read, and where")
{
    const std::string& page = BuiltPages(ledger_site(), day).page(second);
    CHECK(has(page, "示例县法治教育计划"));
    CHECK(has(page, "各学校每学年组织法治课"));
    CHECK(has(page, "示例县档案馆，2024年3月1日"));
    CHECK_FALSE(has(BuiltPages(ledger_site(), day).page(first), "id=\"bases\""));
}

TEST_CASE("a report that is silent is a step, with who read it")
{
    Files files = changed(ledger_site(), answers_file, "quote = \"组织法治课64场次\"",
                          "not_mentioned = true");
    std::string& answers = files.at(std::string(answers_file));
    answers.erase(answers.find("[[answer.assessment]]"));
    CHECK(has(BuiltPages(files, day).page(first), "示例甲于2025年4月2日读过2024年度报告全文"));
}

}
}
