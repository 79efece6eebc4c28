#include "pictures/counts.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>

#include "support/pages.h"

namespace mingbai {
namespace {

// A site with so many records in each year.
Files site_with(const std::map<Year, int>& records)
{
    Files files = small_site();
    files.erase("content/jky/activities/2023-09-20-moot-court.zh.md");
    files.erase("content/jky/activities/2023-09-20-moot-court.en.md");
    for (const auto& [year, count] : records)
        for (int i = 1; i <= count; i++)
            files[fmt::format("content/jky/activities/{}-{}.zh.md", year, i)] = fmt::format(
                "+++\ntitle = \"授课\"\ndate = \"{}\"\nkind = \"lecture\"\n+++\n\n授课。\n", year);
    return files;
}

Catalogue bound(const std::map<Year, int>& records)
{
    Problems problems;
    return catalogue_of(site_with(records), "2024-06-01", problems);
}

TEST_CASE("a year between two without any record is a zero, never left out")
{
    const Catalogue catalogue = bound({{2019, 2}, {2022, 3}});
    std::vector<std::pair<Year, std::size_t>> counts;
    for (const auto& [year, count] : counts_by_year(catalogue.bodies.front()))
        counts.emplace_back(year, count);
    CHECK(counts ==
          std::vector<std::pair<Year, std::size_t>>{{2019, 2}, {2020, 0}, {2021, 0}, {2022, 3}});
}

TEST_CASE("years and kinds count the same records")
{
    const Catalogue catalogue = bound({{2019, 2}, {2021, 5}, {2022, 3}});
    const BodyEntry& body = catalogue.bodies.front();
    std::size_t by_year = 0;
    for (const YearCount& year : counts_by_year(body))
        by_year += year.count;
    std::size_t by_kind = 0;
    for (const KindCount& kind : counts_by_kind(catalogue.config, all_activities(body)))
        by_kind += kind.count;
    CHECK(by_year == 10);
    CHECK(by_kind == 10);
}

TEST_CASE("one year alone is no picture of years")
{
    CHECK(BuiltPages(site_with({{2022, 3}})).page("jky/index.html").find("by-year") ==
          std::string::npos);
    CHECK(BuiltPages(site_with({{2021, 1}, {2022, 3}})).page("jky/index.html").find("by-year") !=
          std::string::npos);
}

TEST_CASE("a year of the table leads to its records, an empty one nowhere")
{
    const BuiltPages site(site_with({{2020, 1}, {2022, 3}}));
    const std::string& page = site.page("jky/index.html");
    CHECK(page.find("/jky/2022/activities.html\">2022年</a></th><td class=\"num\">3</td>") !=
          std::string::npos);
    CHECK(page.find("<th scope=\"row\">2021年</th><td class=\"num\">0</td>") != std::string::npos);
}

}
}
