#include "base/packed_values.h"

#include <doctest/doctest.h>

using namespace mingbai;

namespace {

template <typename T> T there_and_back(const T& value)
{
    Packer packer;
    pack(value, packer);
    const std::string bytes = std::move(packer).bytes();
    Unpacker unpacker(bytes);
    T again = unpacked<T>(unpacker);
    CHECK(unpacker.is_at_end());
    return again;
}

}

TEST_CASE("a value comes back as it was")
{
    CHECK(there_and_back(-1) == -1);
    CHECK(there_and_back(true));
    CHECK(there_and_back(0.1) == 0.1);
    CHECK(there_and_back(std::string("明白")) == "明白");
    CHECK(there_and_back(Fingerprint::of("明白")) == Fingerprint::of("明白"));
    CHECK(there_and_back(ObjectId::of_blob("明白")) == ObjectId::of_blob("明白"));
    const Date day = parse_date("2024-02-29").value();
    CHECK(there_and_back(day) == day);
    for (const std::string_view text : {"2024-02-29", "2024-02", "2024"}) {
        const PartialDate date = PartialDate::parse(text).value();
        CHECK(there_and_back(date) == date);
    }
    const std::vector<std::optional<Date>> days{day, std::nullopt};
    CHECK(there_and_back(days) == days);
}

TEST_CASE("bytes that end too early end a list too")
{
    Packer packer;
    pack(std::vector<std::string>{"明", "白"}, packer);
    const std::string whole = std::move(packer).bytes();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        Unpacker unpacker(std::string_view(whole).substr(0, size));
        CHECK(unpacked<std::vector<std::string>>(unpacker).size() <= 2);
        CHECK_FALSE(unpacker.is_at_end());
    }
}
