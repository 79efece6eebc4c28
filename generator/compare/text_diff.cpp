// Sentences that stand unchanged on both sides are kept as they are, so that none is torn to pieces
// for the sake of a better total, and none need be cut into tokens. What lies between them is
// paired sentence by sentence, then aligned token by token, by what tokens mean. The exact marks
// align all tokens at once, by their text, and are the fewest there can be.
#include "compare/text_diff.h"

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <utility>

#include "base/utf8.h"
#include "compare/align.h"
#include "compare/readable.h"
#include "compare/sentence_pairs.h"
#include "prose/character.h"

namespace mingbai {

namespace {

// About half a second. Two texts of 100,000 characters stay below, whatever they hold.
constexpr std::size_t most_steps = 400'000'000;
constexpr std::size_t most_bytes = 2'000'000;  // of both sides; what is longer is shown whole
constexpr std::size_t most_changed_percent = 60;
constexpr std::size_t few_changes = 2;

using Names = std::vector<std::uint64_t>;
using Parts = std::vector<std::string_view>;

template <std::size_t count>
std::size_t end_of_any(std::string_view text, std::size_t at,
                       const std::array<std::string_view, count>& marks)
{
    for (const std::string_view mark : marks)
        if (text.substr(at).starts_with(mark))
            return at + mark.size();
    return 0;
}

// Cut behind marks that end a Chinese sentence and can be part of nothing else.
Parts sentences_as_written(std::string_view text)
{
    constexpr std::array<std::string_view, 4> ends = {"。", "；", "！", "？"};
    constexpr std::array<std::string_view, 5> closing = {"”", "’", "）", "』", "》"};
    Parts parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (is_plain_han_at(text, at)) {
            at += han_size;
            continue;
        }
        const bool may_end = text[at] == ends[0][0] || text[at] == ends[1][0];
        std::size_t end = may_end ? end_of_any(text, at, ends) : 0;
        at = std::max(at + 1, end);
        if (end == 0)
            continue;
        for (; end != 0; end = end_of_any(text, at, closing))
            at = end;
        if (is_extended_at(text, at))
            continue;
        parts.push_back(text.substr(begin, at - begin));
        begin = at;
    }
    if (begin < text.size())
        parts.push_back(text.substr(begin));
    return parts;
}

Names names_of(const Parts& parts)
{
    Names names;
    names.reserve(parts.size());
    for (const std::string_view part : parts)
        names.push_back(std::hash<std::string_view>()(part));
    return names;
}

Names names_of(const TokenText& side, std::uint64_t Token::*name)
{
    Names names;
    names.reserve(side.tokens.size());
    for (const Token& token : side.tokens)
        names.push_back(token.*name);
    return names;
}

// What lies between pairs of equal tokens. A pair that only means the same is a change too: of
// form.
std::vector<Change> changes_of(const std::vector<Match>& pairs, const TokenText& before,
                               const TokenText& after)
{
    std::vector<Change> changes;
    Change open;
    const auto close = [&](std::size_t before_end, std::size_t after_end) {
        open.before_end = before_end;
        open.after_end = after_end;
        open.is_form = is_form_change(open, before, after);
        if (open.before < before_end || open.after < after_end)
            changes.push_back(open);
    };
    for (const auto& [old_token, new_token] : pairs) {
        if (before.words(old_token, old_token + 1) != after.words(new_token, new_token + 1))
            continue;
        close(old_token, new_token);
        open = {old_token + 1, old_token + 1, new_token + 1, new_token + 1, false};
    }
    close(before.tokens.size(), after.tokens.size());
    return changes;
}

// The sentences of one side in which something changed; nothing when none of them holds a quantity.
std::string changed_sentences(const TokenText& side, const std::vector<Change>& changes,
                              std::size_t Change::*begin, std::size_t Change::*end)
{
    std::string text;
    bool has_quantity = false;
    std::size_t done = 0;
    for (const Change& change : changes) {
        std::size_t first = std::max(done, change.*begin);
        while (first > done && !side.ends[first])
            --first;
        std::size_t last = std::max(done, change.*end);
        while (!side.ends[last])
            ++last;
        text += side.words(first, last);
        for (std::size_t token = first; token < last; ++token)
            has_quantity = has_quantity || side.tokens[token].kind == TokenKind::quantity;
        done = last;
    }
    return has_quantity ? text : "";
}

// Everything is compared when it is made; what it found is read and taken from it afterwards.
class TextComparison {
public:
    TextComparison(std::string_view before, std::string_view after, Marks marks)
        : before_(before), after_(after), marks_(marks)
    {
        if (before == after)
            keep(before);
        else if (before.size() + after.size() > most_bytes)
            show_whole();
        else if (marks == Marks::exact)
            compare(before, after);
        else
            compare_sentences();
        close_change();
        if (is_changed_all_over() || !is_complete_)
            show_whole();
        finish();
    }

    TextDiff diff;
    // The changed sentences of each side: quantities elsewhere do not differ.
    std::string before_changed;
    std::string after_changed;

private:
    void compare_sentences()
    {
        const Parts old_parts = sentences_as_written(before_);
        const Parts new_parts = sentences_as_written(after_);
        std::size_t old_part = 0;
        std::size_t new_part = 0;
        const auto compare_until = [&](std::size_t old_end, std::size_t new_end) {
            for (const PassagePair& pair :
                 paired_sentences(std::span(old_parts).subspan(old_part, old_end - old_part),
                                  std::span(new_parts).subspan(new_part, new_end - new_part)))
                compare(pair.before, pair.after);
        };
        for (const Match& match : aligned(names_of(old_parts), names_of(new_parts))) {
            if (old_parts[match.before] != new_parts[match.after])
                continue;
            compare_until(match.before, match.after);
            keep(old_parts[match.before]);
            old_part = match.before + 1;
            new_part = match.after + 1;
        }
        compare_until(old_parts.size(), new_parts.size());
    }

