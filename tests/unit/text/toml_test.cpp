#include "text/toml.h"

#include <array>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

// Parses what must be TOML.
toml::Table table_of(std::string_view text)
{
    Problems problems;
    return toml::parse(text, "a.toml", 1, problems).value();
}

// What is said of a text that is no TOML.
std::string fault_of(std::string_view text, std::uint32_t first_line = 1)
{
    Problems problems;
    CHECK_FALSE(toml::parse(text, "a.toml", first_line, problems));
    return lines_of(problems);
}

}

TEST_CASE("a value of another type is reported at its place, and nothing is answered")
{
    const toml::Table table = table_of("a = 5\nb = \"x\"\nc = [1, \"x\"]\nd = { e = 1 }\n");
    Problems problems;
    CHECK_FALSE(table.text("a", problems));
    CHECK_FALSE(table.boolean("a", problems));
    CHECK(table.texts("a", problems).empty());
    CHECK_FALSE(table.table("a", problems));
    CHECK(table.tables("a", problems).empty());
    CHECK_FALSE(table.when("a", problems));
    CHECK_FALSE(table.number("b", problems));
    CHECK_FALSE(table.text("d", problems));
    CHECK(table.texts("c", problems) == std::vector<std::string>{"x"});
    const auto found = problems.sorted();
    CHECK(found.size() == 9);
    for (const Problem& problem : found)
        CHECK(problem.rule == "key-type");
    CHECK(found.back().place.line == 4);
    CHECK(found.back().place.column == 5);
}

TEST_CASE("an absent key is no problem, but a required one is, and so is a blank one")
{
    const toml::Table table = table_of("blank = \" \\t\\n\"\nnumber = 1\n");
    Problems none;
    CHECK_FALSE(table.text("x", none));
    CHECK(table.texts("x", none).empty());
    CHECK_FALSE(table.when("x", none));
    CHECK(none.empty());

    Problems unseen;
    table_of("name = \"\u3000\u200B\"\n").required_text("name", unseen);
    CHECK(lines_of(unseen) == "a.toml:1:8 key-missing name\n");

    Problems problems;
    table.required_text("x", problems);
    table.required_text("blank", problems);
    table.required_text("number", problems);
    CHECK(lines_of(problems) == "a.toml:1:1 key-missing x\n"
                                "a.toml:1:9 key-missing blank\n"
                                "a.toml:2:10 key-type number|text\n");
}

TEST_CASE("what nobody asked for is unknown, with the nearest key that somebody asked for")
{
    const toml::Table table = table_of("title = \"a\"\ntitel = \"b\"\nquite_other = 1\n");
    Problems problems;
    table.text("title", problems);
    table.report_unknown(problems);
    CHECK(lines_of(problems) == "a.toml:2:1 key-unknown titel|title\n"
                                "a.toml:3:1 key-unknown quite_other|\n");
}

TEST_CASE("columns count characters, so that the caret stands under Chinese text")
{
    const toml::Table table = table_of("a = [\"一二三\", 5]\n\"标题\" = 1\n");
    Problems problems;
    table.texts("a", problems);
    table.report_unknown(problems);
    CHECK(lines_of(problems) == "a.toml:1:13 key-type a|text\n"
                                "a.toml:2:1 key-unknown 标题|\n");
}

TEST_CASE("lines are those of the file, also inside tables")
{
    Problems problems;
    const auto table = toml::parse("a = 1\n[[t]]\nb = 2\n", "a.md", 7, problems);
    const toml::Table inner = table.value().tables("t", problems).front();
    CHECK(table->place("a").line == 7);
    CHECK(inner.place().line == 8);
    CHECK(inner.place("b").line == 9);
    CHECK(inner.key_place("b").column == 1);
    CHECK(inner.place("absent").line == 8);
}

TEST_CASE("an empty file is an empty table that stands on its first line")
{
    Problems problems;
    const auto table = toml::parse("", "a.md", 2, problems);
    CHECK(table.value().place().line == 2);
    CHECK(table->keys().empty());
}

