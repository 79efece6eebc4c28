#include "text/source_text.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "support/sites.h"

using namespace mingbai;

namespace {

struct Read {
    std::optional<std::string> text;
    std::string told;
};

Read read(std::string bytes)
{
    Problems problems;
    std::optional<std::string> text = source_text(std::move(bytes), "a.md", problems);
    return {std::move(text), lines_of(problems)};
}

}

TEST_CASE("plain text passes as it is")
{
    for (const std::string_view text : {"", "\n", "一、成效\n\ta b\n", "没有换行", "𠀀𪚥"}) {
        const Read found = read(std::string(text));
        CHECK(found.text == text);
        CHECK(found.told == "");
    }
}

TEST_CASE("bytes that are not UTF-8 are refused, told at the first of them")
{
    CHECK(read("\xB6\xFE\n").told == "a.md:1:1 encoding-utf8 \n");  // GB 18030
    CHECK(read("一二\n三四\xFF\n").told == "a.md:2:3 encoding-utf8 \n");
    for (const std::string_view bytes :
         {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8", "\x80"})
        CHECK_FALSE(read(std::string(bytes)).text);
    CHECK_FALSE(read(std::string("\xFF\xFE\x00\x4E", 4)).text);  // UTF-16
}

TEST_CASE("a byte order mark is reported and taken off, and columns do not count it")
{
    const Read found = read("\xEF\xBB\xBF一\x01");
    CHECK(found.text == "一\x01");
    CHECK(found.told == "a.md:1:1 encoding-bom \na.md:1:2 control-character U+0001\n");
}

TEST_CASE("lines end with a line feed, whatever they ended with")
{
    CHECK(read("一\r\n二\r\n").text == "一\n二\n");
    CHECK(read("一\r二\r").text == "一\n二\n");
    CHECK(read("一\r\r\n二").text == "一\n\n二");
    CHECK(read("一\n二三\r\n").told == "a.md:2:3 line-ends \n");
}

TEST_CASE("every hidden character is told, up to a number that nobody mends one by one")
{
    CHECK(read("a\x01\x02").told ==
          "a.md:1:2 control-character U+0001\na.md:1:3 control-character U+0002\n");
    const std::string told = read(std::string(1000, '\x01')).told;
    CHECK(std::count(told.begin(), told.end(), '\n') == 20);
    CHECK(read(std::string("a\0b", 3)).told == "a.md:1:2 control-character U+0000\n");
    CHECK(read("一\n\x7F").told == "a.md:2:1 control-character U+007F\n");
    CHECK(read("一\xC2\x9B").told == "a.md:1:2 control-character U+009B\n");
    CHECK(read("一二\u202E三\u2066").told ==
          "a.md:1:3 bidi-control U+202E\na.md:1:5 bidi-control U+2066\n");
    CHECK(read("\r\n\r\n\u200F").told == "a.md:1:1 line-ends \na.md:3:1 bidi-control U+200F\n");
    CHECK(read("一\r二\r\u200F").told == "a.md:1:2 line-ends \na.md:3:1 bidi-control U+200F\n");
}

TEST_CASE("what an unfinished form leaves behind is told, and like words are not")
{
    for (const std::string_view left :
         {"{{", "待补充", "待填写", "×××", "TODO", "XXX", "〔〕", "[bookmark:"}) {
        CAPTURE(left);
        const Read found = read("一、" + std::string(left) + "。\n");
        CHECK(found.told == "a.md:1:3 placeholder " + std::string(left) + "\n");
        CHECK(found.text);
    }
    for (const std::string_view fine :
         {"{a}", "3×4", "todo", "〔2024〕", "[书签]", "XX县", "等待补贴"})
        CHECK(read(std::string(fine)).told == "");
}

TEST_CASE("a pointer of Git LFS is not taken for the text")
{
    const Read found = read("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n");
    CHECK_FALSE(found.text);
    CHECK(found.told == "a.md:0:0 lfs-pointer \n");
}

TEST_CASE("a text of one mebibyte is read, a larger one is not")
{
    constexpr std::size_t mebibyte = std::size_t{1} << 20;
    CHECK(read(std::string(mebibyte, 'a')).told == "");
    const Read found = read(std::string(mebibyte + 1, 'a'));
    CHECK_FALSE(found.text);
    CHECK(found.told == "a.md:0:0 file-too-large 1\n");
}
