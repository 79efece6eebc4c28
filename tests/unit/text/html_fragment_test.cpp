#include "text/html_fragment.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

std::string told(std::string_view text)
{
    Problems problems;
    parse_html_fragment(text, "a.html", problems);
    return lines_of(problems);
}

std::vector<HtmlNode> nodes_of(std::string_view text)
{
    Problems problems;
    const auto nodes = parse_html_fragment(text, "a.html", problems);
    REQUIRE(nodes);
    CHECK(lines_of(problems) == "");
    return *nodes;
}

}

TEST_CASE("a piece is read as it stands: elements, attributes, words, places")
{
    const auto nodes = nodes_of("<!-- a -->\n<P Class='a &amp; b'>一<br>二</P>");
    REQUIRE(nodes.size() == 2);  // the line's end, and the paragraph
    CHECK(nodes[0].text == "\n");
    const HtmlNode& paragraph = nodes[1];
    CHECK(paragraph.element == "p");
    CHECK(paragraph.place.line == 2);
    CHECK(paragraph.place.column == 1);
    REQUIRE(paragraph.find("class") != nullptr);
    CHECK(paragraph.find("class")->value == "a & b");
    CHECK(paragraph.find("class")->place.column == 4);
    CHECK(paragraph.find("id") == nullptr);
    REQUIRE(paragraph.children.size() == 3);
    CHECK(paragraph.children[1].element == "br");
    CHECK(paragraph.children[2].text == "二");
}

TEST_CASE("elements that HTML does not know have their names, too")
{
    CHECK(nodes_of("<portal-menu>一</portal-menu>").front().element == "portal-menu");
    Problems unheard;
    CHECK(parse_html_fragment("<svg></svg>", "a.html", unheard)->front().element == "svg");
}

TEST_CASE("what a browser would mend is told")
{
    CHECK(told("<div><p>一</div>") == "a.html:1:6 fragment-open p\n");
    CHECK(told("一</div>") == "a.html:0:0 fragment-syntax \n");
    CHECK(told("<b><i>一</b></i>") != "");
    CHECK(told("<p title=a title=b>一</p>") == "a.html:0:0 fragment-syntax \n");
    CHECK(told("<html><body>一</body></html>") == "a.html:0:0 fragment-syntax \n");
    CHECK(told("<image src=a>") != "");
}

TEST_CASE("what is long or deep is refused, and never overflows")
{
    CHECK(told(std::string(16 * 1024 + 1, 'a')) == "a.html:0:0 fragment-long 16\n");
    std::string deep;
    for (int i = 0; i < 2000; ++i)
        deep += "<div>";
    CHECK(told(deep).find("nesting-too-deep") != std::string::npos);
    CHECK(told(deep + "<") == "a.html:0:0 fragment-crowded 2000|100|16\n");
    CHECK(told("") == "");
}

TEST_CASE("what browsers open anew in every block is refused before it can grow")
{
    const std::string crowded = "a.html:0:0 fragment-crowded 2000|100|16\n";
    std::string many = "<div>";
    for (int i = 0; i < 101; ++i)
        many += "<b a" + std::to_string(i) + ">";
    CHECK(told(many + "</div><p>一") == crowded);
    std::string laden = " title='>' / a=b";
    for (int i = 0; i < 50; ++i)
        laden += "\tc" + std::to_string(i) + "='>'/d" + std::to_string(i);
    CHECK(told("<STRONG" + laden + ">一</strong>") == crowded);
    CHECK(told("<a" + laden + ">一</a>") == crowded);
    CHECK(told("<p title=\"<b\"><b" + laden + ">一</b></p>") == crowded);
    CHECK(told("<nobr" + laden + ">") == crowded);

    std::string menu;
    for (int i = 0; i < 200; ++i)
        menu += "<li><a class=\"portal-a\" href=\"/a/b/c/\">一</a></li>";
    nodes_of("<ul>" + menu + "</ul>");
    std::string bold;
    for (int i = 0; i < 100; ++i)
        bold += "<b>一</b>";
    nodes_of(bold);
}
