#include "text/quote.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

using namespace mingbai;

namespace {

using Result = QuoteSearch::Result;

const Outline& report()
{
    static const Outline outline = [] {
        Problems problems;
        return outline_of(
            Markdown("## "
                     "二、工作\n\n**开展中小学生校外培训**清朗环境专项行动，完成率86.38%"
                     "。畅通案件线索移送机制。\n\n"
                     "根据裕依委办发（2023）1号文件，调整充实了各学校法治副校长。\n\n"
                     "Law advisers gave 168\nlessons.\n\n"
                     "| 指标 | 完成情况 |\n|---|---|\n| 法治课 | 168课时 |\n\n"
                     "## 三、计划\n\n调整充实了各学校法治副校长。调整充实了各学校法治副校长。\n",
                     "a.md", 1, problems)
                .blocks());
    }();
    return outline;
}

}

TEST_CASE("every stretch of four characters of a block is found in it")
{
    for (const Block& block : report().blocks()) {
        std::string_view rest = block.text;
        while (utf8::count(rest) >= 4) {
            CAPTURE(rest);
            const QuoteSearch search = find_quote(report(), rest, block.anchor);
            CHECK(search.result == Result::found);
            CHECK(search.blocks == std::vector<const Block*>{&block});
            rest.remove_prefix(utf8::first(rest).size);
        }
    }
}

TEST_CASE("a quote is looked for in the plain text")
{
    const QuoteSearch search = find_quote(report(), "开展中小学生校外培训清朗环境", "");
    REQUIRE(search.result == Result::found);
    CHECK(search.blocks.front()->anchor == "2.p1");
    CHECK(find_quote(report(), " gave  168\tlessons. ", "").result == Result::found);
    CHECK(find_quote(report(), "168课时", "").result == Result::found);
}

TEST_CASE("a quote never spans two blocks")
{
    CHECK(find_quote(report(), "移送机制。根据裕依", "").result == Result::not_found);
}

TEST_CASE("in two blocks it is ambiguous, twice in one it is not")
{
    const std::string_view quote = "调整充实了各学校法治副校长";
    const QuoteSearch search = find_quote(report(), quote, "");
    CHECK(search.result == Result::ambiguous);
    CHECK(search.blocks.size() == 2);
    CHECK(find_quote(report(), quote, "3.p1").result == Result::found);
    CHECK(find_quote(report(), quote, "9.p1").result == Result::anchor_unknown);
}

TEST_CASE("fewer than four characters prove nothing")
{
    CHECK(find_quote(report(), "168", "").result == Result::too_short);
    CHECK(find_quote(report(), " 法治课 ", "").result == Result::too_short);
    CHECK(find_quote(report(), "", "").result == Result::too_short);
}

TEST_CASE("nothing but blanks is folded: width, punctuation and case count, and the report says so")
{
    for (const std::string_view quote :
         {"裕依委办发〔2023〕1号文件", "裕依委办发(2023)1号文件", "裕依委办发（２０２３）1号文件",
          "根据裕依委办发2023 1号", "law advisers gave"}) {
        CAPTURE(quote);
        const QuoteSearch search = find_quote(report(), quote, "");
        CHECK(search.result == Result::not_found);
        CHECK(search.only_form_differs);
        CHECK(search.nearest_anchor.starts_with("2.p"));
        CHECK(!search.nearest.empty());
    }
}

TEST_CASE("a number that differs is more than form")
{
    const QuoteSearch search = find_quote(report(), "完成率8638%", "");
    CHECK(search.result == Result::not_found);
    CHECK_FALSE(search.only_form_differs);
    CHECK_FALSE(find_quote(report(), "完成率86.38。畅通", "").only_form_differs);
}

TEST_CASE("the nearest passage is shown when the words differ")
{
    const QuoteSearch search = find_quote(report(), "开展校外培训清朗环境专项行动", "");
    CHECK(search.result == Result::not_found);
    CHECK_FALSE(search.only_form_differs);
    CHECK(search.nearest_anchor == "2.p1");
    CHECK(search.nearest == "开展中小学生校外培训清朗环境专项行动，完成率86.38%。");
}

TEST_CASE("a quote that stands elsewhere is shown there")
{
    const QuoteSearch search = find_quote(report(), "畅通案件线索", "3.p1");
    CHECK(search.result == Result::not_found);
    CHECK(search.nearest_anchor == "2.p1");
    CHECK_FALSE(search.only_form_differs);
    CHECK(search.nearest == "畅通案件线索移送机制。");
}

TEST_CASE("when nothing is alike nothing is shown")
{
    for (const std::string_view quote : {"天地玄黄宇宙洪荒", "。。。。", "————", "zzzz"}) {
        CAPTURE(quote);
        const QuoteSearch search = find_quote(report(), quote, "");
        CHECK(search.result == Result::not_found);
        CHECK(search.nearest.empty());
        CHECK(search.nearest_anchor.empty());
    }
    CHECK(find_quote(Outline(), "法治政府建设", "").result == Result::not_found);
}

TEST_CASE("passages stay short, however long text and quote are")
{
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += i == 150 ? "开展宪法宣传周活动" : "推进依法行政" + std::to_string(i);
    const Outline outline({{BlockKind::paragraph, 0, 1, "", "p1", text}});
    const QuoteSearch near = find_quote(outline, "开展宪法宣传日活动", "");
    CHECK(near.nearest.find("宪法宣传周") != std::string::npos);
    CHECK(utf8::count(near.nearest) <= 80);
    const QuoteSearch whole = find_quote(outline, text + "完", "");
    CHECK(utf8::count(whole.nearest) <= 80);
    CHECK(!whole.nearest.empty());
}
