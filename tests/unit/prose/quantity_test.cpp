#include "prose/quantity.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/utf8.h"

using namespace mingbai;

namespace {

struct Phrase {
    std::string words;
    std::string expected;
};

std::vector<Phrase> phrases()
{
    const std::string file = file::read(PROJECT_FOLDER "/tests/unit/prose/phrases.txt");
    constexpr std::string_view arrow = " → ";
    std::vector<Phrase> found;
    for (std::size_t at = 0; at < file.size();) {
        const std::size_t end = std::min(file.find('\n', at), file.size());
        const std::string line = file.substr(at, end - at);
        at = end + 1;
        if (const std::size_t middle = line.find(arrow); middle != line.npos && line[0] != '#')
            found.push_back({line.substr(0, middle), line.substr(middle + arrow.size())});
    }
    return found;
}

std::string_view sign_of(Bound bound)
{
    switch (bound) {
    case Bound::exact: return "=";
    case Bound::at_least: return "≥";
    case Bound::at_most: return "≤";
    case Bound::about: return "≈";
    }
    return "?";
}

// As the phrases are written down: 约[200人]左右 ≈200 人
std::string described(std::string_view text, const Quantity& quantity)
{
    const auto words = [&](std::size_t begin, std::size_t end) {
        return text.substr(begin, end - begin);
    };
    const std::size_t core_end = quantity.core_begin + quantity.core_size;
    std::string line = fmt::format("{}[{}]{} {}{:.10g}", words(quantity.begin, quantity.core_begin),
                                   words(quantity.core_begin, core_end),
                                   words(core_end, quantity.begin + quantity.size),
                                   sign_of(quantity.bound), quantity.number);
    if (quantity.upper != quantity.number)
        line += fmt::format("..{:.10g}", quantity.upper);
    return quantity.unit.empty() ? line : line + " " + quantity.unit;
}

std::string described(std::string_view text)
{
    std::string lines;
    for (const Quantity& quantity : quantities_of(text))
        lines += (lines.empty() ? "" : "; ") + described(text, quantity);
    return lines.empty() ? "none" : lines;
}

std::string with_full_width_digits(std::string_view text)
{
    std::string wide;
    for (const char c : text)
        if (c >= '0' && c <= '9')
            utf8::append(wide, static_cast<char32_t>(c - '0') + U'０');
        else
            wide += c;
    return wide;
}

Quantity only(std::string_view text)
{
    const std::vector<Quantity> found = quantities_of(text);
    REQUIRE(found.size() == 1);
    return found[0];
}

}

TEST_CASE("phrases as officials write them hold the quantities that a reader sees in them")
{
    const std::vector<Phrase> all = phrases();
    CHECK(all.size() > 300);
    for (const Phrase& phrase : all) {
        CAPTURE(phrase.words);
        CHECK(described(phrase.words) == phrase.expected);
    }
}

TEST_CASE("a phrase says the same between other phrases")
{
    for (const Phrase& phrase : phrases()) {
        CAPTURE(phrase.words);
        const std::string sentence = "本年度，" + phrase.words + "；下一年度再报。";
        CHECK(described(sentence) == phrase.expected);
    }
}

TEST_CASE("full-width digits say the same as others")
{
    for (const Phrase& phrase : phrases()) {
        const std::vector<Quantity> narrow = quantities_of(phrase.words);
        const std::vector<Quantity> wide = quantities_of(with_full_width_digits(phrase.words));
        CAPTURE(phrase.words);
        REQUIRE(narrow.size() == wide.size());
        for (std::size_t i = 0; i < narrow.size(); ++i) {
            CHECK(narrow[i].number == wide[i].number);
            CHECK(narrow[i].unit == wide[i].unit);
            CHECK(narrow[i].bound == wide[i].bound);
        }
    }
}

TEST_CASE("quantities stand in order and apart, each around its core")
{
    std::string text;
    for (const Phrase& phrase : phrases())
        text += phrase.words + "，";
    std::size_t past = 0;
    for (const Quantity& quantity : quantities_of(text)) {
        CHECK(quantity.begin >= past);
        CHECK(quantity.core_begin >= quantity.begin);
        CHECK(quantity.core_size > 0);
        CHECK(quantity.core_begin + quantity.core_size <= quantity.begin + quantity.size);
        CHECK(quantity.upper >= quantity.number);
        past = quantity.begin + quantity.size;
    }
    CHECK(past <= text.size());
    CHECK(quantities_of("").empty());
}

TEST_CASE("numbers are compared in like units only")
{
    const auto same = [](std::string_view a, std::string_view b) {
        return same_unit(only(a), only(b));
    };
    CHECK(same("40场次", "52场次"));
    CHECK(same("13000余人", "5516人"));
    CHECK(same("86.38%", "百分之八十"));
    CHECK(same("９５％", "95%"));
    CHECK(same("200平方米", "200㎡"));
    CHECK(same("24小时", "24个小时"));
    CHECK(same("15日内", "10天"));
    CHECK(same("十三名", "45位"));
    CHECK(same("300名", "300人"));
    CHECK(same("2万元", "5000元"));
    CHECK(same("52 sessions", "at least one session"));
    CHECK(same("3 people", "at most one person"));
    CHECK(same("2 activities", "more than one activity"));

    CHECK_FALSE(same("7547余人次", "2547人"));
    CHECK_FALSE(same("10场", "10场次"));
    CHECK_FALSE(same("5件", "5件次"));
    CHECK_FALSE(same("30人（次）", "30人次"));
    CHECK_FALSE(same("3周", "3年"));
    CHECK_FALSE(same("5个工作日", "5天"));
    CHECK_FALSE(same("3%", "3个百分点"));
    CHECK_FALSE(same("4课时", "4学时"));
    CHECK_FALSE(same("52 sessions", "52 lectures"));
    CHECK_FALSE(same("89.25", "89.25"));
}

TEST_CASE("two amounts are one when number, range, bound and unit are")
{
    const auto same = [](std::string_view a, std::string_view b) {
        return same_amount(only(a), only(b));
    };
    CHECK(same("十三名", "13名"));
    CHECK(same("2.6万人", "26000人"));
    CHECK(same("不少于12场", "12场以上"));
    CHECK(same("3至5名", "3—5名"));
    CHECK_FALSE(same("300余名", "300名"));
    CHECK_FALSE(same("3至5名", "3至8名"));
    CHECK_FALSE(same("200人左右", "200人"));
    CHECK_FALSE(same("100人", "100人次"));
}
