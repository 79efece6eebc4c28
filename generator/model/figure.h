// A figure (数据): a number that a report or a record declares, with unit, period and the quote
// that states it; and the indicators that give figures their names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/problem.h"
#include "model/document.h"
#include "model/evidence.h"
#include "text/language.h"

namespace mingbai {

struct Indicator {
    std::string id;
    Localized name;
    std::string unit;
    bool sum = false;  // figures of records may be added up
};

// What a figure is about: a year, or days from start to end.
struct Period {
    Date start{};
    Date end{};

    static Period of(const PartialDate& date);  // all days that it can mean
    bool is_year(Year year) const;
    bool holds(const Period& other) const;  // all of it
    bool meets(const Period& other) const;  // a day of it
    friend bool operator==(const Period&, const Period&) = default;
};

struct Figure {
    std::string indicator;  // id
    std::string value;      // as written: "86.38"; of a TOML number the shortest writing
    double number = 0;
    std::string qualifier;  // 约 近 余 逾 不少于 …; may be empty
    std::string unit;
    Period period;
    SourceClaim source;  // an empty `report`: the record's own text
    std::string anchor;  // of a record's figure, found while its text was at hand; else empty
    Place place;         // of the indicator
    Place value_place;
    Place unit_place;

    std::size_t decimals() const;  // digits behind the point, as written: 2 of "86.10"
};

struct FiguresFile {
    std::string body;  // id
    Year year = 0;
    Path path;
};

// `[[figure]]` of figures.toml; the period defaults to the year of its folder.
std::vector<Figure> read_figures(const Reading& reading, const FiguresFile& file,
                                 Problems& problems);

// Reports `figure-not-in-quote` when the quote, which was found, does not say the number.
void check_stated(const Figure& figure, Problems& problems);

// `[[figures]]` of a record's front matter; the period defaults to its days.
std::vector<Figure> read_figures_of_record(const toml::Table& front, const Period& days,
                                           Problems& problems);

std::vector<Indicator> read_indicators(const Reading& reading, const Path& file,
                                       Problems& problems);

}
