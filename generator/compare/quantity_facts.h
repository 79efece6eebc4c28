// Quantities of two passages as facts beside each other: “40场次 → 52场次”. Nothing is divided,
// nothing judged; unlike units are shown and not compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mingbai {

enum class Relation {
    comparable,  // same unit
    unlike,      // they stand at the same place and count differently: 人 and 人次
    before_only,
    after_only,
};

struct QuantityFact {
    std::string before;  // as written, with its qualifier; empty when after_only
    std::string after;
    // The words that both texts say around it, or those before it; may be empty.
    std::string subject;
    Relation relation = Relation::comparable;
    bool is_same = false;  // comparable, and same number and bound
};

// Pairs what stands in like words, each quantity once, in the order of `after`, then what only
// `before` has. Cost: bounded; of very many quantities only those at like places are paired.
std::vector<QuantityFact> quantity_facts(std::string_view before, std::string_view after);

}
