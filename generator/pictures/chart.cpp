#include "pictures/chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "base/utf8.h"

namespace mingbai {
namespace {

// Room above for the open top of “320余” and a label over it.
constexpr double top_of_grid = 40;
constexpr int grid_lines = 4;
constexpr double widest_bar = 56;
constexpr double share_of_bar = 0.64;  // of a year's room
constexpr double room_of_label = 8;    // between a bar and the foot of its label
constexpr double between_labels = 6;
constexpr double han_width = 14;
constexpr double narrow_width = 8;

constexpr double row_height = 44;
constexpr double name_in_row = 15;  // from the top of a row to the foot of its name
constexpr double bar_in_row = 21;
constexpr double room_of_number = 64;
constexpr double before_number = 6;
constexpr double number_in_bar = 13;  // from the top of a bar to the foot of its number

double largest(const std::vector<ChartPoint>& points)
{
    double number = 0;
    for (const ChartPoint& point : points)
        number = std::max(number, point.number.value_or(0));
    return number;
}

std::string label_that_fits(const ChartPoint& point, double room)
{
    for (const std::string* label : {&point.label, &point.short_label})
        if (text_width(*label) <= room)
            return *label;
    return {};
}

// What is drawn of a point above the baseline.
double height_of(const ChartPoint& point, double maximum)
{
    return point.number ? (Chart::baseline - top_of_grid) * *point.number / maximum : 0;
}

bool has_open_place(const ChartPoint& point)
{
    return !point.number || point.bound == Bound::at_least;
}

}

Flow flow_of(const Language& page)
{
    return page.direction == "rtl" ? Flow::from_end : Flow::from_start;
}

std::string units(double length)
{
    return fmt::format("{:.1f}", length);
}

double nice_maximum(double number)
{
    constexpr std::array steps = {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0};
    if (!(number > 0))
        return 1;
    double power = std::pow(10, std::floor(std::log10(number)));
    for (; true; power *= 10)
        for (const double step : steps)
            if (step * power >= number)
                return step * power;
}

double text_width(std::string_view text)
{
    double width = 0;
    while (!text.empty()) {
        const utf8::Character c = utf8::first(text);
        width += utf8::is_cjk(c.value) ? han_width : narrow_width;
        text.remove_prefix(c.size);
    }
    return width;
}

std::size_t years_that_fit(const std::vector<ChartPoint>& points)
{
    constexpr double narrowest = Chart::width / 8;
    double room = narrowest;
    for (const ChartPoint& point : points)
        room = std::max(room, text_width(point.short_label) + between_labels);
    return std::max<std::size_t>(2, static_cast<std::size_t>(Chart::width / room));
}

Chart chart_of(const std::vector<ChartPoint>& points, Flow flow)
{
    const double maximum = nice_maximum(largest(points));
    const double room = Chart::width / static_cast<double>(std::max<std::size_t>(1, points.size()));
    Chart chart;
    for (int line = 1; line <= grid_lines; line++)
        chart.grid.push_back(Chart::baseline - (Chart::baseline - top_of_grid) * line / grid_lines);
    for (std::size_t i = 0; i < points.size(); i++) {
        const std::size_t place = flow == Flow::from_start ? i : points.size() - 1 - i;
        ChartBar bar;
        bar.point = i;
        bar.middle = room * (static_cast<double>(place) + 0.5);
        bar.width = std::min(widest_bar, room * share_of_bar);
        bar.x = bar.middle - bar.width / 2;
        bar.height = height_of(points[i], maximum);
        bar.top = Chart::baseline - bar.height;
        bar.label = label_that_fits(points[i], room - between_labels);
        bar.label_y =
            bar.top - room_of_label - (has_open_place(points[i]) ? Chart::gap_height + 1 : 0);
        chart.bars.push_back(std::move(bar));
    }
    return chart;
}

RowChart row_chart_of(const std::vector<double>& numbers, Flow flow)
{
    const bool is_from_start = flow == Flow::from_start;
    double most = 0;
    for (const double number : numbers)
        most = std::max(most, number);
    RowChart chart;
    chart.name_x = is_from_start ? 0 : Chart::width;
    for (const double number : numbers) {
        RowChart::Bar bar;
        bar.width = most > 0 ? (Chart::width - room_of_number) * number / most : 0;
        bar.x = is_from_start ? 0 : Chart::width - bar.width;
        bar.number_x = is_from_start ? bar.width + before_number : bar.x - before_number;
        bar.name_y = chart.height + name_in_row;
        bar.y = chart.height + bar_in_row;
        bar.number_y = bar.y + number_in_bar;
        chart.bars.push_back(bar);
        chart.height += row_height;
    }
    return chart;
}

std::string shortened(std::string_view text, double room)
{
    constexpr std::string_view ellipsis = "…";
    if (text_width(text) <= room)
        return std::string(text);
    std::string kept;
    while (!text.empty()) {
        const utf8::Character c = utf8::first(text);
        const std::string longer = kept + std::string(text.substr(0, c.size));
        if (text_width(longer) + han_width > room)
            break;
        kept = longer;
        text.remove_prefix(c.size);
    }
    return kept + std::string(ellipsis);
}

}
