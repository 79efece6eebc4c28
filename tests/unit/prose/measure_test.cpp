#include "prose/measure.h"

#include <doctest/doctest.h>

#include <string_view>
#include <utility>

using namespace mingbai;

TEST_CASE("the measure word is the longest, with its 次, and nothing behind it")
{
    for (const auto& [text, unit] :
         {std::pair<std::string_view, std::string_view>{"人次以上", "人次"},
          {"人参加", "人"},
          {"场次讲座", "场次"},
          {"件次", "件次"},
          {"户次", "户次"},
          {"家次，", "家次"},
          {"人（次）", "人（次）"},
          {"次次", "次"},
          {"个工作日内", "个工作日"},
          {"个百分点", "个百分点"},
          {"个人民法庭", "个"},
          {"平方米的", "平方米"},
          {"平方公里", "平方公里"},
          {"课时", "课时"},
          {"周岁以上", "周岁"},
          {"%以上", "%"},
          {"％", "％"},
          {"km", "km"},
          {"所以上", "所"},
          {"项目标任务", "项"},
          {"项目", ""},
          {"部门", ""},
          {"年级", ""},
          {"年度", ""},
          {"条例", ""},
          {"名单", ""},
          {"组织", ""},
          {"法治", ""},
          {"kmh", ""},
          {" 人", ""},
          {"", ""}}) {
        CAPTURE(text);
        CHECK(text.substr(0, measure_at(text).size) == unit);
    }
}

TEST_CASE("三 stands before some measure words only")
{
    CHECK(measure_at("名").is_counter);
    CHECK(measure_at("场次").is_counter);
    CHECK_FALSE(measure_at("分").is_counter);
    CHECK_FALSE(measure_at("类").is_counter);
    CHECK_FALSE(measure_at("%").is_counter);
    CHECK(measure_at("分钟").is_counter);
}

TEST_CASE("an English unit is a known one or a plural")
{
    for (const auto& [text, unit] :
         {std::pair<std::string_view, std::string_view>{"sessions were", "sessions"},
          {"people", "people"},
          {"working days.", "working days"},
          {"person-times", "person-times"},
          {"lawyers", "lawyers"},
          {"percent of", "percent"},
          {"halls", "halls"},
          {"new halls", ""},
          {"was", ""},
          {"this", ""},
          {"of", ""},
          {"Teachers", ""},
          {"class", "class"},
          {"progress", ""},
          {"法", ""},
          {"", ""}}) {
        CAPTURE(text);
        CHECK(text.substr(0, english_unit_size(text)) == unit);
    }
    CHECK(is_counted_word("new halls"));
    CHECK_FALSE(is_counted_word("of them"));
    CHECK_FALSE(is_counted_word("September"));
    CHECK_FALSE(is_counted_word("a.m."));
    CHECK_FALSE(is_counted_word(""));
}

TEST_CASE("a canonical unit is canonical")
{
    for (const std::string_view unit :
         {"人", "名", "人次", "%", "％", "百分之", "㎡", "个小时", "日", "sessions", "people",
          "activities", "classes", "copies", "lectures", "person-times", "人(次)", ""}) {
        CAPTURE(unit);
        CHECK(canonical_unit(canonical_unit(unit)) == canonical_unit(unit));
    }
    CHECK(canonical_unit("sessions") == "session");
    CHECK(canonical_unit("lectures") == "lecture");
    CHECK(canonical_unit("名") == canonical_unit("人"));
    CHECK(canonical_unit("人次") != canonical_unit("人"));
}
