#include "site/marked.h"

#include <string>

#include <doctest/doctest.h>

using namespace mingbai;

namespace {

const std::vector<Run> runs = {
    {RunKind::kept, "全年开展", false},  {RunKind::removed, "<40>场", false},
    {RunKind::added, "\"52\"场", false}, {RunKind::removed, "法制", true},
    {RunKind::added, "法治", true},      {RunKind::kept, "课 & 讲座", false}};

std::string without(std::string text, const std::string& open, const std::string& close)
{
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at))
        text.erase(at, text.find(close, at) + close.size() - at);
    return text;
}

}

TEST_CASE("what is removed and added is an element of its own, what is kept is plain text")
{
    CHECK(marked({{RunKind::kept, "全年", false}}).markup == "全年");
    CHECK(marked({{RunKind::removed, "40场", false}, {RunKind::added, "52场", false}}).markup ==
          "<del>40场</del><ins>52场</ins>");
}

TEST_CASE("a change of form says so in its class")
{
    CHECK(marked({{RunKind::removed, "法制", true}}).markup == "<del class=\"form\">法制</del>");
}

TEST_CASE("no text becomes markup")
{
    const std::string markup = marked(runs).markup;
    CHECK(markup.find("&lt;40&gt;场") != std::string::npos);
    CHECK(markup.find("&quot;52&quot;场") != std::string::npos);
    CHECK(markup.find("课 &amp; 讲座") != std::string::npos);
    CHECK(marked("<b>&", {{0, 3}}).markup == "<mark class=\"same\">&lt;b&gt;</mark>&amp;");
}

TEST_CASE("without the added runs the older text is left")
{
    CHECK(without(marked(runs).markup, "<ins", "</ins>") ==
          "全年开展<del>&lt;40&gt;场</del><del class=\"form\">法制</del>课 &amp; 讲座");
}

TEST_CASE("spans are marked where they stand, at both ends and side by side")
{
    CHECK(marked("法治课堂", {}).markup == "法治课堂");
    CHECK(marked("法治课堂", {{0, 6}, {6, 6}}).markup ==
          "<mark class=\"same\">法治</mark><mark class=\"same\">课堂</mark>");
    CHECK(marked("法治课堂", {{6, 6}}).markup == "法治<mark class=\"same\">课堂</mark>");
    CHECK(marked("", {}).markup.empty());
}
