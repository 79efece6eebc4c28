#include "compare/text_diff.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/utf8.h"
#include "prose/token.h"
#include "support/diff_laws.h"
#include "support/official_text.h"

using namespace mingbai;

namespace {

// 开展授课[-40场次-]{+52场次+}。 and ~ behind what differs in form only
std::string written(const TextDiff& diff)
{
    std::string text;
    for (const Run& run : diff.runs) {
        const std::string form = run.is_form ? "~" : "";
        switch (run.kind) {
        case RunKind::kept: text += run.text; break;
        case RunKind::removed: text += "[-" + run.text + form + "-]"; break;
        case RunKind::added: text += "{+" + run.text + form + "+}"; break;
        }
    }
    return text;
}

std::string readable(std::string_view before, std::string_view after)
{
    return written(text_diff(before, after, Marks::readable));
}

std::size_t longest_common(std::string_view before, std::string_view after)
{
    const std::vector<Token> old_tokens = tokens_of(before);
    const std::vector<Token> new_tokens = tokens_of(after);
    std::vector<std::vector<std::size_t>> table(old_tokens.size() + 1,
                                                std::vector<std::size_t>(new_tokens.size() + 1));
    for (std::size_t i = 0; i < old_tokens.size(); ++i)
        for (std::size_t j = 0; j < new_tokens.size(); ++j)
            table[i + 1][j + 1] = old_tokens[i].name == new_tokens[j].name
                                      ? table[i][j] + 1
                                      : std::max(table[i][j + 1], table[i + 1][j]);
    return table[old_tokens.size()][new_tokens.size()];
}

std::size_t kept_tokens(const TextDiff& diff)
{
    std::size_t count = 0;
    for (const Run& run : diff.runs)
        count += run.kind == RunKind::kept ? tokens_of(run.text).size() : 0;
    return count;
}

}

TEST_CASE("the laws hold for official prose and its edits")
{
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        OfficialText random(seed);
        const std::string before = random.paragraph();
        const std::string after = random.below(4) == 0 ? random.paragraph() : random.edited(before);
        CAPTURE(before);
        CAPTURE(after);
        REQUIRE(text_diff_fault(before, after) == "");
    }
}

TEST_CASE("the laws hold for any characters")
{
    for (std::uint32_t seed = 1; seed <= 500; ++seed) {
        OfficialText random(seed);
        const std::string before = random.hostile(random.below(80));
        const std::string after =
            random.below(2) == 0 ? random.edited(before) : random.hostile(random.below(80));
        CAPTURE(before);
        CAPTURE(after);
        REQUIRE(text_diff_fault(before, after) == "");
    }
}

TEST_CASE("the exact marks keep as many tokens as the stupid twin")
{
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        OfficialText random(seed);
        const std::string before = random.sentence();
        const std::string after = random.below(2) == 0 ? random.sentence() : random.edited(before);
        CAPTURE(before);
        CAPTURE(after);
        // A run is cut into the same tokens alone as in its text, for sentences of such simple
        // words.
        REQUIRE(kept_tokens(text_diff(before, after, Marks::exact)) ==
                longest_common(before, after));
    }
}

TEST_CASE("one number corrected inside a long paragraph marks that quantity only")
{
    std::string before =
        "一年来，全县教育系统把法治教育摆在突出位置，组织各学校法治副校长、法治辅导员到校授课，"
        "围绕未成年人保护、预防校园欺凌、道路交通安全等内容，结合身边案例讲解法律知识，"
        "共开展法治授课40场次，覆盖师生7547余人次；同时建立家校联系制度，定期召开家长会，"
        "通报学生在校表现，听取家长意见建议，对排查出的苗头性问题逐一登记、逐一约谈、逐一回访，"
        "做到早发现、早教育、早化解，全年没有发生涉校刑事案件，校园及周边治安秩序持续向好。";
    REQUIRE(utf8::count(before) >= 200);
    std::string after = before;
    after.replace(after.find("40场次"), 2, "52");
    const TextDiff diff = text_diff(before, after, Marks::readable);
    REQUIRE(diff.runs.size() == 4);
    CHECK(diff.runs[1] == Run{RunKind::removed, "40场次", false});
    CHECK(diff.runs[2] == Run{RunKind::added, "52场次", false});
    CHECK(diff.changes == 1);
    CHECK_FALSE(diff.is_whole);
    CHECK(diff.kept_characters == utf8::count(before) - 4);
}

TEST_CASE("members of a list are taken whole")
{
    CHECK(readable("做好宣传、检查。", "做好宣传、培训、检查。") == "做好宣传、{+培训、+}检查。");
    CHECK(readable("落实《民法典》《宪法》。", "落实《民法典》《教育法》《宪法》。") ==
          "落实《民法典》{+《教育法》+}《宪法》。");
    CHECK(readable("一是学习。三是整改。", "一是学习。二是检查。三是整改。") ==
          "一是学习。{+二是检查。+}三是整改。");
}

