#include "compare/likeness.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "prose/token.h"

namespace mingbai {

namespace {

// What stands in more passages than this (法治, 工作) tells none of them from the others.
constexpr std::ptrdiff_t most_passages_of_feature = 32;
constexpr std::size_t most_near = 12;

std::uint64_t pair_name(std::uint64_t first, std::uint64_t second)
{
    return first * 0x9E3779B97F4A7C15U + (second ^ (second >> 31));
}

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
            features.push_back(pair_name(tokens[at].meaning, tokens[at + 1].meaning));
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

LikenessIndex::LikenessIndex(std::span<const Features* const> passages) : counts_(passages.size())
{
    for (std::size_t passage = 0; passage < passages.size(); ++passage)
        for (const std::uint64_t feature : *passages[passage])
            if (entries_.empty() || entries_.back().feature != feature ||
                entries_.back().passage != passage)
                entries_.push_back({feature, static_cast<std::uint32_t>(passage)});
    std::sort(entries_.begin(), entries_.end(), [](const Entry& one, const Entry& other) {
        return std::tie(one.feature, one.passage) < std::tie(other.feature, other.passage);
    });
}

std::vector<std::size_t> LikenessIndex::near(const Features& features)
{
    const auto is_less = [](const Entry& one, const Entry& other) {
        return one.feature < other.feature;
    };
    std::vector<std::size_t> found;
    auto from = entries_.begin();
    for (std::size_t at = 0; at < features.size(); ++at) {
        if (at > 0 && features[at] == features[at - 1])
            continue;
        const auto [begin, end] =
            std::equal_range(from, entries_.end(), Entry{features[at], 0}, is_less);
        from = end;
        if (end - begin > most_passages_of_feature)
            continue;
        for (auto entry = begin; entry != end; ++entry)
            if (counts_[entry->passage]++ == 0)
                found.push_back(entry->passage);
    }
    std::sort(found.begin(), found.end());
    std::stable_sort(found.begin(), found.end(), [&](std::size_t one, std::size_t other) {
        return counts_[one] > counts_[other];
    });
    for (const std::size_t passage : found)
        counts_[passage] = 0;
    found.resize(std::min(found.size(), most_near));
    return found;
}

}
