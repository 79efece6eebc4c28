#include "prose/numeral.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

using namespace mingbai;

namespace {

constexpr std::string_view digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

// Below ten thousand, as it is read out; `follows` something greater, so that a gap is said.
std::string chinese_section(int number, bool follows)
{
    std::string text;
    bool is_gap = follows && number < 1000;
    for (const auto& [unit, name] : {std::pair{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}}) {
        const int digit = number / unit % 10;
        if (digit == 0) {
            is_gap = is_gap || !text.empty();
            continue;
        }
        if (is_gap)
            text += "零";
        is_gap = false;
        const bool is_teen = unit == 10 && digit == 1 && text.empty() && !follows;
        text += std::string(is_teen ? "" : digits[digit]) + name;
    }
    return text;
}

std::string in_chinese(int number)
{
    const int myriads = number / 10'000;
    const int rest = number % 10'000;
    std::string text;
    if (myriads > 0)
        text = chinese_section(myriads, false) + "万";
    return rest > 0 ? text + chinese_section(rest, myriads > 0) : text;
}

std::string in_english(int number)
{
    constexpr std::string_view small[] = {
        "",         "one",     "two",     "three",     "four",     "five",    "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    constexpr std::string_view tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                         "fifty", "sixty", "seventy", "eighty", "ninety"};
    if (number >= 100)
        return in_english(number / 100) + " hundred" +
               (number % 100 > 0 ? " " + in_english(number % 100) : "");
    if (number < 20)
        return std::string(small[number]);
    return std::string(tens[number / 10]) +
           (number % 10 > 0 ? "-" + std::string(small[number % 10]) : "");
}

double value_of(const Numeral& numeral)
{
    return numeral.value / numeral.divisor;
}

}

TEST_CASE("Chinese numerals are read as they are written")
{
    for (int number = 1; number < 200'000; number += number < 2'000 ? 1 : 37) {
        const std::string text = in_chinese(number);
        const Numeral numeral = read_han_numeral(text + "名");
        if (value_of(numeral) != number || numeral.size != text.size() || !numeral.is_sound ||
            numeral.is_bare)
            FAIL_CHECK(text << " is " << value_of(numeral));
    }
    CHECK(value_of(read_han_numeral("两千")) == 2000);
    CHECK(value_of(read_han_numeral("一亿三千万")) == 130'000'000);
    CHECK(value_of(read_han_numeral("二〇二三年")) == 2023);
    CHECK(read_han_numeral("法治").size == 0);
}

TEST_CASE("numeral characters that make no number are not sound, and are taken together")
{
    for (const std::string_view text :
         {"十四五", "七八", "三五", "一二", "三千五", "百百", "一十百", "八五", "七一"}) {
        CAPTURE(text);
        CHECK_FALSE(read_han_numeral(text).is_sound);
        CHECK(read_han_numeral(text).size == text.size());
    }
    for (const std::string_view text : {"百", "千", "万", "亿"})
        CHECK(read_han_numeral(text).is_bare);
    CHECK_FALSE(read_han_numeral("十").is_bare);
}

TEST_CASE("digits are read in both widths, with points and groups")
{
    struct Row {
        std::string_view text;
        double value;
        std::size_t size;
    };
    const Row rows[] = {
        {"13000余", 13000, 5},
        {"86.38%", 86.38, 5},
        {"１２次", 12, 6},
        {"３．５万", 3.5, 9},
        {"1,850所", 1850, 5},
        {"1 850所", 1850, 5},
        {"12,34", 12, 2},
        {"1,8500", 1, 1},
        {"1234,567", 1234, 4},
        {"0,123", 0, 1},
        {"12.", 12, 2},
        {"2023.12.4", 2023.12, 7},
        {"1,234,567.5人", 1'234'567.5, 11},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Numeral numeral = read_digits(row.text, Grouping::blanks);
        CHECK(value_of(numeral) == row.value);
        CHECK(numeral.size == row.size);
    }
    CHECK(read_digits("1 850所", Grouping::commas).size == 1);
    CHECK(read_digits("", Grouping::blanks).size == 0);
    CHECK(read_digits("名", Grouping::blanks).size == 0);
    CHECK(read_digits("0901", Grouping::commas).is_code());
    CHECK(read_digits("654225199901011234", Grouping::commas).is_code());
    CHECK_FALSE(read_digits("0.5", Grouping::commas).is_code());
    CHECK_FALSE(read_digits("0", Grouping::commas).is_code());
}

TEST_CASE("English number words are read as they are written")
{
    for (int number = 1; number < 1000; ++number) {
        const std::string text = in_english(number);
        const Numeral numeral = read_english_numeral(text + " schools");
        if (value_of(numeral) != number || numeral.size != text.size())
            FAIL_CHECK(text << " is " << value_of(numeral));
    }
    CHECK(value_of(read_english_numeral("Twelve schools")) == 12);
    CHECK(value_of(read_english_numeral("two thousand")) == 2000);
    CHECK(read_english_numeral("tenth").size == 0);
    CHECK(read_english_numeral("once").size == 0);
    CHECK(read_english_numeral("hundred").size == 0);
}

TEST_CASE("what multiplies stands directly behind")
{
    CHECK(read_multiplier("万人").value == 1e4);
    CHECK(read_multiplier("千万元").value == 1e7);
    CHECK(read_multiplier("万亿元").value == 1e12);
    CHECK(read_multiplier(" million yuan").value == 1e6);
    CHECK(read_multiplier(" millionaires").size == 0);
    CHECK(read_multiplier("人").size == 0);
    CHECK(read_multiplier("十").size == 0);
    CHECK(read_multiplier("").size == 0);
}
