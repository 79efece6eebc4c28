#include "compare/quantity_facts.h"

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <tuple>

#include "compare/placed_quantities.h"
#include "compare/stretches.h"

namespace mingbai {

namespace {

constexpr std::size_t most_quantity_pairs = 4'000;  // of quantities that are held against each other

// What one side of a quantity shares with a side of another one.
struct Likeness {
    unsigned weight = 0;
    bool touches = false;            // the shared words stand right beside both quantities
    std::size_t distance = 0;        // in the later text, of the nearest of them
    std::span<const Piece> nearest;  // pieces of the later text
};

unsigned between(std::span<const Piece> pieces, const Stretch& stretch, Side side)
{
    return weight_of(side == Side::before ? pieces.subspan(stretch.end)
                                          : pieces.first(stretch.begin));
}

const Stretch& nearest_of(const std::vector<Stretch>& stretches, Side side)
{
    return side == Side::before ? stretches.back() : stretches.front();
}

Likeness likeness_of(const PlacedQuantity& before, Side side_before, const PlacedQuantity& after,
                     Side side_after)
{
    const std::span<const Piece> one = before.on(side_before);
    const std::span<const Piece> other = after.on(side_after);
    const SharedStretches shared = shared_stretches(one, other);
    if (shared.before.empty() || shared.after.empty())
        return {};
    Likeness likeness;
    for (const Stretch& stretch : shared.after)
        likeness.weight += weight_of(other.subspan(stretch.begin, stretch.end - stretch.begin));
    const Stretch& nearest = nearest_of(shared.after, side_after);
    likeness.distance = between(other, nearest, side_after);
    likeness.touches = likeness.distance == 0 &&
                       between(one, nearest_of(shared.before, side_before), side_before) == 0;
    likeness.nearest = other.subspan(nearest.begin, nearest.end - nearest.begin);
    return likeness;
}

// Two quantities that may answer each other.
struct QuantityPair {
    std::size_t before = 0;
    std::size_t after = 0;
    bool is_comparable = false;
    bool is_same_place = false;  // the same amount beside the same words
    unsigned weight = 0;
    std::size_t apart = 0;
    std::span<const Piece> subject;
};

// Of two quantities, on which sides they have an anchor in common: a bit for each pair of sides.
using SharedSides = unsigned;

constexpr std::array<Side, 2> both_sides = {Side::before, Side::after};

SharedSides shared_sides(Side side_before, Side side_after)
{
    return 1U << (2 * static_cast<unsigned>(side_before) + static_cast<unsigned>(side_after));
}

// Words on the same side of the number count together; 名学生…3260 and 学生3260名 are alike, too.
Likeness around(const PlacedQuantity& before, const PlacedQuantity& after, SharedSides sides)
{
    const auto on = [&](Side one, Side other) {
        return (sides & shared_sides(one, other)) == 0 ? Likeness{}
                                                       : likeness_of(before, one, after, other);
    };
    Likeness both = on(Side::before, Side::before);
    const Likeness behind = on(Side::after, Side::after);
    const unsigned weight = both.weight + behind.weight;
    const bool touches = both.touches || behind.touches;
    if (both.weight == 0 || (behind.weight > 0 && std::tuple(behind.distance, ~behind.weight) <
                                                      std::tuple(both.distance, ~both.weight)))
        both = behind;
    both.weight = weight;
    both.touches = touches;
    for (const auto& [side, other] :
         {std::tuple{Side::before, Side::after}, {Side::after, Side::before}}) {
        const Likeness across = on(side, other);
        if (across.weight > both.weight)
            both = across;
    }
    return both;
}

// 4 shared characters say which thing is counted; fewer only when they are more than half of what
// is said.
bool is_near(const Likeness& likeness, const PlacedQuantity& before, const PlacedQuantity& after)
{
    const unsigned said = std::min(weight_of(before.before) + weight_of(before.after),
                                   weight_of(after.before) + weight_of(after.after));
    return likeness.weight >= 4 || (likeness.weight >= 2 && 2 * likeness.weight > said);
}

// Which quantities of one passage have an anchor in common with one of the other.
class AnchorIndex {
public:
    explicit AnchorIndex(const std::vector<PlacedQuantity>& placed) : sides_(placed.size())
    {
        for (std::size_t place = 0; place < placed.size(); ++place)
            for (const Side side : both_sides)
                for (const std::uint64_t name : anchors_of(placed[place].on(side)))
                    anchors_.push_back({name, static_cast<std::uint32_t>(place), side});
        std::sort(anchors_.begin(), anchors_.end());
        anchors_.erase(std::unique(anchors_.begin(), anchors_.end()), anchors_.end());
    }

    // For each place of [begin, end), the sides on which it is met.
    std::span<const SharedSides> sides(const PlacedQuantity& other, std::size_t begin,
                                       std::size_t end)
    {
        std::fill(sides_.begin() + static_cast<std::ptrdiff_t>(begin),
                  sides_.begin() + static_cast<std::ptrdiff_t>(end), 0U);
        for (const Side side : both_sides)
            for (const std::uint64_t name : anchors_of(other.on(side))) {
                const Anchor first{name, static_cast<std::uint32_t>(begin), Side::before};
                for (auto at = std::lower_bound(anchors_.begin(), anchors_.end(), first);
                     at != anchors_.end() && at->name == name && at->place < end; ++at)
                    sides_[at->place] |= shared_sides(at->side, side);
            }
        return std::span(sides_).subspan(begin, end - begin);
    }

private:
    struct Anchor {
        std::uint64_t name = 0;
        std::uint32_t place = 0;
        Side side = Side::before;

