#include "site/quoted.h"

#include <utility>

#include <doctest/doctest.h>

using namespace mingbai;

namespace {

Report report_with(std::string text, std::string label = "")
{
    Block block;
    block.anchor = "4.p1";
    block.label = std::move(label);
    block.text = std::move(text);
    Document document{
        Path::of("content/jky/2023/report.zh.md"), "zh", "", Outline({block}), "", {}, {}};
    return Report{"jky", 2023, Texts(std::move(document)), {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
                  {},    {}};
}

std::string shown(const Report& report, std::string_view quote, std::vector<TextSpan> same = {})
{
    return in_its_sentence({&report, "4.p1", quote}, same).markup;
}

}

TEST_CASE("a whole sentence stands alone")
{
    const Report report = report_with("健全制度。组织法治课。公布结果。");
    CHECK(shown(report, "组织法治课。") == "组织法治课。");
}

TEST_CASE("a part of a sentence stands in its sentence, and not in its neighbours")
{
    const Report report = report_with("健全制度。全县组织法治课60场次，年底公布。再作总结。");
    CHECK(shown(report, "组织法治课60场次") ==
          "<span class=\"around\">全县</span>组织法治课60场次<span "
          "class=\"around\">，年底公布。</span>");
}

TEST_CASE("a quote over two sentences stands in both")
{
    const Report report = report_with("先健全制度。再组织法治课。");
    CHECK(shown(report, "健全制度。再组织") == "<span class=\"around\">先</span>健全制度。再组织"
                                               "<span class=\"around\">法治课。</span>");
}

TEST_CASE("the official number before a sentence is no part of it")
{
    const Report report = report_with("（一）全县组织法治课。", "（一）");
    CHECK(shown(report, "组织法治课") ==
          "<span class=\"around\">全县</span>组织法治课<span class=\"around\">。</span>");
    CHECK(shown(report, "（一）全县") == "（一）全县<span class=\"around\">组织法治课。</span>");
}

TEST_CASE("spans count from the begin of the quote, and all text is escaped")
{
    const Report report = report_with("a<b组织&法治课。");
    CHECK(shown(report, "组织&法治课", {{0, 6}}) ==
          "<span class=\"around\">a&lt;b</span><mark class=\"same\">组织</mark>&amp;法治课"
          "<span class=\"around\">。</span>");
}

TEST_CASE("what is not in the block, and what was withdrawn, is the quote alone")
{
    Report report = report_with("全县组织法治课。");
    CHECK(shown(report, "没有的话") == "没有的话");
    CHECK(in_its_sentence({&report, "9.p9", "组织法治课"}, {}).markup == "组织法治课");
    report.standing.withdrawn = Withdrawn{Date(), "撤回"};
    CHECK(shown(report, "组织法治课") == "组织法治课");
}
