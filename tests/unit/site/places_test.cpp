#include "site/places.h"

#include <doctest/doctest.h>

namespace mingbai {
namespace {

Block block(BlockKind kind, int level, std::string label, std::string anchor, std::string text)
{
    return {kind, level, 1, std::move(label), std::move(anchor), std::move(text)};
}

TEST_CASE("a block is named by the numbers of its headings")
{
    const Outline outline({
        block(BlockKind::paragraph, 0, "", "p1", "前言"),
        block(BlockKind::heading, 2, "三、", "3", "三、普法"),
        block(BlockKind::heading, 3, "（一）", "3-1", "（一）进校园"),
        block(BlockKind::paragraph, 0, "", "3-1.p1", "开展活动。"),
        block(BlockKind::paragraph, 0, "", "3-1.p2", "又开展活动。"),
        block(BlockKind::paragraph, 0, "2.", "3-1.p3", "2.模拟法庭"),
        block(BlockKind::heading, 2, "", "4", "附则"),
        block(BlockKind::list_item, 0, "", "4.p12", "完"),
    });
    const std::vector<BlockPlace> places = places_of(outline);
    REQUIRE(places.size() == 8);
    CHECK(places[0].path == "");
    CHECK(places[0].heading == "");
    CHECK(places[0].ordinal == 1);
    CHECK(places[1].path == "三");
    CHECK(places[1].ordinal == 0);
    CHECK(places[2].path == "三（一）");
    CHECK(places[3].path == "三（一）");
    CHECK(places[3].heading == "（一）进校园");
    CHECK(places[4].ordinal == 2);
    CHECK(places[5].path == "三（一）2");
    CHECK(places[5].ordinal == 0);
    CHECK(places[6].path == "");
    CHECK(places[6].heading == "附则");
    CHECK(places[7].ordinal == 12);
}

TEST_CASE("one block is found where all are")
{
    const Outline outline({
        block(BlockKind::paragraph, 0, "", "p1", "前言"),
        block(BlockKind::heading, 2, "三、", "3", "三、普法"),
        block(BlockKind::heading, 3, "（一）", "3-1", "（一）进校园"),
        block(BlockKind::paragraph, 0, "", "3-1.p1", "开展活动。"),
        block(BlockKind::heading, 2, "四、", "4", "四、打算"),
    });
    const std::vector<BlockPlace> all = places_of(outline);
    for (std::size_t i = 0; i < all.size(); i++) {
        const std::optional<BlockPlace> one = place_of(outline, outline.blocks()[i].anchor);
        REQUIRE(one);
        CHECK(one->path == all[i].path);
        CHECK(one->heading == all[i].heading);
        CHECK(one->ordinal == all[i].ordinal);
    }
    CHECK_FALSE(place_of(outline, "3-2"));
    CHECK_FALSE(place_of(outline, ""));
}

TEST_CASE("English numbers lose the point and keep the brackets")
{
    const std::vector<BlockPlace> places = places_of(Outline({
        block(BlockKind::heading, 2, "I.", "1", "I. Results"),
        block(BlockKind::heading, 3, "(2)", "1-2", "(2) Lessons"),
    }));
    CHECK(places[1].path == "I(2)");
}

}
}
