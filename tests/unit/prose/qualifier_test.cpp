#include "prose/qualifier.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace mingbai;

namespace {

struct Row {
    std::string_view text;
    std::string_view qualifier;
    Bound bound;
};

}

TEST_CASE("a qualifier stands right before its number, at most a link between them")
{
    const Row rows[] = {
        {"全年不少于", "不少于", Bound::at_least},
        {"不得低于", "不得低于", Bound::at_least},
        {"受众超过", "超过", Bound::at_least},
        {"不超过", "不超过", Bound::at_most},
        {"约有", "约有", Bound::about},
        {"超过了", "超过了", Bound::at_least},
        {"每年至少开展", "至少开展", Bound::at_least},
        {"最多培训", "最多培训", Bound::at_most},
        {"参与率近", "近", Bound::at_most},
        {"more than ", "more than ", Bound::at_least},
        {"At least ", "At least ", Bound::at_least},
        {"no more than ", "no more than ", Bound::at_most},
        {"about ", "about ", Bound::about},
        {"不到", "不到", Bound::at_most},
        {"节约", "", Bound::exact},
        {"附近", "", Bound::exact},
        {"合约有", "", Bound::exact},
        {"累计", "", Bound::exact},
        {"moreover ", "", Bound::exact},
        {"至少，", "", Bound::exact},
        {" ", "", Bound::exact},
        {"", "", Bound::exact},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Qualifier found = qualifier_before(row.text);
        CHECK(row.text.substr(row.text.size() - found.size) == row.qualifier);
        CHECK(found.bound == row.bound);
    }
}

TEST_CASE("a qualifier stands right behind number and unit")
{
    const Row rows[] = {
        {"以上学校", "以上", Bound::at_least},
        {"及以上", "及以上", Bound::at_least},
        {"以内", "以内", Bound::at_most},
        {"内答复", "内", Bound::at_most},
        {"左右，", "左右", Bound::about},
        {" or more", " or more", Bound::at_least},
        {"内容", "", Bound::exact},
        {"，以上", "", Bound::exact},
        {"", "", Bound::exact},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Qualifier found = qualifier_after(row.text);
        CHECK(row.text.substr(0, found.size) == row.qualifier);
        CHECK(found.bound == row.bound);
    }
}

TEST_CASE("somebody counts where each period or a minimum is named in the same clause")
{
    CHECK(is_counting("每学期开展"));
    CHECK(is_counting("至少"));
    CHECK_FALSE(is_counting("每学期，开展"));
    CHECK_FALSE(is_counting("又"));
    CHECK_FALSE(is_counting(""));
}
