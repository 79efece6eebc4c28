#include "beside/comparison.h"

#include <doctest/doctest.h>
#include <numeric>

#include "text/markdown.h"

namespace mingbai {
namespace {

Outline outline_from(std::vector<std::pair<BlockKind, std::string>> texts)
{
    std::vector<MarkdownBlock> blocks;
    for (auto& [kind, text] : texts)
        blocks.push_back({kind, kind == BlockKind::heading ? 2 : 0, 1, std::move(text)});
    return outline_of(blocks);
}

const auto heading = BlockKind::heading;
const auto paragraph = BlockKind::paragraph;

const Outline older = outline_from({
    {heading, "一、普法宣传"},
    {paragraph, "全年开展法治宣传活动40场次，覆盖全县各中小学。"},
    {paragraph, "学校每月开展一次主题班会，家长代表列席旁听。"},
    {paragraph, "信访事项均按期办结，群众满意。"},
    {heading, "二、执法监督"},
    {paragraph, "行政执法全过程记录的音像资料按季度抽查。"},
});
const Outline newer = outline_from({
    {heading, "一、普法宣传"},
    {paragraph, "全年开展法治宣传活动52场次，覆盖全县各中小学。"},
    {paragraph, "学校每月开展一次主题班会，家长代表列席旁听。"},
    {paragraph, "信访事项均按期办结，群众满意。"},
    {heading, "二、执法监督"},
    {paragraph, "学生求助信箱收到线索131条，五个工作日内答复。"},
});

std::size_t count(const Comparison& comparison, RowKind kind)
{
    return comparison.counts[static_cast<std::size_t>(kind)];
}

TEST_CASE("every block of the newer report is counted once")
{
    const Comparison comparison(older, newer);
    const std::size_t sum =
        std::accumulate(comparison.counts.begin(), comparison.counts.end() - 1, std::size_t{0});
    CHECK(sum == newer.blocks().size());
    CHECK(comparison.after_blocks == newer.blocks().size());
}

TEST_CASE("kept headings give the list its parts and are no rows themselves")
{
    const Comparison comparison(older, newer);
    REQUIRE(comparison.sections.size() == 2);
    CHECK(comparison.sections[0].heading == std::size_t{0});
    CHECK(comparison.sections[0].heading_before == std::size_t{0});
    CHECK(comparison.sections[1].heading == std::size_t{4});
}

TEST_CASE("neighbours that were kept stand in one row")
{
    const Comparison comparison(older, newer);
    const std::vector<CompareRow>& rows = comparison.sections[0].rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].kind == RowKind::reworded);
    CHECK(rows[1].kind == RowKind::kept);
    CHECK(rows[1].groups.size() == 2);
    CHECK(count(comparison, RowKind::kept) == 4);
    CHECK(count(comparison, RowKind::reworded) == 1);
}

TEST_CASE("what stands in one report only is never set beside something else")
{
    const Comparison comparison(older, newer);
    CHECK(count(comparison, RowKind::added) == 1);
    CHECK(count(comparison, RowKind::removed) == 1);
    for (const CompareSection& section : comparison.sections)
        for (const CompareRow& row : section.rows)
            for (const BlockGroup* group : row.groups) {
                CHECK(group->before.empty() == (row.kind == RowKind::added));
                CHECK(group->after.empty() == (row.kind == RowKind::removed));
            }
}

TEST_CASE("rows are numbered through the page")
{
    const Comparison comparison(older, newer);
    std::size_t number = 0;
    for (const CompareSection& section : comparison.sections)
        for (const CompareRow& row : section.rows)
            CHECK(row.number == ++number);
    CHECK(number > 0);
}

TEST_CASE("a report beside itself is all kept")
{
    const Comparison comparison(newer, newer);
    CHECK(count(comparison, RowKind::kept) == newer.blocks().size());
    CHECK(comparison.diff.kept_characters == comparison.diff.after_characters);
}

TEST_CASE("a report without words has no parts")
{
    const Comparison comparison{Outline(), Outline()};
    CHECK(comparison.sections.empty());
    CHECK(comparison.after_blocks == 0);
}

TEST_CASE("what replaces each other at one place is one edit")
{
    BlockGroup group;
    group.fate = Fate::reworded;
    group.before = {{0,
                     {{RunKind::kept, "共", false},
                      {RunKind::removed, "9", false},
                      {RunKind::kept, "场，", false},
                      {RunKind::removed, "以讲为主", false}}}};
    group.after = {{0,
                    {{RunKind::kept, "共", false},
                     {RunKind::added, "12", false},
                     {RunKind::kept, "场，", false}}}};
    const std::vector<Edit> edits = edits_of(group);
    REQUIRE(edits.size() == 2);
    CHECK(edits[0].removed == "9");
    CHECK(edits[0].added == "12");
    CHECK(edits[1].removed == "以讲为主");
    CHECK(edits[1].added == "");
}

TEST_CASE("edits do not depend on how kept text is cut into runs, nor on blocks")
{
    BlockGroup group;
    group.fate = Fate::split;
    group.before = {{0,
                     {{RunKind::kept, "甲乙", false},
                      {RunKind::removed, "丙", false},
                      {RunKind::kept, "丁", false}}}};
    group.after = {{0, {{RunKind::kept, "甲", false}, {RunKind::kept, "乙", false}}},
                   {1, {{RunKind::added, "戊", false}, {RunKind::kept, "丁", false}}}};
    const std::vector<Edit> edits = edits_of(group);
    REQUIRE(edits.size() == 1);
    CHECK(edits[0].removed == "丙");
    CHECK(edits[0].added == "戊");
}

TEST_CASE("a group is called by what a reader sees first")
{
    BlockGroup group;
    group.fate = Fate::reworded;
    CHECK(kind_of(group) == RowKind::reworded);
    group.is_form_only = true;
    CHECK(kind_of(group) == RowKind::form);
    group.is_moved = true;
    CHECK(kind_of(group) == RowKind::moved);
    group.fate = Fate::split;
    CHECK(kind_of(group) == RowKind::split);
}

TEST_CASE("every kind has a name of its own")
{
    for (const RowKind kind : row_kinds)
        for (const RowKind other : row_kinds)
            CHECK((code_of(kind) == code_of(other)) == (kind == other));
}

}
}
