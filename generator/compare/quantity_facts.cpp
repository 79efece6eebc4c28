#include "compare/quantity_facts.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <tuple>

#include "compare/stretches.h"
#include "prose/filler.h"
#include "prose/quantity.h"

namespace mingbai {

namespace {

constexpr std::size_t most_pairs = 4'000;      // of quantities that are held against each other
constexpr std::size_t most_words_around = 40;  // pieces on each side of a quantity

// A quantity and the pieces around it: up to the next quantity, within its clause.
struct Placed {
    const Quantity* quantity = nullptr;
    std::span<const Piece> before;
    std::span<const Piece> after;
};

unsigned weight_of(std::span<const Piece> pieces)
{
    unsigned weight = 0;
    for (const Piece& piece : pieces)
        weight += weight_of(piece);
    return weight;
}

class Passage {
public:
    explicit Passage(std::string_view text)
        : text_(text), pieces_(pieces_of(text)), quantities_(quantities_of(text))
    {
        std::size_t at = 0;
        for (const Quantity& quantity : quantities_) {
            while (at < pieces_.size() && pieces_[at].begin < quantity.core_begin)
                ++at;
            if (at < pieces_.size())
                placed_.push_back(placed(quantity, at));
        }
    }

    const std::vector<Placed>& placed() const { return placed_; }

    std::string written(const Quantity& quantity) const
    {
        return std::string(text_.substr(quantity.begin, quantity.size));
    }

    std::string words(std::span<const Piece> pieces) const
    {
        while (!pieces.empty() && !pieces.front().says_something())
            pieces = pieces.subspan(1);
        while (!pieces.empty() && !pieces.back().says_something())
            pieces = pieces.first(pieces.size() - 1);
        if (pieces.empty())
            return {};
        const std::size_t begin = pieces.front().begin;
        return std::string(text_.substr(begin, pieces.back().begin + pieces.back().size - begin));
    }

private:
    enum class Reach { clause, sentence };

    bool is_mark_of(const Piece& piece, std::string_view marks) const
    {
        return piece.kind == PieceKind::gap &&
               marks.find(text_.substr(piece.begin, piece.size)) != std::string_view::npos;
    }

    bool ends(const Piece& piece, Reach reach) const
    {
        return piece.kind == PieceKind::quantity || is_mark_of(piece, "。！？；.!?;") ||
               (reach == Reach::clause && is_mark_of(piece, "，：,:"));
    }

    std::span<const Piece> before(std::size_t at, Reach reach) const
    {
        std::size_t begin = at;
        while (begin > 0 && at - begin < most_words_around && !ends(pieces_[begin - 1], reach))
            --begin;
        return std::span(pieces_).subspan(begin, at - begin);
    }

    std::span<const Piece> after(std::size_t at) const
    {
        std::size_t end = at + 1;
        while (end < pieces_.size() && end - at <= most_words_around &&
               !ends(pieces_[end], Reach::clause))
            ++end;
        return std::span(pieces_).subspan(at + 1, end - at - 1);
    }

    // “模拟法庭如期开展，全年共19场”: a clause that is only a number is about what was said before
    // it.
    Placed placed(const Quantity& quantity, std::size_t at) const
    {
        Placed found{&quantity, before(at, Reach::clause), after(at)};
        if (weight_of(found.before) + weight_of(found.after) == 0)
            found.before = before(at, Reach::sentence);
        return found;
    }

