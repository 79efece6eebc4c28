#include "support/diff_laws.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/utf8.h"
#include "compare/pairing.h"
#include "prose/character.h"
#include "prose/quantity.h"
#include "prose/token.h"

namespace mingbai {

namespace {

std::string side_of(const std::vector<Run>& runs, RunKind other)
{
    std::string text;
    for (const Run& run : runs)
        if (run.kind != other)
            text += run.text;
    return text;
}

// Where runs begin on one side.
std::set<std::size_t> cuts_of(const std::vector<Run>& runs, RunKind other)
{
    std::set<std::size_t> cuts;
    std::size_t place = 0;
    for (const Run& run : runs)
        if (run.kind != other) {
            cuts.insert(place);
            place += run.text.size();
        }
    return cuts;
}

std::string cut_fault(std::string_view text, const std::set<std::size_t>& cuts)
{
    for (const std::size_t cut : cuts)
        if (cut > 0 && cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
            return "a run cuts a character";
    for (const std::size_t cut : cuts)
        if (cut > 0 && cut < text.size() && is_extended_at(text, cut))
            return "a run cuts a combining sequence";
    for (const Quantity& quantity : quantities_of(text)) {
        const auto cut = cuts.upper_bound(quantity.core_begin);
        if (cut != cuts.end() && *cut < quantity.core_begin + quantity.core_size)
            return "a run cuts a quantity";
    }
    return "";
}

std::string order_fault(const std::vector<Run>& runs)
{
    for (std::size_t at = 0; at < runs.size(); ++at) {
        if (runs[at].text.empty())
            return "a run is empty";
        if (runs[at].kind == RunKind::kept && runs[at].is_form)
            return "what is kept has no other form";
        const bool is_follower =
            at == 0 || runs[at - 1].kind < runs[at].kind || runs[at].kind == RunKind::kept;
        if (!is_follower || (at > 0 && runs[at - 1].kind == runs[at].kind))
            return "kept, removed, added do not take turns";
    }
    return "";
}

std::size_t places_of(const std::vector<Run>& runs)
{
    std::size_t places = 0;
    for (std::size_t at = 0; at < runs.size(); ++at)
        if (runs[at].kind != RunKind::kept && (at == 0 || runs[at - 1].kind == RunKind::kept))
            ++places;
    return places;
}

std::size_t kept_in(const std::vector<Run>& runs)
{
    std::size_t kept = 0;
    for (const Run& run : runs)
        kept += run.kind == RunKind::kept ? utf8::count(run.text) : 0;
    return kept;
}

std::size_t kept_tokens(const std::vector<Run>& runs, std::string_view before)
{
    const std::vector<Token> tokens = tokens_of(before);
    std::size_t place = 0;
    std::size_t kept = 0;
    for (const Run& run : runs) {
        if (run.kind == RunKind::added)
            continue;
        if (run.kind == RunKind::kept)
            kept += static_cast<std::size_t>(
                std::count_if(tokens.begin(), tokens.end(), [&](const Token& token) {
                    return token.begin >= place && token.begin < place + run.text.size();
                }));
        place += run.text.size();
    }
    return kept;
}

std::vector<Run> exchanged(std::vector<Run> runs)
{
    for (Run& run : runs)
        if (run.kind != RunKind::kept)
            run.kind = run.kind == RunKind::added ? RunKind::removed : RunKind::added;
    for (std::size_t at = 1; at < runs.size(); ++at)
        if (runs[at - 1].kind == RunKind::added && runs[at].kind == RunKind::removed)
            std::swap(runs[at - 1], runs[at]);
    return runs;
}

std::string fault_of(const TextDiff& diff, std::string_view before, std::string_view after)
{
    if (side_of(diff.runs, RunKind::added) != before ||
        side_of(diff.runs, RunKind::removed) != after)
        return "the runs do not make up both texts";
    if (std::string fault = order_fault(diff.runs); !fault.empty())
        return fault;
    if (std::string fault = cut_fault(before, cuts_of(diff.runs, RunKind::added)); !fault.empty())
        return fault;
    if (std::string fault = cut_fault(after, cuts_of(diff.runs, RunKind::removed)); !fault.empty())
        return fault;
    if (diff.changes != places_of(diff.runs) || diff.kept_characters != kept_in(diff.runs))
        return "the numbers are not those of the runs";
    return before == after && diff.changes != 0 ? "a text differs from itself" : "";
}

// A group as a line, the same whatever the order of groups; `is_exchanged` writes it from the other
// side.
std::string line_of(const BlockGroup& group, bool is_exchanged)
{
    Fate fate = group.fate;
    if (is_exchanged)
        fate = fate == Fate::split     ? Fate::merged
               : fate == Fate::merged  ? Fate::split
               : fate == Fate::added   ? Fate::removed
               : fate == Fate::removed ? Fate::added
                                       : fate;
    std::string line = std::to_string(static_cast<int>(fate)) + " " +
                       std::to_string(group.is_moved) + std::to_string(group.is_renumbered) +
                       std::to_string(group.is_form_only) + std::to_string(group.is_whole) + " " +
                       std::to_string(group.changes);
    const auto write = [&](const std::vector<ShownBlock>& blocks) {
        line += " /";
        for (const ShownBlock& block : blocks) {
            line += " " + std::to_string(block.block);
            for (const Run& run : block.runs)
                line += (run.kind == RunKind::kept ? " =" : " !") + std::to_string(run.is_form) +
                        run.text;
        }
    };
    write(is_exchanged ? group.after : group.before);
    write(is_exchanged ? group.before : group.after);
    return line;
}

std::multiset<std::string> lines_of(const DocumentDiff& diff, bool is_exchanged)
{
    std::multiset<std::string> lines;
    for (const BlockGroup& group : diff.groups)
        lines.insert(line_of(group, is_exchanged));
    return lines;
}

std::string fate_fault(const BlockGroup& group)
{
    const std::size_t before = group.before.size();
    const std::size_t after = group.after.size();
    switch (group.fate) {
    case Fate::kept:
        return before == 1 && after == 1 && group.changes == 0 ? ""
                                                               : "kept is one for one, unchanged";
    case Fate::reworded:
        return before == 1 && after == 1 && group.changes > 0 ? ""
                                                              : "reworded is one for one, changed";
    case Fate::split: return before == 1 && after > 1 ? "" : "split is one into several";
    case Fate::merged: return before > 1 && after == 1 ? "" : "merged is several into one";
    case Fate::added: return before == 0 && after == 1 ? "" : "added is one";
    case Fate::removed: return before == 1 && after == 0 ? "" : "removed is one";
    }
    return "no fate";
}

std::string blocks_fault(const std::vector<ShownBlock>& shown, RunKind own,
                         const std::vector<BareBlock>& blocks, std::vector<bool>& is_seen)
{
    for (const ShownBlock& block : shown) {
        if (block.block >= blocks.size() || is_seen[block.block])
            return "a block has two fates, or is none";
        is_seen[block.block] = true;
        std::string text;
        for (const Run& run : block.runs) {
            text += run.text;
            if (run.kind != own && run.kind != RunKind::kept)
                return "a side shows what is not its own";
        }
        if (text != blocks[block.block].text)
            return "the runs do not make up the block";
    }
    return "";
}

std::string kept_fault(const BlockGroup& group)
{
    const auto kept = [](const std::vector<ShownBlock>& blocks) {
        std::string text;
        for (const ShownBlock& block : blocks)
            for (const Run& run : block.runs)
                if (run.kind == RunKind::kept)
                    text += run.text;
        std::erase(text, ' ');
        return text;
    };
    return kept(group.before) == kept(group.after) ? "" : "what is kept differs on both sides";
}

std::string order_fault(const DocumentDiff& diff)
{
    std::size_t last_after = 0;
    std::size_t last_unmoved = 0;
    for (const BlockGroup& group : diff.groups) {
        if (group.after.empty())
            continue;
        if (group.after.front().block < last_after)
            return "groups do not follow the newer text";
        last_after = group.after.back().block;
        if (group.before.empty() || group.is_moved)
            continue;
        if (group.before.front().block < last_unmoved)
            return "what did not move changed its place";
        last_unmoved = group.before.front().block;
    }
    return "";
}

std::string fault_of(const DocumentDiff& diff, const std::vector<BareBlock>& before,
                     const std::vector<BareBlock>& after)
{
    std::vector<bool> before_seen(before.size());
    std::vector<bool> after_seen(after.size());
    std::size_t kept = 0;
    for (const BlockGroup& group : diff.groups) {
        for (std::string fault : {fate_fault(group), kept_fault(group),
                                  blocks_fault(group.before, RunKind::removed, before, before_seen),
                                  blocks_fault(group.after, RunKind::added, after, after_seen)})
            if (!fault.empty())
                return fault;
        for (const ShownBlock& block : group.after)
            kept += kept_in(block.runs);
    }
    if (std::count(before_seen.begin(), before_seen.end(), false) +
            std::count(after_seen.begin(), after_seen.end(), false) >
        0)
        return "a block has no fate";
    std::size_t characters = 0;
    for (const BareBlock& block : after)
        characters += utf8::count(block.text);
    if (diff.kept_characters != kept || diff.after_characters != characters)
        return "the numbers are not those of the groups";
    return order_fault(diff);
}

std::string same_fault(const DocumentDiff& diff)
{
    for (const BlockGroup& group : diff.groups)
        if (group.fate != Fate::kept || group.is_moved || group.is_renumbered)
            return "a document differs from itself";
    return diff.kept_characters == diff.after_characters ? "" : "a document does not keep itself";
}

}

std::string text_diff_fault(std::string_view before, std::string_view after)
{
    std::size_t fewest = 0;
    for (const Marks marks : {Marks::exact, Marks::readable}) {
        const TextDiff diff = text_diff(before, after, marks);
        if (std::string fault = fault_of(diff, before, after); !fault.empty())
            return fault;
        if (text_diff(after, before, marks).runs != exchanged(diff.runs))
            return "exchanging the sides changes more than the sides";
        const std::size_t kept = kept_tokens(diff.runs, before);
        if (marks == Marks::readable && kept > fewest && !diff.is_whole)
            return "the readable marks are fewer than the fewest";
        fewest = kept;
    }
    return fault_of(text_diff(after, after, Marks::readable), after, after);
}

std::string document_diff_fault(const Outline& before, const Outline& after)
{
    const DocumentDiff diff = document_diff(before, after);
    if (std::string fault = fault_of(diff, bare_blocks(before), bare_blocks(after)); !fault.empty())
        return fault;
    if (lines_of(document_diff(after, before), true) != lines_of(diff, false))
        return "exchanging the sides changes more than the sides";
    return same_fault(document_diff(after, after));
}

}
