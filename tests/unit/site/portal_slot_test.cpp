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
                            return name == "emblem.svg" || name == "portal.css" || name == "site.js" ? std::string("/assets/emblem.0.svg") : std::string();
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
    CHECK(written("<p class=\"portal portal-a\" id='portal_b'>一 &lt; 二<br></p>").markup ==
          "<p class=\"portal portal-a\" id=\"portal_b\">一 &lt; 二<br></p>");
    CHECK(written("<ul>\n<li><a href=\"/zwgk/?a=1&amp;b\">政务公开</a></li>\n</ul>").markup ==
          "<ul><li><a href=\"https://www.shili.example/zwgk/?a=1&amp;b\">政务公开</a></li></ul>");
    CHECK(written("<img src=\"emblem.svg\" alt=\"徽\" width=\"28\">").markup ==
          "<img src=\"/assets/emblem.0.svg\" alt=\"徽\" width=\"28\">");
    CHECK(written("<a href=\"#portal_a\">一</a><!-- 二 -->").markup == "<a href=\"#portal_a\">一</a>");
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
                                     std::pair{"<p id=\"portal_a\"></p><p id=\"portal_a\"></p>", "id-duplicate"},
                                     std::pair{"<p id=\"portal-a\"></p>", "slot-name"},
                                     std::pair{"<p id=\"portal\"></p>", "slot-name"},
                                     std::pair{"<img alt=\"\" src=\"portal.css\">", "slot-address"},
                                     std::pair{"<img alt=\"\" src=\"site.js\">", "slot-address"},
                                     std::pair{"<img alt=\"\" src=\"emblem.svg\" width=\"0\">", "key-value"},
                                     std::pair{"<img alt=\"\" src=\"emblem.svg\" width=\"007\">", "key-value"},
                                     std::pair{"<img alt=\"\" src=\"emblem.svg\" height=\"10000\">", "key-value"},
                                     std::pair{"<img alt=\"\" src=\"emblem.svg\" height=\"1e3\">", "key-value"},
                                     std::pair{"<a href=\"https://\">一</a>", "slot-address"},
                                     std::pair{"<a href=\"https:///a\">一</a>", "slot-address"},
                                     std::pair{"<a href=\"http://?a\">一</a>", "slot-address"},
                                     std::pair{"<a href=\"https://@a.example\">一</a>", "slot-address"},
                                     std::pair{"<a href=\"mailto:\">一</a>", "slot-address"},
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

TEST_CASE("what references and elements hide is read as a reader reads it")
{
    const auto told = [](std::string_view text) { return written(text).problems; };
    CHECK(told("<p>&#x202E;一</p>") == "bidi-control");
    CHECK(told("<p title=\"&#8238;\">一</p>") == "bidi-control");
    CHECK(told("<p title=\"&rlm;\">一</p>") == "bidi-control");
    CHECK(told("<a href=\"https://a.example/&#x202E;\">一</a>") == "bidi-control");
    CHECK(told("<p>&#x7;一</p>").find("control-character") != std::string::npos);
    // Invented, with the check digit of a real one.
    const std::string number = "11010519491231002X";
    for (const std::string& spelled :
         {"&#49;" + number.substr(1), "<b>" + number.substr(0, 6) + "</b>" + number.substr(6),
          "<span title=\"" + number.substr(0, 17) + "&#88;\">一</span>"})
        CHECK(told("<p>" + spelled + "</p>") == "personal-id");
    // Apart, these are no number.
    CHECK(told("<p>" + number.substr(0, 9) + "</p><p>" + number.substr(9) + "</p>") == "");
    CHECK(told("<p>一 &amp; 二 &#19977;</p>") == "");
}

TEST_CASE("what the bytes of a file have told is not told again")
{
    Problems problems;
    problems.add("bidi-control", {"a.html", 1, 4}, {"U+202E"});
    const auto nodes = parse_html_fragment("<p>\u202E</p>", "a.html", problems);
    NamesOnPage names;
    slot_markup(*nodes, ground, names, problems);
    CHECK(rules_of(problems) == "bidi-control");
}

TEST_CASE("a footer says an entry only whole")
{
    const std::string_view icp = "示ICP备00000000号";
    for (const std::string_view words : {"示ICP备00000000号", "备案：示ICP备00000000号　二", "a\n示ICP备00000000号|b"})
        CHECK(says(words, icp));
    for (const std::string_view words : {"示ICP备00000000号-1", "示ICP备00000000号‑1", "表示ICP备00000000号", ""})
        CHECK_FALSE(says(words, icp));
    CHECK(says("示ICP备00000000号-12 示ICP备00000000号-1", "示ICP备00000000号-1"));
    CHECK_FALSE(says("示ICP备00000000号-12", "示ICP备00000000号-1"));
    CHECK_FALSE(says("主办：示例县人民政府办公室", "示例县人民政府"));
    CHECK_FALSE(says("一", ""));
    Problems unheard;
    CHECK(says(words_of(*parse_html_fragment("<p>主办：示例县</p><p>电话：<b>1</b>2</p>", "a.html", unheard)), "示例县"));
}
