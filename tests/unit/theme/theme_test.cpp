#include "theme/theme.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

#include "support/themes.h"

using namespace mingbai;

namespace {

View named(const std::string& name)
{
    return View().set("name", name);
}

}

TEST_CASE("a template of any folder is rendered by its name")
{
    Problems problems;
    const Theme theme = theme_of({{"templates/page.mustache", "<p>\n  {{>chip}}\n</p>"},
                                  {"templates/letters/short.mustache", "{{name}}。"},
                                  {"templates/parts/chip.mustache", "<b>{{name}}</b>"},
                                  {"templates/notes.txt", "{{"}},
                                 problems);
    CHECK(page_of(theme, named("甲"), problems) == "<p>\n  <b>甲</b>\n</p>");
    CHECK(theme.render("letters/short", english, named("a & b"), problems).markup == "a &amp; b。");
    CHECK(theme.template_file("letters/short") == "themes/plain/templates/letters/short.mustache");
    CHECK(problems.empty());
}

TEST_CASE("what a template prints wrongly is told where it first uses the name")
{
    Problems problems;
    const Theme theme =
        theme_with_page("{{a}}\n{{#b}}x{{/b}}\n案{{flag}}{{a}}\n[{{{body_html}}}]", problems);
    View view;
    view.set("flag", true).set("body_html", "<script>");
    CHECK(page_of(theme, view, problems) == "案\n[]");
    CHECK(lines_of(problems) ==
          "themes/plain/templates/page.mustache:1:1 template-name a|page\n"
          "themes/plain/templates/page.mustache:2:1 template-name b|page\n"
          "themes/plain/templates/page.mustache:3:2 template-value flag|page\n"
          "themes/plain/templates/page.mustache:4:2 template-escape body_html|page\n");
}

TEST_CASE("a fault in a part is told in the part, with the template that has it")
{
    Problems problems;
    const Theme theme = theme_of({{"templates/page.mustache", "<main>\n{{>card}}\n</main>"},
                                  {"templates/parts/card.mustache", "<p>\n案{{nobody}}"}},
                                 problems);
    page_of(theme, View(), problems);
    CHECK(lines_of(problems) ==
          "themes/plain/templates/parts/card.mustache:2:2 template-name nobody|page\n");
}

TEST_CASE("a missing template and a missing part are problems where they are asked for")
{
    Problems problems;
    const Theme theme = theme_with_page("<p>\n  {{>nothing}}", problems);
    CHECK(theme.render("other", chinese, View(), problems).markup.empty());
    CHECK(lines_of(problems) ==
          "themes/plain/templates/other.mustache:0:0 template-missing other\n"
          "themes/plain/templates/page.mustache:2:3 template-missing nothing\n");
}

TEST_CASE("a part is no template of its own")
{
    Problems problems;
    const Theme theme = theme_of(
        {{"templates/page.mustache", "x"}, {"templates/parts/chip.mustache", "x"}}, problems);
    CHECK(theme.render("parts/chip", chinese, View(), problems).markup.empty());
    CHECK(rules_of(problems) == "template-missing");
}

TEST_CASE("a template that can not be read is told once and renders nothing")
{
    Problems problems;
    const Theme theme = theme_with_page("<p>{{#open}}</p>", problems);
    CHECK(page_of(theme, View(), problems).empty());
    CHECK(lines_of(problems) ==
          "themes/plain/templates/page.mustache:1:4 template-syntax {{#open}}\n");
}

TEST_CASE("words stand in each language, escaped, and never become tags")
{
    Problems problems;
    const Theme theme =
        theme_of({{"templates/page.mustache",
                   "<a title=\"{{word.home}}\">{{word.nav.years}}</a>{{word.brace}}"},
                  {"words.toml", "home = { zh = \"首页 & <站>\", en = \"Home\" }\n"
                                 "brace = { zh = \"'{{name}}'\", en = \"}}\" }\n"
                                 "[nav]\nyears = { zh = \"年份\", en = \"Years\" }\n"}},
                 problems);
    CHECK(page_of(theme, View(), problems)
              .starts_with("<a title=\"首页 &amp; &lt;站&gt;\">年份</a>&#123;&#123;name"));
    CHECK(theme.render("page", english, View(), problems).markup ==
          "<a title=\"Home\">Years</a>}}");
    CHECK(theme.word("nav.years", english) == "Years");
    CHECK(rules_of(problems) == "word-arguments");
}