    std::string_view text_;
    std::vector<Piece> pieces_;
    std::vector<Quantity> quantities_;
    std::vector<Placed> placed_;
};

// What one side of a quantity shares with a side of another one.
struct Likeness {
    unsigned weight = 0;
    bool touches = false;            // the shared words stand right beside both quantities
    std::size_t distance = 0;        // in the later text, of the nearest of them
    std::span<const Piece> nearest;  // pieces of the later text
};

enum class Side { before, after };

unsigned between(std::span<const Piece> pieces, const Stretch& stretch, Side side)
{
    return weight_of(side == Side::before ? pieces.subspan(stretch.end)
                                          : pieces.first(stretch.begin));
}

const Stretch& nearest_of(const std::vector<Stretch>& stretches, Side side)
{
    return side == Side::before ? stretches.back() : stretches.front();
}

Likeness likeness_of(const Placed& before, Side side_before, const Placed& after, Side side_after)
{
    const std::span<const Piece> one = side_before == Side::before ? before.before : before.after;
    const std::span<const Piece> other = side_after == Side::before ? after.before : after.after;
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
struct Pair {
    std::size_t before = 0;
    std::size_t after = 0;
    bool is_comparable = false;
    bool is_same_place = false;  // the same amount beside the same words
    unsigned weight = 0;
    std::size_t apart = 0;
    std::span<const Piece> subject;
};

// Words on the same side of the number count together; 名学生…3260 and 学生3260名 are alike, too.
Likeness around(const Placed& before, const Placed& after)
{
    Likeness both = likeness_of(before, Side::before, after, Side::before);
    const Likeness behind = likeness_of(before, Side::after, after, Side::after);
    const unsigned weight = both.weight + behind.weight;
    const bool touches = both.touches || behind.touches;
    if (both.weight == 0 || (behind.weight > 0 && std::tuple(behind.distance, ~behind.weight) <
                                                      std::tuple(both.distance, ~both.weight)))
        both = behind;
    both.weight = weight;
    both.touches = touches;
    for (const auto& [side, other] :
         {std::tuple{Side::before, Side::after}, {Side::after, Side::before}}) {
        const Likeness across = likeness_of(before, side, after, other);
        if (across.weight > both.weight)
            both = across;
    }
    return both;
}

// 4 shared characters say which thing is counted; fewer only when they are more than half of what
// is said.
bool is_near(const Likeness& likeness, const Placed& before, const Placed& after)
{
    const unsigned said = std::min(weight_of(before.before) + weight_of(before.after),
                                   weight_of(after.before) + weight_of(after.after));
    return likeness.weight >= 4 || (likeness.weight >= 2 && 2 * likeness.weight > said);
}

class Pairing {
public:
    Pairing(const Passage& before, const Passage& after)
        : before_(before.placed()), after_(after.placed())
    {
        const std::size_t longer = std::max(before_.size(), after_.size());
        const std::size_t apart = longer * longer <= most_pairs ? longer : most_pairs / longer / 2;
        for (std::size_t j = 0; j < after_.size(); ++j)
            for (std::size_t i = j - std::min(apart, j);
                 i < std::min(before_.size(), j + apart + 1); ++i)
                consider(i, j);
        std::sort(pairs_.begin(), pairs_.end(),
                  [](const Pair& one, const Pair& other) { return rank(one) < rank(other); });
        answer_of_.resize(after_.size());
        is_taken_.resize(before_.size());
        for (const Pair& pair : pairs_)
            if (!is_taken_[pair.before] && !answer_of_[pair.after]) {
                is_taken_[pair.before] = true;
                answer_of_[pair.after] = pair;
            }
    }

    const std::optional<Pair>& answer_of(std::size_t after) const { return answer_of_[after]; }
    bool is_taken(std::size_t before) const { return is_taken_[before]; }

private:
    void consider(std::size_t i, std::size_t j)
    {
        const Placed& before = before_[i];
        const Placed& after = after_[j];
        const bool is_comparable = same_unit(*before.quantity, *after.quantity);
        if (!is_comparable && (before.quantity->unit.empty() || after.quantity->unit.empty()))
            return;
        const Likeness likeness = around(before, after);
        if (!is_near(likeness, before, after) || (!is_comparable && !likeness.touches))
            return;
        pairs_.push_back({i, j, is_comparable,
                          likeness.touches && same_amount(*before.quantity, *after.quantity),
                          likeness.weight, i > j ? i - j : j - i, likeness.nearest});
    }

    static std::tuple<bool, bool, unsigned, std::size_t, std::size_t> rank(const Pair& pair)
    {
        return {!pair.is_comparable, !pair.is_same_place, ~pair.weight, pair.apart, pair.after};
    }

    const std::vector<Placed>& before_;
    const std::vector<Placed>& after_;
    std::vector<Pair> pairs_;
    std::vector<std::optional<Pair>> answer_of_;
    std::vector<bool> is_taken_;
};

// The words right before a quantity that has no counterpart, or right after it: no filler, no mark
// within.
std::string own_subject(const Passage& passage, const Placed& placed)
{
    const auto says = [](const Piece& piece) { return piece.says_something(); };
    const auto is_gap = [](const Piece& piece) { return piece.kind == PieceKind::gap; };
    const auto last =
        std::find_if(placed.before.rbegin(), placed.before.rend(),
                     [&](const Piece& piece) { return says(piece) || is_gap(piece); });
    const auto first = std::find_if_not(last, placed.before.rend(), says);
    if (first != last)
        return passage.words({first.base(), last.base()});
    const auto begin =
        std::find_if(placed.after.begin(), placed.after.end(),
                     [&](const Piece& piece) { return says(piece) || is_gap(piece); });
    return passage.words({begin, std::find_if_not(begin, placed.after.end(), says)});
}

}

std::vector<QuantityFact> quantity_facts(std::string_view before, std::string_view after)
{
    const Passage earlier(before);
    const Passage later(after);
    const Pairing pairing(earlier, later);
    std::vector<QuantityFact> facts;
    for (std::size_t j = 0; j < later.placed().size(); ++j) {
        const Placed& placed = later.placed()[j];
        const std::string written = later.written(*placed.quantity);
        const std::optional<Pair>& pair = pairing.answer_of(j);
        if (!pair) {
            facts.push_back({"", written, own_subject(later, placed), Relation::after_only, false});
            continue;
        }
        const Quantity& answered = *earlier.placed()[pair->before].quantity;
        facts.push_back({earlier.written(answered), written, later.words(pair->subject),
                         pair->is_comparable ? Relation::comparable : Relation::unlike,
                         same_amount(answered, *placed.quantity)});
    }
    for (std::size_t i = 0; i < earlier.placed().size(); ++i) {
        const Placed& placed = earlier.placed()[i];
        if (!pairing.is_taken(i))
            facts.push_back({earlier.written(*placed.quantity), "", own_subject(earlier, placed),
                             Relation::before_only, false});
    }
    return facts;
}

}