TEST_CASE("keys come in the order of the file")
{
    CHECK(table_of("b = 1\na = 2\nc.x = 3\n").keys() == std::vector<std::string>{"b", "a", "c"});
}

TEST_CASE("a choice is one of the allowed words, and the others are listed")
{
    constexpr std::array<std::string_view, 2> allowed{"draft", "reviewed"};
    const toml::Table table = table_of("good = \"draft\"\nbad = \"done\"\n");
    Problems problems;
    CHECK(table.choice("good", allowed, problems) == "draft");
    CHECK_FALSE(table.choice("absent", allowed, problems));
    CHECK(problems.empty());
    CHECK_FALSE(table.choice("bad", allowed, problems));
    CHECK(lines_of(problems) == "a.toml:2:7 key-value bad|done|draft | reviewed\n");
}

TEST_CASE("dates, moments and text are told apart, a time of day alone is none")
{
    const toml::Table table = table_of("day = 2024-02-29\nlocal = 2024-02-29T23:59:58\n"
                                       "zone = 2024-02-29T10:00:00-03:30\nword = \"unknown\"\n"
                                       "time = 10:00:00\n");
    Problems problems;
    CHECK(to_text(std::get<Date>(table.when("day", problems).value())) == "2024-02-29");
    CHECK(to_text(std::get<Moment>(table.when("local", problems).value())) ==
          "2024-02-29T23:59:58");
    CHECK(to_text(std::get<Moment>(table.when("zone", problems).value())) ==
          "2024-02-29T10:00:00-03:30");
    CHECK(std::get<std::string>(table.when("word", problems).value()) == "unknown");
    CHECK(problems.empty());
    CHECK_FALSE(table.when("time", problems));
    CHECK(rules_of(problems) == "key-type");
}

TEST_CASE("a day that does not exist is a bad date, told where it begins")
{
    CHECK(fault_of("a = 1\nb = 2024-02-30\n") == "a.toml:2:5 date-bad 2024-02-30\n");
    CHECK(fault_of("d = 2023-13-01") == "a.toml:1:5 date-bad 2023-13-01\n");
    CHECK(fault_of("d = 2024-2-3 # 日期") == "a.toml:1:5 date-bad 2024-2-3\n");
    CHECK(fault_of("d = 2024-02-3") == "a.toml:1:5 date-bad 2024-02-3\n");
    CHECK(fault_of("a = [\"一\", 2023-04-31]", 5) == "a.toml:5:11 date-bad 2023-04-31\n");
    CHECK(fault_of("w = { on = 2024-06-31, r = \"x\" }") == "a.toml:1:12 date-bad 2024-06-31\n");
    CHECK(fault_of("p = 2024-02-30T10:00:00+08:00") ==
          "a.toml:1:5 date-bad 2024-02-30T10:00:00+08:00\n");
    CHECK(fault_of("p = 2024-02-01T25:00:00") == "a.toml:1:5 date-bad 2024-02-01T25:00:00\n");
}

TEST_CASE("what is no TOML is said with its line and column")
{
    for (const std::string_view text :
         {"a = 1\na = 2\n", "a = \n", "标题 = \"x\"\n", "a = \"x\n", "[a\n",
          "a = \"2024-02-30\" b\n", "a = [&", "a = 1 2", "= 1", "a = \"\\q\"", "[[a]]\n[a]\n"}) {
        CAPTURE(text);
        Problems problems;
        CHECK_FALSE(toml::parse(text, "a.toml", 1, problems));
        const Problem problem = only(problems, "toml-syntax");
        CHECK(problem.place.line >= 1);
        CHECK_FALSE(problem.words.front().empty());
    }
}

