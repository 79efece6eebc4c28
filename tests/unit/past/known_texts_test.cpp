#include "past/known_texts.h"

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("the words are title and body; the facts are none of them")
{
    const KnownText text = known_text_of("+++\ntitle = \"题\"\n+++\n正文。\n");
    CHECK(text.is_text);
    CHECK_FALSE(text.is_draft);
    CHECK(text.words == known_text_of("+++\ntitle = \"题\"\nsource = \"某局\"\n+++\n正文。\n").words);
    CHECK(text.words != known_text_of("+++\ntitle = \"新题\"\n+++\n正文。\n").words);
    CHECK(text.words != known_text_of("+++\ntitle = \"题\"\n+++\n正文！\n").words);
    CHECK(known_text_of("+++\ndraft = true\n+++\n").is_draft);
    CHECK_FALSE(text.is_withdrawn);
    CHECK(known_text_of("+++\nwithdrawn = { on = 2024-01-02, reason = \"误\" }\n+++\n").is_withdrawn);
    // A number that may be an office's own is told apart.
    const KnownText mobile = known_text_of("+++\ntitle = \"题\"\n+++\n值班手机13800000000。\n");
    CHECK(mobile.has_mobiles);
    CHECK_FALSE(mobile.has_personal_data);
}

TEST_CASE("what was written is read again, and half of it is nothing")
{
    KnownTexts texts;
    texts[ObjectId::of_blob("1")] = known_text_of("+++\ntitle = \"题\"\ndraft = true\n+++\n正文。\n");
    texts[ObjectId::of_blob("2")] = known_text_of("\xFF");
    const std::string bytes = to_bytes(texts);
    const std::optional<KnownTexts> read = known_texts_from(bytes);
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    const KnownText& text = read->at(ObjectId::of_blob("1"));
    CHECK(text.title == "题");
    CHECK(text.is_draft);
    CHECK(text.words == texts.at(ObjectId::of_blob("1")).words);
    CHECK_FALSE(read->at(ObjectId::of_blob("2")).is_text);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK_FALSE(known_texts_from(std::string_view(bytes).substr(0, size)));
}
