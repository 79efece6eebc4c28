#include "theme/compiled_template.h"

#include <doctest/doctest.h>

#include "base/failure.h"
#include "support/sites.h"
#include "theme/template_text.h"

using namespace mingbai;

namespace {

using Kind = TemplateFault::Kind;

CompiledTemplate compiled(const std::string& text)
{
    Problems problems;
    const TemplateSources sources{{"page", parse_template(text, "page", problems)}};
    const auto none = [](std::string_view) { return std::string(); };
    return CompiledTemplate(mustache_text(with_parts("page", sources, problems), none));
}

std::string faults_of(const std::vector<TemplateFault>& faults)
{
    std::string all;
    for (const TemplateFault& fault : faults) {
        all += fault.kind == Kind::unknown_name   ? "unknown "
               : fault.kind == Kind::wrong_escape ? "escape "
                                                  : "value ";
        all += fault.name + "\n";
    }
    return all;
}

std::string printed(const std::string& text, const View& view,
                    std::string_view expected_faults = "")
{
    std::vector<TemplateFault> faults;
    std::string page = compiled(text).render(view, faults);
    CHECK(faults_of(faults) == expected_faults);
    return page;
}

View named(const std::string& name)
{
    return View().set("name", name);
}

}

TEST_CASE("text is escaped and Html is not")
{
    View view;
    view.set("title", "<b> & \"x\" 'y'").set("body_html", Html{"<p>&amp;</p>"});
    CHECK(printed("<h1 title=\"{{title}}\">{{{body_html}}}{{&body_html}}</h1>", view) ==
          "<h1 title=\"&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;\"><p>&amp;</p><p>&amp;</p></h1>");
}

TEST_CASE("late Html is made when it is printed, and is false when it is of nothing")
{
    int made = 0;
    const auto late = [&](const Fingerprint& name) {
        return View().set("body_html", LateHtml{name, [&made] {
                                                    ++made;
                                                    return std::string("<p>一</p>");
                                                }});
    };
    const std::string text = "{{#body_html}}<div>{{{body_html}}}</div>{{/body_html}}";
    CHECK(printed(text, late(Fingerprint::of("一"))) == "<div><p>一</p></div>");
    CHECK(made == 1);
    CHECK(printed(text, late(Fingerprint())) == "");
    CHECK(made == 1);
    CHECK(printed("{{body_html}}", late(Fingerprint::of("一")), "escape body_html\n") == "");
}

TEST_CASE("what is named like Html but is text is not printed, nor the other way round")
{
    View view;
    view.set("body_html", "<script>").set("title", Html{"<i>"});
    CHECK(printed("[{{{body_html}}}][{{title}}]", view, "escape body_html\nescape title\n") ==
          "[][]");
}

TEST_CASE("a name that the view has not is a fault, however it is used, and told once")
{
    const View view = View().set("author", named("张三"));
    CHECK(printed("{{a}}{{#b}}x{{/b}}{{^c}}y{{/c}}{{author.age}}{{a}}{{#author}}{{d}}{{/author}}"
                  "{{author.name.first}}{{{e_html}}}",
                  view,
                  "unknown a\nunknown b\nunknown c\nunknown author.age\nunknown d\n"
                  "unknown author.name.first\nunknown e_html\n") == "y");
}

TEST_CASE("a flag, a list or a view can not be printed")
{
    View view;
    view.set("flag", true).set("list", View::List{named("x")}).set("view", named("x"));
    CHECK(printed("[{{flag}}{{list}}{{view}}]", view, "value flag\nvalue list\nvalue view\n") ==
          "[]");
}

TEST_CASE("false, empty text, empty Html and an empty list are false; all else is true")
{
    View view;
    view.set("no", false).set("text", "").set("x_html", Html{}).set("list", View::List{});
    view.set("yes", true).set("word", "0").set("view", View()).set("items", View::List{View()});
    const auto taken = [&view](const std::string& name) {
        return printed("{{#" + name + "}}a{{/" + name + "}}{{^" + name + "}}b{{/" + name + "}}",
                       view);
    };
    for (const std::string name : {"no", "text", "x_html", "list"})
        CHECK(taken(name) == "b");
    for (const std::string name : {"yes", "word", "view", "items"})
        CHECK(taken(name) == "a");
}

