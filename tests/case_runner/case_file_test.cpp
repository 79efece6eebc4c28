#include "case_runner/case_file.h"

#include <doctest/doctest.h>

using namespace mingbai::cases;

TEST_CASE("a file block becomes a file, a console block its steps, in the order of the page")
{
    const CaseFile page = parse_case("# 标题\n"
                                     "```file \"content/a b.md\"\n甲\n```\n"
                                     "```console\n$ mingbai check\n一\nexit 1\n$ git status\n```\n"
                                     "````file b.md\n```toml\n```\n````\n"
                                     "```toml\n只是例子\n```\n");
    REQUIRE(page.faults.empty());
    REQUIRE(page.acts.size() == 4);
    CHECK(std::get<FileBlock>(page.acts[0]).path == "content/a b.md");
    CHECK(std::get<FileBlock>(page.acts[0]).content == "甲\n");
    const Step& check = std::get<Step>(page.acts[1]);
    CHECK(check.command == "mingbai check");
    CHECK(check.expected == Lines{"一"});
    CHECK(check.exit_code == 1);
    CHECK(check.line == 6);
    CHECK(check.length == 2);
    CHECK(std::get<Step>(page.acts[2]).exit_code == 0);
    CHECK(std::get<FileBlock>(page.acts[3]).content == "```toml\n```\n");
}

TEST_CASE("options shape the bytes of a file")
{
    const auto content_of = [](const std::string& options, const std::string& body) {
        const CaseFile page = parse_case("```file a " + options + "\n" + body + "\n```\n");
        REQUIRE(page.faults.empty());
        return std::get<FileBlock>(page.acts.at(0)).content;
    };
    CHECK(content_of("crlf", "a\nb") == "a\r\nb\r\n");
    CHECK(content_of("bom", "a") == "\xEF\xBB\xBF" "a\n");
    CHECK(content_of("no-newline", "a") == "a");
    CHECK(content_of("hex", "ff 00\n41") == std::string("\xff\0A", 3));
    CHECK(content_of("base64", "5piO55m9Cg==") == "明白\n");
    CHECK(content_of("repeat=3", "a") == "a\na\na\n");
    CHECK(content_of("no-newline repeat=3", "a") == "aaa");
    CHECK(std::get<FileBlock>(parse_case("```file a symlink ../b\n```\n").acts.at(0)).symlink == "../b");
}

TEST_CASE("a page with a fault says on which line")
{
    CHECK(parse_case("\n```file ../a\n```\n").faults.at(0).starts_with("line 2: "));
    CHECK_FALSE(parse_case("```file /a\n```\n").faults.empty());
    CHECK_FALSE(parse_case("```file a zip\n```\n").faults.empty());
    CHECK_FALSE(parse_case("```file a hex\nf\n```\n").faults.empty());
    CHECK_FALSE(parse_case("```console\nmingbai check\n```\n").faults.empty());
    CHECK_FALSE(parse_case("```console\n$ mingbai check\n").faults.empty());
}

TEST_CASE("expected and printed lines are compared exactly, … apart")
{
    CHECK(matches({}, {}));
    CHECK(matches({"一", "二"}, {"一", "二"}));
    CHECK_FALSE(matches({"一"}, {"一", "二"}));
    CHECK_FALSE(matches({"一", "二"}, {"一"}));
    CHECK_FALSE(matches({"一"}, {"一 "}));

    CHECK(matches({"…"}, {}));
    CHECK(matches({"一", "…", "三"}, {"一", "二", "二", "三"}));
    CHECK(matches({"一", "…", "三"}, {"一", "三", "三"}));
    CHECK_FALSE(matches({"一", "…", "三"}, {"一", "二"}));

    CHECK(matches({"a…c"}, {"abc"}));
    CHECK(matches({"a…c…"}, {"ac"}));
    CHECK_FALSE(matches({"a…c"}, {"abd"}));
}

TEST_CASE("answers replace what stood below their commands and nothing else")
{
    const CaseFile page = parse_case("甲\n```console\n$ a\nold\nexit 1\n$ b\nkept\n```\n乙\n");
    CHECK(with_answers(page, {{3, answer_of({"new", "er"}, 2)}}) ==
          "甲\n```console\n$ a\nnew\ner\nexit 2\n$ b\nkept\n```\n乙\n");
    CHECK(with_answers(page, {}) == "甲\n```console\n$ a\nold\nexit 1\n$ b\nkept\n```\n乙\n");
}
