#include "theme/words.h"

#include <doctest/doctest.h>

#include "support/themes.h"

using namespace mingbai;

namespace {

Words read(const std::string& text, Problems& problems)
{
    return Words::read(Snapshot::of_files({{"words.toml", text}}), Path::of("words.toml"),
                       {chinese, english}, problems);
}

std::string problems_of_words(const std::string& text)
{
    Problems problems;
    read(text, problems);
    return lines_of(problems);
}

Words words_of(const std::string& text)
{
    Problems problems;
    const Words words = read(text, problems);
    CHECK(lines_of(problems) == "");
    return words;
}

}

TEST_CASE("a word stands in each language; groups give their names to the key")
{
    const Words words =
        words_of("home = { zh = \"首页\", en = \"Home\" }\n"
                 "[nav]\nyears = { zh = \"年份\", en = \"Years\" }\n"
                 "[nav.footer]\n[nav.footer.about]\nzh = \"关于\"\nen = \"About\"\n");
    CHECK(words.say("home", chinese, {}) == "首页");
    CHECK(words.say("nav.years", english, {}) == "Years");
    CHECK(words.say("nav.footer.about", chinese, {}) == "关于");
    CHECK(words.find("nav") == nullptr);
    CHECK(words.find("years") == nullptr);
    CHECK(words.find("home.zh") == nullptr);
}

TEST_CASE("a key that is no word is said as it stands, and the nearest one is known")
{
    const Words words = words_of("home = { zh = \"首页\", en = \"Home\" }\n");
    CHECK(words.say("hone", chinese, {}) == "hone");
    CHECK(words.nearest("hone") == "home");
    CHECK(words.nearest("something else") == "");
}

TEST_CASE("an entry that lacks a language of the site is a problem at its place")
{
    CHECK(problems_of_words("home = { zh = \"首页\", en = \"Home\" }\n"
                            "[nav]\nyears = { zh = \"年份\" }\n[empty]\n") ==
          "words.toml:3:9 word-missing nav.years|en\n"
          "words.toml:4:1 word-missing empty|en\n"
          "words.toml:4:1 word-missing empty|zh\n");
}

TEST_CASE("a language that is missing is said in the first that is there")
{
    Problems problems;
    const Words words = read("home = { zh = \"首页\" }\n", problems);
    CHECK(words.say("home", english, {}) == "首页");
}

TEST_CASE("languages that the site does not have are no problem, whatever they hold")
{
    CHECK(problems_of_words("n = { zh = \"甲\", en = \"a\", fr = \"{n\" }\n") == "");
}

TEST_CASE("words are filled in by the rules of their language")
{
    const Words words = words_of("count = { zh = \"{n}条\", "
                                 "en = \"{n, plural, one{# item} other{# items}}\" }\n");
    CHECK(words.say("count", english, {{"n", std::int64_t{1}}}) == "1 item");
    CHECK(words.say("count", english, {{"n", std::int64_t{2}}}) == "2 items");
    CHECK(words.say("count", chinese, {{"n", std::int64_t{2}}}) == "2条");
    CHECK(words.say("count", chinese, {{"n", "{n}"}}) == "{n}条");
}

TEST_CASE("only braces and apostrophes make a pattern; all else is said as it stands")
{
    const Words words = words_of("plain = { zh = \"# | < 100%}\", en = \"it''s '{'n'}'\" }\n");
    CHECK(words.say("plain", chinese, {}) == "# | < 100%}");
    CHECK(words.say("plain", english, {}) == "it's {n}");
}

TEST_CASE("a pattern that is no ICU message is a problem where it stands, and said as it is")
{
    Problems problems;
    const Words words = read("count = { zh = \"{n\", en = \"{n, plural, one{x}}\" }\n", problems);
    CHECK(lines_of(problems) == "words.toml:1:16 word-message count|zh\n"
                                "words.toml:1:27 word-message count|en\n");
    CHECK(words.say("count", chinese, {{"n", std::int64_t{2}}}) == "{n");
}

TEST_CASE("what is neither a word nor a group is a problem and no word")
{
    CHECK(problems_of_words("home = \"首页\"\nyears = { zh = 1, en = \"Years\" }\n") ==
          "words.toml:1:8 key-type home|[table]\nwords.toml:2:16 key-type zh|text\n");
    CHECK(problems_of_words("home = {").starts_with("words.toml:1:"));
}

TEST_CASE("no file means no words")
{
    Problems problems;
    const Words words =
        Words::read(Snapshot::of_files({}), Path::of("words.toml"), {chinese}, problems);
    CHECK(words.find("home") == nullptr);
    CHECK(problems.empty());
}

TEST_CASE("a template alone can not say a word that has places to be filled in")
{
    const Words words = words_of("count = { zh = \"{n}条\", en = \"items\" }\n");
    const Localized* count = words.find("count");
    REQUIRE(count != nullptr);
    CHECK(wants_arguments(*count, chinese));
    CHECK_FALSE(wants_arguments(*count, english));
}
