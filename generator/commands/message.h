// Problems as an editor reads them: place, sentence, rule, the line with a caret, a hint.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "check/rulebook.h"
#include "intake/snapshot.h"

namespace mingbai {

enum class Format { text, json, github };

struct Counts {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;
};

struct Messages {
    std::string text;  // every problem, sorted by place; at most 50 of one rule
    Counts counts;
};

Messages messages_of(const Problems& problems, const Rulebook& rulebook, const Snapshot& snapshot,
                     Tongue tongue, Format format);

std::string_view level_word(Level level, Tongue tongue);

Tongue tongue_of(std::string_view language);  // a tag or id; Chinese, or English for all others

// "2个错误，1个警告。"
std::string summary_of(const Counts& counts, Tongue tongue);

}
