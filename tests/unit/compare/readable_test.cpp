#include "compare/readable.h"

#include <doctest/doctest.h>

using namespace mingbai;

namespace {

using Changes = std::vector<Change>;

Changes readable(const Changes& changes, std::string_view before, std::string_view after)
{
    return made_readable(changes, token_text(before), token_text(after));
}

}

TEST_CASE("a text knows its words, characters and ends of sentences")
{
    const TokenText side = token_text("学法。用法12场次。");
    REQUIRE(side.tokens.size() == 7);
    CHECK(side.words(3, 6) == "用法12场次");
    CHECK(side.characters(3, 6) == 6);
    CHECK(side.words(2, 2) == "");
    CHECK(side.ends == std::vector<bool>{true, false, false, true, false, false, false, true});
    CHECK(token_text("").tokens.empty());
    CHECK(token_text("").ends == std::vector<bool>{true});
}

TEST_CASE("an addition slides to marks, as far as its neighbours let it")
{
    // 宣传{+、宣讲+}、检查 is the same as 宣传、{+宣讲、+}检查
    const std::string_view before = "宣传、检查";
    const std::string_view after = "宣传、宣讲、检查";
    CHECK(readable({{2, 2, 2, 5, false}}, before, after) == Changes{{3, 3, 3, 6, false}});
    CHECK(readable({}, before, before).empty());
}

TEST_CASE("something stays between two changes that slide")
{
    const Changes changes =
        readable({{1, 1, 1, 2, false}, {2, 2, 3, 4, false}}, "法法", "法法法法");
    std::size_t last = 0;
    for (const Change& change : changes) {
        CHECK(change.before >= last);
        last = change.before_end;
    }
}

TEST_CASE("short pieces between changes are given up in chains")
{
    // 甲法乙法丙 → 丁法戊法己: one phrase for another
    CHECK(readable({{0, 1, 0, 1, false}, {2, 3, 2, 3, false}, {4, 5, 4, 5, false}}, "甲法乙法丙",
                   "丁法戊法己") == Changes{{0, 5, 0, 5, false}});
}

TEST_CASE("the end of a sentence, a quantity and a number are no crumbs")
{
    const Changes two = {{0, 1, 0, 1, false}, {2, 3, 2, 3, false}};
    CHECK(readable(two, "甲。乙", "丙。丁") == two);
    CHECK(readable(two, "甲12场次乙", "丙12场次丁") == two);
    CHECK(readable(two, "甲2023乙", "丙2023丁") == two);
    CHECK(readable(two, "甲，乙", "丙，丁").size() == 1);
}

TEST_CASE("a change of form is never joined with a change of words")
{
    const Changes two = {{0, 1, 0, 1, true}, {2, 3, 2, 3, false}};
    CHECK(readable(two, "（甲乙戊己庚辛", "〔甲丙戊己庚辛") == two);
}

TEST_CASE("form is what means the same, and a few spellings")
{
    const auto is_form = [](std::string_view before, std::string_view after) {
        const TokenText one = token_text(before);
        const TokenText other = token_text(after);
        return is_form_change({0, one.tokens.size(), 0, other.tokens.size(), false}, one, other);
    };
    CHECK(is_form("（", "〔"));
    CHECK(is_form("其它", "其他"));
    CHECK(is_form("法治", "法制"));
    CHECK_FALSE(is_form("制", "治"));
    CHECK_FALSE(is_form("学习", "学"));
    CHECK_FALSE(is_form("", "学"));
    CHECK_FALSE(is_form("制定", "制订"));
    CHECK_FALSE(is_form("12场", "12场次"));
}
