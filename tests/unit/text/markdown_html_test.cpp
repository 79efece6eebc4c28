#include "text/markdown.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <array>
#include <random>
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

}

TEST_CASE("each block gets its anchor as id, on the element that a reader would point at")
{
    Problems problems;
    const Markdown markdown(
        "## 一、甲\n\n正文\n\n- 项\n  - 子项\n- 次\n\n<!-- -->\n\n1. 松\n\n2. 散\n\n"
        "| 子 | |\n|--:|:-:|\n| 1 | 2 |\n",
        "a.md", 1, problems);
    std::vector<std::string> anchors;
    for (std::size_t i = 0; i < markdown.blocks().size(); ++i)
        anchors.push_back(fmt::format("b{}", i));
    CHECK(markdown.html(anchors, target_itself, "表\"格") ==
          "<h2 id=\"b0\">一、甲</h2>\n"
          "<p id=\"b1\">正文</p>\n"
          "<ul>\n<li id=\"b2\">项\n<ul>\n<li id=\"b3\">子项</li>\n</ul>\n</li>\n"
          "<li id=\"b4\">次</li>\n</ul>\n"
          "<ol>\n<li>\n<p id=\"b5\">松</p>\n</li>\n<li>\n<p id=\"b6\">散</p>\n</li>\n</ol>\n"
          "<div class=\"table-box\" role=\"region\" tabindex=\"0\" aria-label=\"表&quot;格\">\n"
          "<table>\n<thead>\n<tr><th scope=\"col\" class=\"num\" id=\"b7\">子</th>"
          "<td class=\"center\"></td></tr>\n</thead>\n"
          "<tbody>\n<tr><td class=\"num\" id=\"b8\">1</td><td class=\"center\" "
          "id=\"b9\">2</td></tr>\n"
          "</tbody>\n</table>\n</div>\n");
}

TEST_CASE("headings begin with h2 and leave no gap, whatever levels were written")
{
    CHECK(html_of("# 标题\n## 甲\n### 乙\n## 丙") ==
          "<h2>标题</h2>\n<h2>甲</h2>\n<h3>乙</h3>\n<h2>丙</h2>");
    CHECK(html_of("## 甲\n#### 乙\n#### 丙\n### 丁") ==
          "<h2>甲</h2>\n<h3>乙</h3>\n<h3>丙</h3>\n<h3>丁</h3>");
    CHECK(html_of("# 甲\n## 乙\n# 丙") == "<h2>甲</h2>\n<h3>乙</h3>\n<h2>丙</h2>");
    CHECK(html_of("# a\n## b\n### c\n#### d\n##### e\n###### f\n# g") ==
          "<h2>a</h2>\n<h3>b</h3>\n<h4>c</h4>\n<h5>d</h5>\n<h6>e</h6>\n<h6>f</h6>\n<h2>g</h2>");
    CHECK(html_of("##\n\n甲") == "<p>甲</p>");
}

TEST_CASE("lists, tasks, quotes, rules")
{
    CHECK(html_of("3. 甲\n4. 乙") == "<ol start=\"3\">\n<li>甲</li>\n<li>乙</li>\n</ol>");
    CHECK(html_of("- [x] 完成\n- [ ] 未") == "<ul>\n<li>☑ 完成</li>\n<li>☐ 未</li>\n</ul>");
    CHECK(html_of("> 甲\n\n---") == "<blockquote>\n<p>甲</p>\n</blockquote>\n<hr>");
    CHECK(html_of("- 甲\n  # 乙\n  丙") == "<ul>\n<li>甲\n<h2>乙</h2>\n<p>丙</p>\n</li>\n</ul>");
}

TEST_CASE("regions of several tables have different names")
{
    const std::string html = html_of("|a|\n|-|\n\n段\n\n|b|\n|-|");
    CHECK(html.find("aria-label=\"表格\"") != std::string::npos);
    CHECK(html.find("aria-label=\"表格 2\"") != std::string::npos);
    CHECK(html.find("<tbody>") == std::string::npos);
}

