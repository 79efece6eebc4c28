#include "compare/document_diff.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/utf8.h"
#include "support/diff_laws.h"
#include "support/official_text.h"

using namespace mingbai;

namespace {

using Lines = OfficialText::Lines;

DocumentDiff diff_of(const Lines& before, const Lines& after)
{
    return document_diff(outline_of_lines(before), outline_of_lines(after));
}

std::string marked(const std::vector<Run>& runs)
{
    std::string text;
    for (const Run& run : runs)
        text += run.kind == RunKind::kept ? run.text : "[" + run.text + "]";
    return text;
}

const Lines report = {
    "#一、主要工作",
    "（一）深入学习宣传宪法，组织专题学习12次，参加人员460人次。",
    "（二）扎实开展“宪法宣传周”活动，举办主题班会146次，发放宣传资料3000余份。",
    "（三）加强行政执法监督，开展执法检查8次，评查案卷35份。",
    "#二、存在问题",
    "执法力量不足，普法的针对性还不强。",
    "#三、下一步工作",
    "（一）继续加强执法队伍建设，组织培训不少于4次。完善执法全过程记录制度，做到有据可查。",
};

}

TEST_CASE("the laws hold for reports and their edits")
{
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        OfficialText random(seed);
        const Lines before = random.report(1 + random.below(5));
        const Lines after = random.below(5) == 0 ? random.report(3) : random.edited(before);
        CAPTURE(text_of_lines(before));
        CAPTURE(text_of_lines(after));
        REQUIRE(document_diff_fault(outline_of_lines(before), outline_of_lines(after)) == "");
    }
}

TEST_CASE("the laws hold for documents of any characters")
{
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        OfficialText random(seed);
        const Lines before = random.hostile_lines();
        const Lines after = random.below(2) == 0 ? random.edited(before) : random.hostile_lines();
        CAPTURE(text_of_lines(before));
        CAPTURE(text_of_lines(after));
        REQUIRE(document_diff_fault(outline_of_lines(before), outline_of_lines(after)) == "");
    }
}

TEST_CASE("renumbering a section marks no text")
{
    Lines after = report;
    after[0] = "#四、主要工作";
    after[1].replace(0, std::string("（一）").size(), "（五）");
    after[2].replace(0, std::string("（二）").size(), "（六）");
    after[3].replace(0, std::string("（三）").size(), "（七）");
    const DocumentDiff diff = diff_of(report, after);
    REQUIRE(diff.groups.size() == report.size());
    for (std::size_t at = 0; at < diff.groups.size(); ++at) {
        CHECK(diff.groups[at].fate == Fate::kept);
        CHECK(diff.groups[at].changes == 0);
        CHECK(diff.groups[at].is_renumbered == (at < 4));
        CHECK_FALSE(diff.groups[at].is_moved);
    }
    CHECK(diff.kept_characters == diff.after_characters);
}

TEST_CASE("a paragraph that moved and changed in three characters shows moved, with those three")
{
    Lines after = report;
    after.erase(after.begin() + 1);
    after.push_back("（二）深入学习宣传宪法，组织专题研讨会12次，参加人员460人次。");
    const DocumentDiff diff = diff_of(report, after);
    const BlockGroup& moved = diff.groups.back();
    CHECK(moved.fate == Fate::reworded);
    CHECK(moved.is_moved);
    CHECK(moved.is_renumbered);
    REQUIRE(moved.before.size() == 1);
    CHECK(marked(moved.before[0].runs) ==
          "深入学习宣传宪法，组织专题[学习]12次，参加人员460人次。");
    CHECK(marked(moved.after[0].runs) ==
          "深入学习宣传宪法，组织专题[研讨会]12次，参加人员460人次。");
    CHECK(std::count_if(diff.groups.begin(), diff.groups.end(),
                        [](const BlockGroup& group) { return group.is_moved; }) == 1);
}

