#include "prose/number.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace mingbai;

namespace {

using Words = std::vector<std::string>;

// The numerals that are no quantities.
Words others(std::string_view text)
{
    Words words;
    for (const NumberInProse& number : numbers_of(text))
        if (!number.is_quantity)
            words.emplace_back(text.substr(number.core_begin, number.core_end - number.core_begin));
    return words;
}

}

TEST_CASE("years, dates, ordinals and codes are numbers in one piece, and no quantities")
{
    CHECK(others("2023年9月20日") == Words{"2023", "9", "20"});
    CHECK(others("第八届、第三十二条、第2条") == Words{"八", "三十二", "2"});
    CHECK(others("二〇二三年") == Words{"二〇二三"});
    CHECK(others("“12.4”和“3·15”") == Words{"12.4", "3·15"});
    CHECK(others("10:30、2023-09-20、4×100、5+2、1/3") ==
          Words{"10:30", "2023-09-20", "4×100", "5+2", "1/3"});
    CHECK(others("（2023）1号") == Words{"2023", "1"});
    CHECK(others("A4、5G、八五普法、一是") == Words{});
}

TEST_CASE("only what is one number has a value")
{
    for (const NumberInProse& number : numbers_of("10:30、0901、654225199901011234"))
        CHECK_FALSE(number.has_value);
    for (const NumberInProse& number : numbers_of("2023、第八、12.4"))
        CHECK(number.has_value);
    CHECK(numbers_of("第八届")[0].value == 8);
    CHECK(numbers_of("“12.4”")[0].value == 12.4);
}

TEST_CASE("a number on which something stands is left alone")
{
    CHECK(numbers_of("1\uFE0F\u20E3").empty());
    CHECK(others("12名\u0301") == Words{"12"});
    CHECK(numbers_of("十\uFE0F名").empty());
}
