#include "beside/change_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "base/utf8.h"
#include "site/shown.h"
#include "text/html.h"

namespace mingbai {
namespace {

// A change is said in words when it is short, and there are few.
constexpr std::size_t most_edits_said = 3;
constexpr std::size_t longest_edit_said = 24;

Html said_of(const ComparedGround& ground, std::string_view word,
             const locale::Arguments& arguments,
             const std::vector<std::pair<std::string, std::string>>& originals)
{
    return said_with_quotes(ground.site, word, arguments, originals, {ground.texts, ground.page});
}

Html joined(const ComparedGround& ground, const std::vector<Html>& parts)
{
    std::string markup;
    for (const Html& part : parts)
        markup += (markup.empty() ? "" : ground.said("compared.then").markup) + part.markup;
    return {markup};
}

// “三（一）”, or the words of the heading where nothing is numbered.
std::string part_name(const BlockPlace& place)
{
    return place.path.empty() ? place.heading : place.path;
}

Html moved_html(const ComparedGround& ground, const BlockGroup& group)
{
    const std::string from = part_name(ground.older.places[group.before.front().block]);
    const std::string to = part_name(ground.newer.places[group.after.front().block]);
    if (from == to || from.empty() || to.empty())
        return ground.said("compared.moved_within");
    return said_of(ground, "compared.moved", {}, {{"from", from}, {"to", to}});
}

bool is_short(const Edit& edit)
{
    return utf8::count(edit.removed) <= longest_edit_said &&
           utf8::count(edit.added) <= longest_edit_said;
}

Html edit_html(const ComparedGround& ground, const Edit& edit)
{
    if (edit.removed.empty())
        return said_of(ground, "compared.edit_added", {}, {{"text", edit.added}});
    if (edit.added.empty())
        return said_of(ground, "compared.edit_removed", {}, {{"text", edit.removed}});
    return said_of(ground, "compared.edit_replaced", {},
                   {{"before", edit.removed}, {"after", edit.added}});
}

std::vector<Html> edit_counts(const ComparedGround& ground, const std::vector<Edit>& edits)
{
    std::size_t replaced = 0;
    std::size_t removed = 0;
    for (const Edit& edit : edits) {
        replaced += !edit.removed.empty() && !edit.added.empty();
        removed += edit.added.empty();
    }
    std::vector<Html> parts;
    for (const auto& [word, count] :
         {std::pair{"compared.count_replaced", replaced},
          std::pair{"compared.count_removed", removed},
          std::pair{"compared.count_added", edits.size() - replaced - removed}})
        if (count > 0)
            parts.push_back(ground.said(word, {{"count", number_of(count)}}));
    return parts;
}

Html edits_html(const ComparedGround& ground, const BlockGroup& group)
{
    const std::vector<Edit> edits = edits_of(group);
    const bool is_one = group.before.size() == 1 && group.after.size() == 1;
    const bool is_said =
        edits.size() <= most_edits_said && std::all_of(edits.begin(), edits.end(), is_short);
    std::vector<Html> parts;
    if (is_said)
        for (const Edit& edit : edits)
            parts.push_back(edit_html(ground, edit));
    else
        parts = edit_counts(ground, edits);
    // Of one kind alone the count is the whole sentence.
    if (!is_said && parts.size() == 1)
        return {(is_one ? ground.said("compared.of_block").markup : "") + parts.front().markup};
    const std::string_view word = is_one ? "compared.edits_of_block" : "compared.edits";
    return {ground.said(word, {{"count", number_of(edits.size())}}).markup +
            joined(ground, parts).markup};
}

bool has_unlike(const BlockGroup& group)
{
    return std::any_of(group.quantities.begin(), group.quantities.end(),
                       [](const QuantityFact& fact) { return fact.relation == Relation::unlike; });
}

// What happened to a group of blocks that stand in both reports.
Html change_html(const ComparedGround& ground, const BlockGroup& group)
{
    std::vector<Html> parts;
    if (group.is_moved)
        parts.push_back(moved_html(ground, group));
    else if (group.is_renumbered)
        parts.push_back(renumbered_html(ground, ground.older.block(group.before.front().block),
                                        ground.newer.block(group.after.front().block)));
    if (group.fate == Fate::split)
        parts.push_back(
            ground.said("compared.split_into", {{"count", number_of(group.after.size())}}));
    if (group.fate == Fate::merged)
        parts.push_back(
            ground.said("compared.merged_from", {{"count", number_of(group.before.size())}}));
    if (group.is_whole)
        parts.push_back(ground.said("compared.whole"));
    else if (group.is_form_only)
        parts.push_back(
            ground.said("compared.form_only", {{"count", number_of(edits_of(group).size())}}));
    else if (group.changes > 0)
        parts.push_back(edits_html(ground, group));
    else
        parts.push_back(ground.said("compared.word_for_word"));
    if (has_unlike(group))
        parts.push_back(ground.said("compared.unlike"));
    return joined(ground, parts);
}

Html kept_html(const ComparedGround& ground, const CompareRow& row)
{
    const auto renumbered =
        std::count_if(row.groups.begin(), row.groups.end(),
                      [](const BlockGroup* group) { return group->is_renumbered; });
    std::vector<Html> parts = {
        ground.said("compared.kept_blocks", {{"count", number_of(row.groups.size())}})};
    if (renumbered > 0)
        parts.push_back(
            ground.said("compared.renumbered_blocks", {{"count", std::int64_t{renumbered}}}));
    return joined(ground, parts);
}

}

ComparedSide ComparedSide::of(const Site& site, const Report& report,
                              const std::vector<BlockPlace>& places, const Language& page)
{
    ComparedSide side{report.texts.original().outline,
                      places,
                      site.routes.report(page, body_of(site, report.body), report.year).url,
                      {},
                      "compared.only_in",
                      std::to_string(report.year)};
    for (std::string& anchor : report.texts.shown_in(page.id).outline.anchors())
        side.anchors.insert(std::move(anchor));
    return side;
}

// A translation whose outline differs has not every anchor; then the link leads to its top.
std::string ComparedSide::url_of(const Block& block) const
{
    return anchors.contains(block.anchor) ? fmt::format("{}#{}", url, block.anchor) : url;
}

Html ComparedGround::said(std::string_view word, const locale::Arguments& arguments) const
{
    return {html::escaped(site.theme.word(word, page, arguments))};
}

Html place_html(const ComparedGround& ground, const BlockPlace& place)
{
    if (place.ordinal == 0)
        return place.path.empty() ? ground.said("compared.heading")
                                  : in_its_language(place.path, ground.texts, ground.page);
    const locale::Arguments number = {{"number", std::int64_t{place.ordinal}}};
    return place.path.empty() ? ground.said("compared.paragraph", number)
                              : said_of(ground, "compared.place", number, {{"path", place.path}});
}

Html renumbered_html(const ComparedGround& ground, const Block& before, const Block& after)
{
    if (before.label.empty() || after.label.empty())
        return ground.said(before.label.empty() ? "compared.number_added"
                                                : "compared.number_removed");
    return said_of(ground, "compared.renumbered", {},
                   {{"from", before.label}, {"to", after.label}});
}

Html sentence_html(const ComparedGround& ground, const CompareRow& row)
{
    const auto only_in = [&](const ComparedSide& side) {
        return ground.said(side.only_in,
                           {{"count", number_of(row.groups.size())}, {"year", side.year}});
    };
    switch (row.kind) {
    case RowKind::kept: return kept_html(ground, row);
    case RowKind::added: return only_in(ground.newer);
    case RowKind::removed: return only_in(ground.older);
    default: return change_html(ground, *row.groups.front());
    }
}

}
