#include "text/plain_text.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace mingbai;

TEST_CASE("runs of blanks of any script become one space, and none is left at the ends")
{
    CHECK(plain_text("") == "");
    CHECK(plain_text(" \t\n　\xC2\xA0") == "");
    CHECK(plain_text("　一、甲 \t\r\n 乙\xC2\xA0　丙 ") == "一、甲 乙 丙");
}

TEST_CASE("normal form C is made, and making it again changes nothing")
{
    CHECK(plain_text("cafe\xCC\x81 法治") == "caf\xC3\xA9 法治");
    for (const std::string_view text : {"e\xCC\x81  \xEF\xA4\x80", " 法治 ", "a\xCC\xA7\xCC\x81"}) {
        const std::string once = plain_text(text);
        CHECK(plain_text(once) == once);
    }
}

TEST_CASE("width, marks and case stay, for a quote must stand in its source as it is")
{
    CHECK(plain_text("（ＡＢ）〔2023〕1号“引”Law—law①㎡〇") ==
          "（ＡＢ）〔2023〕1号“引”Law—law①㎡〇");
}
