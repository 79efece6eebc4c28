// Finding a quote in a document, exactly, and saying what is near when it is not there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/outline.h"

namespace mingbai {

struct QuoteSearch {
    enum class Result { found, ambiguous, not_found, too_short, anchor_unknown };

    Result result = Result::not_found;
    std::vector<const Block*> blocks;  // those that hold it; one when found
    std::string nearest;               // not found: the passage that is most alike, or empty
    std::string nearest_anchor;
    bool only_form_differs = false;    // not found: nearest differs only in width, punctuation or blanks
};

// `quote` and blocks are compared like this: NFC and runs of blanks as one space on both sides,
// nothing else folded; at least four characters. `at` limits the search to that block; empty: all.
// Twice in one block counts as found. Cost: one pass over the text; `nearest` only when not found.
QuoteSearch find_quote(const Outline& outline, std::string_view quote, std::string_view at);

}
