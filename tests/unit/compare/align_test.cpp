#include "compare/align.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

using namespace mingbai;

namespace {

using Names = std::vector<std::uint64_t>;

constexpr std::size_t plenty = std::size_t{1} << 40;

Names any_names(std::mt19937& random, std::size_t size, std::size_t different)
{
    Names names(size);
    for (std::uint64_t& name : names)
        name = random() % different;
    return names;
}

// The stupid twin: how long the longest common order is, by the table of all beginnings.
std::size_t longest(const Names& before, const Names& after)
{
    std::vector<std::vector<std::size_t>> table(before.size() + 1,
                                                std::vector<std::size_t>(after.size() + 1));
    for (std::size_t i = 0; i < before.size(); ++i)
        for (std::size_t j = 0; j < after.size(); ++j)
            table[i + 1][j + 1] = before[i] == after[j]
                                      ? table[i][j] + 1
                                      : std::max(table[i][j + 1], table[i + 1][j]);
    return table[before.size()][after.size()];
}

void check_order(const Alignment& alignment, const Names& before, const Names& after)
{
    for (std::size_t at = 0; at < alignment.matches.size(); ++at) {
        const Match match = alignment.matches[at];
        REQUIRE(match.before < before.size());
        REQUIRE(match.after < after.size());
        REQUIRE(before[match.before] == after[match.after]);
        if (at > 0) {
            REQUIRE(alignment.matches[at - 1].before < match.before);
            REQUIRE(alignment.matches[at - 1].after < match.after);
        }
    }
}

Names counted(std::size_t size, std::size_t from = 0)
{
    Names names(size);
    std::iota(names.begin(), names.end(), from);
    return names;
}

}

TEST_CASE("matches are increasing, equal, and as many as the stupid twin finds")
{
    std::mt19937 random(1);
    for (int round = 0; round < 2000; ++round) {
        const std::size_t different = 1 + random() % 40;
        const Names before = any_names(random, random() % 150, different);
        const Names after = any_names(random, random() % 150, different);
        const Alignment alignment = align(before, after, plenty);
        check_order(alignment, before, after);
        REQUIRE(alignment.is_complete);
        REQUIRE(alignment.matches.size() == longest(before, after));
    }
}

TEST_CASE("a table too large to be kept is halved, and its matches are as many")
{
    std::mt19937 random(2);
    for (const std::size_t different : {2U, 3000U}) {
        const Names before = any_names(random, 10'000, different);
        Names after = before;
        std::rotate(after.begin(), after.begin() + 3000, after.end());
        for (int edit = 0; edit < 300; ++edit)
            after[random() % after.size()] = random() % different;
        const Alignment alignment = align(before, after, plenty);
        check_order(alignment, before, after);
        CHECK(alignment.is_complete);
        CHECK(alignment.matches.size() >= 6700);
        if (different == 3000)
            CHECK(alignment.matches.size() == longest(before, after));
    }
}

TEST_CASE("exchanging the sides exchanges the matches")
{
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        const std::size_t size = random() % 60;
        const Names before = any_names(random, size, 5);
        const Names after = any_names(random, round % 2 == 0 ? size : random() % 60, 5);
        std::vector<Match> there = align(before, after, plenty).matches;
        for (Match& match : there)
            std::swap(match.before, match.after);
        REQUIRE(there == align(after, before, plenty).matches);
    }
}

TEST_CASE("what is the same is all matched, and costs nothing")
{
    const Names names = counted(100'000);
    const Alignment alignment = align(names, names, 0);
    CHECK(alignment.is_complete);
    CHECK(alignment.matches.size() == names.size());
    CHECK(align({}, names, 0).is_complete);
    CHECK(align({}, {}, 0).matches.empty());
}

TEST_CASE("at the limit it says so, and keeps what both begin and end with")
{
    Names before = counted(1000);
    Names after = counted(1000);
    std::reverse(after.begin() + 100, after.end() - 100);
    for (const std::size_t limit : {0U, 1U, 100U, 5000U}) {
        const Alignment alignment = align(before, after, limit);
        check_order(alignment, before, after);
        CHECK_FALSE(alignment.is_complete);
        CHECK(alignment.matches.size() >= 200);
    }
    CHECK(align(before, after, plenty).matches.size() == 201);
}

TEST_CASE("a limit is never overstepped by much, whatever the sizes")
{
    std::mt19937 random(4);
    const Names before = any_names(random, 60'000, 2);
    const Names after = any_names(random, 50'000, 2);
    const Alignment alignment = align(before, after, 1000);
    check_order(alignment, before, after);
    CHECK_FALSE(alignment.is_complete);
}

TEST_CASE("names that differ in one bit are not taken for each other")
{
    Names before;
    Names after;
    for (std::size_t bit = 0; bit < 64; ++bit) {
        before.push_back(std::uint64_t{1} << bit);
        after.push_back(std::uint64_t{1} << bit | (bit == 0 ? 2U : 1U));
    }
    CHECK(align(before, after, plenty).matches.empty());
    CHECK(align(Names{~std::uint64_t{0}, 7}, Names{7, ~std::uint64_t{0}}, plenty).matches.size() ==
          1);
}
