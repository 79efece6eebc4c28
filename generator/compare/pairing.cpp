// Four rounds, each with what the one before left free:
//   1. equal blocks in the order of both documents, telling ones first, so that a table's many “0”
//      can not decide where a paragraph belongs;
//   2. equal blocks that stand elsewhere;
//   3. blocks much alike, wherever they stand, the most alike first; a block against several
//      neighbours that together are more like it than any of them alone is a split or a merge;
//   4. blocks somewhat alike; less is asked of those between the same neighbours. Cells of a table
//      that has kept its shape answer each other by their place alone.
// What stands between the same two neighbours on both sides is in one gap.
#include "compare/pairing.h"

#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "compare/align.h"
#include "compare/likeness.h"
#include "compare/moved.h"

namespace mingbai {

namespace {

constexpr std::size_t most_steps = 400'000'000;
constexpr std::size_t least_telling_bytes = 12;  // four Han characters
constexpr std::size_t most_neighbours = 6;
constexpr std::size_t most_pairs_of_gap = 400;

// How alike is enough. Tuned on reports of two years: paragraphs about one matter reach 0.3 to 0.7,
// others stay below 0.2, for official prose shares its phrases.
constexpr double much_alike = 0.6;
constexpr double alike_in_place = 0.25;
constexpr double alike_elsewhere = 0.45;
constexpr double worth_of_place = 0.1;
constexpr double gain_of_group = 0.05;
constexpr std::size_t least_features_elsewhere = 4;

using Blocks = std::vector<BareBlock>;
using Places = std::vector<std::size_t>;

int family_of(const BareBlock& block)
{
    switch (block.kind) {
    case BlockKind::heading: return 0;
    case BlockKind::paragraph:
    case BlockKind::list_item: return 1;
    case BlockKind::table_cell: return 2;
    case BlockKind::code: break;
    }
    return 3;
}

bool is_telling(const BareBlock& block)
{
    return block.text.size() >= least_telling_bytes ||
           (block.kind == BlockKind::heading && !block.text.empty());
}

bool is_equal(const BareBlock& one, const BareBlock& other)
{
    return family_of(one) == family_of(other) && one.text == other.text;
}

// One document while it is paired.
struct PairedSide {
    explicit PairedSide(const Blocks& all)
        : blocks(all), is_free(all.size(), true), features(all.size()), numbered(all.size())
    {
    }

    Places free_places() const
    {
        Places places;
        for (std::size_t place = 0; place < blocks.size(); ++place)
            if (is_free[place])
                places.push_back(place);
        return places;
    }

    const NumberedFeatures& numbered_at(std::size_t place, FeatureNumbers& numbers)
    {
        if (features[place].empty()) {
            features[place] = features_of(blocks[place].text);
            numbered[place] = numbers.of(features[place]);
        }
        return numbered[place];
    }

    const Blocks& blocks;
    std::vector<bool> is_free;
    std::vector<Features> features;
    std::vector<NumberedFeatures> numbered;
    Places gaps;  // of each block, how many unmoved matches stand before it
};

struct Candidate {
    BlockMatch match;
    double worth = 0;
};

struct Shared {
    std::size_t before = 0;
    std::size_t after = 0;
    std::size_t features = 0;
};

class BlockSearch {
public:
    BlockSearch(const Blocks& before, const Blocks& after) : before_(before), after_(after) {}

    Pairing find()
    {
        match_equal_in_order();
        match_equal_elsewhere();
        match_alike(much_alike, much_alike);
        match_alike(alike_in_place, alike_elsewhere);
        match_cells();
        order();
        return std::move(pairing_);
    }

private:
    void take(const BlockMatch& match)
    {
        pairing_.matches.push_back(match);
        std::fill(before_.is_free.begin() + static_cast<std::ptrdiff_t>(match.before),
                  before_.is_free.begin() + static_cast<std::ptrdiff_t>(match.before_end), false);
        std::fill(after_.is_free.begin() + static_cast<std::ptrdiff_t>(match.after),
                  after_.is_free.begin() + static_cast<std::ptrdiff_t>(match.after_end), false);
    }

    void take(std::size_t before, std::size_t after)
    {
        take({before, before + 1, after, after + 1, false});
    }

