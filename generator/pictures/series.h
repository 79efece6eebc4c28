// One indicator over the years as pages show it: a row a year, and a chart of what may stand in
// one. A year without a number says why; what counts in another unit is listed and not drawn.
#pragma once

#include <string>
#include <vector>

#include "model/catalogue.h"
#include "site/page.h"
#include "theme/view.h"

namespace mingbai {

// Why a year has a bar in the chart, or none.
enum class Plotting { drawn, unstated, unheld, withdrawn, other_unit };

// A series on the page of one of its years.
struct ShownSeries {
    const SeriesEntry& entry;
    Year year = 0;
    // Of that year's own figure: the chart's.
    std::string unit;

    static ShownSeries of(const SeriesEntry& entry, Year year);

    Plotting plotting_of(const SeriesEntry::Point& point) const;
    bool is_worth_a_chart() const;
};

// written, reading, quote, source of a figure that a report states.
void set_stated(View& view, const Site& site, const FigureEntry& entry, const Language& page);

// Each year, is_this_year, is_stated, note (why nothing is drawn) and, when stated, what set_stated
// sets.
View::List series_rows(const Site& site, const ShownSeries& series, const Language& page);

// The newest years that have room beside each other, this page's year among them; all in
// `description`.
View chart_view(const Site& site, const ShownSeries& series, const Language& page);

}
