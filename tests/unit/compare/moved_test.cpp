#include "compare/moved.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <doctest/doctest.h>

using namespace mingbai;

namespace {

constexpr std::size_t weight_of_heading = 1000;

struct Matched {
    std::vector<BareBlock> before;
    std::vector<BlockMatch> matches;
};

// `order`: the place on the older side of each block of the newer.
Matched matched(const std::vector<std::size_t>& order, const std::vector<std::size_t>& headings)
{
    Matched made;
    made.before.resize(order.size());
    for (const std::size_t place : headings)
        made.before[place].kind = BlockKind::heading;
    for (std::size_t after = 0; after < order.size(); ++after)
        made.matches.push_back({order[after], order[after] + 1, after, after + 1, false});
    return made;
}

std::size_t weight(const Matched& made, std::size_t match)
{
    const bool is_heading = made.before[made.matches[match].before].kind == BlockKind::heading;
    return is_heading ? weight_of_heading : 1;
}

// The stupid twin: every choice of matches is tried.
std::size_t heaviest_order(const Matched& made)
{
    std::size_t heaviest = 0;
    for (std::size_t chosen = 0; chosen < std::size_t{1} << made.matches.size(); ++chosen) {
        std::size_t sum = 0;
        std::size_t next = 0;
        bool is_order = true;
        for (std::size_t match = 0; match < made.matches.size(); ++match) {
            if ((chosen >> match & 1) == 0)
                continue;
            is_order = is_order && made.matches[match].before >= next;
            next = made.matches[match].before + 1;
            sum += weight(made, match);
        }
        if (is_order)
            heaviest = std::max(heaviest, sum);
    }
    return heaviest;
}

std::vector<std::size_t> moved_of(Matched made)
{
    mark_moved(made.matches, made.before);
    std::vector<std::size_t> moved;
    for (const BlockMatch& match : made.matches)
        if (match.is_moved)
            moved.push_back(match.before);
    return moved;
}

}

TEST_CASE("what stays is an order of both documents, and none is heavier")
{
    std::mt19937 chance(11);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::size_t> order(1 + chance() % 10);
        std::iota(order.begin(), order.end(), 0);
        std::shuffle(order.begin(), order.end(), chance);
        std::vector<std::size_t> headings;
        for (std::size_t place = 0; place < order.size(); ++place)
            if (chance() % 4 == 0)
                headings.push_back(place);
        Matched made = matched(order, headings);
        mark_moved(made.matches, made.before);
        std::size_t sum = 0;
        std::size_t next = 0;
        for (std::size_t match = 0; match < made.matches.size(); ++match) {
            if (made.matches[match].is_moved)
                continue;
            CHECK(made.matches[match].before >= next);
            next = made.matches[match].before + 1;
            sum += weight(made, match);
        }
        CHECK(sum == heaviest_order(made));
    }
}

TEST_CASE("the paragraph that crosses a heading moves, not the heading")
{
    CHECK(moved_of(matched({1, 2, 0, 3}, {0})) == std::vector<std::size_t>{1, 2});
    CHECK(moved_of(matched({1, 2, 0, 3}, {})) == std::vector<std::size_t>{0});
}

TEST_CASE("nothing moves in the same order, nor among no matches")
{
    CHECK(moved_of(matched({0, 1, 2, 3}, {1})).empty());
    CHECK(moved_of(matched({}, {})).empty());
}
