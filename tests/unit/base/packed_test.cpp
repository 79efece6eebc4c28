#include "base/packed.h"

#include <limits>

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("what was packed is unpacked in the same order")
{
    Packer packer;
    const ObjectId id = ObjectId::of_blob("明白");
    constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();
    packer.add_number(0).add_number(127).add_number(128).add_number(largest);
    packer.add_text("").add_text("明白").add_id(id);
    const std::string bytes = std::move(packer).bytes();
    Unpacker unpacker(bytes);
    CHECK(unpacker.number() == 0);
    CHECK(unpacker.number() == 127);
    CHECK(unpacker.number() == 128);
    CHECK(unpacker.number() == largest);
    CHECK(unpacker.text() == "");
    CHECK(unpacker.text() == "明白");
    CHECK_FALSE(unpacker.is_at_end());
    CHECK(unpacker.id() == id);
    CHECK(unpacker.is_at_end());
}

TEST_CASE("after a fault everything is empty, and the reader says so")
{
    for (const std::string_view bytes : {std::string_view("\x05" "abc"), std::string_view("\xFF"),
                                         std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01")}) {
        Unpacker unpacker(bytes);
        CHECK(unpacker.text().empty());
        CHECK(unpacker.number() == 0);
        CHECK_FALSE(unpacker.is_whole());
        CHECK_FALSE(unpacker.is_at_end());
    }
}

TEST_CASE("a count is never more than can follow")
{
    Packer packer;
    packer.add_number(1'000'000'000);
    const std::string bytes = std::move(packer).bytes();
    Unpacker unpacker(bytes);
    CHECK(unpacker.count() == 0);
    CHECK_FALSE(unpacker.is_whole());
}