TEST_CASE("one number corrected in a report marks that quantity only")
{
    Lines after = report;
    after[3].replace(after[3].find("35份"), 2, "36");
    const DocumentDiff diff = diff_of(report, after);
    for (const BlockGroup& group : diff.groups)
        CHECK(group.changes == (&group == &diff.groups[3] ? 1 : 0));
    CHECK(marked(diff.groups[3].before[0].runs) ==
          "加强行政执法监督，开展执法检查8次，评查案卷[35份]。");
    CHECK(marked(diff.groups[3].after[0].runs) ==
          "加强行政执法监督，开展执法检查8次，评查案卷[36份]。");
    CHECK(diff.after_characters - diff.kept_characters == 3);
}

TEST_CASE("a split paragraph is one group whose runs are cut where the new paragraphs end")
{
    Lines after = report;
    after.back() = "（一）继续加强执法队伍建设，组织培训不少于6次。";
    after.push_back("（二）完善执法全过程记录制度，做到有据可查。");
    const DocumentDiff diff = diff_of(report, after);
    const BlockGroup& group = diff.groups.back();
    CHECK(group.fate == Fate::split);
    CHECK(group.changes == 1);
    CHECK_FALSE(group.is_renumbered);
    REQUIRE(group.after.size() == 2);
    CHECK(marked(group.after[0].runs).find("6次]。") != std::string::npos);
    CHECK(marked(group.after[1].runs) == "完善执法全过程记录制度，做到有据可查。");
    CHECK(diff_of(after, report).groups.back().fate == Fate::merged);
}

TEST_CASE("English paragraphs are joined by a blank that belongs to none of them")
{
    const Lines parts = {"Officers were trained four times this year.",
                         "Case files were reviewed by the bureau."};
    const DocumentDiff diff = diff_of(parts, {parts[0] + " " + parts[1]});
    REQUIRE(diff.groups.size() == 1);
    CHECK(diff.groups[0].fate == Fate::merged);
    CHECK(diff.groups[0].changes == 0);
    CHECK(marked(diff.groups[0].before[0].runs) == parts[0]);
    CHECK(marked(diff.groups[0].before[1].runs) == parts[1]);
    CHECK(diff.kept_characters == diff.after_characters);
}

TEST_CASE("what was removed stands behind what it followed, also where that moved")
{
    const Lines after = {"#一、主要工作", report[1], "#二、存在问题", report[5], report[2]};
    const DocumentDiff diff =
        diff_of({report[0], report[1], report[2], "天气晴好。", report[4], report[5]}, after);
    REQUIRE(diff.groups.size() == 6);
    CHECK(diff.groups[4].is_moved);
    CHECK(diff.groups[5].fate == Fate::removed);
    CHECK(diff_of({"天气晴好。", report[0]}, {report[0]}).groups.front().fate == Fate::removed);
}

TEST_CASE("a correction of form is a rewording, and says so")
{
    Lines after = report;
    after[3].replace(after[3].find("，"), std::string("，").size(), ",");
    const DocumentDiff diff = diff_of(report, after);
    CHECK(diff.groups[3].fate == Fate::reworded);
    CHECK(diff.groups[3].is_form_only);
    CHECK_FALSE(diff.groups[2].is_form_only);
}

TEST_CASE("two unlike documents are removed and added, and nothing is kept")
{
    const DocumentDiff diff = diff_of({"天地玄黄。", "宇宙洪荒。"}, {"春眠不觉晓"});
    REQUIRE(diff.groups.size() == 3);
    CHECK(diff.kept_characters == 0);
    CHECK(diff.after_characters == 5);
    CHECK(diff_of({}, {}).groups.empty());
    CHECK(diff_of({}, {"新。"}).groups.front().fate == Fate::added);
}

TEST_CASE("many tiny blocks come to an end")
{
    Lines before(20'000);
    Lines after(20'000);
    for (std::size_t at = 0; at < before.size(); ++at) {
        utf8::append(before[at], static_cast<char32_t>(0x4E00 + at * 7 % 9001));
        utf8::append(after[at], static_cast<char32_t>(0x4E00 + at * 13 % 8999));
        utf8::append(after[at], static_cast<char32_t>(0x4E00 + at % 20));
    }
    const DocumentDiff diff = diff_of(before, after);
    CHECK(diff.is_complete);
    CHECK(diff.groups.size() <= 40'000);
    CHECK(diff_of(Lines(20'000, "同一段文字。"), Lines(15'000, "同一段文字。")).groups.size() ==
          20'000);
}