    void match_equal_in_order()
    {
        const auto telling = [](const PairedSide& side) {
            Places places = side.free_places();
            std::erase_if(places,
                          [&](std::size_t place) { return !is_telling(side.blocks[place]); });
            return places;
        };
        match_equal_among(telling(before_), telling(after_));
        for (const auto& [before, after] : free_of_gaps())
            match_equal_among(before, after);
    }

    void match_equal_among(const Places& before, const Places& after)
    {
        if (before.empty() || after.empty())
            return;
        const auto names_of = [](const PairedSide& side, const Places& places) {
            std::vector<std::uint64_t> names;
            for (const std::size_t place : places)
                names.push_back(std::hash<std::string_view>()(side.blocks[place].text) +
                                static_cast<std::uint64_t>(family_of(side.blocks[place])));
            return names;
        };
        const Alignment alignment =
            align(names_of(before_, before), names_of(after_, after), most_steps);
        pairing_.is_complete = pairing_.is_complete && alignment.is_complete;
        for (const Match& match : alignment.matches)
            if (is_equal(before_.blocks[before[match.before]], after_.blocks[after[match.after]]))
                take(before[match.before], after[match.after]);
    }

    void match_equal_elsewhere()
    {
        std::map<std::pair<int, std::string_view>, Places> elsewhere;
        for (const std::size_t place : after_.free_places())
            if (is_telling(after_.blocks[place]))
                elsewhere[{family_of(after_.blocks[place]), after_.blocks[place].text}].push_back(
                    place);
        for (auto& [key, places] : elsewhere)
            std::reverse(places.begin(), places.end());
        for (const std::size_t place : before_.free_places()) {
            const auto found =
                elsewhere.find({family_of(before_.blocks[place]), before_.blocks[place].text});
            if (found == elsewhere.end() || found->second.empty())
                continue;
            take(place, found->second.back());
            found->second.pop_back();
        }
    }

    void order()
    {
        std::sort(
            pairing_.matches.begin(), pairing_.matches.end(),
            [](const BlockMatch& one, const BlockMatch& other) { return one.after < other.after; });
        mark_moved(pairing_.matches, before_.blocks);
    }

    // The free blocks of each gap that has some on both sides.
    std::vector<std::pair<Places, Places>> free_of_gaps()
    {
        order();
        const auto number = [&](PairedSide& side, std::size_t BlockMatch::*end) {
            side.gaps.assign(side.blocks.size(), 0);
            std::size_t gap = 0;
            std::size_t place = 0;
            for (const BlockMatch& match : pairing_.matches)
                if (!match.is_moved) {
                    for (; place < match.*end; ++place)
                        side.gaps[place] = gap;
                    ++gap;
                }
            for (; place < side.blocks.size(); ++place)
                side.gaps[place] = gap;
            return gap + 1;
        };
        const std::size_t count = number(before_, &BlockMatch::before_end);
        number(after_, &BlockMatch::after_end);
        std::vector<std::pair<Places, Places>> gaps(count);
        for (const std::size_t place : before_.free_places())
            gaps[before_.gaps[place]].first.push_back(place);
        for (const std::size_t place : after_.free_places())
            gaps[after_.gaps[place]].second.push_back(place);
        std::erase_if(gaps,
                      [](const auto& gap) { return gap.first.empty() || gap.second.empty(); });
        return gaps;
    }

    std::vector<std::pair<std::size_t, std::size_t>> pairs_in_gaps()
    {
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        for (const auto& [before, after] : free_of_gaps()) {
            const bool is_small = before.size() * after.size() <= most_pairs_of_gap;
            for (std::size_t at = 0; at < before.size(); ++at) {
                const std::size_t from = is_small || at < 2 ? 0 : at - 1;
                const std::size_t to = is_small ? after.size() : std::min(after.size(), at + 2);
                for (std::size_t other = from; other < to; ++other)
                    pairs.emplace_back(before[at], after[other]);
            }
        }
        return pairs;
    }

    std::vector<const NumberedFeatures*> numbered_of_all(PairedSide& side, const Places& places)
    {
        std::vector<const NumberedFeatures*> numbered;
        numbered.reserve(places.size());
        for (const std::size_t place : places)
            numbered.push_back(&side.numbered_at(place, numbers_));
        return numbered;
    }

