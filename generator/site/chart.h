// Chart: the geometry of bars by year in a box of 360 by 220 units; a template draws it. Small
// enough for a phone: text of 14 units stays readable there. What is not stated has a place and no
// bar, never a zero.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prose/quantity.h"

namespace mingbai {

enum class Flow { from_start, from_end };  // in which direction the years follow each other

struct ChartPoint {
    std::optional<double> number;  // nothing: no bar; never below 0
    Bound bound = Bound::exact;
    std::string label;        // above the bar, as far as there is room
    std::string short_label;  // instead of a label that is too wide
};

struct ChartBar {
    std::size_t point = 0;  // index
    double middle = 0;
    double x = 0;
    double width = 0;
    double top = 0;  // the baseline when there is no number
    double height = 0;
    double label_y = 0;
    std::string label;  // empty when not even the short one fits
};

struct Chart {
    static constexpr double width = 360;
    static constexpr double height = 220;
    static constexpr double baseline = 190;
    static constexpr double years_y = 212;
    static constexpr double gap_height = 14;  // of an open, dashed place

    std::vector<double> grid;  // from the baseline up; the uppermost is the nice maximum
    std::vector<ChartBar> bars;
};

// 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten, the smallest that is not below `number`; 1 for
// nothing.
double nice_maximum(double number);

// An estimate in units: a Han character is as wide as text is high, others are narrower.
double text_width(std::string_view text);

// How many years have room beside each other with the short labels of all: 2 to 8.
std::size_t years_that_fit(const std::vector<ChartPoint>& points);

// All points side by side.
Chart chart_of(const std::vector<ChartPoint>& points, Flow flow);

}