TEST_CASE("crumbs between changes are given up, numbers between them never")
{
    CHECK(readable("全县组织开展法治宣传进校园活动成效明显。",
                   "全县组织举办普法讲座进社区活动成效明显。") ==
          "全县组织[-开展法治宣传进校园-]{+举办普法讲座进社区+}活动成效明显。");
    CHECK(readable("全年开展培训12场次，覆盖师生", "全年举办讲座12场次，惠及群众") ==
          "全年[-开展培训-]{+举办讲座+}12场次，[-覆盖师生-]{+惠及群众+}");
}

TEST_CASE("a sentence changed all over is shown whole, the ones beside it are not touched")
{
    const std::string kept = "组织学习宪法十二次。";
    CHECK(readable(kept + "扎实推进法治政府建设各项工作落实见效。" + kept,
                   kept + "全力抓好依法行政重点任务落地落细。" + kept) ==
          kept + "[-扎实推进法治政府建设各项工作落实见效-]{+全力抓好依法行政重点任务落地落细+}。" +
              kept);

    const std::string before = "甲一乙丙二丁戊三己庚四辛壬五癸子六丑寅七卯辰八巳。";
    const std::string after = "甲午乙丙未丁戊申己庚酉辛壬戌癸子亥丑寅天卯辰地巳。";
    CHECK(readable(kept + before + kept, kept + after + kept) ==
          kept + "[-" + before + "-]{+" + after + "+}" + kept);
}

TEST_CASE("what differs in form is labelled and keeps to itself")
{
    const TextDiff diff = text_diff("根据（2023）1号文件，加强法制教育。",
                                    "根据〔2023〕1号文件，加强法治教育。", Marks::readable);
    CHECK(written(diff) ==
          "根据[-（~-]{+〔~+}2023[-）~-]{+〕~+}1号文件，加强法[-制~-]{+治~+}教育。");
    CHECK(diff.is_form_only);
    CHECK(diff.changes == 3);
    CHECK(readable("聘请十三名顾问", "聘请13名顾问") == "聘请[-十三名~-]{+13名~+}顾问");
    CHECK_FALSE(text_diff("法制。", "法治课。", Marks::readable).is_form_only);
    CHECK_FALSE(text_diff("依法制止", "依法治理", Marks::readable).is_form_only);
    CHECK_FALSE(text_diff("同样", "同样", Marks::readable).is_form_only);
}

TEST_CASE("a paragraph whose marks all changed their width is not shown whole")
{
    const std::string before = "学法,用法,守法,普法,执法,司法,立法,护法,说法,依法,办事.";
    std::string after;
    for (const char c : before)
        after += c == ',' ? "，" : c == '.' ? "。" : std::string(1, c);
    const TextDiff diff = text_diff(before, after, Marks::readable);
    CHECK(diff.is_form_only);
    CHECK_FALSE(diff.is_whole);
    CHECK(diff.changes == 11);
}

TEST_CASE("a long addition to a short text is no change all over")
{
    const TextDiff diff = text_diff(
        "加强宣传。", "加强宣传。组织专题学习，开展案卷评查，督促整改问题，公布办理结果。",
        Marks::readable);
    CHECK_FALSE(diff.is_whole);
    CHECK(diff.kept_characters == 5);
    CHECK(diff.changes == 1);
    CHECK_FALSE(text_diff("", "新的。", Marks::readable).is_whole);
}

TEST_CASE("empty texts, and the same text twice")
{
    CHECK(text_diff("", "", Marks::readable).runs.empty());
    CHECK(text_diff("", "", Marks::exact).changes == 0);
    const TextDiff same = text_diff("不变。", "不变。", Marks::readable);
    CHECK(written(same) == "不变。");
    CHECK(same.kept_characters == 3);
    CHECK(same.quantities.empty());
}

TEST_CASE("texts without anything in common come to an end, and are shown whole")
{
    std::string before;
    std::string after;
    for (std::size_t at = 0; at < 20'000; ++at) {
        utf8::append(before, static_cast<char32_t>(0x4E00 + at * 7 % 9001));
        utf8::append(after, static_cast<char32_t>(0x4E00 + at * 13 % 8999));
    }
    const TextDiff diff = text_diff(before, after, Marks::readable);
    CHECK(diff.is_whole);
    REQUIRE(diff.runs.size() == 2);
    CHECK(diff.runs[0].text == before);
    CHECK(diff.runs[1].text == after);
}

TEST_CASE("what is too long to compare is shown whole, and kept when it is the same")
{
    const std::string one(3'000'000, 'a');
    const std::string other(3'000'000, 'b');
    CHECK(text_diff(one, other, Marks::exact).is_whole);
    CHECK(text_diff(one, one, Marks::exact).kept_characters == one.size());
}
