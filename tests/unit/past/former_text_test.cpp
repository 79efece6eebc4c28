#include "past/former_text.h"

#include <doctest/doctest.h>

using namespace mingbai;

namespace {

FormerBody body_of(const std::string& text)
{
    return read_former_body(read_former_text("+++\ntitle = \"题\"\n+++\n" + text),
                            Path::of("content/pages/a.zh.md"),
                            [](const Path&, std::string_view target) {
                                return "/" + std::string(target);
                            });
}

}

TEST_CASE("a former text is read into title, facts and body")
{
    const FormerText text = read_former_text("+++\ntitle = \"题\"\ndraft = true\n+++\n正文。\n");
    CHECK(text.is_text);
    CHECK(text.is_document);
    CHECK(text.is_draft);
    CHECK(text.title == "题");
    CHECK(text.facts == "title = \"题\"\ndraft = true\n");
    CHECK(text.body == "正文。\n");
}

TEST_CASE("what can not be read as a document is still a text; what is no text is nothing")
{
    for (const char* broken : {"正文。\n", "+++\ntitle = \n+++\n正文。\n", "+++\ntitle = \"题\"\n"}) {
        const FormerText text = read_former_text(broken);
        CHECK(text.is_text);
        CHECK_FALSE(text.is_document);
        CHECK(text.body == broken);
    }
    CHECK_FALSE(read_former_text("\xFF\xFE").is_text);
    CHECK_FALSE(read_former_text("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n")
                    .is_text);
    CHECK(read_former_text("\xFF").body.empty());
}

TEST_CASE("a body is laid out with its links; raw HTML is left to be shown as it was written")
{
    const FormerBody body = body_of("## 一、做法\n\n见[乙](b.zh.md)。\n");
    CHECK(body.outline.find("1") != nullptr);
    CHECK(body.html.find("href=\"/b.zh.md\"") != std::string::npos);
    CHECK(body_of("正文<script>alert(1)</script>。\n").html.empty());
}
