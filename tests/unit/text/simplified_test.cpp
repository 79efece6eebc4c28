#include "text/simplified.h"

#include <doctest/doctest.h>
#include <unicode/translit.h>

#include <map>
#include <memory>
#include <string>

#include "base/utf8.h"

using namespace mingbai;

namespace {

std::map<char32_t, char32_t> table()
{
    std::map<char32_t, char32_t> pairs;
    for (std::string_view rest = simplified_pairs(); !rest.empty();) {
        const utf8::Character traditional = utf8::first(rest);
        rest.remove_prefix(traditional.size);
        REQUIRE(!rest.empty());
        const utf8::Character simplified = utf8::first(rest);
        rest.remove_prefix(simplified.size);
        CHECK(pairs.emplace(traditional.value, simplified.value).second);
    }
    return pairs;
}

}

TEST_CASE("what is read as another character is not what another is read as")
{
    const auto pairs = table();
    for (const auto& [traditional, simplified] : pairs)
        CHECK(!pairs.contains(simplified));
}

TEST_CASE("the table says what ICU says")
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> to_simplified(
        icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
    REQUIRE(U_SUCCESS(status));
    const auto pairs = table();
    std::size_t others = 0;
    for (char32_t c = 0x3400; c <= 0x9FFF; ++c) {
        icu::UnicodeString text(static_cast<UChar32>(c));
        to_simplified->transliterate(text);
        const auto pair = pairs.find(c);
        const char32_t ours = pair == pairs.end() ? c : pair->second;
        others += static_cast<char32_t>(text.char32At(0)) == ours ? 0 : 1;
    }
    // 苎 and 薴, which would go in a circle.
    CHECK(others == 2);
}
