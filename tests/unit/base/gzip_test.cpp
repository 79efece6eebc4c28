#include "base/gzip.h"

#include <string>

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("what is packed as gzip is unpacked, and only whole and with nothing behind it")
{
    for (const std::string& content : {std::string(), std::string("明白"), std::string(100000, 'a')}) {
        const std::string packed = gzip::packed(content);
        CHECK(gzip::unpacked(packed, content.size()) == content);
        CHECK(gzip::packed(content) == packed);
        CHECK_FALSE(gzip::unpacked(packed, content.size() + 1));
        CHECK_FALSE(gzip::unpacked(packed + gzip::packed(content), content.size()));
        CHECK_FALSE(gzip::unpacked(packed + "x", content.size()));
        for (std::size_t size = 0; size < packed.size(); ++size)
            CHECK_FALSE(gzip::unpacked(packed.substr(0, size), content.size()));
    }
    CHECK_FALSE(gzip::unpacked(gzip::packed("明白"), 5));
}