TEST_CASE("a template that says an unknown word is a problem with the nearest one")
{
    Problems problems;
    const Theme theme = theme_of({{"templates/page.mustache", "<p>\n{{word.hone}}"},
                                  {"words.toml", "home = { zh = \"首页\", en = \"Home\" }\n"}},
                                 problems);
    CHECK(lines_of(problems) ==
          "themes/plain/templates/page.mustache:2:1 word-unknown hone|home\n");
    CHECK(page_of(theme, View(), problems) == "<p>\nhone");
}

TEST_CASE("a word with arguments is filled in by the program and refused in a template")
{
    Problems problems;
    const Theme theme =
        theme_of({{"templates/page.mustache", "{{word.count}}"},
                  {"words.toml", "count = { zh = \"{n}条\", en = \"{n, plural, one{# item} "
                                 "other{# items}}\" }\n"}},
                 problems);
    CHECK(theme.word("count", english, {{"n", std::int64_t{2}}}) == "2 items");
    CHECK(lines_of(problems) ==
          "themes/plain/templates/page.mustache:1:1 word-arguments count|en\n"
          "themes/plain/templates/page.mustache:1:1 word-arguments count|zh\n");
}

TEST_CASE("assets are known by their old names")
{
    Problems problems;
    const Theme theme = theme_of(
        {{"templates/page.mustache", "x"}, {"assets/site.css", "a{}"}, {"assets/x/y.js", ""}},
        problems);
    REQUIRE(theme.assets().size() == 2);
    CHECK(theme.asset("site.css") == theme.assets()[0].file);
    CHECK(theme.asset("x/y.js") == theme.assets()[1].file);
    CHECK(theme.asset("nothing.css").empty());
    CHECK(problems.empty());
}

TEST_CASE("a theme that is not there is told once; every page is empty, every word its key")
{
    for (const Files& files : {Files{}, Files{{"words.toml", "broken"}, {"assets/a.css", "url(x)"}},
                               Files{{"templates/parts/chip.mustache", "x"}}}) {
        Problems problems;
        const Theme theme = theme_of(files, problems);
        CHECK(page_of(theme, View(), problems).empty());
        CHECK(page_of(theme, View(), problems).empty());
        CHECK(theme.word("nav.home", chinese) == "nav.home");
        CHECK(theme.assets().empty());
        CHECK(lines_of(problems) == "themes/plain:0:0 theme-missing plain\n");
    }
}

TEST_CASE("a theme's name leads nowhere but into themes/")
{
    Problems problems;
    const Snapshot snapshot = Snapshot::of_files({{"other/templates/page.mustache", "x"}});
    const Theme theme = Theme::load(snapshot, "../other", {chinese}, {}, problems);
    CHECK(page_of(theme, View(), problems).empty());
    CHECK(lines_of(problems) == "themes/../other:0:0 theme-missing ../other\n");
}

TEST_CASE("one theme renders on several threads at a time")
{
    Problems problems;
    const Theme theme = theme_with_page("{{#list}}{{name}}{{/list}}", problems);
    const View view = View().set("list", View::List(200, named("字")));
    const std::string expected = page_of(theme, view, problems);
    std::vector<std::string> pages(4);
    std::vector<std::thread> threads;
    for (std::string& page : pages)
        threads.emplace_back([&theme, &view, &page] {
            Problems own;
            for (int i = 0; i < 50; ++i)
                page = page_of(theme, view, own);
        });
    for (std::thread& thread : threads)
        thread.join();
    for (const std::string& page : pages)
        CHECK(page == expected);
}