TEST_CASE("the resolver decides what becomes of a target, and its answer is escaped")
{
    Problems problems;
    const Markdown markdown("[甲](a.md) ![乙](b.jpg) [丙](gone.md) ![丁](gone.jpg)", "a.md", 1,
                            problems);
    const LinkResolver resolve = [](LinkKind kind, std::string_view target) -> std::string {
        if (target.starts_with("gone"))
            return {};
        return kind == LinkKind::image ? "/图 1.jpg?a&b" : "/x\" onclick=\"y";
    };
    CHECK(markdown.html({}, resolve, "") ==
          "<p><a href=\"/x%22%20onclick=%22y\">甲</a> "
          "<img src=\"/图%201.jpg?a&amp;b\" alt=\"乙\" loading=\"lazy\" decoding=\"async\"> 丙 丁</p>\n");
    CHECK(html_of("[a](<100%> \"a\\\"b\")") ==
          "<p><a href=\"100%25\" title=\"a&quot;b\">a</a></p>");
}

TEST_CASE("text that looks like HTML is text")
{
    CHECK(html_of("《<法治政府建设实施纲要（2021—2025年）>》") ==
          "<p>《&lt;法治政府建设实施纲要（2021—2025年）&gt;》</p>");
    CHECK(html_of("&lt;script&gt; \\<b> `<i>`") ==
          "<p>&lt;script&gt; &lt;b&gt; <code>&lt;i&gt;</code></p>");
    CHECK(html_of("![<\"&](a.jpg)") ==
          "<p><img src=\"a.jpg\" alt=\"&lt;&quot;&amp;\" loading=\"lazy\" decoding=\"async\"></p>");
    CHECK(html_of("脚注[^1]\n\n[^1]: 内容") == "<p>脚注<a href=\"内容\">^1</a></p>");
}

namespace {

// The names of the tags that are open at the end, or "!" behind the first tag that closes wrongly.
std::vector<std::string> open_tags(std::string_view html)
{
    std::vector<std::string> open;
    for (std::size_t at = html.find('<'); at != std::string_view::npos;
         at = html.find('<', at + 1)) {
        const bool closes = html.substr(at).starts_with("</");
        const std::size_t begin = at + (closes ? 2 : 1);
        const std::string name(html.substr(begin, html.find_first_of(" >\n", begin) - begin));
        if (name == "br" || name == "hr" || name == "img")
            continue;
        if (!closes)
            open.push_back(name);
        else if (!open.empty() && open.back() == name)
            open.pop_back();
        else
            return {"!", name};
    }
    return open;
}

std::string random_source(std::mt19937& random)
{
    constexpr std::array pieces = {"甲",          "“乙”",    "。",
                                   "\n",          "\n\n",    "**",
                                   "*",           "~~",      "`",
                                   "[",           "](a.md)", "![",
                                   "# ",          "### ",    "- ",
                                   "1. ",         "> ",      "    ",
                                   "|",           "|-|\n",   "|a|\n|-|\n",
                                   "\\",          "<b>",     "</p>",
                                   "<!--",        "&amp;",   "https://a.cn",
                                   "<",           "\"",      "'",
                                   "- [x] ",      "```\n",   "---\n",
                                   "a b",         "_",       "  \n",
                                   "一、",        "（一）",  "](javascript:x)",
                                   "\xEF\xB7\x90"};
    std::string source;
    std::uniform_int_distribution<std::size_t> any(0, pieces.size() - 1);
    for (int i = 0; i < 40; ++i)
        source += pieces[any(random)];
    return source;
}

}

TEST_CASE("the HTML of any document is well formed, with each id once and no mark of ours left")
{
    std::mt19937 random(20230920);
    for (int round = 0; round < 3000; ++round) {
        const std::string source = random_source(random);
        CAPTURE(source);
        Problems problems;
        const Markdown markdown(source, "a.md", 1, problems);
        std::vector<std::string> anchors;
        for (std::size_t i = 0; i < markdown.blocks().size(); ++i)
            anchors.push_back(fmt::format("b{}.", i));
        const std::string html = markdown.html(anchors, target_itself, "表格");
        CHECK(open_tags(html).empty());
        CHECK(html.find("<p><p>") == std::string::npos);
        CHECK(html.find("javascript:x\"") == std::string::npos);
        CHECK(html.find("\xEF\xB7") == std::string::npos);
        for (const std::string& anchor : anchors) {
            const std::string id = " id=\"" + anchor + '"';
            const std::size_t found = html.find(id);
            CHECK(found != std::string::npos);
            CHECK(html.find(id, found + 1) == std::string::npos);
        }
    }
}
