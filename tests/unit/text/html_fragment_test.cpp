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
    CHECK(told(std::string(70000, 'a')) == "a.html:0:0 fragment-long 64\n");
    std::string deep;
    for (int i = 0; i < 12000; ++i)
        deep += "<div>";
    CHECK(told(deep).find("nesting-too-deep") != std::string::npos);
    CHECK(told("") == "");
}
