#include "base/problem.h"

#include <utility>

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("problems are told by file, line, column and rule, whoever found them first")
{
    Problems problems;
    problems.add("b-rule", {"b", 1, 1});
    problems.add("b-rule", {"a", 10, 1});
    problems.add("b-rule", {"a", 9, 2});
    problems.add("a-rule", {"a", 9, 2});
    problems.add("z-rule", {"a"});
    const std::vector<Problem> sorted = problems.sorted();
    REQUIRE(sorted.size() == 5);
    CHECK(sorted[0].rule == "z-rule");
    CHECK(sorted[1].rule == "a-rule");
    CHECK(sorted[2].place.line == 9);
    CHECK(sorted[3].place.line == 10);
    CHECK(sorted[4].place.file == "b");
}

TEST_CASE("the same problem is told once, other words are another problem")
{
    Problems problems;
    problems.add("rule", {"a", 1}, {"x"});
    problems.add("rule", {"a", 1}, {"x"});
    problems.add("rule", {"a", 1}, {"y"});
    CHECK(problems.sorted().size() == 2);
}

TEST_CASE("joining in another order tells the same")
{
    const auto told = [](const char* first, const char* second) {
        Problems problems;
        Problems others;
        problems.add("rule", {first});
        others.add("rule", {second});
        problems.append(std::move(others));
        std::string files;
        for (const Problem& problem : problems.sorted())
            files += problem.place.file;
        return files;
    };
    CHECK(told("a", "b") == told("b", "a"));
    CHECK(told("a", "b") == "ab");
    CHECK(Problems().empty());
}