        friend auto operator<=>(const Anchor&, const Anchor&) = default;
    };

    std::vector<Anchor> anchors_;  // sorted, each once
    std::vector<SharedSides> sides_;
};

class QuantityPairing {
public:
    QuantityPairing(const PlacedQuantities& before, const PlacedQuantities& after)
        : before_(before.all()), after_(after.all()), answer_of_(after_.size()),
          is_taken_(before_.size())
    {
        if (before_.empty() || after_.empty())
            return;
        find_pairs();
        std::sort(pairs_.begin(), pairs_.end(),
                  [](const QuantityPair& one, const QuantityPair& other) {
                      return rank(one) < rank(other);
                  });
        for (const QuantityPair& pair : pairs_)
            if (!is_taken_[pair.before] && !answer_of_[pair.after]) {
                is_taken_[pair.before] = true;
                answer_of_[pair.after] = pair;
            }
    }

    const std::optional<QuantityPair>& answer_of(std::size_t after) const
    {
        return answer_of_[after];
    }
    bool is_taken(std::size_t before) const { return is_taken_[before]; }

private:
    void find_pairs()
    {
        AnchorIndex anchors(before_);
        const std::size_t longer = std::max(before_.size(), after_.size());
        const std::size_t apart = longer * longer <= most_quantity_pairs ? longer : most_quantity_pairs / longer / 2;
        for (std::size_t j = 0; j < after_.size(); ++j) {
            const std::size_t end = std::min(before_.size(), j + apart + 1);
            const std::size_t begin = std::min(j - std::min(apart, j), end);
            const std::span<const SharedSides> sides = anchors.sides(after_[j], begin, end);
            for (std::size_t i = begin; i < end; ++i)
                if (sides[i - begin] != 0)
                    consider(i, j, sides[i - begin]);
        }
    }

    void consider(std::size_t i, std::size_t j, SharedSides sides)
    {
        const PlacedQuantity& before = before_[i];
        const PlacedQuantity& after = after_[j];
        if (before.unit.empty() || after.unit.empty() || before.each != after.each)
            return;
        const bool is_comparable = before.unit == after.unit;
        const Likeness likeness = around(before, after, sides);
        if (!is_near(likeness, before, after) || (!is_comparable && !likeness.touches))
            return;
        pairs_.push_back({i, j, is_comparable,
                          likeness.touches && same_amount(*before.quantity, *after.quantity),
                          likeness.weight, i > j ? i - j : j - i, likeness.nearest});
    }

    static std::tuple<bool, bool, unsigned, std::size_t, std::size_t> rank(const QuantityPair& pair)
    {
        return {!pair.is_comparable, !pair.is_same_place, ~pair.weight, pair.apart, pair.after};
    }

    const std::vector<PlacedQuantity>& before_;
    const std::vector<PlacedQuantity>& after_;
    std::vector<QuantityPair> pairs_;
    std::vector<std::optional<QuantityPair>> answer_of_;
    std::vector<bool> is_taken_;
};

// The words right before a quantity that has no counterpart, or right after it: no filler, no mark
// within. Of a clause that is only a number, the last words of the clause before it.
std::string own_subject(const PlacedQuantities& passage, const PlacedQuantity& placed)
{
    const auto says = [](const Piece& piece) { return piece.says_something(); };
    const auto is_gap = [](const Piece& piece) { return piece.kind == PieceKind::gap; };
    const auto stops = [&](const Piece& piece) { return says(piece) || is_gap(piece); };
    const auto last = placed.is_lone
                          ? std::find_if(placed.before.rbegin(), placed.before.rend(), says)
                          : std::find_if(placed.before.rbegin(), placed.before.rend(), stops);
    const auto first = std::find_if_not(last, placed.before.rend(), says);
    if (first != last)
        return passage.words({first.base(), last.base()});
    const auto begin = std::find_if(placed.after.begin(), placed.after.end(), stops);
    return passage.words({begin, std::find_if_not(begin, placed.after.end(), says)});
}

}

std::vector<QuantityFact> quantity_facts(std::string_view before, std::string_view after)
{
    const PlacedQuantities earlier(before);
    const PlacedQuantities later(after);
    const QuantityPairing pairing(earlier, later);
    std::vector<QuantityFact> facts;
    for (std::size_t j = 0; j < later.all().size(); ++j) {
        const PlacedQuantity& placed = later.all()[j];
        const std::string written = later.written(*placed.quantity);
        const std::optional<QuantityPair>& pair = pairing.answer_of(j);
        if (!pair) {
            facts.push_back({"", written, own_subject(later, placed), Relation::after_only, false});
            continue;
        }
        const Quantity& answered = *earlier.all()[pair->before].quantity;
        facts.push_back({earlier.written(answered), written, later.words(pair->subject),
                         pair->is_comparable ? Relation::comparable : Relation::unlike,
                         same_amount(answered, *placed.quantity)});
    }
    for (std::size_t i = 0; i < earlier.all().size(); ++i) {
        const PlacedQuantity& placed = earlier.all()[i];
        if (!pairing.is_taken(i))
            facts.push_back({earlier.written(*placed.quantity), "", own_subject(earlier, placed),
                             Relation::before_only, false});
    }
    return facts;
}

}
