#include "compare/placed_quantities.h"

#include <doctest/doctest.h>

using namespace mingbai;

namespace {

// "法治讲座 | 12场 | 某事", a line a quantity.
std::string placed(std::string_view text)
{
    const PlacedQuantities quantities(text);
    std::string lines;
    for (const PlacedQuantity& each : quantities.all())
        lines += quantities.words(each.before) + " | " + quantities.written(*each.quantity) +
                 " | " + quantities.words(each.after) + "\n";
    return lines;
}

}

TEST_CASE("the words around a quantity end at the next quantity and at the clause")
{
    CHECK(placed("法治讲座12场、参与师生300人，模拟法庭2场。") ==
          "法治讲座 | 12场 | 师生\n师生 | 300人 | \n模拟法庭 | 2场 | \n");
}

TEST_CASE("a clause that is only a number is about the clause before it, never another sentence")
{
    CHECK(placed("模拟法庭如期开展，全年共19场。") == "模拟法庭 | 19场 | \n");
    CHECK(placed("模拟法庭如期开展。全年共19场。") == " | 19场 | \n");
}

TEST_CASE("of what each a number is said is looked for past other quantities")
{
    const PlacedQuantities quantities("12个乡镇各举办讲座1场");
    REQUIRE(quantities.all().size() == 2);
    CHECK(quantities.all()[0].each == "");
    CHECK(quantities.all()[1].each != "");
}

TEST_CASE("sentences without a quantity are left out, a text without any has none")
{
    CHECK(placed("扎实开展法治宣传。") == "");
    CHECK(placed("") == "");
}
