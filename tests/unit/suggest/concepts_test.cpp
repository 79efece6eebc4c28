#include "suggest/concepts.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "support/official_text.h"

using namespace mingbai;

namespace {

std::set<std::uint64_t> names_of(std::string_view text)
{
    std::set<std::uint64_t> names;
    for (const Concept& found : concepts_of(text))
        names.insert(found.name);
    return names;
}

bool share_a_concept(std::string_view one, std::string_view other)
{
    for (const std::uint64_t name : names_of(one))
        if (names_of(other).contains(name))
            return true;
    return false;
}

}

TEST_CASE("words that stand for one thing share a concept, others do not")
{
    CHECK(share_a_concept("组织业务培训", "办了一期轮训"));
    CHECK(share_a_concept("开展检查", "随机抽查"));
    CHECK(share_a_concept("inspections of schools", "visited without notice"));
    CHECK_FALSE(share_a_concept("组织业务培训", "随机抽查"));
    CHECK_FALSE(share_a_concept("", "检查"));
}

TEST_CASE("the longest word is taken")
{
    REQUIRE(concepts_of("校外培训").size() == 1);
    CHECK(concepts_of("校外培训").front().span.size == std::string_view("校外培训").size());
    CHECK_FALSE(share_a_concept("校外培训", "轮训"));
}

TEST_CASE("concepts lie in the text, in its order")
{
    OfficialText prose(11);
    for (int round = 0; round < 300; ++round) {
        const std::string text = round % 2 == 0 ? prose.paragraph() : prose.hostile(80);
        CAPTURE(text);
        std::size_t from = 0;
        for (const Concept& found : concepts_of(text)) {
            REQUIRE(found.span.begin >= from);
            REQUIRE(found.span.size > 0);
            REQUIRE(found.span.begin + found.span.size <= text.size());
            from = found.span.begin;
        }
    }
}

TEST_CASE("English endings are taken off, short words are left")
{
    CHECK(stem_of("Inspections") == stem_of("inspected"));
    CHECK(stem_of("training") == stem_of("trained"));
    CHECK(stem_of("law") == "law");
    CHECK(stem_of("bus") == "bus");
    CHECK(stem_of("法治") == "法治");
}
