#include "beside/comparison.h"

#include <algorithm>

namespace mingbai {
namespace {

// The changes of one side, each at the number of kept bytes before it.
struct SideChange {
    std::size_t at = 0;
    std::string text;
};

std::vector<SideChange> changes_of(const std::vector<ShownBlock>& side)
{
    std::vector<SideChange> changes;
    std::size_t kept = 0;
    for (const ShownBlock& block : side)
        for (const Run& run : block.runs) {
            if (run.kind == RunKind::kept)
                kept += run.text.size();
            else if (!changes.empty() && changes.back().at == kept)
                changes.back().text += run.text;
            else
                changes.push_back({kept, run.text});
        }
    return changes;
}

bool may_share_a_row(RowKind kind)
{
    return kind == RowKind::kept || kind == RowKind::added || kind == RowKind::removed;
}

void add_to_section(CompareSection& section, const BlockGroup& group, std::size_t& rows)
{
    const RowKind kind = kind_of(group);
    const bool joins =
        !section.rows.empty() && section.rows.back().kind == kind && may_share_a_row(kind);
    if (!joins)
        section.rows.push_back({kind, {}, ++rows});
    section.rows.back().groups.push_back(&group);
}

std::vector<CompareSection> sections_of(const DocumentDiff& diff, const Outline& newer)
{
    std::vector<CompareSection> sections(1);
    std::size_t rows = 0;
    for (const BlockGroup& group : diff.groups) {
        const bool is_heading =
            !group.after.empty() &&
            newer.blocks()[group.after.front().block].kind == BlockKind::heading;
        if (is_heading) {
            sections.emplace_back();
            sections.back().heading = group.after.front().block;
        }
        if (is_heading && kind_of(group) == RowKind::kept)
            sections.back().heading_before = group.before.front().block;
        else
            add_to_section(sections.back(), group, rows);
    }
    if (sections.front().rows.empty())
        sections.erase(sections.begin());
    return sections;
}

std::size_t count_of(const BlockGroup& group)
{
    return group.after.empty() ? group.before.size() : group.after.size();
}

}

std::string_view code_of(RowKind kind)
{
    constexpr std::array<std::string_view, row_kinds.size()> codes = {
        "kept", "form", "reworded", "moved", "split", "merged", "added", "removed"};
    return codes[static_cast<std::size_t>(kind)];
}

RowKind kind_of(const BlockGroup& group)
{
    switch (group.fate) {
    case Fate::added: return RowKind::added;
    case Fate::removed: return RowKind::removed;
    case Fate::split: return RowKind::split;
    case Fate::merged: return RowKind::merged;
    case Fate::kept:
    case Fate::reworded: break;
    }
    if (group.is_moved)
        return RowKind::moved;
    if (group.fate == Fate::kept)
        return RowKind::kept;
    return group.is_form_only ? RowKind::form : RowKind::reworded;
}

std::vector<Edit> edits_of(const BlockGroup& group)
{
    // What is removed and what is added after the same kept text replace each other.
    std::vector<SideChange> removed = changes_of(group.before);
    std::vector<SideChange> added = changes_of(group.after);
    std::vector<Edit> edits;
    auto old = removed.begin();
    auto now = added.begin();
    while (old != removed.end() || now != added.end()) {
        Edit edit;
        const bool takes_old = now == added.end() || (old != removed.end() && old->at <= now->at);
        const bool takes_now = old == removed.end() || (now != added.end() && now->at <= old->at);
        if (takes_old)
            edit.removed = std::move((old++)->text);
        if (takes_now)
            edit.added = std::move((now++)->text);
        edits.push_back(std::move(edit));
    }
    return edits;
}

Comparison::Comparison(const Outline& older, const Outline& newer)
    : diff(document_diff(older, newer)), before(places_of(older)), after(places_of(newer)),
      sections(sections_of(diff, newer)), after_blocks(newer.blocks().size())
{
    for (const BlockGroup& group : diff.groups)
        counts[static_cast<std::size_t>(kind_of(group))] += count_of(group);
}

}
