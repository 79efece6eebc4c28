#include "site/chart.h"

#include <algorithm>
#include <array>
#include <cmath>

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

}
