#include "base/brotli.h"

#include <string>

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("what is packed as brotli is unpacked, and only whole and with nothing behind it")
{
    for (const std::string& content : {std::string(), std::string("明白"), std::string(100000, 'a')}) {
        const std::string packed = brotli::packed(content);
        CHECK(brotli::unpacked(packed, content.size()) == content);
        CHECK(brotli::packed(content) == packed);
        CHECK_FALSE(brotli::unpacked(packed, content.size() + 1));
        CHECK_FALSE(brotli::unpacked(packed + brotli::packed(content), content.size()));
        CHECK_FALSE(brotli::unpacked(packed + "x", content.size()));
        for (std::size_t size = 0; size < packed.size(); ++size)
            CHECK_FALSE(brotli::unpacked(packed.substr(0, size), content.size()));
    }
    CHECK_FALSE(brotli::unpacked(brotli::packed("明白"), 5));
}
