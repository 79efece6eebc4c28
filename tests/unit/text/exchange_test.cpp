#include "text/exchange.h"

#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("an object keeps the order of its keys and stands on one line")
{
    CHECK(exchange::json_object({}) == "{}");
    CHECK(exchange::json_object({{"b", "x"}, {"a", std::int64_t{2}}}) == R"({"b":"x","a":2})");
}

TEST_CASE("text is escaped, Chinese is left as it is")
{
    CHECK(exchange::json_object({{"k", "一\"\\\n\r\t\x01"}}) == R"({"k":"一\"\\\n\r\t\u0001"})");
    CHECK(exchange::json_object({{"键\"", std::string("\0", 1)}}) == R"({"键\"":"\u0000"})");
}

TEST_CASE("numbers are whole to the last digit")
{
    CHECK(exchange::json_object({{"k", std::numeric_limits<std::int64_t>::max()}}) ==
          R"({"k":9223372036854775807})");
    CHECK(exchange::json_object({{"k", std::numeric_limits<std::int64_t>::min()}}) ==
          R"({"k":-9223372036854775808})");
}

TEST_CASE("a key that is given twice is written once, as its readers expect")
{
    CHECK(exchange::json_object({{"k", "a"}, {"k", "b"}}) == R"({"k":"b"})");
}

TEST_CASE("a text alone is what the library writes, but harmless in a page")
{
    const auto written = [](std::string_view text) {
        std::string out;
        exchange::append_json_text(out, text);
        return out;
    };
    CHECK(written("") == "\"\"");
    CHECK(written("法治") == "\"法治\"");
    CHECK(written("a\"\\\n\x01") == R"("a\"\\\n\u0001")");
    CHECK(written("</script>") == R"("\u003c/script>")");
}

TEST_CASE("a document of nested values, in the given order")
{
    using namespace exchange;
    const Value document{Object{{"b", {Array{{std::string("一")}, {std::int64_t{2}}, {true}}}},
                                {"a", {Object{}}}}};
    CHECK(json_document(document) ==
          "{\n \"b\": [\n  \"一\",\n  2,\n  true\n ],\n \"a\": {}\n}\n");
}

TEST_CASE("what was written is read, and what is not to be trusted is nothing")
{
    using namespace exchange;
    const std::string text = "{\n \"b\": [\n  \"一\",\n  2,\n  true\n ],\n \"a\": {}\n}\n";
    const std::optional<Value> value = parsed(text);
    REQUIRE(value);
    CHECK(json_document(*value) == text);
    REQUIRE(member(*value, "b"));
    CHECK_FALSE(member(*value, "c"));
    CHECK_FALSE(member(*member(*value, "b"), "b"));
    CHECK(parsed(std::string(16, '[') + std::string(16, ']')));
    for (const std::string& bad :
         {std::string(), std::string("{"), std::string("null"), std::string("1.5"), std::string("1e3"),
          std::string("18446744073709551615"), std::string(R"({"a":1,"a":2})"), std::string("\"\xFF\""),
          std::string("[1] 2"), std::string(17, '[') + std::string(17, ']'), std::string(1000000, '[')}) {
        CAPTURE(bad.substr(0, 40));
        CHECK_FALSE(parsed(bad));
    }
}
