// Calendar: the records of a year in its months and days, as far as they are known. What is known
// to the month or the year alone stands beside the days, on none of them.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "base/date.h"
#include "model/catalogue.h"
#include "site/page.h"
#include "theme/view.h"

namespace mingbai {

struct CalendarDay {
    unsigned day = 0;       // from 1
    unsigned weekday = 0;   // 0: Monday
    std::size_t begun = 0;  // records of this day, or that begin on it
    bool goes_on = false;   // a record that began on an earlier day
};

struct CalendarMonth {
    std::vector<CalendarDay> days;
    std::size_t undated = 0;  // records of the month whose day is not known

    std::size_t count() const;  // all records that begin in the month
    bool has_days() const;      // a day to be shown as such
};

struct Calendar {
    std::array<CalendarMonth, 12> months;
    std::size_t undated = 0;  // records of which only the year is known

    // All begin in `year`.
    static Calendar of(Year year, const std::vector<const ActivityEntry*>& activities);
};

// Where the first of the records with this beginning stands in the list of the year.
std::string list_anchor(const PartialDate& start);

// has_calendar (a month at least is known), months, undated (a sentence, may be empty),
// undated_url.
void set_calendar(View& view, const Site& site, const YearEntry& year, const Language& page);

}
