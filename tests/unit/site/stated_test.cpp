#include "site/stated.h"

#include <doctest/doctest.h>

namespace mingbai {
namespace {

Figure figure(std::string value, std::string qualifier, std::string unit, std::string quote)
{
    Figure figure;
    figure.value = std::move(value);
    figure.qualifier = std::move(qualifier);
    figure.unit = std::move(unit);
    figure.source.quote = std::move(quote);
    return figure;
}

TEST_CASE("a figure is written as its quote writes it, qualifier and all")
{
    struct Case {
        Figure figure;
        std::string_view text;
        Bound bound;
    };
    const Case cases[] = {
        {figure("52", "", "场次", "全年授课52场次"), "52场次", Bound::exact},
        {figure("320", "余", "课时", "全年授课320余课时"), "320余课时", Bound::at_least},
        {figure("260", "约", "课时", "授课约260课时"), "约260课时", Bound::about},
        {figure("60", "不少于", "场次", "组织法治课不少于60场次"), "不少于60场次", Bound::at_least},
        {figure("13", "", "名", "共有十三名副校长"), "十三名", Bound::exact},
        {figure("52", "", "场次", "先后152场次，其中52场次"), "52场次", Bound::exact},
    };
    for (const Case& each : cases) {
        CAPTURE(each.text);
        CHECK(stated_in(each.figure).text == each.text);
        CHECK(stated_in(each.figure).bound == each.bound);
    }
}

TEST_CASE("what stands in no quote is put together, with its qualifier where that belongs")
{
    CHECK(stated_in(figure("320", "余", "课时", "别的话")).text == "320余课时");
    CHECK(stated_in(figure("260", "左右", "课时", "别的话")).text == "260课时左右");
    CHECK(stated_in(figure("260", "约", "课时", "别的话")).text == "约260课时");
}

TEST_CASE("a qualifier that nobody knows does not make a number exact")
{
    CHECK(stated_in(figure("260", "大体", "课时", "别的话")).bound == Bound::about);
}

TEST_CASE("sums have no more decimals than what was added up")
{
    const Figure tenth = figure("0.1", "", "万", "");
    const Figure fifth = figure("0.2", "", "万", "");
    const Figure whole = figure("3", "", "万", "");
    CHECK(amount_text(0.1 + 0.2, {&tenth, &fifth}) == "0.3");
    CHECK(amount_text(3, {&whole}) == "3");
    CHECK(amount_text(3.1, {&whole, &tenth}) == "3.1");
}

}
}
