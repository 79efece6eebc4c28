#include "beside/rows.h"

#include <cstdint>
#include <fmt/format.h>
#include <string>
#include <utility>

#include "site/marked.h"
#include "site/shown.h"
#include "text/locale.h"

namespace mingbai {
namespace {

// The number as it is written, with the blank behind it if there is one.
std::string label_of(const Block& block)
{
    const bool has_blank = block.text.size() > block.label.size() && !block.label.empty() &&
                           block.text[block.label.size()] == ' ';
    return has_blank ? block.label + ' ' : block.label;
}

// What stands in one report only is not struck through, as if the other report had deleted it; and
// what is changed all over is easier to read without marks.
Html text_of(const BlockGroup& group, const ShownBlock& shown)
{
    const bool is_alone = group.before.empty() || group.after.empty();
    if (!is_alone && !group.is_whole)
        return marked(shown.runs);
    std::string text;
    for (const Run& run : shown.runs)
        text += run.text;
    return marked(text, {});
}

View block_view(const ComparedGround& ground, const ComparedSide& side, const BlockGroup& group,
                const ShownBlock& shown)
{
    const Block& block = side.block(shown.block);
    View view;
    view.set("url", side.url_of(block));
    view.set("place_html", place_html(ground, side.places[shown.block]));
    view.set("label", label_of(block));
    view.set("text_html", text_of(group, shown));
    view.set("is_heading", block.kind == BlockKind::heading);
    return view;
}

View::List blocks_view(const ComparedGround& ground, const ComparedSide& side,
                       const CompareRow& row, std::vector<ShownBlock> BlockGroup::*blocks)
{
    View::List list;
    for (const BlockGroup* group : row.groups)
        for (const ShownBlock& shown : group->*blocks)
            list.push_back(block_view(ground, side, *group, shown));
    return list;
}

// Where the row stands, when it is about one place.
Html row_place(const ComparedGround& ground, const CompareRow& row)
{
    if (row.groups.size() > 1)
        return {};
    const BlockGroup& group = *row.groups.front();
    return group.after.empty() ? place_html(ground, ground.older.places[group.before.front().block])
                               : place_html(ground, ground.newer.places[group.after.front().block]);
}

// A kind of row: is_kept, is_form, … and word.
View kind_view(const ComparedGround& ground, RowKind kind)
{
    View view;
    for (const RowKind each : row_kinds)
        view.set(fmt::format("is_{}", code_of(each)), each == kind);
    view.set("word",
             ground.site.theme.word(fmt::format("compared_kind.{}", code_of(kind)), ground.page));
    return view;
}

View row_view(const ComparedGround& ground, const CompareRow& row)
{
    const bool is_same = row.groups.front()->fate == Fate::kept;
    View view;
    view.set("id", row_id(row));
    view.set("kind", kind_view(ground, row.kind));
    view.set("place_html", row_place(ground, row));
    view.set("sentence_html", sentence_html(ground, row));
    view.set("is_same", is_same);
    view.set("is_folded", is_same || row.kind == RowKind::form);
    view.set("has_before", row.kind != RowKind::added);
    view.set("has_after", row.kind != RowKind::removed);
    view.set("before", blocks_view(ground, ground.older, row, &BlockGroup::before));
    view.set("after", blocks_view(ground, ground.newer, row, &BlockGroup::after));
    return view;
}

View section_view(const ComparedGround& ground, const CompareSection& section, bool is_all)
{
    View::List rows;
    for (const CompareRow& row : section.rows)
        rows.push_back(row_view(ground, row));
    View view;
    Html heading = ground.said(is_all ? "compared.all" : "compared.opening");
    Html note;
    std::string url;
    if (section.heading) {
        const Block& block = ground.newer.block(*section.heading);
        heading = in_its_language(block.text, ground.texts, ground.page);
        url = ground.newer.url_of(block);
        if (section.heading_before) {
            const Block& before = ground.older.block(*section.heading_before);
            if (before.label != block.label)
                note = renumbered_html(ground, before, block);
        }
    }
    view.set("heading_html", std::move(heading));
    view.set("note_html", std::move(note));
    view.set("url", std::move(url));
    view.set("rows", std::move(rows));
    return view;
}

View fact_view(const ComparedGround& ground, const CompareRow& row, const QuantityFact& fact)
{
    const BlockGroup& group = *row.groups.front();
    const BlockPlace& place = ground.newer.places[group.after.front().block];
    View view;
    view.set("subject", fact.subject);
    view.set("before", fact.before);
    view.set("after", fact.after);
    view.set("is_unlike", fact.relation == Relation::unlike);
    view.set("url", fmt::format("#{}", row_id(row)));
    view.set("where_html", place.heading.empty()
                               ? place_html(ground, place)
                               : in_its_language(place.heading, ground.texts, ground.page));
    return view;
}

}

std::string row_id(const CompareRow& row)
{
    return fmt::format("c{}", row.number);
}

View::List sections_view(const ComparedGround& ground, const Comparison& comparison)
{
    View::List sections;
    for (const CompareSection& section : comparison.sections) {
        sections.push_back(section_view(ground, section, comparison.sections.size() == 1));
        sections.back().set("number", std::to_string(sections.size()));
    }
    return sections;
}

void set_facts(View& view, const ComparedGround& ground, const Comparison& comparison)
{
    View::List facts;
    std::size_t rest = 0;
    for (const CompareSection& section : comparison.sections)
        for (const CompareRow& row : section.rows)
            for (const QuantityFact& fact : row.groups.front()->quantities) {
                const bool is_of_both =
                    fact.relation == Relation::comparable || fact.relation == Relation::unlike;
                if (is_of_both)
                    facts.push_back(fact_view(ground, row, fact));
                else
                    rest++;
            }
    view.set("has_facts", !facts.empty() || rest > 0);
    view.set("has_table", !facts.empty());
    view.set("facts", std::move(facts));
    view.set("facts_rest", rest == 0 ? std::string()
                                     : ground.site.theme.word("compared.facts_rest", ground.page,
                                                              {{"count", number_of(rest)}}));
}

View::List cells_view(const ComparedGround& ground, const Comparison& comparison)
{
    View::List cells;
    for (std::size_t i = 0; i < row_kinds.size(); i++) {
        const std::int64_t count = number_of(comparison.counts[i]);
        View cell;
        cell.set("count", locale::format_number(count, ground.page.tag));
        cell.set("unit", ground.site.theme.word("compared.unit", ground.page, {{"count", count}}));
        cell.set("kind", kind_view(ground, row_kinds[i]));
        cells.push_back(std::move(cell));
    }
    return cells;
}

}