    void compare(std::string_view before, std::string_view after)
    {
        if (before.empty() || after.empty()) {
            before_changed += before;
            after_changed += after;
            return replace(before, after, false);
        }
        const TokenText old_side = token_text(before);
        const TokenText new_side = token_text(after);
        const auto name = marks_ == Marks::exact ? &Token::name : &Token::meaning;
        std::vector<Change> changes = changes_of(
            aligned(names_of(old_side, name), names_of(new_side, name)), old_side, new_side);
        if (marks_ == Marks::readable)
            changes = made_readable(std::move(changes), old_side, new_side);
        std::size_t kept = 0;
        for (const Change& change : changes) {
            keep(old_side.words(kept, change.before));
            replace(old_side.words(change.before, change.before_end),
                    new_side.words(change.after, change.after_end), change.is_form);
            kept = change.before_end;
        }
        keep(old_side.words(kept, old_side.tokens.size()));
        before_changed +=
            changed_sentences(old_side, changes, &Change::before, &Change::before_end);
        after_changed += changed_sentences(new_side, changes, &Change::after, &Change::after_end);
    }

    std::vector<Match> aligned(const Names& before, const Names& after)
    {
        Alignment alignment = align(before, after, most_steps);
        is_complete_ = is_complete_ && alignment.is_complete;
        return std::move(alignment.matches);
    }

    void keep(std::string_view text)
    {
        if (text.empty())
            return;
        close_change();
        if (!diff.runs.empty() && diff.runs.back().kind == RunKind::kept)
            diff.runs.back().text += text;
        else
            push(RunKind::kept, text, false);
    }

    // Changes without anything kept between them are one.
    void replace(std::string_view before, std::string_view after, bool is_form)
    {
        is_form_ = is_form && (is_form_ || (removed_.empty() && added_.empty()));
        removed_ += before;
        added_ += after;
    }

    void close_change()
    {
        push(RunKind::removed, removed_, is_form_);
        push(RunKind::added, added_, is_form_);
        diff.changes += removed_.empty() && added_.empty() ? 0 : 1;
        removed_.clear();
        added_.clear();
    }

    void push(RunKind kind, std::string_view text, bool is_form)
    {
        if (!text.empty())
            diff.runs.push_back({kind, std::string(text), is_form});
    }

    bool is_changed_all_over() const
    {
        if (marks_ == Marks::exact || before_.empty() || after_.empty())
            return false;
        std::size_t changed = 0;
        for (const Run& run : diff.runs)
            if (run.kind != RunKind::kept && !run.is_form)
                changed += utf8::count(run.text);
        if (changed == 0)
            return false;
        const std::size_t before_size = utf8::count(before_);
        const std::size_t after_size = utf8::count(after_);
        const std::size_t all = before_size + after_size;
        if (changed * 100 <= all * most_changed_percent)
            return false;
        // A long addition to a short text that stays is large, and still easy to read.
        const std::size_t kept = (all - changed) / 2;
        return diff.changes > few_changes ||
               kept * 100 < std::min(before_size, after_size) * (100 - most_changed_percent);
    }

    void show_whole()
    {
        diff = {};
        replace(before_, after_, false);
        close_change();
        diff.is_whole = true;
    }

    void finish()
    {
        bool is_form = diff.changes > 0;
        for (const Run& run : diff.runs) {
            diff.kept_characters += run.kind == RunKind::kept ? utf8::count(run.text) : 0;
            is_form = is_form && (run.kind == RunKind::kept || run.is_form);
        }
        diff.is_form_only = is_form;
    }

    std::string_view before_;
    std::string_view after_;
    Marks marks_;
    bool is_complete_ = true;
    std::string removed_;  // of the change that is not closed yet
    std::string added_;
    bool is_form_ = false;
};

void exchange_sides(std::vector<Run>& runs)
{
    for (std::size_t at = 0; at < runs.size(); ++at) {
        if (runs[at].kind == RunKind::kept)
            continue;
        runs[at].kind = runs[at].kind == RunKind::removed ? RunKind::added : RunKind::removed;
        if (runs[at].kind == RunKind::removed && at > 0 && runs[at - 1].kind == RunKind::added)
            std::swap(runs[at - 1], runs[at]);
    }
}

}

TextDiff text_diff(std::string_view before, std::string_view after, Marks marks)
{
    // One order of the two for both directions, so that exchanging them exchanges the marks alone.
    const bool is_ordered = std::pair(before.size(), before) <= std::pair(after.size(), after);
    TextComparison comparison(is_ordered ? before : after, is_ordered ? after : before, marks);
    if (!is_ordered) {
        exchange_sides(comparison.diff.runs);
        std::swap(comparison.before_changed, comparison.after_changed);
    }
    TextDiff diff = std::move(comparison.diff);
    if (!comparison.before_changed.empty() || !comparison.after_changed.empty())
        diff.quantities = quantity_facts(comparison.before_changed, comparison.after_changed);
    std::erase_if(diff.quantities, [](const QuantityFact& fact) { return fact.is_same; });
    return diff;
}

}
