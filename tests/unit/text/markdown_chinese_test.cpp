#include "text/markdown_chinese.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "text/markdown.h"

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

TEST_CASE("what Chinese needs and CommonMark does not give")
{
    struct Row {
        std::string_view source;
        std::string_view html;
    };
    const Row rows[] = {
        {"这是**重点**。", "<p>这是<strong>重点</strong>。</p>"},
        {"这是**重点。**后文", "<p>这是<strong>重点。</strong>后文</p>"},
        {"他说**“重点”**字", "<p>他说<strong>“重点”</strong>字</p>"},
        {"**“引号”**文字", "<p><strong>“引号”</strong>文字</p>"},
        {"**《法治》**的", "<p><strong>《法治》</strong>的</p>"},
        {"前**（一）**后", "<p>前<strong>（一）</strong>后</p>"},
        {"完成率**86.38%**以上", "<p>完成率<strong>86.38%</strong>以上</p>"},
        {"数量为**5%**。", "<p>数量为<strong>5%</strong>。</p>"},
        {"前文**《甲》**和**《乙》**后文",
         "<p>前文<strong>《甲》</strong>和<strong>《乙》</strong>后文</p>"},
        {"**甲。**乙**丙。**丁**戊。**己",
         "<p><strong>甲。</strong>乙<strong>丙。</strong>丁<strong>戊。</strong>己</p>"},
        {"*强调。*后", "<p><em>强调。</em>后</p>"},
        {"**“甲”*乙*“丙”**字", "<p><strong>“甲”<em>乙</em>“丙”</strong>字</p>"},
        {"**1. 加强：**要", "<p><strong>1. 加强：</strong>要</p>"},
        {"**[链接](a.md)**字", "<p><strong><a href=\"a.md\">链接</a></strong>字</p>"},
        {"**`code`**字", "<p><strong><code>code</code></strong>字</p>"},
        {"~~“删除”~~字", "<p><s>“删除”</s>字</p>"},
        {"[甲**“x”**乙](u**“v”**w)", "<p><a href=\"u**“v”**w\">甲<strong>“x”</strong>乙</a></p>"},
        {"他说**\"重点\"**字", "<p>他说<strong>&quot;重点&quot;</strong>字</p>"},
        {"# **《甲》**的", "<h2><strong>《甲》</strong>的</h2>"},
        // stay as they stand
        {"转义\\*\\*“甲”\\*\\*字", "<p>转义**“甲”**字</p>"},
        {"**未闭合“", "<p>**未闭合“</p>"},
        {"`**“甲”**乙`", "<p><code>**“甲”**乙</code></p>"},
        {"```\n**“甲”**乙\n```", "<pre><code>**“甲”**乙\n</code></pre>"},
        {"~~~“x\n**“y”**z\n~~~", "<pre><code>**“y”**z\n</code></pre>"},
        {"* “项目”\n* 乙", "<ul>\n<li>“项目”</li>\n<li>乙</li>\n</ul>"},
        {"3~5天，7~9天", "<p>3~5天，7~9天</p>"},
        {"a*b*c", "<p>a<em>b</em>c</p>"},
        // line breaks
        {"第一行\n第二行", "<p>第一行第二行</p>"},
        {"第一行，\n**第二行**", "<p>第一行，<strong>第二行</strong></p>"},
        {"**第一行**\n*第二行*", "<p><strong>第一行</strong><em>第二行</em></p>"},
        {"中文\nEnglish", "<p>中文\nEnglish</p>"},
        {"English\n中文", "<p>English\n中文</p>"},
        {"English\nword", "<p>English\nword</p>"},
        {"한국\n한국", "<p>한국\n한국</p>"},
        {"甲\n![乙](b.jpg)丙", "<p>甲\n<img src=\"b.jpg\" alt=\"乙\" loading=\"lazy\" decoding=\"async\">丙</p>"},
        {"甲\\\n乙", "<p>甲<br>\n乙</p>"},
        {"甲  \n乙", "<p>甲<br>\n乙</p>"},
        // no headings, no lists
        {"1．全角点", "<p>1．全角点</p>"},
        {"（1）括号", "<p>（1）括号</p>"},
        {"二〇二五年", "<p>二〇二五年</p>"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.source);
        CHECK(html_of(row.source) == row.html);
    }
}

TEST_CASE("a bare address ends where Chinese begins, a marked one where its mark is")
{
    const auto link = [](std::string_view address) {
        return fmt::format("<a href=\"{0}\">{0}</a>", address);
    };
    CHECK(html_of("见https://a.gov.cn/x。后文") ==
          "<p>见" + link("https://a.gov.cn/x") + "。后文</p>");
    CHECK(html_of("见 www.gov.cn，后文") ==
          "<p>见 <a href=\"http://www.gov.cn\">www.gov.cn</a>，后文</p>");
    CHECK(html_of("见https://a.cn、http://b.cn/y和https://c.cn z") ==
          "<p>见" + link("https://a.cn") + "、" + link("http://b.cn/y") + "和" +
              link("https://c.cn") + " z</p>");
    CHECK(html_of("**见https://a.cn/x**。后") ==
          "<p><strong>见" + link("https://a.cn/x") + "</strong>。后</p>");
    CHECK(html_of("(见https://a.cn/x)。后") == "<p>(见" + link("https://a.cn/x") + ")。后</p>");
    CHECK(html_of("见https://a.cn/x(1)。后") == "<p>见" + link("https://a.cn/x(1)") + "。后</p>");
    CHECK(html_of("邮箱a@b.cn。") == "<p>邮箱<a href=\"mailto:a@b.cn\">a@b.cn</a>。</p>");
    CHECK(html_of("<https://a.cn/文件>后") == "<p>" + link("https://a.cn/文件") + "后</p>");
    CHECK(html_of("[https://a.cn/文件](https://a.cn/文件)后") ==
          "<p>" + link("https://a.cn/文件") + "后</p>");
    CHECK(html_of("**https://a.cn/x/**（甲）") ==
          "<p><strong>" + link("https://a.cn/x/") + "</strong>（甲）</p>");
    CHECK(html_of("[甲](/r?u=https://a.cn/文件)") ==
          "<p><a href=\"/r?u=https://a.cn/文件\">甲</a></p>");
    CHECK(html_of("[见https://a.cn/文件](b.md)") ==
          "<p><a href=\"b.md\">见https://a.cn/文件</a></p>");
    CHECK(html_of("```\nhttps://a.cn/文件\n```") == "<pre><code>https://a.cn/文件\n</code></pre>");
    CHECK(html_of("`https://a.cn/文件`") == "<p><code>https://a.cn/文件</code></p>");
}
