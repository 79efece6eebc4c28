#include "text/plain_text.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

using namespace mingbai;

TEST_CASE("runs of blanks of any script become one space, and none is left at the ends")
{
    CHECK(plain_text("") == "");
    CHECK(plain_text(" \t\n　\xC2\xA0") == "");
    CHECK(plain_text("　一、甲 \t\r\n 乙\xC2\xA0　丙 ") == "一、甲 乙 丙");
}

TEST_CASE("text is collapsed as if each character were looked at")
{
    const std::vector<std::string> pieces = {"法", "治", "a", "~", "\x7F", " ", "\n", "　", "\xC2\xA0",
                                             "\xE2\x80\xA8", "〇", "，", "é", "\xF0\xA0\x80\x80"};
    std::mt19937 random(20261128);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        std::string wanted;
        bool blank = false;
        for (std::size_t left = random() % 12; left > 0; --left) {
            const std::string& piece = pieces[random() % pieces.size()];
            text += piece;
            const bool is_blank = utf8::is_blank(utf8::first(piece).value);
            if (!is_blank)
                wanted += (blank && !wanted.empty() ? " " : "") + piece;
            blank = is_blank || (blank && wanted.empty());
        }
        CAPTURE(text);
        CHECK(plain_text(text) == wanted);
    }
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
