#include "compare/sentence_pairs.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "compare/likeness.h"

namespace mingbai {

namespace {

constexpr std::size_t most_sentence_pairs = 1024;
constexpr long least_alike_percent = 35;

using Sentences = std::span<const std::string_view>;

struct Step {
    std::size_t before = 0;
    std::size_t after = 0;
};

constexpr std::array<Step, 5> steps = {{{1, 1}, {1, 2}, {2, 1}, {1, 0}, {0, 1}}};

std::string_view together(Sentences sentences)
{
    if (sentences.empty())
        return {};
    const char* end = sentences.back().data() + sentences.back().size();
    return {sentences.front().data(), static_cast<std::size_t>(end - sentences.front().data())};
}

// The order of pairs with most in common, by the table of all beginnings.
class Table {
public:
    Table(Sentences before, Sentences after)
        : width_(after.size() + 1), shared_(before.size() * after.size()),
          best_((before.size() + 1) * width_, 0), steps_(best_.size())
    {
        std::vector<Features> after_features;
        for (const std::string_view sentence : after)
            after_features.push_back(features_of(sentence));
        for (const Features& features : after_features)
            after_sizes_.push_back(static_cast<long>(features.size()));
        for (std::size_t one = 0; one < before.size(); ++one) {
            const Features features = features_of(before[one]);
            before_sizes_.push_back(static_cast<long>(features.size()));
            for (std::size_t other = 0; other < after.size(); ++other)
                shared_[one * after.size() + other] =
                    static_cast<long>(shared_features(features, after_features[other]));
        }
        for (std::size_t one = 0; one <= before.size(); ++one)
            for (std::size_t other = 0; other <= after.size(); ++other)
                fill(one, other);
    }

    // The step that leads to here; {0, 0} at the beginning.
    Step step_to(std::size_t before, std::size_t after) const
    {
        return steps_[before * width_ + after];
    }

private:
    void fill(std::size_t before, std::size_t after)
    {
        long best = -1;
        for (const Step step : steps) {
            if (step.before > before || step.after > after)
                continue;
            const bool is_pair = step.before > 0 && step.after > 0;
            const long worth = is_pair ? worth_of(before, after, step) : 0;
            const long all = best_[(before - step.before) * width_ + after - step.after] + worth;
            if ((!is_pair || worth > 0) && all > best) {
                best = all;
                steps_[before * width_ + after] = step;
            }
        }
        best_[before * width_ + after] = std::max(best, 0L);
    }

    // Above 0 when the sentences before these two places are alike enough.
    long worth_of(std::size_t before, std::size_t after, Step step) const
    {
        long shared = 0;
        long before_size = 0;
        long after_size = 0;
        for (std::size_t one = before - step.before; one < before; ++one)
            for (std::size_t other = after - step.after; other < after; ++other)
                shared += shared_[one * (width_ - 1) + other];
        for (std::size_t one = before - step.before; one < before; ++one)
            before_size += before_sizes_[one];
        for (std::size_t other = after - step.after; other < after; ++other)
            after_size += after_sizes_[other];
        shared = std::min({shared, before_size, after_size});
        return 200 * shared - least_alike_percent * (before_size + after_size);
    }

    std::size_t width_;
    std::vector<long> before_sizes_;
    std::vector<long> after_sizes_;
    std::vector<long> shared_;
    std::vector<long> best_;
    std::vector<Step> steps_;
};

}

std::vector<PassagePair> paired_sentences(Sentences before, Sentences after)
{
    const bool is_plain =
        std::min(before.size(), after.size()) == 0 || before.size() + after.size() == 2;
    if (is_plain || before.size() * after.size() > most_sentence_pairs)
        return {{together(before), together(after)}};

    const Table table(before, after);
    std::vector<PassagePair> pairs;
    std::size_t before_end = before.size();  // of what waits for the next pair
    std::size_t after_end = after.size();
    std::size_t one = before_end;
    std::size_t other = after_end;
    const auto push = [&](std::size_t before_begin, std::size_t after_begin) {
        if (before_begin < before_end || after_begin < after_end)
            pairs.push_back({together(before.subspan(before_begin, before_end - before_begin)),
                             together(after.subspan(after_begin, after_end - after_begin))});
        before_end = before_begin;
        after_end = after_begin;
    };
    while (one > 0 || other > 0) {
        const Step step = table.step_to(one, other);
        const bool is_pair = step.before > 0 && step.after > 0;
        if (is_pair)
            push(one, other);
        one -= step.before;
        other -= step.after;
        if (is_pair)
            push(one, other);
    }
    push(0, 0);
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
}

}
