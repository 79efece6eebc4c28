#include "compare/stretches.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>

#include "prose/name.h"

namespace mingbai {

namespace {

// Two passages of 4,000 pieces each, some 6,000 characters.
constexpr std::size_t most_comparisons = 16'000'000;

// How long the stretch is that ends at each piece and stands in the other text too.
struct Longest {
    std::vector<std::uint32_t> before;
    std::vector<std::uint32_t> after;
};

bool is_same(const Piece& one, const Piece& other)
{
    return one.name == other.name && one.kind == other.kind && one.kind != PieceKind::gap;
}

Longest longest_of(std::span<const Piece> before, std::span<const Piece> after)
{
    Longest longest{std::vector<std::uint32_t>(before.size()),
                    std::vector<std::uint32_t>(after.size())};
    std::vector<std::uint32_t> row(after.size() + 1);  // row[j + 1]: of those that end at after[j]
    for (std::size_t i = 0; i < before.size(); ++i)
        for (std::size_t j = after.size(); j-- > 0;) {
            if (!is_same(before[i], after[j])) {
                row[j + 1] = 0;
                continue;
            }
            row[j + 1] = row[j] + 1;
            longest.before[i] = std::max(longest.before[i], row[j + 1]);
            longest.after[j] = std::max(longest.after[j], row[j + 1]);
        }
    return longest;
}

// One side. The stretches that say most are taken first, from what is still free; each of them,
// whole, stands in the other text, for a part of a shared stretch is shared.
class Picker {
public:
    Picker(std::span<const Piece> pieces, const std::vector<std::uint32_t>& longest)
        : pieces_(pieces), longest_(longest), until_(pieces.size() + 1)
    {
        bool follows = false;
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            const Sums& sums = until_[at];
            const bool says = pieces[at].says_something();
            const unsigned weight = weight_of(pieces[at]);
            until_[at + 1] = {sums.said + weight, sums.pairs + (says && follows ? 1 : 0),
                              sums.words + (weight > 1 ? 1 : 0)};
            follows = says;
        }
    }

    std::vector<Stretch> pick()
    {
        std::vector<Stretch> free{{0, pieces_.size()}};
        while (!free.empty()) {
            const Stretch within = free.back();
            free.pop_back();
            const Stretch best = best_in(within);
            if (best.begin == best.end)
                continue;
            picked_.push_back(best);
            free.push_back({within.begin, best.begin});
            free.push_back({best.end, within.end});
        }
        std::sort(picked_.begin(), picked_.end(),
                  [](const Stretch& one, const Stretch& other) { return one.begin < other.begin; });
        return std::move(picked_);
    }

private:
    // Up to a piece: what is said, how many times two pieces next to each other say something,
    // words and quantities.
    struct Sums {
        std::uint32_t said = 0;
        std::uint32_t pairs = 0;
        std::uint32_t words = 0;
    };

    bool is_worth_marking(const Stretch& range) const
    {
        return range.begin < range.end && (until_[range.end].words > until_[range.begin].words ||
                                           until_[range.end].pairs > until_[range.begin + 1].pairs);
    }

    Stretch without_particles(Stretch range) const
    {
        while (range.begin < range.end && pieces_[range.begin].kind == PieceKind::particle)
            ++range.begin;
        while (range.begin < range.end && pieces_[range.end - 1].kind == PieceKind::particle)
            --range.end;
        return range;
    }

    // Empty when nothing is left that is worth it.
    Stretch best_in(const Stretch& within) const
    {
        Stretch best;
        std::tuple<std::uint32_t, std::size_t> best_weight{0, 0};
        for (std::size_t end = within.begin + 1; end <= within.end; ++end) {
            const std::size_t size = std::min<std::size_t>(longest_[end - 1], end - within.begin);
            const Stretch range = without_particles({end - size, end});
            if (!is_worth_marking(range))
                continue;
            const std::tuple weight{until_[range.end].said - until_[range.begin].said,
                                    range.end - range.begin};
            if (weight > best_weight) {
                best = range;
                best_weight = weight;
            }
        }
        return best;
    }

    std::span<const Piece> pieces_;
    const std::vector<std::uint32_t>& longest_;
    std::vector<Sums> until_;
    std::vector<Stretch> picked_;
};

}

unsigned weight_of(const Piece& piece)
{
    if (!piece.says_something())
        return 0;
    return piece.kind == PieceKind::word || piece.kind == PieceKind::quantity ? 2 : 1;
}

unsigned weight_of(std::span<const Piece> pieces)
{
    unsigned weight = 0;
    for (const Piece& piece : pieces)
        weight += weight_of(piece);
    return weight;
}

std::vector<std::uint64_t> anchors_of(std::span<const Piece> pieces)
{
    std::vector<std::uint64_t> anchors;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        if (weight_of(pieces[at]) > 1)
            anchors.push_back(pieces[at].name);
        if (at > 0 && pieces[at].says_something() && pieces[at - 1].says_something())
            anchors.push_back(name_of_pair(pieces[at - 1].name, pieces[at].name));
    }
    return anchors;
}

SharedStretches shared_stretches(std::span<const Piece> before, std::span<const Piece> after)
{
    if (before.size() * after.size() > most_comparisons)
        return {};
    const Longest longest = longest_of(before, after);
    return {Picker(before, longest.before).pick(), Picker(after, longest.after).pick()};
}

}
