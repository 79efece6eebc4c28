#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

constexpr const char* list = "jky/2023/commitments.html";
constexpr const char* one = "jky/2023/lessons.html";

std::size_t count(const std::string& text, const std::string& part)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        found++;
    return found;
}

TEST_CASE("states are counted with equal weight, zeros included, without a share")
{
    const BuiltPages site(small_site());
    const std::string& page = site.page(list);
    CHECK(count(page, "class=\"cells__n\"") == 5);
    CHECK(count(page, "<b>0</b>") == 4);
    CHECK(count(page, "<b>1</b>") == 1);
    CHECK(page.find('%') == std::string::npos);
}

TEST_CASE("a quote leads to the block of the report that holds it")
{
    const BuiltPages site(small_site());
    CHECK(site.page(list).find("href=\"/jky/2023/report.html#4.p1\"") != std::string::npos);
    CHECK(site.page("jky/2023/report.html").find("id=\"4.p1\"") != std::string::npos);
}

TEST_CASE("a quote stays in its language beside the translated title")
{
    const BuiltPages site(small_site());
    const std::string& page = site.page("en/jky/2023/lessons.html");
    CHECK(page.find("<h1>No fewer than 60 law lessons</h1>") != std::string::npos);
    CHECK(page.find("<blockquote lang=\"zh-CN\" dir=\"ltr\"><p>组织法治课不少于60场次</p>") !=
          std::string::npos);
}

TEST_CASE("without a title the quote stands for it, never a title in a third language")
{
    const BuiltPages site(small_site());
    CHECK(site.page(one).find("<h1>组织法治课不少于60场次</h1>") != std::string::npos);
    CHECK(site.page(list).find("<blockquote") == std::string::npos);
}

TEST_CASE("a missing follow-up report is told without judgement")
{
    Problems problems;
    const Catalogue catalogue = catalogue_of(small_site(), "2024-06-01", problems);
    REQUIRE(catalogue.commitment_entries.front().state == RecordState::not_due);
    const BuiltPages site(small_site());
    CHECK(site.page(one).find("后续报告应于2025年4月1日前公布") != std::string::npos);
    CHECK(site.page(one).find("尚未到期") != std::string::npos);
}

TEST_CASE("that no criterion is stated is an attribute beside any state")
{
    const BuiltPages site(small_site());
    CHECK(site.page(one).find("原文未提出可核对标准") == std::string::npos);

    const BuiltPages without(changed(small_site(), commitments_file,
                                     "criterion = { text = \"不少于60场次\" }\n", ""));
    CHECK(without.page(one).find("原文未提出可核对标准") != std::string::npos);
    CHECK(without.page(one).find("尚未到期") != std::string::npos);
}

TEST_CASE("the records that concern a commitment stand on its page")
{
    const BuiltPages site(small_site());
    CHECK(site.page(one).find("/jky/activities/2023-09-20-moot-court.html") != std::string::npos);
}

}
}
