#include "pictures/chart.h"

#include <doctest/doctest.h>

#include "base/utf8.h"

namespace mingbai {
namespace {

ChartPoint point(double number, std::string label = {})
{
    return {number, Bound::exact, label, label};
}

ChartPoint gap()
{
    return {std::nullopt, Bound::exact, "未写明", {}};
}

TEST_CASE("the nice maximum is never below the number and never twice as large")
{
    for (double number = 0.001; number < 1e9; number *= 1.37) {
        CAPTURE(number);
        CHECK(nice_maximum(number) >= number);
        CHECK(nice_maximum(number) < 2 * number);
    }
}

TEST_CASE("a nice number is its own maximum")
{
    for (const double number : {1.0, 1.5, 2.0, 3.0, 40.0, 500.0, 6000.0, 0.8, 100.0})
        CHECK(nice_maximum(number) == doctest::Approx(number));
}

TEST_CASE("a chart of nothing has a scale all the same")
{
    CHECK(nice_maximum(0) == 1);
    CHECK(chart_of({}, Flow::from_start).bars.empty());
    CHECK(chart_of({point(0)}, Flow::from_start).bars.front().height == 0);
}

TEST_CASE("heights are in proportion, from zero")
{
    const Chart chart = chart_of({point(100), point(50), point(25)}, Flow::from_start);
    CHECK(chart.bars[0].height == doctest::Approx(2 * chart.bars[1].height));
    CHECK(chart.bars[1].height == doctest::Approx(2 * chart.bars[2].height));
    for (const ChartBar& bar : chart.bars)
        CHECK(bar.top + bar.height == doctest::Approx(Chart::baseline));
}

TEST_CASE("bars stand apart and inside the box, whatever their number")
{
    for (std::size_t count = 1; count <= 8; count++) {
        CAPTURE(count);
        const Chart chart = chart_of(std::vector<ChartPoint>(count, point(380)), Flow::from_start);
        double end = 0;
        for (const ChartBar& bar : chart.bars) {
            CHECK(bar.x > end);
            CHECK(bar.top > 0);
            end = bar.x + bar.width;
        }
        CHECK(end < Chart::width);
    }
}

TEST_CASE("the label above an open top stays inside the box")
{
    const Chart chart = chart_of({{100.0, Bound::at_least, "100余", "100"}}, Flow::from_start);
    CHECK(chart.bars.front().label_y - 14 > 0);
}

TEST_CASE("right to left is the same chart in a mirror")
{
    const std::vector<ChartPoint> points = {point(1), gap(), point(3)};
    const Chart chart = chart_of(points, Flow::from_start);
    const Chart mirrored = chart_of(points, Flow::from_end);
    for (std::size_t i = 0; i < points.size(); i++) {
        CHECK(mirrored.bars[i].middle == doctest::Approx(Chart::width - chart.bars[i].middle));
        CHECK(mirrored.bars[i].height == chart.bars[i].height);
        CHECK(mirrored.bars[i].point == i);
    }
}

TEST_CASE("what is not stated has no height and does not change the scale")
{
    const Chart with_gap = chart_of({point(40), gap()}, Flow::from_start);
    const Chart without = chart_of({point(40), point(40)}, Flow::from_start);
    CHECK(with_gap.bars[1].height == 0);
    CHECK(with_gap.bars[0].height == without.bars[0].height);
}

TEST_CASE("a label too wide for its year is shortened, and left out before it runs into the next")
{
    std::vector<ChartPoint> points(6, point(1));
    points[0].label = "不少于13000";
    points[0].short_label = "13000";
    points[1].label = "1234567890";
    points[1].short_label = "1234567890";
    const Chart chart = chart_of(points, Flow::from_start);
    CHECK(chart.bars[0].label == "13000");
    CHECK(chart.bars[1].label.empty());
}

TEST_CASE("as many years stand side by side as their numbers leave room for")
{
    CHECK(years_that_fit({point(1, "52")}) == 8);
    CHECK(years_that_fit({point(1, "52"), point(1, "13000000")}) == 5);
    CHECK(years_that_fit({point(1, std::string(60, '9'))}) == 2);
}

TEST_CASE("a Han character is wider than a digit")
{
    CHECK(text_width("余") > text_width("0"));
    CHECK(text_width("320余") == text_width("余") + 3 * text_width("0"));
}

TEST_CASE("bars below each other: in proportion, inside the box, room for the number behind each")
{
    const std::vector<double> numbers = {7, 0, 1, 123456, 3};
    for (const Flow flow : {Flow::from_start, Flow::from_end}) {
        const RowChart chart = row_chart_of(numbers, flow);
        REQUIRE(chart.bars.size() == numbers.size());
        double end = 0;
        for (std::size_t i = 0; i < numbers.size(); i++) {
            const RowChart::Bar& bar = chart.bars[i];
            CAPTURE(i);
            CHECK(bar.width == doctest::Approx(chart.bars[3].width * numbers[i] / 123456));
            CHECK(bar.x >= 0);
            CHECK(bar.x + bar.width <= Chart::width);
            const double number_end = flow == Flow::from_start
                                          ? bar.number_x + text_width("123,456")
                                          : bar.number_x - text_width("123,456");
            CHECK(number_end >= 0);
            CHECK(number_end <= Chart::width);
            CHECK(bar.name_y > end);
            CHECK(bar.y > bar.name_y);
            end = bar.y + RowChart::bar_height;
        }
        CHECK(end <= chart.height);
        CHECK(chart.bars[1].width == 0);
    }
}

TEST_CASE("bars of nothing but zeros have no width")
{
    for (const RowChart::Bar& bar : row_chart_of({0, 0}, Flow::from_start).bars)
        CHECK(bar.width == 0);
    CHECK(row_chart_of({}, Flow::from_start).height == 0);
}

TEST_CASE("a name that has no room is cut between characters and says so")
{
    CHECK(shortened("法治授课", 60) == "法治授课");
    CHECK(shortened("法治授课", 50) == "法治…");
    const std::string name = "Law lessons 法治授课 for schools";
    for (double room = 14; room < 400; room += 3) {
        CAPTURE(room);
        CHECK(text_width(shortened(name, room)) <= room);
        CHECK(utf8::is_valid(shortened(name, room)));
    }
    CHECK(shortened(name, 400) == name);
}

}
}
