// Chart: the geometry of bars in a box of 360 units, by year 220 high; a template draws it. Small
// enough for a phone: text of 14 units stays readable there. What is not stated has a place and no
// bar, never a zero.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "prose/quantity.h"
#include "text/language.h"

namespace mingbai {

enum class Flow { from_start, from_end };  // in which direction the years follow each other

Flow flow_of(const Language& page);

// A length as an attribute of a drawing: "12.5".
std::string units(double length);

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

// Bars one below the other, for names too long to stand side by side: a name, its bar below it, the
// number behind the bar. All bars begin at the edge where the language begins to read.
struct RowChart {
    struct Bar {
        double x = 0;
        double y = 0;
        double width = 0;
        double name_y = 0;
        double number_x = 0;  // where the number begins to be read
        double number_y = 0;
    };

    static constexpr double bar_height = 16;

    double name_x = 0;
    double height = 0;
    std::vector<Bar> bars;  // one a number, in their order
};

// No number is below 0. The longest bar leaves room for the number behind it.
RowChart row_chart_of(const std::vector<double>& numbers, Flow flow);

// As much of the text as has room, with “…” for the rest.
std::string shortened(std::string_view text, double room);

}
