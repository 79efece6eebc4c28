#include "compare/moved.h"

#include <cstddef>

namespace mingbai {

namespace {

constexpr std::size_t weight_of_heading = 1000;

}

void mark_moved(std::vector<BlockMatch>& matches, const std::vector<BareBlock>& before)
{
    constexpr std::size_t none = ~std::size_t{0};
    struct Best {
        std::size_t weight = 0;
        std::size_t last = none;
    };
    // Of Fenwick: the best that ends before a place.
    std::vector<Best> tree(before.size() + 1);
    std::vector<std::size_t> previous(matches.size(), none);
    Best heaviest;
    for (std::size_t at = 0; at < matches.size(); ++at) {
        Best best;
        for (std::size_t node = matches[at].before; node > 0; node &= node - 1)
            if (tree[node].weight > best.weight)
                best = tree[node];
        previous[at] = best.last;
        const bool is_heading = before[matches[at].before].kind == BlockKind::heading;
        best = {best.weight + (is_heading ? weight_of_heading : 1), at};
        if (best.weight > heaviest.weight)
            heaviest = best;
        for (std::size_t node = matches[at].before + 1; node < tree.size();
             node += node & (~node + 1))
            if (best.weight > tree[node].weight)
                tree[node] = best;
        matches[at].is_moved = true;
    }
    for (std::size_t at = heaviest.last; at != none; at = previous[at])
        matches[at].is_moved = false;
}

}
