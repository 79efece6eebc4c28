#include "text/search_terms.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <string>

using namespace mingbai;

namespace {

using Weights = std::map<std::string, TermWeight>;

Weights weights_of(const SearchTerms& terms)
{
    Weights weights;
    terms.for_each([&](std::string_view term, TermWeight weight) {
        CHECK_MESSAGE(weights.emplace(term, weight).second, "told twice: ", term);
    });
    return weights;
}

// As the file of examples writes them.
std::string written(const SearchTerms& terms)
{
    std::string text;
    terms.for_each([&](std::string_view term, TermWeight) {
        if (!text.empty())
            text += ' ';
        text += term.front() == title_mark ? "^" + std::string(term.substr(1)) : std::string(term);
    });
    return text;
}

}

TEST_CASE("text is cut as the examples say, which the search in the browser is held against as well")
{
    std::ifstream examples(PROJECT_FOLDER "/tests/search/terms.txt");
    int count = 0;
    for (std::string line; std::getline(examples, line);) {
        if (line.empty() || line.front() == '#')
            continue;
        const std::size_t tab = line.find('\t');
        REQUIRE(tab != std::string::npos);
        CHECK(written(SearchTerms::of(line.substr(0, tab), {})) == line.substr(tab + 1));
        ++count;
    }
    CHECK(count > 15);
}

TEST_CASE("a term weighs what it says about the document")
{
    const Weights weights = weights_of(
        SearchTerms::of("学法", {"普法，普法", "讲法讲法讲法讲法", "听讲，Law LAW law law"}));
    CHECK(weights.at("学法") == TermWeight::title);
    CHECK(weights.at("普法") == TermWeight::some);
    CHECK(weights.at("讲法") == TermWeight::often);
    CHECK(weights.at("法讲") == TermWeight::some);
    CHECK(weights.at("听讲") == TermWeight::once);
    CHECK(weights.at("law") == TermWeight::often);
    CHECK(weights.at(std::string(1, title_mark) + "学") == TermWeight::title);
    CHECK(!weights.contains(std::string(1, title_mark) + "普"));
}

TEST_CASE("passages do not run into each other")
{
    const Weights weights = weights_of(SearchTerms::of("甲乙", {"丙丁", "戊", "ab", "cd"}));
    CHECK(!weights.contains("乙丙"));
    CHECK(!weights.contains("丁戊"));
    CHECK(!weights.contains("abcd"));
    CHECK(weights.contains("ab"));
}

TEST_CASE("what was packed is read again")
{
    const SearchTerms terms = SearchTerms::of("法治副校长", {"每学期讲2课时"});
    CHECK(weights_of(SearchTerms::from(terms.bytes())) == weights_of(terms));
    CHECK(SearchTerms::of("", {}).empty());
}

TEST_CASE("a long document has every pair of its characters")
{
    std::string text;
    for (char32_t c = 0x4E00; c < 0x9000; ++c) {
        text += static_cast<char>(0xE0U | c >> 12U);
        text += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
        text += static_cast<char>(0x80U | (c & 0x3FU));
    }
    std::size_t count = 0;
    SearchTerms::of("", {text}).for_each([&](std::string_view, TermWeight) { ++count; });
    // Some traditional characters beside their simplified ones make a pair twice; never more are lost.
    CHECK(count <= 0x9000 - 0x4E00 - 1);
    CHECK(count > 0x9000 - 0x4E00 - 100);
}
