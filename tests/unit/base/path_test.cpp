#include "base/path.h"

#include <string>

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("a path is what it was parsed from")
{
    for (const char* text : {"a", "a/b", "content/yumin-jky/2023/report.zh.md", "附件/第 1 号.pdf",
                             "...", "a/..b/c..", "冒号:😀.md"}) {
        const std::optional<Path> path = Path::parse(text);
        REQUIRE(path);
        CHECK(path->text() == text);
    }
}

TEST_CASE("what could leave the tree, or can not be shown, is no path")
{
    for (const char* text :
         {"", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "a/./b", "a/..", "../a", "a\\b", "a\nb",
          "a\tb", "a\x7F", "a\xFF", "\xC0\xAE\xC0\xAE/a"})
        CHECK_MESSAGE(!Path::parse(text), text);
    CHECK_FALSE(Path::parse(std::string_view("a\0b", 3)));
}

TEST_CASE("folder and name put together are the path")
{
    const Path deep = Path::of("content/body/report.zh.md");
    CHECK(std::string(deep.folder()) + "/" + std::string(deep.name()) == deep.text());
    CHECK(deep.extension() == "md");
    const Path top = Path::of("README");
    CHECK(top.folder() == "");
    CHECK(top.name() == "README");
    CHECK(top.extension() == "");
    CHECK(Path::of("a.b/c").extension() == "");
}

TEST_CASE("below means inside, not beginning alike")
{
    CHECK(Path::of("content/a").is_below("content"));
    CHECK_FALSE(Path::of("contents/a").is_below("content"));
    CHECK_FALSE(Path::of("content").is_below("content"));
}

TEST_CASE("a link resolves beside its file and never out of the tree")
{
    const Path here = Path::of("content/body/2024/report.zh.md");
    CHECK(here.resolve("../2023/report.zh.md") == Path::of("content/body/2023/report.zh.md"));
    CHECK(here.resolve("./attachments/a.pdf") == Path::of("content/body/2024/attachments/a.pdf"));
    CHECK(here.resolve("../../../a") == Path::of("a"));
    CHECK_FALSE(here.resolve("../../../../a"));
    CHECK_FALSE(here.resolve("../../../x/../../a"));
    CHECK_FALSE(here.resolve("../../.."));
    CHECK_FALSE(here.resolve(""));
    CHECK_FALSE(here.resolve("/a"));
    CHECK(Path::of("a.md").resolve("b.md") == Path::of("b.md"));
}

TEST_CASE("a scheme is what a browser takes for one; any other colon is part of a place")
{
    for (const char* target : {"https://a", "HTTP:b", "mailto:c@d", "a+b-c.9:d"})
        CHECK_MESSAGE(has_scheme(target), target);
    for (const char* target : {"", ":", "a", "9a:b", "-a:b", "a/b:c", "#a:b", "年:月.pdf",
                               "\u200Bjavascript:a", "java script:a"})
        CHECK_MESSAGE(!has_scheme(target), target);
}
