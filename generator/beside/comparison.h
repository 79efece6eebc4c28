// Two reports beside each other as a page shows them: groups of blocks in rows, rows under the
// headings of the newer report, and what a summary counts. The same for every language.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compare/document_diff.h"
#include "site/places.h"
#include "text/outline.h"

namespace mingbai {

// What a row is called, so that each block is counted once: of several things that happened to a
// group, the one that a reader sees first.
enum class RowKind { kept, form, reworded, moved, split, merged, added, removed };

constexpr std::array row_kinds = {RowKind::kept,  RowKind::form,   RowKind::reworded,
                                  RowKind::moved, RowKind::split,  RowKind::merged,
                                  RowKind::added, RowKind::removed};

std::string_view code_of(RowKind kind);  // "reworded"
RowKind kind_of(const BlockGroup& group);

// Neighbours that were kept, that are new or no longer there stand in one row.
struct CompareRow {
    RowKind kind = RowKind::kept;
    std::vector<const BlockGroup*> groups;  // one at least
    std::size_t number = 0;                 // on the page, from 1
};

struct CompareSection {
    // Block of the newer report; nothing before its first heading.
    std::optional<std::size_t> heading;
    // A heading that was kept is no row, and this is all that is left to say of it.
    std::optional<std::size_t> heading_before;
    std::vector<CompareRow> rows;
};

// One place that changed: what was removed, what was added there; one of them may be empty.
struct Edit {
    std::string removed;
    std::string added;
};

// In the order of the text, for a group with blocks on both sides.
std::vector<Edit> edits_of(const BlockGroup& group);

struct Comparison {
    DocumentDiff diff;
    std::vector<BlockPlace> before;
    std::vector<BlockPlace> after;
    std::vector<CompareSection> sections;
    std::size_t after_blocks = 0;
    // By row_kinds: blocks of the newer report, so that all but the last add up to after_blocks;
    // the last are blocks of the older one.
    std::array<std::size_t, row_kinds.size()> counts{};

    // Cost: that of document_diff.
    Comparison(const Outline& older, const Outline& newer);
    Comparison(const Comparison&) = delete;
    Comparison& operator=(const Comparison&) = delete;
};

}
