// FactChanges: which of the facts in front of a document one revision changed, as they stood in the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mingbai {

struct FactChange {
    std::string key;     // "published"; empty: what is remarked between the facts
    std::string before;  // a text without its quotes, all else as it was written; empty: not there
    std::string after;
};

// Of two front matters; of one that is no TOML there are no facts. In the order of the newer one, then
// what only the older one has.
std::vector<FactChange> fact_changes(std::string_view before, std::string_view after);

}