TEST_CASE("nesting without end is refused, not followed")
{
    CHECK(fault_of("a = " + std::string(200'000, '[')).find("toml-syntax") != std::string::npos);
    const auto repeated = [](std::string_view part, int times) {
        std::string text;
        for (int i = 0; i < times; ++i)
            text += part;
        return text;
    };
    const std::string long_string = "x = { y = \"\"\"\n\"\"\"\"\", ";
    for (const std::string_view part : {"a.", "\"a,=\".", "'a\"' . ", "a . "}) {
        CAPTURE(part);
        CHECK(fault_of("b = 1\n" + repeated(part, 50'000) + "a = 1\n", 3) ==
              "a.toml:4:0 nesting-too-deep \n");
        CHECK(fault_of("[" + repeated(part, 50'000) + "a]\n") == "a.toml:1:0 nesting-too-deep \n");
        CHECK(fault_of(long_string + repeated(part, 50'000) + "a = 1, z = \"\" }\n") ==
              "a.toml:2:0 nesting-too-deep \n");
    }
    // The deepest that passes both limits is let go of without a crash.
    Problems problems;
    toml::parse("a = " + repeated("{ a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = ", 250) + "1" +
                    repeated(" }", 250),
                "a.toml", 1, problems);
    CHECK(problems.empty());
}

TEST_CASE("dots in text, numbers and comments are no nesting")
{
    const std::string dots(100, '.');
    const toml::Table table =
        table_of("a = \"" + dots + "\" # " + dots + "\nb = \"\"\"\n" + dots +
                 "\"\"\"\nc = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 1.5, "
                 "1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5]\nd.e.f = 'a.b\\'\n");
    Problems problems;
    CHECK(table.text("a", problems) == dots);
    CHECK(table.text("b", problems) == dots);
}

TEST_CASE("a file that is too large is not parsed")
{
    CHECK(fault_of(std::string((1U << 20) + 1, '#')) == "a.toml:0:0 file-too-large 1\n");
}

TEST_CASE("an escape does not smuggle in a control character, whatever reads the text")
{
    const toml::Table table = table_of("a = \"x\\u0000\"\nb = [\"\\u001B[2J\"]\nc = \"\\u202E\"\nd "
                                       "= \"\\u009B\"\ne = \"一\\t二\\n\"\n");
    Problems problems;
    table.text("a", problems);
    table.texts("b", problems);
    table.when("c", problems);
    table.required_text("d", problems);
    table.text("e", problems);
    CHECK(lines_of(problems) == "a.toml:1:5 control-character U+0000\n"
                                "a.toml:2:6 control-character U+001B\n"
                                "a.toml:3:5 bidi-control U+202E\n"
                                "a.toml:4:5 control-character U+009B\n");
}

TEST_CASE("the nearest word is at most two edits away, and nothing is near a word of two letters")
{
    const std::vector<std::string> known{"title", "at", "published", "due"};
    CHECK(toml::nearest("titel", known) == "title");
    CHECK(toml::nearest("tittle", known) == "title");
    CHECK(toml::nearest("publishd", known) == "published");
    CHECK(toml::nearest("heading", known).empty());
    CHECK(toml::nearest("on", known).empty());
    CHECK(toml::nearest("", known).empty());
    CHECK(toml::nearest(std::string(1'000'000, 'x'), known).empty());
}

TEST_CASE("edits are counted as by the plain recursion")
{
    const auto edits = [](const auto& self, std::string_view a, std::string_view b) -> std::size_t {
        if (a.empty() || b.empty())
            return a.size() + b.size();
        return std::min({self(self, a.substr(1), b) + 1, self(self, a, b.substr(1)) + 1,
                         self(self, a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0 : 1)});
    };
    const std::vector<std::string> words{"abcd", "abdc", "bcda", "aabb", "dcba", "abcde", "xbcyd"};
    for (const std::string& word : words)
        for (const std::string& other : words) {
            CAPTURE(word);
            CAPTURE(other);
            const std::vector<std::string> known{other};
            CHECK(toml::nearest(word, known).empty() == (edits(edits, word, other) > 2));
        }
}