    // Pairs worth a look, with what they share; sorted.
    std::vector<Shared> shared_of_free()
    {
        auto pairs = pairs_in_gaps();
        const Places before = before_.free_places();
        const Places after = after_.free_places();
        const std::vector<const NumberedFeatures*> of_before = numbered_of_all(before_, before);
        const std::vector<const NumberedFeatures*> of_after = numbered_of_all(after_, after);
        LikenessIndex before_index(of_before, numbers_.count());
        LikenessIndex after_index(of_after, numbers_.count());
        for (std::size_t at = 0; at < before.size(); ++at)
            for (const std::size_t other : after_index.near(*of_before[at]))
                pairs.emplace_back(before[at], after[other]);
        for (std::size_t at = 0; at < after.size(); ++at)
            for (const std::size_t other : before_index.near(*of_after[at]))
                pairs.emplace_back(before[other], after[at]);
        std::sort(pairs.begin(), pairs.end());
        pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
        return shared_of(pairs);
    }

    std::vector<Shared> shared_of(std::span<const std::pair<std::size_t, std::size_t>> pairs) const
    {
        std::vector<Shared> shared;
        SharedWith shared_with(numbers_.count());
        for (std::size_t at = 0; at < pairs.size(); ++at) {
            const auto& [one, other] = pairs[at];
            if (at == 0 || one != pairs[at - 1].first)
                shared_with.set(before_.numbered[one]);
            if (family_of(before_.blocks[one]) != family_of(after_.blocks[other]))
                continue;
            if (const std::size_t count = shared_with.count(after_.numbered[other]))
                shared.push_back({one, other, count});
        }
        return shared;
    }

    bool is_in_place(const BlockMatch& match) const
    {
        return before_.gaps[match.before] == after_.gaps[match.after];
    }

    void add_pair(std::vector<Candidate>& candidates, const Shared& pair, double in_place,
                  double elsewhere)
    {
        const BlockMatch match{pair.before, pair.before + 1, pair.after, pair.after + 1, false};
        const std::size_t before_size = before_.features[pair.before].size();
        const std::size_t after_size = after_.features[pair.after].size();
        const double alike = 2.0 * static_cast<double>(pair.features) /
                             static_cast<double>(before_size + after_size);
        if (is_in_place(match)) {
            if (alike >= in_place)
                candidates.push_back({match, alike + worth_of_place});
        } else if (alike >= elsewhere &&
                   std::min(before_size, after_size) >= least_features_elsewhere) {
            candidates.push_back({match, alike});
        }
    }

    // `pairs` are those of one block of `whole_side`; `part` is the place on the other side.
    void add_groups(std::vector<Candidate>& candidates, std::span<const Shared> pairs,
                    std::size_t Shared::*whole, std::size_t Shared::*part)
    {
        const bool is_split = whole == &Shared::before;
        const std::size_t place = pairs.front().*whole;
        const Features& features = (is_split ? before_ : after_).features[place];
        const PairedSide& parts = is_split ? after_ : before_;
        const auto is_part = [&](const Shared& pair) {
            const std::size_t size = parts.features[pair.*part].size();
            return size < features.size() &&
                   static_cast<double>(pair.features) >= much_alike * static_cast<double>(size);
        };
        for (std::size_t at = 0; at < pairs.size();) {
            std::size_t end = at;
            Features all;
            double best_alone = 0;
            for (; end < pairs.size() && end - at < most_neighbours && is_part(pairs[end]) &&
                   pairs[end].*part == pairs[at].*part + (end - at);
                 ++end) {
                all = joined(all, parts.features[pairs[end].*part]);
                best_alone =
                    std::max(best_alone, likeness(features, parts.features[pairs[end].*part]));
            }
            const double alike = end - at < 2 ? 0 : likeness(features, all);
            if (alike >= std::max(much_alike, best_alone + gain_of_group)) {
                const std::size_t first = pairs[at].*part;
                const std::size_t last = first + (end - at);
                BlockMatch match{first, last, place, place + 1, false};
                if (is_split)
                    match = {place, place + 1, first, last, false};
                candidates.push_back({match, alike + (is_in_place(match) ? worth_of_place : 0)});
            }
            at = std::max(end, at + 1);
        }
    }

