#include "past/fact_changes.h"

#include <doctest/doctest.h>

using namespace mingbai;

namespace {

// "key: before -> after", a line each.
std::string told(std::string_view before, std::string_view after)
{
    std::string lines;
    for (const FactChange& change : fact_changes(before, after))
        lines += change.key + ": " + change.before + " -> " + change.after + "\n";
    return lines;
}

}

TEST_CASE("a fact that changed stands beside what it was; others are not told")
{
    CHECK(told("title = \"题\"\npublished = 2024-03-05\nsource = \"甲\"\n",
               "title = \"题\"\npublished = 2024-03-06\nindex_number = \"1号\"\n") ==
          "published: 2024-03-05 -> 2024-03-06\nindex_number:  -> 1号\nsource: 甲 -> \n");
    CHECK(told("title = \"题\"\n", "title = '题'\n") == "");
    CHECK(told("a = 1\nb = 2\n", "b = 2\na = 1\n") == "");
}

TEST_CASE("a fact may have many lines")
{
    CHECK(told("laws = [\n  \"甲法\",\n]\n", "laws = [\n  \"甲法\",\n  \"乙法\",\n]\n") ==
          "laws: [\n  \"甲法\",\n] -> [\n  \"甲法\",\n  \"乙法\",\n]\n");
    CHECK(told("[[sources]]\nreport = \"a/2023\"\nquote = \"一二三四\"\n",
               "[[sources]]\nreport = \"a/2023\"\nquote = \"五六七八\"\n") ==
          "sources: [[sources]]\nreport = \"a/2023\"\nquote = \"一二三四\" -> "
          "[[sources]]\nreport = \"a/2023\"\nquote = \"五六七八\"\n");
    // What looks like a key or a remark inside a text is none.
    CHECK(told("note = \"\"\"\n# 一\nb = 1\n\"\"\"\n", "note = \"\"\"\n# 二\nb = 1\n\"\"\"\n") ==
          "note: # 一\nb = 1\n -> # 二\nb = 1\n\n");
    CHECK(told("name.zh = \"甲\"\n", "name.zh = \"乙\"\n") == "name: name.zh = \"甲\" -> name.zh = \"乙\"\n");
}

TEST_CASE("a remark is told apart from the fact above it")
{
    CHECK(told("title = \"题\"\n", "title = \"题\"\n# 备注\n") == ":  -> # 备注\n");
    CHECK(told("# 旧\ntitle = \"题\"\n", "title = \"题\"\n") == ": # 旧 -> \n");
    CHECK(told("", "") == "");
}

TEST_CASE("what is no TOML has no facts")
{
    CHECK(told("title = \n", "title = \"题\"\n") == "title:  -> 题\n");
    CHECK(told("title = \"题\"\n", "title = \n") == "title: 题 -> \n");
}
