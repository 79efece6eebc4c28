#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

constexpr const char* list = "jky/2023/commitments.html";
constexpr const char* day = "2025-06-01";

std::size_t count(const std::string& text, const std::string& part)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        found++;
    return found;
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST_CASE("states are counted with equal weight, zeros included, without a share")
{
    const BuiltPages site(small_site());
    const std::string& page = site.page(list);
    CHECK(count(page, "class=\"cells__n\"") == 5);
    CHECK(count(page, "<span class=\"cells__n\"><b>0</b>") == 4);
    CHECK(count(page, "<span class=\"cells__n\"><b>1</b>") == 1);
    CHECK_FALSE(has(page, "%"));
}

TEST_CASE("a quote leads to the block of the report that holds it")
{
    const BuiltPages site(small_site());
    CHECK(has(site.page(list), "href=\"/jky/2023/report.html#4.p1\""));
    CHECK(has(site.page("jky/2023/report.html"), "id=\"4.p1\""));
}

TEST_CASE("without a title the quote stands for it and is not said twice")
{
    CHECK_FALSE(has(BuiltPages(small_site()).page(list), "<blockquote"));
}

TEST_CASE("each commitment shows its state and its newest assessment")
{
    const std::string& page = BuiltPages(ledger_site(), day).page(list);
    CHECK(count(page, "class=\"chip s-link\"") == 1);
    CHECK(count(page, "class=\"chip s-done\"") == 1);
    CHECK(count(page, "class=\"cells__n\"") == 5 + 6);
}

TEST_CASE("the list leads to the results of the report that answers it")
{
    CHECK(has(BuiltPages(ledger_site(), day).page(list), "href=\"/jky/2024/results.html\""));
    CHECK_FALSE(has(BuiltPages(small_site()).page(list), "results.html"));
}

TEST_CASE("whatever can be chosen leads to a sentence on the page, and something carries its mark")
{
    const std::string& page = BuiltPages(ledger_site(), day).page(list);
    for (const char* mark : {"state-linked", "assessment-done", "kind-quantified"}) {
        const std::string name = mark;
        INFO(name);
        CHECK(has(page, "href=\"#" + name + "\""));
        CHECK(has(page, "id=\"" + name + "\""));
        CHECK(has(page, "data-is=\"state-linked assessment-done kind-quantified\""));
    }
    CHECK_FALSE(has(page, "#state-not_due"));
}

}
}
