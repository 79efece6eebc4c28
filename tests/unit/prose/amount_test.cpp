#include "prose/amount.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace mingbai;

TEST_CASE("an amount is a numeral with what multiplies and blurs it")
{
    struct Row {
        std::string_view text;
        double value;
        std::string_view rest;
        bool has_more;
    };
    const Row rows[] = {
        {"40场次", 40, "场次", false},
        {"13000余人", 13000, "人", true},
        {"2.6万人次", 26000, "人次", false},
        {"57.95万件", 579500, "件", false},
        {"10余万人次", 100000, "人次", true},
        {"3万余人", 30000, "人", true},
        {"2万多名", 20000, "名", true},
        {"5千余名", 5000, "名", true},
        {"3千米", 3, "千米", false},
        {"2万5千人", 25000, "人", false},
        {"1亿2千万元", 120'000'000, "元", false},
        {"2.6 万人", 26000, "人", false},
        {"20多", 20, "多", false},
        {"2.6 million yuan", 2'600'000, " yuan", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto amount = amount_at(row.text, 0, Script::digits);
        REQUIRE(amount);
        CHECK(amount->value == row.value);
        CHECK(row.text.substr(amount->end) == row.rest);
        CHECK(amount->has_more == row.has_more);
    }
    CHECK(amount_at("两千余名", 0, Script::han)->value == 2000);
    CHECK(amount_at("十余万人", 0, Script::han)->value == 100'000);
    CHECK(amount_at("十来名", 0, Script::han)->is_rough);
    CHECK_FALSE(amount_at("十来了", 0, Script::han)->is_rough);
    CHECK_FALSE(amount_at("七八名", 0, Script::han).has_value());
    CHECK_FALSE(amount_at("名", 0, Script::digits).has_value());
}

TEST_CASE("four plain digits may be a year")
{
    const auto is_year = [](std::string_view text) {
        return amount_at(text, 0, Script::digits)->looks_like_year();
    };
    CHECK(is_year("2023年"));
    CHECK(is_year("1949"));
    CHECK_FALSE(is_year("2,023人"));
    CHECK_FALSE(is_year("2023余人"));
    CHECK_FALSE(is_year("2023万"));
    CHECK_FALSE(is_year("3000"));
    CHECK_FALSE(is_year("23年"));
}
