#include "compare/likeness.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>
#include <utility>

#include "prose/name.h"
#include "prose/token.h"

namespace mingbai {

namespace {

// What stands in more passages than this (法治, 工作) tells none of them from the others.
constexpr std::uint32_t most_passages_of_feature = 32;
constexpr std::size_t most_near = 12;
constexpr std::uint32_t absent = std::numeric_limits<std::uint32_t>::max();

}

Features features_of(std::string_view text)
{
    const std::vector<Token> tokens = tokens_of(text);
    const auto is_han = [&](std::size_t at) {
        return at < tokens.size() && tokens[at].kind == TokenKind::han;
    };
    Features features;
    features.reserve(tokens.size());
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const TokenKind kind = tokens[at].kind;
        if (is_han(at) && is_han(at + 1))
            features.push_back(name_of_pair(tokens[at].meaning, tokens[at + 1].meaning));
        else if (is_han(at) ? at == 0 || !is_han(at - 1)
                            : kind == TokenKind::word || kind == TokenKind::quantity)
            features.push_back(tokens[at].meaning);
    }
    std::sort(features.begin(), features.end());
    return features;
}

Features joined(const Features& one, const Features& other)
{
    Features both;
    both.reserve(one.size() + other.size());
    std::merge(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
    return both;
}

std::size_t shared_features(const Features& one, const Features& other)
{
    std::size_t shared = 0;
    auto left = one.begin();
    auto right = other.begin();
    while (left != one.end() && right != other.end()) {
        if (*left == *right)
            ++shared;
        const bool is_left_behind = *left <= *right;
        const bool is_right_behind = *right <= *left;
        left += is_left_behind ? 1 : 0;
        right += is_right_behind ? 1 : 0;
    }
    return shared;
}

double likeness(const Features& one, const Features& other)
{
    const std::size_t all = one.size() + other.size();
    return all == 0
               ? 0
               : 2.0 * static_cast<double>(shared_features(one, other)) / static_cast<double>(all);
}

double containment(const Features& part, const Features& whole)
{
    return part.empty() ? 0
                        : static_cast<double>(shared_features(part, whole)) /
                              static_cast<double>(part.size());
}

NumberedFeatures FeatureNumbers::of(const Features& features)
{
    NumberedFeatures numbered;
    numbered.numbers.reserve(features.size());
    for (std::size_t at = 0; at < features.size(); ++at)
        if (at == 0 || features[at] != features[at - 1])
            numbered.numbers.push_back(number_of(features[at]));
    numbered.different = numbered.numbers.size();
    std::uint64_t times = 0;
    for (std::size_t at = 1; numbered.numbers.size() < features.size(); ++at) {
        times = features[at] == features[at - 1] ? times + 1 : 0;
        if (times > 0)
            numbered.numbers.push_back(number_of(name_of_pair(features[at], times)));
    }
    return numbered;
}

std::uint32_t FeatureNumbers::number_of(std::uint64_t name)
{
    if (2 * (std::size_t{count_} + 1) > names_.size())
        grow();
    const std::size_t mask = names_.size() - 1;
    std::size_t slot = static_cast<std::size_t>(name * 0x9E3779B97F4A7C15U >> 32) & mask;
    while (numbers_[slot] != absent && names_[slot] != name)
        slot = (slot + 1) & mask;
    if (numbers_[slot] == absent) {
        names_[slot] = name;
        numbers_[slot] = count_++;
    }
    return numbers_[slot];
}

void FeatureNumbers::grow()
{
    const std::vector<std::uint64_t> names = std::move(names_);
    const std::vector<std::uint32_t> numbers = std::move(numbers_);
    names_.assign(std::max<std::size_t>(1024, 4 * names.size()), 0);
    numbers_.assign(names_.size(), absent);
    const std::size_t mask = names_.size() - 1;
    for (std::size_t old = 0; old < names.size(); ++old) {
        if (numbers[old] == absent)
            continue;
        std::size_t slot = static_cast<std::size_t>(names[old] * 0x9E3779B97F4A7C15U >> 32) & mask;
        while (numbers_[slot] != absent)
            slot = (slot + 1) & mask;
        names_[slot] = names[old];
        numbers_[slot] = numbers[old];
    }
}

void SharedWith::set(const NumberedFeatures& one)
{
    ++round_;
    for (const std::uint32_t number : one.numbers)
        round_of_[number] = round_;
}

std::size_t SharedWith::count(const NumberedFeatures& other) const
{
    std::size_t shared = 0;
    for (const std::uint32_t number : other.numbers)
        shared += round_of_[number] == round_ ? 1U : 0U;
    return shared;
}

LikenessIndex::LikenessIndex(std::span<const NumberedFeatures* const> passages, std::size_t numbers)
    : begins_(numbers + 2), counts_(passages.size())
{
    const auto of_each = [&](auto take) {
        for (std::uint32_t passage = 0; passage < passages.size(); ++passage)
            for (std::size_t at = 0; at < passages[passage]->different; ++at)
                take(passages[passage]->numbers[at], passage);
    };
    // Counted two places ahead, added up, and moved to their own while they are filled.
    of_each([&](std::uint32_t number, std::uint32_t) { ++begins_[number + 2]; });
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    passages_.resize(begins_.back());
    of_each([&](std::uint32_t number, std::uint32_t passage) {
        passages_[begins_[number + 1]++] = passage;
    });
}

std::vector<std::size_t> LikenessIndex::near(const NumberedFeatures& features)
{
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < features.different; ++at) {
        const std::uint32_t number = features.numbers[at];
        const std::uint32_t end = begins_[number + 1];
        if (end - begins_[number] > most_passages_of_feature)
            continue;
        for (std::uint32_t place = begins_[number]; place < end; ++place)
            if (counts_[passages_[place]]++ == 0)
                found.push_back(passages_[place]);
    }
    const std::size_t count = std::min(found.size(), most_near);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count),
                      found.end(), [&](std::size_t one, std::size_t other) {
                          return counts_[one] != counts_[other] ? counts_[one] > counts_[other]
                                                                : one < other;
                      });
    for (const std::size_t passage : found)
        counts_[passage] = 0;
    found.resize(count);
    return found;
}

}
