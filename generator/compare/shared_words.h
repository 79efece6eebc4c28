// Words that two passages share, to be marked in both; filler (进一步, 切实 …) and single
// characters are left out.
#pragma once

#include <string_view>
#include <vector>

#include "prose/token.h"

namespace mingbai {

struct SharedWords {
    std::vector<TextSpan> before;  // ordered, apart; a quantity is marked whole or not at all
    std::vector<TextSpan> after;
};

// The order of the words may differ in the two. Cost: bounded; above the bound nothing is marked.
SharedWords shared_words(std::string_view before, std::string_view after);

}
