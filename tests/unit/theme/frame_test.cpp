#include <doctest/doctest.h>

#include "support/themes.h"

using namespace mingbai;

TEST_CASE("a frame filled is the template rendered")
{
    Problems problems;
    const Theme theme = theme_with_page("<title>{{{title_html}}}</title>\n{{site}}\n"
                                        "  {{{body_html}}}\n{{{title_html}}}",
                                        problems);
    View shared;
    shared.set("site", "站 & 点").set("title_html", Html{"replaced"});
    const Frame frame =
        Frame::of(theme, "page", chinese, shared, {"body_html", "title_html"}, problems);
    for (const std::string body : {"<p>一</p>", "",
                                   "\x01"
                                   "1\x02",
                                   "{{site}}"}) {
        View whole = shared;
        whole.set("body_html", Html{body + "."}).set("title_html", Html{"题"});
        CHECK(frame.fill({body + ".", "题"}) == page_of(theme, whole, problems));
    }
    CHECK(problems.empty());
}

TEST_CASE("a hole counts as filled for a section, and may stand in one, or first, or last")
{
    Problems problems;
    const Theme theme = theme_with_page("{{{b_html}}}{{#a_html}}<i>{{{a_html}}}</i>{{/"
                                        "a_html}}{{^a_html}}none{{/a_html}}{{{b_html}}}",
                                        problems);
    const Frame frame = Frame::of(theme, "page", chinese, View(), {"a_html", "b_html"}, problems);
    CHECK(frame.fill({"1", "2"}) == "2<i>1</i>2");
    CHECK(frame.fill({"", ""}) == "<i></i>");
    CHECK(problems.empty());
}

TEST_CASE("more than ten holes are told apart")
{
    std::string page;
    std::vector<std::string> holes;
    for (char letter = 'a'; letter <= 'm'; ++letter) {
        holes.push_back(std::string(1, letter) + "_html");
        page += "{{{" + holes.back() + "}}}";
    }
    Problems problems;
    const Theme theme = theme_with_page(page, problems);
    const Frame frame = Frame::of(theme, "page", chinese, View(), holes, problems);
    CHECK(frame.fill({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"}) ==
          "abcdefghijklm");
}

TEST_CASE("a template without holes is the same page for all")
{
    Problems problems;
    const Theme theme = theme_with_page("<p>{{site}}</p>", problems);
    CHECK(Frame::of(theme, "page", chinese, View().set("site", "站"), {}, problems).fill({}) ==
          "<p>站</p>");
    CHECK(problems.empty());
}

TEST_CASE("a hole that the template has not is a problem")
{
    Problems problems;
    const Theme theme = theme_with_page("{{{body_html}}}", problems);
    const Frame frame =
        Frame::of(theme, "page", chinese, View(), {"title_html", "body_html"}, problems);
    CHECK(frame.fill({"题", "文"}) == "文");
    CHECK(lines_of(problems) ==
          "themes/plain/templates/page.mustache:0:0 template-hole title_html|page\n");
}

TEST_CASE("a frame of a missing template is empty and says so, once")
{
    Problems problems;
    const Theme theme = theme_with_page("x", problems);
    CHECK(Frame::of(theme, "none", chinese, View(), {"a_html"}, problems).fill({"x"}).empty());
    CHECK(lines_of(problems) == "themes/plain/templates/none.mustache:0:0 template-missing none\n");
}

TEST_CASE("a frame of a theme that is not there is empty, and nothing more is said")
{
    Problems unheard;
    const Theme theme = theme_of({}, unheard);
    Problems problems;
    CHECK(Frame::of(theme, "page", chinese, View(), {"a_html"}, problems).fill({"x"}).empty());
    CHECK(problems.empty());
}

TEST_CASE("a frame that was never made is empty")
{
    CHECK(Frame().fill({"x"}).empty());
}
