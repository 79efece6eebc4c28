#include "model/gathered_row.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

// One cell of a table of another site, read in one way; how many problems that made.
template <typename Read> std::size_t problems_with(const std::string& cell, Read read)
{
    static const SiteConfig config = config_of(small_site());
    Problems problems;
    const std::vector<std::string> head{"cell"};
    const CsvRow row{2, {cell}};
    read(GatheredRow(config, head, row, "content/sites/north/bodies.csv", problems));
    return problems.all().size();
}

}

TEST_CASE("words are read that can be shown as they are")
{
    const auto words = [](const GatheredRow& row) { row.words("cell"); };
    for (const char* good : {"", "示例县教育局", "Sample Bureau", "a-b", "王＝李"})
        CHECK(problems_with(good, words) == 0);
    for (const char* bad : {"a\tb", "a\nb", "\u202Ea", "=1+1", " =1", "＝1", "@a", "\u200B", "   "})
        CHECK(problems_with(bad, words) == 1);
    CHECK(problems_with(std::string(longest_gathered_text, 'a'), words) == 0);
    CHECK(problems_with(std::string(longest_gathered_text + 1, 'a'), words) == 1);
}

TEST_CASE("a number is whole and within its bounds")
{
    const auto number = [](const GatheredRow& row) { row.number("cell", 0, 10); };
    for (const char* good : {"0", "7", "10"})
        CHECK(problems_with(good, number) == 0);
    for (const char* bad : {"", "-1", "11", "1.5", " 1", "1e1", "99999999999999999999", "一"})
        CHECK(problems_with(bad, number) == 1);
}

TEST_CASE("an address is one of the site itself")
{
    const auto address = [](const GatheredRow& row) {
        OtherSite site;
        site.url = "https://a.example/law";
        row.address("cell", site);
    };
    for (const char* good : {"https://a.example/law", "https://a.example/law/2023/", "/law/2023/%E4%B8%80.html"})
        CHECK(problems_with(good, address) == 0);
    for (const char* bad : {"", "https://a.example/lawful", "https://a.example.evil/law", "https://a.example@evil/law",
                            "//evil/law", "/law/../x", "/law/%2e%2e/x", "/law/a%2Fb", "/law/%00", "javascript:alert(1)"})
        CHECK(problems_with(bad, address) == 1);
}
