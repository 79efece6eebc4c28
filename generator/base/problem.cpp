#include "base/problem.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace mingbai {

namespace {

auto order_of(const Problem& problem)
{
    return std::tie(problem.place.file, problem.place.line, problem.place.column, problem.rule,
                    problem.words);
}

}

void Problems::add(std::string_view rule, Place place, std::vector<std::string> words)
{
    found_.push_back({std::string(rule), std::move(place), std::move(words)});
}

void Problems::append(Problems other)
{
    found_.insert(found_.end(), std::make_move_iterator(other.found_.begin()),
                  std::make_move_iterator(other.found_.end()));
}

std::vector<Problem> Problems::sorted() const
{
    std::vector<Problem> problems = found_;
    std::sort(problems.begin(), problems.end(),
              [](const Problem& a, const Problem& b) { return order_of(a) < order_of(b); });
    const auto last = std::unique(
        problems.begin(), problems.end(),
        [](const Problem& a, const Problem& b) { return order_of(a) == order_of(b); });
    problems.erase(last, problems.end());
    return problems;
}

}
