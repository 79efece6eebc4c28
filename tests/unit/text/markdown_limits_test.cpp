#include "text/markdown_limits.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "text/markdown.h"

using namespace mingbai;

namespace {

std::string target_itself(LinkKind, std::string_view target)
{
    return std::string(target);
}

std::string html_of(std::string_view source)
{
    Problems problems;
    std::string html = Markdown(source, "a.md", 1, problems).html({}, target_itself, "表格");
    while (html.ends_with('\n'))
        html.pop_back();
    return html;
}

std::vector<std::string> texts_of(std::string_view source)
{
    Problems problems;
    const Markdown markdown(source, "a.md", 1, problems);
    std::vector<std::string> texts;
    for (const MarkdownBlock& block : markdown.blocks())
        texts.push_back(block.text);
    return texts;
}

// "rule:line" of each problem, in order.
std::vector<std::string> problems_of(std::string_view source, std::uint32_t first_line = 1)
{
    Problems problems;
    const Markdown markdown(source, "a.md", first_line, problems);
    std::vector<std::string> said;
    for (const Problem& problem : problems.sorted()) {
        CHECK(problem.place.file == "a.md");
        said.push_back(fmt::format("{}:{}", problem.rule, problem.place.line));
    }
    return said;
}

std::string repeated(std::string_view part, std::size_t count)
{
    std::string text;
    text.reserve(part.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        text += part;
    return text;
}

using Lines = std::vector<std::string>;

}

TEST_CASE("headings without the blank are reported, code and addresses are not")
{
    CHECK(problems_of(
              "甲\n\n###没有空格\n\n＃全角\n\n#甲\n\n#1 号\n\n```\n###码\n```\n\n    ###码\n\n"
              "####### 七\n\n## 好\n\n##\n\n###尾",
              5) == Lines{"heading-no-space:7", "heading-no-space:9", "heading-no-space:11",
                          "heading-no-space:27"});
}

TEST_CASE("lines are those of the file, also with CRLF")
{
    CHECK(problems_of("甲\r\n乙\r\n<b>\r\n\r\n###丙\r\n", 100) ==
          Lines{"raw-html:102", "heading-no-space:104"});
}

TEST_CASE("what would cost too much is refused as a whole, at its line")
{
    struct Row {
        std::string source;
        std::string problem;
    };
    const std::string quotes = repeated("> ", 51);
    std::string stairs;
    for (int step = 0; step < 60; ++step)
        stairs += std::string(static_cast<std::size_t>(step) * 2, ' ') + "- 甲\n";
    const Row rows[] = {
        {repeated("甲", 400'000), "file-too-large:1"},
        {"甲\n\n|" + repeated("a|", 65) + "\n|" + repeated("-|", 65) + "\n", "table-too-wide:4"},
        {repeated("|a", 64) + "\n" + repeated("|-", 64) + "\n" + repeated("a\n", 200),
         "table-incomplete:161"},
        {"甲\n" + quotes + "乙", "nesting-too-deep:2"},
        {"甲\n\n" + repeated("- ", 51) + "乙", "nesting-too-deep:3"},
        {repeated("1. ", 60) + "乙", "nesting-too-deep:1"},
        {"甲\n" + repeated("[", 60) + "乙", "nesting-too-deep:2"},
        {stairs, "nesting-too-deep:51"},
        {repeated("*甲 **乙 ", 60) + repeated("丙** 丁*", 60), "nesting-too-deep:1"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.problem);
        CAPTURE(row.source.substr(0, 30));
        CHECK(problems_of(row.source) == Lines{row.problem});
        CHECK(texts_of(row.source).empty());
        CHECK(html_of(row.source) == "");
    }
}

TEST_CASE("what is only large is not refused")
{
    CHECK(problems_of(repeated("> ", 50) + "甲").empty());
    CHECK(problems_of(repeated("- ", 60)).empty());
    CHECK(problems_of("|" + repeated("a|", 64) + "\n|" + repeated("-|", 64)).empty());
    CHECK(problems_of(repeated("[甲](a.md) ", 1000)).empty());
    CHECK(texts_of(repeated("# 甲\n", 100'000)).size() == 100'000);
}

TEST_CASE("hostile documents end soon")
{
    const std::string_view parts[] = {
        "*",      "_",     "**甲。",     "`a",          "<",           "![",      "[a](",
        "~~“",    "a@",    "&",          "https://a。", "https://a<",  "(www.甲", "://",
        "www.甲", "***a",  "|a\n",       "<!--",        "\\",          "［",      "#甲\n",
        "> a\n",  "- a\n", "a|b\n-|-\n", "*“",          "\xEF\xB7\x91"};
    for (const std::string_view part : parts) {
        CAPTURE(part);
        const std::string source = repeated(part, (std::size_t{1} << 17) / part.size());
        const auto begin = std::chrono::steady_clock::now();
        html_of(source);
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    }
    const auto begin = std::chrono::steady_clock::now();
    CHECK(problems_of(std::string(10'000'000, 'a')) == Lines{"file-too-large:1"});
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
}
