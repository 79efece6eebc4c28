// Words that stand for one thing in the prose of public bodies: 培训, 轮训 and 跟班; inspect and
// visit. A promise and the passage that answers it are seldom written in the same words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "prose/token.h"

namespace mingbai {

struct Concept {
    TextSpan span;           // of the word
    std::uint64_t name = 0;  // equal for words that stand for one thing
};

// In the order of the text; the longest words, apart.
std::vector<Concept> concepts_of(std::string_view text);

// Inspections, inspected → inspect.
std::string stem_of(std::string_view word);

}