    void add_groups_of_all(std::vector<Candidate>& candidates, const std::vector<Shared>& shared,
                           std::size_t Shared::*whole, std::size_t Shared::*part)
    {
        for (std::size_t begin = 0; begin < shared.size();) {
            std::size_t end = begin;
            while (end < shared.size() && shared[end].*whole == shared[begin].*whole)
                ++end;
            add_groups(candidates, std::span(shared).subspan(begin, end - begin), whole, part);
            begin = end;
        }
    }

    void match_alike(double in_place, double elsewhere)
    {
        std::vector<Shared> shared = shared_of_free();
        std::vector<Candidate> candidates;
        for (const Shared& pair : shared)
            add_pair(candidates, pair, in_place, elsewhere);
        add_groups_of_all(candidates, shared, &Shared::before, &Shared::after);
        std::sort(shared.begin(), shared.end(), [](const Shared& one, const Shared& other) {
            return std::tie(one.after, one.before) < std::tie(other.after, other.before);
        });
        add_groups_of_all(candidates, shared, &Shared::after, &Shared::before);

        const auto distance = [](const BlockMatch& match) {
            return std::max(match.before, match.after) - std::min(match.before, match.after);
        };
        std::stable_sort(candidates.begin(), candidates.end(),
                         [&](const Candidate& one, const Candidate& other) {
                             return one.worth != other.worth
                                        ? one.worth > other.worth
                                        : distance(one.match) < distance(other.match);
                         });
        for (const Candidate& candidate : candidates)
            if (is_free(candidate.match))
                take(candidate.match);
    }

    bool is_free(const BlockMatch& match) const
    {
        const auto all_free = [](const std::vector<bool>& free, std::size_t begin,
                                 std::size_t end) {
            return std::find(free.begin() + static_cast<std::ptrdiff_t>(begin),
                             free.begin() + static_cast<std::ptrdiff_t>(end),
                             false) == free.begin() + static_cast<std::ptrdiff_t>(end);
        };
        return all_free(before_.is_free, match.before, match.before_end) &&
               all_free(after_.is_free, match.after, match.after_end);
    }

    void match_cells()
    {
        const auto are_cells = [](const PairedSide& side, const Places& places) {
            return std::all_of(places.begin(), places.end(), [&](std::size_t place) {
                return side.blocks[place].kind == BlockKind::table_cell;
            });
        };
        for (const auto& [before, after] : free_of_gaps())
            if (before.size() == after.size() && are_cells(before_, before) &&
                are_cells(after_, after))
                for (std::size_t at = 0; at < before.size(); ++at)
                    take(before[at], after[at]);
    }

    PairedSide before_;
    PairedSide after_;
    FeatureNumbers numbers_;
    Pairing pairing_;
};

}

std::vector<BareBlock> bare_blocks(const Outline& outline)
{
    std::vector<BareBlock> bare;
    bare.reserve(outline.blocks().size());
    for (const Block& block : outline.blocks()) {
        std::string_view text = block.text;
        if (text.starts_with(block.label))
            text.remove_prefix(block.label.size());
        while (!block.label.empty() && !text.empty() && utf8::is_blank(utf8::first(text).value))
            text.remove_prefix(utf8::first(text).size);
        bare.push_back({block.kind, block.level, block.label, text});
    }
    return bare;
}

Pairing pair_blocks(const std::vector<BareBlock>& before, const std::vector<BareBlock>& after)
{
    // One order of the two for both directions, so that exchanging them exchanges the answer alone.
    if (std::pair(before.size(), std::cref(before).get()) <=
        std::pair(after.size(), std::cref(after).get()))
        return BlockSearch(before, after).find();
    Pairing pairing = BlockSearch(after, before).find();
    for (BlockMatch& match : pairing.matches) {
        std::swap(match.before, match.after);
        std::swap(match.before_end, match.after_end);
    }
    std::sort(
        pairing.matches.begin(), pairing.matches.end(),
        [](const BlockMatch& one, const BlockMatch& other) { return one.after < other.after; });
    return pairing;
}

}
