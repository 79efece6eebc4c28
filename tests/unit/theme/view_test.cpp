#include "theme/view.h"

#include <doctest/doctest.h>

#include <concepts>
#include <string>
#include <variant>

namespace mingbai {
namespace {

template <typename T>
concept settable = requires(View view, T value)
{
    view.set("name", value);
};

// T7 of every Mustache: a number prints nothing. It must be formatted by who knows the language.
static_assert(!settable<int> && !settable<std::size_t>);
static_assert(settable<bool> && settable<const char*> && settable<std::string> && settable<Html>);

TEST_CASE("a view keeps its entries in the order in which they were set")
{
    View view;
    view.set("title", "年度报告").set("body_html", Html{"<p>一</p>"}).set("is_old", false);
    REQUIRE(view.entries().size() == 3);
    CHECK(view.entries()[0].name == "title");
    CHECK(view.entries()[1].name == "body_html");
    CHECK(view.entries()[2].name == "is_old");
}

TEST_CASE("a literal is text and never a flag")
{
    View view;
    view.set("title", "词");
    REQUIRE(std::holds_alternative<std::string>(view.entries()[0].value));
    CHECK(std::get<std::string>(view.entries()[0].value) == "词");
}

TEST_CASE("a view holds views and lists of views by value")
{
    View person;
    person.set("name", "张三");
    View view;
    view.set("author", person).set("people", View::List{person, person});
    person.set("name", "李四");

    const auto& author = std::get<View>(view.entries()[0].value);
    CHECK(author.entries().size() == 1);
    const auto& people = std::get<View::List>(view.entries()[1].value);
    REQUIRE(people.size() == 2);
    CHECK(std::get<std::string>(people[1].entries()[0].value) == "张三");
}

TEST_CASE("a name of all that a template can see: names, values, kinds and their order")
{
    const auto of = [](const View& view) {
        Fingerprinter fingerprinter;
        view.add_to(fingerprinter);
        return fingerprinter.name();
    };
    const View plain = View().set("a", "1").set("b", View::List{View().set("c", true)});
    CHECK(of(plain) == of(View().set("a", "1").set("b", View::List{View().set("c", true)})));
    CHECK(of(plain) != of(View().set("a", "1").set("b", View::List{View().set("c", false)})));
    CHECK(of(plain) != of(View().set("a", "1").set("b", View().set("c", true))));
    CHECK(of(View().set("a", "1")) != of(View().set("a", Html{"1"})));
    CHECK(of(View().set("a", "1")) != of(View().set("b", "1")));
    const auto late = [&](std::string_view name, const std::string& markup) {
        return of(View().set("a", LateHtml{Fingerprint::of(name), [markup] { return markup; }}));
    };
    CHECK(late("1", "x") == late("1", "y"));  // the markup is not even made
    CHECK(late("1", "x") != late("2", "x"));
    CHECK(of(View().set("a", "1").set("b", "2")) != of(View().set("b", "2").set("a", "1")));
}

}
}
