#include "compare/stretches.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace mingbai;

namespace {

std::vector<Piece> any_pieces(std::mt19937& random, std::size_t size)
{
    constexpr PieceKind kinds[] = {PieceKind::character, PieceKind::character, PieceKind::character,
                                   PieceKind::word,      PieceKind::filler,    PieceKind::particle,
                                   PieceKind::gap};
    std::vector<Piece> pieces(size);
    for (Piece& piece : pieces) {
        piece.kind = kinds[random() % std::size(kinds)];
        piece.name = random() % 3;
    }
    return pieces;
}

bool is_same(const Piece& one, const Piece& other)
{
    return one.kind == other.kind && one.kind != PieceKind::gap && one.name == other.name;
}

bool stands_in(std::span<const Piece> stretch, std::span<const Piece> pieces)
{
    return std::search(pieces.begin(), pieces.end(), stretch.begin(), stretch.end(), is_same) !=
           pieces.end();
}

unsigned weight_of_all(std::span<const Piece> pieces)
{
    unsigned weight = 0;
    for (const Piece& piece : pieces)
        weight += weight_of(piece);
    return weight;
}

bool is_worth_it(std::span<const Piece> stretch)
{
    for (std::size_t at = 0; at < stretch.size(); ++at)
        if (weight_of(stretch[at]) > 1 ||
            (at > 0 && stretch[at].says_something() && stretch[at - 1].says_something()))
            return true;
    return false;
}

// The stupid twin: what the best of all shared stretches says.
unsigned best_weight(std::span<const Piece> one, std::span<const Piece> other)
{
    unsigned best = 0;
    for (std::size_t begin = 0; begin < one.size(); ++begin)
        for (std::size_t end = begin + 1; end <= one.size(); ++end) {
            const auto stretch = one.subspan(begin, end - begin);
            if (is_worth_it(stretch) && stands_in(stretch, other))
                best = std::max(best, weight_of_all(stretch));
        }
    return best;
}

void check_side(std::span<const Piece> one, std::span<const Piece> other,
                const std::vector<Stretch>& stretches)
{
    unsigned heaviest = 0;
    std::size_t from = 0;
    for (const Stretch& stretch : stretches) {
        REQUIRE(stretch.begin >= from);
        REQUIRE(stretch.end > stretch.begin);
        REQUIRE(stretch.end <= one.size());
        from = stretch.end;
        const auto pieces = one.subspan(stretch.begin, stretch.end - stretch.begin);
        REQUIRE(is_worth_it(pieces));
        REQUIRE(stands_in(pieces, other));
        REQUIRE(pieces.front().kind != PieceKind::particle);
        REQUIRE(pieces.back().kind != PieceKind::particle);
        heaviest = std::max(heaviest, weight_of_all(pieces));
    }
    REQUIRE(heaviest == best_weight(one, other));
}

}

TEST_CASE("passages without an anchor in common share no stretch")
{
    std::mt19937 random(12);
    for (int round = 0; round < 2000; ++round) {
        const std::vector<Piece> one = any_pieces(random, random() % 6);
        const std::vector<Piece> other = any_pieces(random, random() % 6);
        std::vector<std::uint64_t> anchors = anchors_of(one);
        std::sort(anchors.begin(), anchors.end());
        bool is_common = false;
        for (const std::uint64_t anchor : anchors_of(other))
            is_common = is_common || std::binary_search(anchors.begin(), anchors.end(), anchor);
        REQUIRE((is_common || best_weight(one, other) == 0));
    }
}

TEST_CASE("the stretch that says most is found, whatever the texts")
{
    std::mt19937 random(3);
    for (int round = 0; round < 600; ++round) {
        const std::vector<Piece> before = any_pieces(random, random() % 16);
        const std::vector<Piece> after = any_pieces(random, random() % 16);
        const SharedStretches shared = shared_stretches(before, after);
        check_side(before, after, shared.before);
        check_side(after, before, shared.after);
    }
}
