// Two texts, word by word: kept, removed, added; made readable; quantity changes as facts, form
// changes labelled.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compare/quantity_facts.h"

namespace mingbai {

enum class RunKind { kept, removed, added };

struct Run {
    RunKind kind = RunKind::kept;
    std::string text;
    // Removed and added: what stands beside it means the same, only the form differs.
    bool is_form = false;

    friend bool operator==(const Run&, const Run&) = default;
};

// exact: as few characters as can be; readable: short kept pieces between changes are given up,
// cuts prefer marks, and what is changed all over is shown whole.
enum class Marks { exact, readable };

struct TextDiff {
    std::vector<Run> runs;  // kept + removed = before, kept + added = after, in order
    std::vector<QuantityFact> quantities;  // those that differ
    std::size_t changes = 0;  // places, as a reader counts them: what is replaced is one
    std::size_t kept_characters = 0;
    bool is_form_only = false;  // there are changes, all of form
    bool is_whole = false;      // shown whole: too much changed, or the limit was reached
};

// Valid UTF-8. Bounded in time and memory: about a second and 200 MB at the worst.
TextDiff text_diff(std::string_view before, std::string_view after, Marks marks);

}
