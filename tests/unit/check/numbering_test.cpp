#include "check/numbering.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

std::string said(std::string_view paragraphs)
{
    Problems ignored;
    const Records records =
        records_of(changed(small_site(), report_file, report_text(), report_text("", paragraphs)), ignored);
    Problems problems;
    check_numbering(records.reports.at(0).texts.original(), problems);
    return rules_of(problems);
}

std::string numbered(std::initializer_list<int> numbers, std::string_view form)
{
    std::string text;
    for (const int number : numbers)
        text += fmt::format(fmt::runtime(form), number) + "内容。\n\n";
    return text;
}

}

TEST_CASE("a numbering without a fault is silent, in every form")
{
    for (const char* form : {"（{}）", "({})", "{}、", "第{}，"}) {
        CHECK(said(numbered({1, 2, 3, 4}, form)) == "");
        CHECK(said(numbered({1, 2, 1, 2, 3}, form)) == "");
    }
}

TEST_CASE("a gap and a repeat are told once each")
{
    CHECK(said(numbered({1, 3, 4}, "（{}）")) == "numbering-gap");
    CHECK(said(numbered({1, 2, 2, 3}, "（{}）")) == "numbering-repeat");
    CHECK(said(numbered({1, 3, 2}, "（{}）")) == "numbering-gap numbering-gap");
}

TEST_CASE("two forms are two numberings")
{
    CHECK(said(numbered({1}, "（{}）") + numbered({1, 2}, "{}、") + numbered({2}, "（{}）")) == "");
}
