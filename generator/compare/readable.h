// Changes between two token sequences, and what makes them readable: cuts at marks, no crumbs kept
// between changes, sentences that changed all over taken whole. What differs in form only is told
// apart.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "prose/token.h"

namespace mingbai {

// before[before, before_end) became after[after, after_end); one of them may be empty. Between two
// changes the tokens are equal, one by one, and at least one.
struct Change {
    std::size_t before = 0;
    std::size_t before_end = 0;
    std::size_t after = 0;
    std::size_t after_end = 0;
    bool is_form = false;

    friend bool operator==(const Change&, const Change&) = default;
};

// One side: a text and its tokens. `ends` and `offsets` have one element more than there are
// tokens.
struct TokenText {
    std::string_view text;
    std::vector<Token> tokens;
    std::vector<bool> ends;  // a sentence ends before this token: at the first, behind the last
    std::vector<std::size_t> offsets;  // how many characters stand before this token

    std::string_view words(std::size_t begin, std::size_t end) const;
    std::size_t characters(std::size_t begin, std::size_t end) const
    {
        return offsets[end] - offsets[begin];
    }
};

TokenText token_text(std::string_view text);

// Whether the two say the same in another form: 〔 and （, 十三名 and 13名, 法制 and 法治.
bool is_form_change(const Change& change, const TokenText& before, const TokenText& after);

// Covers all of `changes`, and more where that reads better. Cost: linear.
std::vector<Change> made_readable(std::vector<Change> changes, const TokenText& before,
                                  const TokenText& after);

}
