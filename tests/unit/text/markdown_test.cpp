#include "text/markdown.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

using namespace mingbai;

namespace {

std::string target_itself(LinkKind, std::string_view target)
{
    return std::string(target);
}

std::string html_of(std::string_view source)
{
    Problems problems;
    std::string html = Markdown(source, "a.md", 1, problems).html({}, target_itself, "表格");
    while (html.ends_with('\n'))
        html.pop_back();
    return html;
}

std::vector<std::string> texts_of(std::string_view source)
{
    Problems problems;
    const Markdown markdown(source, "a.md", 1, problems);
    std::vector<std::string> texts;
    for (const MarkdownBlock& block : markdown.blocks())
        texts.push_back(block.text);
    return texts;
}

// "rule:line" of each problem, in order.
std::vector<std::string> problems_of(std::string_view source, std::uint32_t first_line = 1)
{
    Problems problems;
    const Markdown markdown(source, "a.md", first_line, problems);
    std::vector<std::string> said;
    for (const Problem& problem : problems.sorted()) {
        CHECK(problem.place.file == "a.md");
        said.push_back(fmt::format("{}:{}", problem.rule, problem.place.line));
    }
    return said;
}

using Lines = std::vector<std::string>;

}

TEST_CASE(
    "plain text is what a reader reads: no marks, one blank, normal form, no break in Chinese")
{
    struct Row {
        std::string_view source;
        std::string_view text;
    };
    const Row rows[] = {
        {"**甲**乙[丙](d.md)`丁`", "甲乙丙丁"},
        {"甲\\*乙&amp;丙&#20005;", "甲*乙&丙严"},
        {"第一行\n第二行", "第一行第二行"},
        {"第一行\\\n第二行", "第一行第二行"},
        {"one\ntwo", "one two"},
        {"甲　　乙 \t 丙", "甲 乙 丙"},
        {"## 　二、计划　", "二、计划"},
        {"cafe\xCC\x81", "caf\xC3\xA9"},
        {"二〇二三年", "二〇二三年"},
        {"甲![图](a.jpg)乙", "甲乙"},
        {"这是**重点。**后文", "这是重点。后文"},
        {"（一）**落实《规划》。**教科局", "（一）落实《规划》。教科局"},
        {"（2023）1号 ＡＢ", "（2023）1号 ＡＢ"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.source);
        CHECK(texts_of(row.source) == Lines{std::string(row.text)});
    }
}

TEST_CASE("blocks come in the order of the document, with kind, level and line of the file")
{
    Problems problems;
    const Markdown markdown("## 一、甲\n\n正文\n续行\n\n- 项\n- 次\n\n  又\n\n> 引\n\n"
                            "| 子 | 丑 |\n|---|---|\n| 1 |  |\n\n```\n码\n```\n",
                            "a.md", 11, problems);
    std::string all;
    for (const MarkdownBlock& block : markdown.blocks())
        all += fmt::format("{}/{}/{}/{} ", static_cast<int>(block.kind), block.level, block.line,
                           block.text);
    CHECK(all == "0/2/11/一、甲 1/0/13/正文续行 2/0/16/项 2/0/17/次 2/0/19/又 1/0/21/引 "
                 "3/0/23/子 3/0/23/丑 3/0/25/1 4/0/27/码 ");
    CHECK(problems.empty());
}

TEST_CASE("raw HTML is reported at its line and shown nowhere")
{
    const std::string_view source =
        "甲\n<b>乙</b>\n\n<script>alert(1)</script>\n\n- <i>\n\n<!-- 注 -->\n";
    CHECK(problems_of(source, 10) ==
          Lines{"raw-html:11", "raw-html:11", "raw-html:13", "raw-html:15", "raw-html:17"});
    CHECK(html_of(source) == "<p>甲乙</p>\n<ul>\n<li></li>\n</ul>");
    CHECK(html_of("<b></b>") == "");
    CHECK(texts_of(source) == Lines{"甲乙"});
}

TEST_CASE("unsafe links are reported, their words stay")
{
    for (const std::string_view target :
         {"javascript:alert(1)", "JavaScript:x", "java&#9;script:x", "&#1;javascript:x",
          "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://a.cn", "x:y"}) {
        CAPTURE(target);
        const std::string source = fmt::format("甲\n\n[乙](<{}>)", target);
        CHECK(problems_of(source) == Lines{"link-unsafe:3"});
        CHECK(html_of(source) == "<p>甲</p>\n<p>乙</p>");
    }
    for (const std::string_view target :
         {"https://a.cn", "HTTP://a.cn", "mailto:a@b.cn", "tel:12345", "a.md#2-1", "../2023/a.md",
          "#甲:乙", "年:报.md", "?a:b"}) {
        CAPTURE(target);
        CHECK(problems_of(fmt::format("[乙](<{}>)", target)).empty());
    }
    CHECK(html_of("![图](javascript:x)") == "<p>图</p>");
}

TEST_CASE("links and images are listed with target, words and line")
{
    Problems problems;
    const Markdown markdown("甲\n[乙**丙**](../2023/a.md#2 \"题\")\n![丁](b%20c.jpg)\n\n"
                            "见https://a.cn。\n\n|[戊](c.md)|\n|-|\n|![](d.png)|\n\n"
                            "[![己](e.jpg)](f.md) [庚](javascript:0)",
                            "a.md", 1, problems);
    std::string all;
    for (const MarkdownLink& link : markdown.links())
        all += fmt::format("{}:{}:{}:{} ", link.line, link.kind == LinkKind::image ? "图" : "链",
                           link.target, link.words);
    CHECK(all == "2:链:../2023/a.md#2:乙丙 3:图:b%20c.jpg:丁 5:链:https://a.cn:https://a.cn "
                 "7:链:c.md:戊 9:图:d.png: 11:图:e.jpg:己 11:链:f.md:己 ");
    CHECK(problems_of("甲\n\n![](d.png)") == Lines{"image-no-alt:3"});
}

TEST_CASE("bytes that are no text, and noncharacters, do no harm")
{
    CHECK(texts_of("\xFF\xFE甲").empty());
    CHECK(texts_of("") == Lines{});
    CHECK(texts_of("\xEF\xBB\xBF甲") == Lines{"甲"});
    CHECK(html_of(std::string_view("a\0b", 3)) == "<p>a\xEF\xBF\xBD"
                                                  "b</p>");
    CHECK(html_of("\xEF\xB7\x90甲\xEF\xB7\x91<!--\xEF\xB7\x91-->") == "<p>甲\xEF\xB7\x91</p>");
}
