#include "prose/number_context.h"

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("第 and labels make an ordinal")
{
    CHECK(is_ordinal("召开第"));
    CHECK(is_ordinal("第 "));
    CHECK(is_ordinal("see Article "));
    CHECK(is_ordinal("No. "));
    CHECK(is_ordinal("in September "));
    CHECK_FALSE(is_ordinal("召开"));
    CHECK_FALSE(is_ordinal("particle "));
    CHECK_FALSE(is_ordinal(""));
}

TEST_CASE("a number that opens a short name between marks belongs to it")
{
    CHECK(opens_name("开展“", "”活动"));
    CHECK(opens_name("“", "名好校长”计划"));
    CHECK(opens_name("《", "规定》"));
    CHECK_FALSE(opens_name("他说：“", "名教师参加，其余请假”"));
    CHECK_FALSE(opens_name("“", "名教师参加了为期很长很长的集中培训活动”"));
    CHECK_FALSE(opens_name("开展", "”"));
    CHECK_FALSE(opens_name("“", ""));
}

TEST_CASE("numerals belong to the words that they stand in")
{
    CHECK(ends_word_with_one("统"));
    CHECK(ends_word_with_one("唯"));
    CHECK_FALSE(ends_word_with_one("聘请"));
    CHECK(spoils_numeral("星期"));
    CHECK(spoils_numeral("数"));
    CHECK(spoils_numeral("周"));
    CHECK_FALSE(spoils_numeral("每周"));
    CHECK_FALSE(spoils_numeral("聘请"));
    CHECK(is_slogan("个维护"));
    CHECK(is_slogan("项规定"));
    CHECK_FALSE(is_slogan("个月"));
}

TEST_CASE("一 counts people, places and times only")
{
    CHECK_FALSE(is_article("名", "法律顾问"));
    CHECK_FALSE(is_article("年", "来"));
    CHECK(is_article("年", "一度"));
    CHECK(is_article("家", "人"));
    CHECK(is_article("批", "典型"));
    CHECK(is_article("次", "性"));
    CHECK(is_duration("个月"));
    CHECK_FALSE(is_duration("名"));
}
