#include "prose/character.h"

#include <doctest/doctest.h>
#include <unicode/uchar.h>

#include <string>
#include <string_view>

#include "base/utf8.h"

using namespace mingbai;

namespace {

template <typename Law> void check_all_assigned(Law law)
{
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        const auto point = static_cast<UChar32>(c);
        const bool is_surrogate = c >= 0xD800 && c < 0xE000;
        if (!is_surrogate && u_isdefined(point) && !law(point, class_of(c)))
            FAIL_CHECK("U+" << static_cast<unsigned long>(c));
    }
}

std::size_t end_of_first(std::string_view text)
{
    return end_of_character(text, 0);
}

}

TEST_CASE("whatever Unicode puts on the character before it extends it, and no letter does")
{
    check_all_assigned([](UChar32 c, CharacterClass its) {
        const int part = u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK);
        const bool must = part == U_GCB_EXTEND || part == U_GCB_ZWJ || part == U_GCB_SPACING_MARK;
        const bool may = (U_MASK(u_charType(c)) & U_GC_M_MASK) != 0;
        const bool extends = its == CharacterClass::extend;
        return (!must || extends) && (!extends || must || may);
    });
}

TEST_CASE("letters and digits of any script are no marks, and marks in use are no letters")
{
    check_all_assigned([](UChar32 c, CharacterClass its) {
        const bool is_letterlike =
            c >= 0x2070 && c < 0x2200;  // ℃, ℹ: signs that Unicode calls letters
        const bool is_rare = c == 0x17D7 || c == 0x2E2F;
        return is_letterlike || is_rare || !u_isalpha(c) || its != CharacterClass::mark;
    });
    for (const char32_t c :
         U"，。；：？！、（）〔〕【】《》“”‘’—…·.,;:?!()[]-+%/،؛؟۔་།᠂᠃©™√€¥￥㎡👩🇨")
        CHECK(class_of(c) == CharacterClass::mark);
}

TEST_CASE("Han characters, digits of both widths and blanks are classes of their own")
{
    for (const char32_t c : {U'法', U'〇', U'㐀', U'𠀀', U'一', U'龥', U'豈'})
        CHECK(class_of(c) == CharacterClass::han);
    for (const char32_t c : {U'0', U'9', U'０', U'９'})
        CHECK(class_of(c) == CharacterClass::digit);
    for (const char32_t c : {U' ', U'\t', U'\n', U'\u00A0', U'\u3000'})
        CHECK(class_of(c) == CharacterClass::blank);
    for (const char32_t c : {U'a', U'Z', U'é', U'Ж', U'ق', U'ཀ', U'ꀀ', U'ᠠ', U'가', U'の', U'Ａ'})
        CHECK(class_of(c) == CharacterClass::letter);
}

TEST_CASE("a character ends behind all that stands on it")
{
    CHECK(end_of_first("法治") == 3);
    CHECK(end_of_first("葛\U000E0100城") == 7);
    CHECK(end_of_first("e\u0301a") == 3);
    CHECK(end_of_first("👩\u200D🌾。") == 11);
    CHECK(end_of_first("🇨🇳🇨🇳") == 8);
    CHECK(end_of_first("1\uFE0F\u20E3") == 7);
    CHECK(end_of_first("\r\n") == 2);
    CHECK(end_of_first("字\u200D👩") == 6);
    CHECK(is_extended_at("e\u0301", 1));
    CHECK_FALSE(is_extended_at("ea", 1));
    CHECK_FALSE(is_extended_at("e", 1));
    CHECK(is_plain_han_at("法治", 0));
    CHECK_FALSE(is_plain_han_at("葛\U000E0100", 0));
    CHECK_FALSE(is_plain_han_at("。法", 0));
    CHECK_FALSE(is_plain_han_at("䷀", 0));
}

TEST_CASE("folding is done once and for all, and keeps apart what differs in more than form")
{
    for (char32_t c = 0; c <= 0x10FFFF; ++c)
        if (!(c >= 0xD800 && c < 0xE000) && folded(folded(c)) != folded(c))
            FAIL_CHECK("U+" << static_cast<unsigned long>(c));
    CHECK(folded(U'Ａ') == U'a');
    CHECK(folded(U'〕') == folded(U')'));
    CHECK(folded(U'（') != folded(U'）'));
    CHECK(folded(U'法') == U'法');
    CHECK(folded(U'、') != folded(U'，'));
}

TEST_CASE("a text is folded character by character")
{
    CHECK(folded("〔Ａ〕，B") == "(a),b");
    CHECK(folded("") == "");
    CHECK(folded("「法」") == "\"法\"");
}
