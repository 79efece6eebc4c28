#include "base/digest.h"

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("a blob's id is the one that git gives")
{
    // `printf '' | git hash-object --stdin`, and so on
    CHECK(ObjectId::of_blob("").text() == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    CHECK(ObjectId::of_blob("hello\n").text() == "ce013625030ba8dba906f756967f9e9ca394464a");
    CHECK(ObjectId::of_blob("hello") != ObjectId::of_blob("hello\n"));
    CHECK(ObjectId::of_blob(std::string_view("a\0b", 3)) != ObjectId::of_blob("a"));
}

TEST_CASE("an id reads what it prints")
{
    const ObjectId id = ObjectId::of_blob("明白");
    REQUIRE(id.text().size() == 40);
    CHECK(ObjectId::parse(id.text()) == id);
    CHECK(id.text().starts_with(id.short_text()));
    CHECK(id.short_text().size() == 8);
}

TEST_CASE("only 40 lower-case hex digits are an id")
{
    const std::string good(40, 'a');
    CHECK(ObjectId::parse(good));
    CHECK_FALSE(ObjectId::parse(""));
    CHECK_FALSE(ObjectId::parse(good.substr(1)));
    CHECK_FALSE(ObjectId::parse(good + "a"));
    CHECK_FALSE(ObjectId::parse(std::string(40, 'A')));
    CHECK_FALSE(ObjectId::parse(std::string(39, 'a') + "g"));
    CHECK_FALSE(ObjectId::parse(std::string(39, 'a') + std::string(1, '\0')));
}

TEST_CASE("an id that nobody set is none")
{
    CHECK(ObjectId().is_none());
    CHECK(ObjectId().text() == std::string(40, '0'));
    CHECK_FALSE(ObjectId::of_blob("").is_none());
}

TEST_CASE("sha256 is the one that sha256sum prints")
{
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
