#include "site/portal_slot.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

const SlotGround ground{"https://www.shili.example", [](std::string_view name) {
                            return name == "emblem.svg" ? std::string("/assets/emblem.0.svg") : std::string();
                        }};

struct Told {
    std::string markup;
    std::string problems;
};

Told written(std::string_view text)
{
    Problems problems;
    NamesOnPage names{{}, {"语言"}};
    const auto nodes = parse_html_fragment(text, "a.html", problems);
    std::string markup = nodes ? slot_markup(*nodes, ground, names, problems).markup : std::string();
    return {std::move(markup), rules_of(problems)};
}

// What a visitor's browser would make of the markup: nothing but these elements and attributes.
bool is_harmless(const std::vector<HtmlNode>& nodes)
{
    static const std::set<std::string> elements{"",     "div", "p",    "nav",    "ul", "ol", "li",    "dl",   "dt",  "dd", "a",
                                                "span", "b",   "abbr", "strong", "em", "i",  "small", "img", "br", "hr"};
    static const std::set<std::string> attributes{"class", "id",  "lang", "dir",   "title",
                                                  "href",  "src", "alt",  "width", "height", "aria-label"};
    return std::all_of(nodes.begin(), nodes.end(), [](const HtmlNode& node) {
        return elements.contains(node.element) && is_harmless(node.children) &&
               std::all_of(node.attributes.begin(), node.attributes.end(), [](const HtmlAttribute& each) {
                   return attributes.contains(each.name) && each.value.find("script:") == std::string::npos;
               });
    });
}

// Whatever a slot may be made of, and a good deal more.
std::string random_slot(std::mt19937& random)
{
    static const std::array<std::string_view, 34> pieces{
        "<div>", "</div>", "<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<a href=\"", "/zwgk/\">", "javascript:x\">",
        "</a>", "<nav aria-label=\"门户\">", "</nav>", "<script>", "</script>", "<style>", "</style>", "<img src=\"emblem.svg\" alt=\"\">",
        "<svg onload=x>", "</svg>", "<math><mtext>", "<!--", "-->", "一&lt;script&gt;", "\"'><", "<p style='a'>",
        " onclick=x ", "<table><tr>", "<template>", "</template>", "<br>", "<iframe src=x>", "&#x3c;b&gt;"};
    static const std::array<std::string_view, 6> whole{
        "<p class=\"portal-a\">一 &amp; 二</p>", "<ul><li>一</li> <li><b>二</b></li></ul>", "<br>", "三&lt;script&gt;",
        "<div><a href=\"https://a.example/?b=1&amp;c=2\">四</a></div>", "<!-- 五 --><dl><dt>六</dt><dd>七</dd></dl>"};
    std::string text;
    const bool is_whole = random() % 4 == 0;
    for (int i = 0; i < 14; ++i)
        text += is_whole ? whole[random() % whole.size()] : pieces[random() % pieces.size()];
    return text;
}

}

TEST_CASE("what is allowed comes out as it was meant")
{
    CHECK(written("<p class=\"portal portal-a\" id='portal-b'>一 &lt; 二<br></p>").markup ==
          "<p class=\"portal portal-a\" id=\"portal-b\">一 &lt; 二<br></p>");
    CHECK(written("<ul>\n<li><a href=\"/zwgk/?a=1&amp;b\">政务公开</a></li>\n</ul>").markup ==
          "<ul><li><a href=\"https://www.shili.example/zwgk/?a=1&amp;b\">政务公开</a></li></ul>");
    CHECK(written("<img src=\"emblem.svg\" alt=\"徽\" width=\"28\">").markup ==
          "<img src=\"/assets/emblem.0.svg\" alt=\"徽\" width=\"28\">");
    CHECK(written("<a href=\"#portal-a\">一</a><!-- 二 -->").markup == "<a href=\"#portal-a\">一</a>");
}

TEST_CASE("each thing that is not allowed is told, and does not come out")
{
    for (const auto& [text, rule] : {std::pair{"<script>a</script>", "slot-element"},
                                     std::pair{"<style>a</style>", "slot-element"},
                                     std::pair{"<h1>一</h1>", "slot-element"},
                                     std::pair{"<main>一</main>", "slot-element"},
                                     std::pair{"<form></form>", "slot-element"},
                                     std::pair{"<svg></svg>", "slot-element"},
                                     std::pair{"<p style=\"a\">一</p>", "slot-attribute"},
                                     std::pair{"<p onclick=\"a\">一</p>", "slot-attribute"},
                                     std::pair{"<a href=\"/\" target=\"_blank\">一</a>", "slot-attribute"},
                                     std::pair{"<a href=\"JavaScript:a\">一</a>", "slot-address"},
                                     std::pair{"<a href=\"java\nscript:a\">一</a>", "slot-address"},
                                     std::pair{"<a href=\"//elsewhere.example/\">一</a>", "slot-address"},
                                     std::pair{"<a href=\"/\\elsewhere.example/\">一</a>", "slot-address"},
                                     std::pair{"<a href=\"#main\">一</a>", "slot-address"},
                                     std::pair{"<img alt=\"\" src=\"https://www.shili.example/a.png\">", "slot-address"},
                                     std::pair{"<img alt=\"\" src=\"../emblem.svg\">", "slot-address"},
                                     std::pair{"<p id=\"portal-a\"></p><p id=\"portal-a\"></p>", "id-duplicate"},
                                     std::pair{"<p class=\"portal- x\">一</p>", "slot-name"},
                                     std::pair{"<nav aria-label=\"语言\"></nav>", "slot-landmark"},
                                     std::pair{"<nav></nav>", "slot-missing"},
                                     std::pair{"<a href=\"/\"> </a>", "slot-missing"},
                                     std::pair{"<p><div>一</div></p>", "fragment-open fragment-syntax"},
                                     std::pair{"<span><div>一</div></span>", "slot-nesting"},
                                     std::pair{"<ul>一</ul>", "slot-nesting"},
                                     std::pair{"<li>一</li>", "slot-nesting"}}) {
        CAPTURE(text);
        const Told told = written(text);
        CHECK(told.problems.find(std::string(rule).substr(0, std::string(rule).find(' '))) != std::string::npos);
        CHECK(told.markup.find("script") == std::string::npos);
        CHECK(told.markup.find("elsewhere") == std::string::npos);
        CHECK(told.markup.find("style") == std::string::npos);
    }
}

TEST_CASE("whatever is written, what comes out is read again as the same and holds nothing that was refused")
{
    std::mt19937 random(20240501);
    int clean = 0;
    for (int round = 0; round < 2000; ++round) {
        const std::string text = random_slot(random);
        CAPTURE(text);
        const Told once = written(text);
        Problems unheard;
        const auto seen = parse_html_fragment(once.markup, "b.html", unheard);
        REQUIRE(seen);
        CHECK(is_harmless(*seen));
        const Told twice = written(once.problems.empty() ? once.markup : std::string());
        // Its addresses have been resolved, which an asset's can not be a second time.
        if (once.problems.empty() && once.markup.find("<img") == std::string::npos) {
            CHECK(twice.markup == once.markup);
            CHECK(twice.problems == "");
            ++clean;
        }
    }
    CHECK(clean > 300);
}