TEST_CASE("a list is walked in order, and inner names hide outer ones")
{
    View one = named("一");
    one.set("tags", View::List{named("甲"), named("乙")}).set("more", View::List{});
    View two = named("二");
    two.set("tags", View::List{}).set("more", View::List{named("丙")});
    View view = named("外");
    view.set("people", View::List{one, two}).set("site", named("站"));
    CHECK(printed("{{#people}}{{name}}({{#tags}}{{name}}{{site.name}}{{/tags}}{{^tags}}无{{/tags}}"
                  "{{#more}}{{#site}}{{name}}{{/site}}{{name}}{{/more}}){{/people}}{{name}}",
                  view) == "一(甲站乙站)二(无站丙)外");
}

TEST_CASE("lists in lists of one name are told apart by their depth")
{
    const View leaf = named("叶").set("items", View::List{});
    const View branch = named("枝").set("items", View::List{leaf, leaf});
    const View tree = View().set("items", View::List{branch, leaf, branch});
    CHECK(printed("{{#items}}{{name}}{{#items}}{{name}}{{/items}}.{{/items}}", tree) ==
          "枝叶叶.叶.枝叶叶.");
}

TEST_CASE("a section over a flag or a text sees the names around it")
{
    const View view = named("名").set("flag", true);
    CHECK(printed("{{#flag}}{{name}}{{/flag}}{{#name}}{{name}}{{/name}}", view) == "名名");
}

TEST_CASE("a name with dots begins where its first part is found, and never elsewhere")
{
    View view;
    view.set("site", View().set("name", "外").set("url", "/"));
    view.set("inner", View().set("site", named("内")));
    CHECK(printed("{{site.url}}{{#inner}}{{site.name}}{{site.url}}{{/inner}}", view,
                  "unknown site.url\n") == "/内");
}

TEST_CASE("the last value set for a name counts")
{
    CHECK(printed("{{name}}", named("旧").set("name", "新")) == "新");
}

TEST_CASE("lines that come out blank are left out")
{
    View view;
    view.set("list", View::List{named("a"), named("b")}).set("no", false).set("empty", "");
    CHECK(printed("<ul>\n"
                  "  {{#list}}\n"
                  "  <li>{{name}}</li>\n"
                  "  {{/list}}\n"
                  "  {{#no}}<li>never</li>{{/no}}\n"
                  "  {{#no}}\n"
                  "  <li>never</li>\n"
                  "  {{/no}}\n"
                  "  {{empty}}\n"
                  "</ul>\n",
                  view) == "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n");
}

TEST_CASE("a text that looks like a template is printed and not obeyed")
{
    const View view = named("{{secret}} {{{x_html}}}").set("page_html", Html{"{{#a}}\n\n{{name}}"});
    CHECK(printed("<p>{{name}}</p>{{{page_html}}}", view) ==
          "<p>{{secret}} {{{x_html}}}</p>{{#a}}\n\n{{name}}");
}

TEST_CASE("a template that met a fault prints the next view as if nothing had been")
{
    const CompiledTemplate page = compiled("{{#list}}{{name}}{{/list}}");
    std::vector<TemplateFault> faults;
    CHECK(page.render(View(), faults) == "");
    CHECK(faults_of(faults) == "unknown list\n");
    faults.clear();
    CHECK(page.render(View().set("list", View::List(3, named("x"))), faults) == "xxx");
    CHECK(faults.empty());
}

TEST_CASE("sections may stand in each other as deep as a template may have them")
{
    std::string text = "{{name}}";
    for (std::size_t i = 0; i < deepest_section; ++i)
        text = "{{#all}}" + text + "{{/all}}";
    CHECK(printed(text, named("x").set("all", View::List{View()})) == "x");
}

TEST_CASE("what is no Mustache is not rendered")
{
    std::vector<TemplateFault> faults;
    CHECK_THROWS_AS(CompiledTemplate("{{#a}}").render(View(), faults), Failure);
    CHECK_THROWS_AS(CompiledTemplate("{{a").render(View(), faults), Failure);
    CHECK(CompiledTemplate("").render(View(), faults) == "");
}
