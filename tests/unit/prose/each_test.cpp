#include "prose/each.h"

#include <doctest/doctest.h>

#include "support/official_text.h"

using namespace mingbai;

TEST_CASE("a number of all together is of no each")
{
    CHECK(each_of("", "") == "");
    CHECK(each_of("全年到校授课", "") == "");
    CHECK(each_of("累计培训", "") == "");
    CHECK(each_of("held a total of ", " in the year") == "");
}

TEST_CASE("每 with a time, a person, a thing")
{
    CHECK(each_of("每学期到校授课", "") == "学期");
    CHECK(each_of("每个季度检查", "") == "季度");
    CHECK(each_of("每季检查", "") == "季度");
    CHECK(each_of("每人", "") == "人");
    CHECK(each_of("每所学校配备", "") == "所学校");
    CHECK(each_of("每校", "") == "校");
    CHECK(each_of("每一名教师培训", "") == "人教师");
}

TEST_CASE("the order of several does not matter, nor do 名 and 位 differ")
{
    CHECK(each_of("每名法治副校长每学期授课", "") == each_of("每学期每位法治副校长授课", ""));
    CHECK(each_of("每名法治副校长授课", "") != each_of("每名教师授课", ""));
}

TEST_CASE("各 before what each does, but not before kinds, levels and places")
{
    CHECK(each_of("12个乡镇各举办模拟法庭", "") == "各举办");
    CHECK(each_of("各乡镇举办模拟法庭", "") == "各乡镇");
    CHECK(each_of("48所学校各", "") == "各");
    CHECK(each_of("12个乡镇均", "") == "各");
    CHECK(each_of("调解各类纠纷", "") == "");
    CHECK(each_of("各级机关受理", "") == "");
}

TEST_CASE("means are of each")
{
    CHECK(each_of("人均培训", "") == "人均");
    CHECK(each_of("平均办理", "") == "平均");
    CHECK(each_of("均衡配置", "") == "");
    CHECK(each_of("推动学校均衡发展，创建", "") == "");
}

TEST_CASE("a total behind them takes them back, 公共 and 共建 are none")
{
    CHECK(each_of("各乡镇共举办", "") == "");
    CHECK(each_of("每季度检查，累计", "") == "");
    CHECK(each_of("每季度公共检查", "") == "季度");
    CHECK(each_of("每季度共建", "") == "季度");
}

TEST_CASE("a year is all, a grade is not a year")
{
    CHECK(each_of("每年检查", "") == "");
    CHECK(each_of("inspected ", " per year") == "");
    CHECK(each_of("inspected ", " a year") == "");
    CHECK(each_of("每年级", "") == "年级");
}

TEST_CASE("strokes divide")
{
    CHECK(each_of("法治讲座", "/学期") == each_of("每学期法治讲座", ""));
    CHECK(each_of("法治讲座", "／人") == "人");
}

TEST_CASE("each, every, per, a term, on average")
{
    CHECK(each_of("Each deputy gives ", " per term") == "deputy+term");
    CHECK(each_of("every deputy gives ", " each term") == "deputy+term");
    CHECK(each_of("deputies give ", " a term") == "term");
    CHECK(each_of("townships held ", " each") == "each");
    CHECK(each_of("held ", " in each township") == "township");
    CHECK(each_of("an average of ", "") == "average");
    CHECK(each_of("took ", " on average") == "average");
}

TEST_CASE("per cent, in a month and what each of those counted did say nothing of the number")
{
    CHECK(each_of("a rate of ", " per cent") == "");
    CHECK(each_of("held ", " in a month") == "");
    CHECK(each_of("", " each held a mock court") == "");
    CHECK(each_of("gave 2 lectures per term and ", "") == "");
    CHECK(each_of("each township, in total ", "") == "");
}

TEST_CASE("any text has an answer")
{
    OfficialText prose(9);
    for (int round = 0; round < 300; ++round) {
        const std::string text = prose.hostile(40) + "每" + prose.hostile(3) + "各";
        REQUIRE(!each_of(text, text).empty());
    }
}
