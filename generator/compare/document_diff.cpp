#include "compare/document_diff.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "compare/pairing.h"
#include "prose/token.h"

namespace mingbai {

namespace {

using Blocks = std::vector<BareBlock>;

// Several blocks as one text, and where each of them stands in it. Between words that are not
// Chinese stands a blank that belongs to no block.
struct JoinedText {
    std::string text;
    std::vector<TextSpan> spans;
};

JoinedText joined_text(const Blocks& blocks, std::size_t begin, std::size_t end)
{
    JoinedText joined;
    for (std::size_t place = begin; place < end; ++place) {
        const std::string_view next = blocks[place].text;
        if (!joined.text.empty() && !next.empty() && !utf8::is_cjk(utf8::last(joined.text).value) &&
            !utf8::is_cjk(utf8::first(next).value))
            joined.text += ' ';
        joined.spans.push_back({joined.text.size(), next.size()});
        joined.text += next;
    }
    return joined;
}

// The runs of one side, `other` left out, cut where its blocks end.
std::vector<ShownBlock> shown_blocks(const std::vector<Run>& runs, RunKind other,
                                     const JoinedText& joined, std::size_t first)
{
    std::vector<ShownBlock> blocks;
    for (std::size_t block = 0; block < joined.spans.size(); ++block)
        blocks.push_back({first + block, {}});
    std::size_t place = 0;
    std::size_t block = 0;
    for (const Run& run : runs) {
        if (run.kind == other)
            continue;
        const std::size_t end = place + run.text.size();
        for (;; ++block) {
            const TextSpan& span = joined.spans[block];
            const std::size_t from = std::max(place, span.begin);
            const std::size_t to = std::min(end, span.begin + span.size);
            if (from < to)
                blocks[block].runs.push_back(
                    {run.kind, run.text.substr(from - place, to - from), run.is_form});
            if (end <= span.begin + span.size || block + 1 == blocks.size())
                break;
        }
        place = end;
    }
    return blocks;
}

std::size_t kept_characters(const BlockGroup& group)
{
    std::size_t count = 0;
    for (const ShownBlock& block : group.after)
        for (const Run& run : block.runs)
            count += run.kind == RunKind::kept ? utf8::count(run.text) : 0;
    return count;
}

BlockGroup lone_block(std::string_view text, std::size_t place, Fate fate)
{
    BlockGroup group;
    group.fate = fate;
    group.changes = 1;
    ShownBlock block{place, {}};
    if (!text.empty())
        block.runs.push_back(
            {fate == Fate::added ? RunKind::added : RunKind::removed, std::string(text)});
    (fate == Fate::added ? group.after : group.before).push_back(std::move(block));
    return group;
}

BlockGroup matched_blocks(const Blocks& before, const Blocks& after, const BlockMatch& match)
{
    const JoinedText old_text = joined_text(before, match.before, match.before_end);
    const JoinedText new_text = joined_text(after, match.after, match.after_end);
    TextDiff diff = text_diff(old_text.text, new_text.text, Marks::readable);
    BlockGroup group;
    group.is_moved = match.is_moved;
    group.is_form_only = diff.is_form_only;
    group.is_whole = diff.is_whole;
    group.before = shown_blocks(diff.runs, RunKind::added, old_text, match.before);
    group.after = shown_blocks(diff.runs, RunKind::removed, new_text, match.after);
    group.quantities = std::move(diff.quantities);
    group.changes = diff.changes;
    if (old_text.spans.size() > 1 || new_text.spans.size() > 1) {
        group.fate = new_text.spans.size() > 1 ? Fate::split : Fate::merged;
        return group;
    }
    group.fate = diff.changes == 0 ? Fate::kept : Fate::reworded;
    group.is_renumbered = before[match.before].label != after[match.after].label;
    return group;
}

// Where a group stands among all: behind a block of `after`, or behind what it followed.
struct PlacedGroup {
    std::size_t after = 0;
    std::size_t before = 0;  // 0 for what stands in `after`, else 1 + its place
    BlockGroup group;
};

std::vector<BlockGroup> in_order(std::vector<PlacedGroup> placed)
{
    std::sort(placed.begin(), placed.end(), [](const PlacedGroup& one, const PlacedGroup& other) {
        return std::pair(one.after, one.before) < std::pair(other.after, other.before);
    });
    std::vector<BlockGroup> groups;
    groups.reserve(placed.size());
    for (PlacedGroup& one : placed)
        groups.push_back(std::move(one.group));
    return groups;
}

}

DocumentDiff document_diff(const Outline& before, const Outline& after)
{
    const Blocks old_blocks = bare_blocks(before);
    const Blocks new_blocks = bare_blocks(after);
    const Pairing pairing = pair_blocks(old_blocks, new_blocks);
    DocumentDiff diff;
    diff.is_complete = pairing.is_complete;

    std::vector<PlacedGroup> placed;
    std::vector<std::size_t> stands(old_blocks.size());  // 1 + the place in `after`, 0: nowhere
    std::vector<bool> is_new(new_blocks.size(), true);
    for (const BlockMatch& match : pairing.matches) {
        placed.push_back({match.after + 1, 0, matched_blocks(old_blocks, new_blocks, match)});
        diff.kept_characters += kept_characters(placed.back().group);
        for (std::size_t place = match.before; place < match.before_end; ++place)
            stands[place] = match.after + 1;
        for (std::size_t place = match.after; place < match.after_end; ++place)
            is_new[place] = false;
    }
    for (std::size_t place = 0; place < new_blocks.size(); ++place) {
        diff.after_characters += utf8::count(new_blocks[place].text);
        if (is_new[place])
            placed.push_back(
                {place + 1, 0, lone_block(new_blocks[place].text, place, Fate::added)});
    }
    std::size_t followed = 0;
    for (std::size_t place = 0; place < old_blocks.size(); ++place) {
        if (stands[place] != 0)
            followed = stands[place];
        else
            placed.push_back(
                {followed, place + 1, lone_block(old_blocks[place].text, place, Fate::removed)});
    }
    diff.groups = in_order(std::move(placed));
    return diff;
}

}
