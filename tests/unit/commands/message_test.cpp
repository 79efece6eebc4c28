#include "commands/message.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/utf8.h"
#include "support/sites.h"

using namespace mingbai;

namespace {

Messages messages(const Problems& problems, const Files& files = {},
                  Tongue tongue = Tongue::chinese, Format format = Format::text)
{
    Problems none;
    const Rulebook rulebook({{"official-missing", "note"}}, none);
    return messages_of(problems, rulebook, Snapshot::of_files(files), tongue, format);
}

std::string said(std::string_view rule, Place place, std::vector<std::string> words = {},
                 const Files& files = {}, Format format = Format::text)
{
    Problems problems;
    problems.add(rule, std::move(place), std::move(words));
    return messages(problems, files, Tongue::chinese, format).text;
}

// The line with the caret, as it stands under the excerpt.
std::string caret_line(const std::string& line, std::uint32_t column)
{
    const std::string text = said("quote-short", {"a.md", 1, column}, {}, {{"a.md", line + "\n"}});
    const std::size_t caret = text.find("       | ");
    return caret == std::string::npos ? ""
                                      : text.substr(caret + 9, text.find('\n', caret) - caret - 9);
}

bool is_safe_for_a_terminal(std::string_view text)
{
    while (!text.empty()) {
        const utf8::Character c = utf8::first(text);
        if (utf8::is_control(c.value) || utf8::is_bidi_control(c.value) || c.value == '\r')
            return false;
        text.remove_prefix(c.size);
    }
    return true;
}

}

TEST_CASE("a message tells place, level, sentence, rule, line, caret and hint")
{
    CHECK(said("quote-not-found", {"a.toml", 2, 9}, {"r.md", "4.p1", "相近的话"},
               {{"a.toml", "id = \"a\"\nquote = \"一二三四\"\n"}}) ==
          "a.toml:2:9: 错误：原文中找不到这段引文 [quote-not-found]\n"
          "     2 | quote = \"一二三四\"\n"
          "       |         ^\n"
          "  提示：4.p1 有相近文字：“相近的话”\n");
    Problems problems;
    problems.add("file-stray", {"x.txt"});
    CHECK(messages(problems, {}, Tongue::english).text ==
          "x.txt: warning: this file belongs to no part of the site and is not published "
          "[file-stray]\n"
          "  hint: check its name and its folder\n");
}

TEST_CASE("a place is told as far as it is known")
{
    CHECK(said("file-stray", {"a.md", 0, 7}).starts_with("a.md: "));
    CHECK(said("file-stray", {"a.md", 3, 0}).starts_with("a.md:3: "));
    CHECK(said("file-stray", {"a.md", 3, 7}).starts_with("a.md:3:7: "));
}

TEST_CASE("the caret stands under its character, and Chinese takes two columns")
{
    CHECK(caret_line("abc", 1) == "^");
    CHECK(caret_line("abc", 3) == "  ^");
    CHECK(caret_line("一二三", 3) == "    ^");
    CHECK(caret_line("a一，b", 4) == "     ^");
    CHECK(caret_line("“一”二", 4) == "    ^");  // quotation marks take one
    CHECK(caret_line("ｱｲ一", 3) == "  ^");
    CHECK(caret_line("한글a", 3) == "    ^");
    CHECK(caret_line("😀a", 2) == "  ^");
    CHECK(caret_line("\ta", 2) == " ^");
    CHECK(caret_line("abc", 4) == "   ^");  // just behind the end
}

TEST_CASE("the line is the one that was read: byte order mark and line ends do not move the caret")
{
    const std::string text =
        said("quote-short", {"a.md", 1, 2}, {}, {{"a.md", "\xEF\xBB\xBF一二\r\n"}});
    CHECK(text.find("     1 | 一二\n       |   ^\n") != std::string::npos);
    const std::string old = said("quote-short", {"a.md", 2, 1}, {}, {{"a.md", "一\r二\r"}});
    CHECK(old.find("     2 | 二\n") != std::string::npos);
}

TEST_CASE("without a line there is no excerpt")
{
    for (const Place& place : {Place{"a.md", 9, 1}, Place{"b.md", 1, 1}, Place{"../x", 1, 1},
                               Place{"", 1, 1}, Place{"a.md", 2, 1}}) {
        CAPTURE(place.file);
        CHECK(said("quote-short", place, {}, {{"a.md", "一\n"}}).find(" | ") == std::string::npos);
    }
    CHECK(said("encoding-utf8", {"a.md", 1, 2}, {}, {{"a.md", "a\xFF\n"}}).find(" | ") ==
          std::string::npos);
}

