#include "base/utf8.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace mingbai;

TEST_CASE("every character that exists is written, read and counted alike")
{
    std::string all;
    std::size_t count = 0;
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        std::string text;
        utf8::append(text, c);
        const utf8::Character first = utf8::first(text);
        const utf8::Character last = utf8::last("x" + text);
        const bool same = first.value == c && first.size == text.size() && last.value == c &&
                          last.size == text.size() && utf8::is_valid(text);
        if (!same)
            FAIL_CHECK("U+" << static_cast<unsigned long>(c));
        all += text;
        ++count;
    }
    CHECK(utf8::count(all) == count);
    CHECK(utf8::first_invalid(all) == std::string_view::npos);
}

TEST_CASE("what is not UTF-8 is found at its first byte")
{
    struct Row {
        std::string_view text;
        std::size_t at;
    };
    const Row rows[] = {
        {"\x80", 0},       // a continuation alone
        {"a\xC0\xAF", 1},  // overlong
        {"ab\xC1\xBF", 2},
        {"\xE0\x80\x80", 0},
        {"\xF0\x80\x80\x80", 0},
        {"甲\xED\xA0\x80", 3},    // a surrogate
        {"\xF4\x90\x80\x80", 0},  // beyond U+10FFFF
        {"\xF5\x80\x80\x80", 0},
        {"甲乙\xE4\xB8", 6},  // cut off
        {"12345678\xFF", 8},  // behind eight ASCII bytes
        {"1234567\xE4\xB8\x80\xFE", 10},
        {"\xE4\x41\x80", 0},
    };
    for (const Row& row : rows) {
        CHECK(utf8::first_invalid(row.text) == row.at);
        CHECK_FALSE(utf8::is_valid(row.text));
    }
    CHECK(utf8::is_valid(""));
    CHECK(utf8::is_valid("法治政府 rule of law 😀 𠮷"));
    CHECK(utf8::is_valid(std::string_view("a\0b", 3)));
}

TEST_CASE("characters are counted, not bytes")
{
    CHECK(utf8::count("") == 0);
    CHECK(utf8::count("a甲é😀") == 4);
}

TEST_CASE("Han characters, 〇 and rare ones too, but no marks and no kana")
{
    for (const char32_t c : {U'一', U'龥', U'〇', U'㐀', U'𠮷', U'豈'})
        CHECK(utf8::is_han(c));
    for (const char32_t c : {U'a', U'。', U'（', U'あ', U'한', U'１', U'“'})
        CHECK_FALSE(utf8::is_han(c));
}

TEST_CASE("CJK is what Chinese is set with, Hangul is not")
{
    for (const char32_t c :
         {U'一', U'〇', U'。', U'（', U'１', U'あ', U'“', U'”', U'…', U'—', U'　', U'𠮷'})
        CHECK(utf8::is_cjk(c));
    for (const char32_t c : {U'a', U'1', U'(', U'é', U'한', U'·', U' '})
        CHECK_FALSE(utf8::is_cjk(c));
}

TEST_CASE("punctuation of both scripts")
{
    for (const char32_t c : {U'.', U'*', U'%', U'[', U'~', U'。', U'、', U'《', U'〕', U'“', U'…',
                             U'（', U'：', U'·', U'～'})
        CHECK(utf8::is_punctuation(c));
    for (const char32_t c : {U'a', U'1', U' ', U'甲', U'〇', U'１', U'Ａ', U'　', U'㎡'})
        CHECK_FALSE(utf8::is_punctuation(c));
}

TEST_CASE("controls, directions and blanks")
{
    for (const char32_t c : {U'\0', U'\x01', U'\x1B', U'\x7F', U'\x85', U'\xFDD0', U'\xFFFE'})
        CHECK(utf8::is_control(c));
    for (const char32_t c : {U'\t', U'\n', U'\r', U' ', U'a', U'甲'})
        CHECK_FALSE(utf8::is_control(c));
    for (const char32_t c : {U'\x202E', U'\x2066', U'\x200F', U'\x061C'})
        CHECK(utf8::is_bidi_control(c));
    CHECK_FALSE(utf8::is_bidi_control(U'\x200D'));
    for (const char32_t c : {U' ', U'\t', U'\n', U'\xA0', U'\x2003', U'\x3000'})
        CHECK(utf8::is_blank(c));
    for (const char32_t c : {U'a', U'\x200B', U'。'})
        CHECK_FALSE(utf8::is_blank(c));
}

TEST_CASE("a text of blanks and characters without a width is not seen")
{
    for (const std::string_view text : {"", " \t\n", "\u3000", "\u200B", "\uFEFF\u00AD\u2060 ",
                                        "\u2800\uFE0F\u200E", "\U000E0041\u180E"})
        CHECK(utf8::is_unseen(text));
    for (const std::string_view text : {"。", "\u3000甲", "a\u200B", "〇"})
        CHECK_FALSE(utf8::is_unseen(text));
}
