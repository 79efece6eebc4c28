// Two documents, block by block: what was kept, reworded, moved, split, merged, is new or no longer
// there. Official numbers are taken off before comparing and never marked as changed text.
#pragma once

#include <cstddef>
#include <vector>

#include "compare/text_diff.h"
#include "text/outline.h"

namespace mingbai {

enum class Fate { kept, reworded, split, merged, added, removed };

// One block as it is shown on its side: removed or added runs between kept ones.
struct ShownBlock {
    std::size_t block = 0;  // index in the outline
    std::vector<Run> runs;  // without the label; together the block's text
};

// Blocks that belong together. Each block of both outlines is in exactly one group.
struct BlockGroup {
    Fate fate = Fate::kept;
    bool is_moved = false;           // stands elsewhere among the others, or in another section
    bool is_renumbered = false;      // only where one block answers one
    bool is_form_only = false;       // reworded, and only the form differs
    bool is_whole = false;           // changed all over, or too long to compare
    std::vector<ShownBlock> before;  // none when added, several when merged
    std::vector<ShownBlock> after;   // none when removed, several when split
    std::vector<QuantityFact> quantities;  // those that differ
    std::size_t changes = 0;               // places; see TextDiff
};

struct DocumentDiff {
    // In the order of `after`; what was removed stands behind what it followed.
    std::vector<BlockGroup> groups;
    std::size_t kept_characters = 0;   // in kept runs of the newer text
    std::size_t after_characters = 0;  // of the newer text, labels left out
    bool is_complete = true;  // false: the limit was reached; the rest is removed and added
};

// Cost: bounded, as `align` and `text_diff` are; of the largest reports a second or more.
DocumentDiff document_diff(const Outline& before, const Outline& after);

}