TEST_CASE("of a very long line the beginning is shown, and a caret only within it")
{
    const Files files{{"a.md", std::string(100'000, 'a')}};
    const std::string near = said("quote-short", {"a.md", 1, 5}, {}, files);
    CHECK(near.size() < 400);
    CHECK(near.find("…") != std::string::npos);
    CHECK(near.find('^') != std::string::npos);
    CHECK(said("quote-short", {"a.md", 1, 5000}, {}, files).find('^') == std::string::npos);
}

TEST_CASE("no control character reaches the terminal, from a line or from a word")
{
    const std::string hostile = "a\x1B[2J\x07\x7F\xC2\x9B\u202E\u2066\r\nb\tc";
    const std::string line = said("quote-short", {"a.md", 1, 1}, {}, {{"a.md", hostile}});
    CHECK(is_safe_for_a_terminal(line));
    for (const Rule& rule : all_rules())
        for (const Format format : {Format::text, Format::github}) {
            CAPTURE(rule.name);
            const std::string text =
                said(rule.name, {"a.md", 1, 1}, {hostile, hostile, hostile}, {}, format);
            CHECK(is_safe_for_a_terminal(text));
            const auto lines = std::count(text.begin(), text.end(), '\n');
            CHECK(lines == (text.find("提示") == std::string::npos ? 1 : 2));
        }
}

TEST_CASE("a word of any length is cut, and bytes that are no text are left out")
{
    CHECK(said("key-unknown", {"a.md", 1, 1}, {std::string(1'000'000, 'x'), ""}).size() < 1000);
    for (const Format format : {Format::text, Format::json, Format::github})
        CHECK(utf8::is_valid(said("path-bad", {"a.md"}, {"\xFF\xFE"}, {}, format)));
}

TEST_CASE("problems come sorted and once, and are counted by level")
{
    Problems problems;
    problems.add("key-missing", {"b.md", 2, 1}, {"x"});
    problems.add("key-missing", {"b.md", 1, 1}, {"x"});
    problems.add("key-missing", {"b.md", 1, 1}, {"x"});
    problems.add("file-stray", {"a.md"});
    problems.add("official-missing", {"c.md"});
    const Messages all = messages(problems);
    CHECK(all.counts.errors == 2);
    CHECK(all.counts.warnings == 1);
    CHECK(all.counts.notes == 1);
    CHECK(all.text.find("a.md: ") < all.text.find("b.md:1:1: "));
    CHECK(all.text.find("b.md:1:1: ") < all.text.find("b.md:2:1: "));
    CHECK(all.text.find("c.md: 提醒：") != std::string::npos);
}

TEST_CASE("of one rule fifty are told and the others counted; programs get all")
{
    Problems problems;
    for (std::uint32_t line = 1; line <= 87; ++line)
        problems.add("key-missing", {"a.md", line}, {"x"});
    problems.add("file-stray", {"a.md"});
    const auto times = [](const std::string& text, std::string_view word) {
        std::size_t found = 0;
        for (std::size_t at = text.find(word); at != std::string::npos;
             at = text.find(word, at + 1))
            ++found;
        return found;
    };
    const Messages text = messages(problems);
    CHECK(text.counts.errors == 87);
    CHECK(times(text.text, "错误：") == 50);
    CHECK(text.text.ends_with("[key-missing] 还有37处没有列出。\n"));
    CHECK(messages(problems, {}, Tongue::english).text.ends_with("[key-missing] and 37 more.\n"));
    CHECK(times(messages(problems, {}, Tongue::chinese, Format::json).text, "\n") == 88);
    CHECK(times(messages(problems, {}, Tongue::chinese, Format::github).text, "\n") == 88);
}

TEST_CASE("as JSON a problem is one object on one line")
{
    CHECK(said("key-unknown", {"a.md", 3, 1}, {"ti\"tel\n", "title"}, {}, Format::json) ==
          "{\"file\":\"a.md\",\"line\":3,\"column\":1,\"level\":\"error\",\"rule\":\"key-unknown\","
          "\"message\":\"没有“ti\\\"tel ”这一项\",\"hint\":\"是不是“title”？\",\"basis\":\"\"}\n");
}

TEST_CASE("for GitHub a problem is a workflow command, its marks escaped where they would part it")
{
    CHECK(said("key-missing", {"a:b,c%.md", 3, 1}, {"x:y,100%"}, {}, Format::github) ==
          "::error file=a%3Ab%2Cc%25.md,line=3,col=1,title=key-missing::缺少“x:y,100%25”\n");
    CHECK(said("file-stray", {"a.md"}, {}, {}, Format::github) ==
          "::warning file=a.md,title=file-stray::这个文件不属于网站的任何部分，没有发布\n");
    CHECK(said("official-missing", {"a.md", 1}, {}, {}, Format::github)
              .starts_with("::notice file=a.md,line=1,"));
}

TEST_CASE("a summary counts in the right number")
{
    CHECK(summary_of({2, 1, 5}, Tongue::chinese) == "2个错误，1个警告。");
    CHECK(summary_of({1, 0, 0}, Tongue::english) == "1 error, 0 warnings.");
    CHECK(summary_of({0, 1, 0}, Tongue::english) == "0 errors, 1 warning.");
}
