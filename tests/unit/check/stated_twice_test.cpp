#include "check/stated_twice.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

std::string said(std::string_view paragraphs)
{
    Problems ignored;
    const Records records =
        records_of(changed(small_site(), report_file, report_text(), report_text("", paragraphs)), ignored);
    Problems problems;
    Report report = records.reports.at(0);
    report.roles.clear();
    check_stated_twice(report, problems);
    return rules_of(problems);
}

constexpr std::string_view same = "教科局聘请法律顾问共计";

std::string both(std::string_view first, std::string_view second)
{
    return std::string(same) + std::string(first) + "。\n\n" + std::string(same) + std::string(second) + "。";
}

}

TEST_CASE("the same words lead to two values")
{
    CHECK(said(both("1名", "2名")) == "quantity-differs");
    CHECK(said(both("100名", "100余名")) == "quantity-differs");
}

TEST_CASE("one value, another unit, other or fewer words")
{
    CHECK(said(both("1名", "1名")) == "");
    CHECK(said(both("1名", "2次")) == "");
    CHECK(said("上半年组织开展活动1次。下半年组织开展活动2次。") == "");
    CHECK(said("开展活动1次。开展活动2次。") == "");
}
