#include "base/parallel.h"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("each index is visited once, whatever the number of threads")
{
    for (const unsigned threads : {1U, 2U, 7U})
        for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 1000U}) {
            std::vector<int> visits(count, 0);
            for_each_index(Workers{threads}, count, [&](std::size_t i) { ++visits[i]; });
            CHECK(visits == std::vector<int>(count, 1));
        }
}

TEST_CASE("a failure ends the work and is told to the caller")
{
    std::atomic<int> begun{0};
    const auto work = [&](std::size_t i) {
        ++begun;
        if (i == 20)
            throw std::runtime_error("no space");
    };
    CHECK_THROWS_WITH_AS(for_each_index(Workers{3}, 1'000'000, work), "no space",
                         std::runtime_error);
    CHECK(begun < 1'000'000);
}

TEST_CASE("there is always somebody who works")
{
    CHECK(Workers::of_this_machine().count >= 1);
}
