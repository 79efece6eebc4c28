// Timeline: what happened to a commitment, in the order of days: made, due, reported on, checked,
// assessed. A lane each, so that no mark needs a colour. What has no known day is listed and not
// drawn, for a place on the axis would be a day.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/catalogue.h"
#include "pictures/chart.h"
#include "site/page.h"
#include "theme/view.h"

namespace mingbai {

enum class Happening { made, due, reported, checked, assessed };

// In the order of their lanes, from above.
inline constexpr std::array happenings{Happening::made, Happening::due, Happening::reported,
                                       Happening::checked, Happening::assessed};

struct Event {
    Happening what = Happening::made;
    std::optional<Date> day;  // nothing: not known
    Year year = 0;            // of the report that it belongs to
    const CommitmentEntry* entry = nullptr;
    const Report* report = nullptr;
    const AnswerEntry* answer = nullptr;     // of what was checked or assessed
    const Assessment* assessment = nullptr;  // only of what was assessed
};

// All of a chain of commitments that continue each other, oldest first. What has no day stands
// after the days of its report's year. A follow-up report is told of once, before what it makes.
std::vector<Event> events_of(const std::vector<const CommitmentEntry*>& chain);

// Where things stand in the drawing. Whole years, from the first known day to the last.
struct Timeline {
    struct Mark {
        Happening what = Happening::made;
        double x = 0;
        double y = 0;
    };
    struct YearSpan {
        Year year = 0;
        double begin = 0;  // where it begins, in the direction of the language
        double middle = 0;
        bool is_named = true;  // false: there is no room for its number
    };

    static constexpr double radius = 6;  // of a mark
    static constexpr double lane_height = 42;
    static constexpr double baseline = lane_height * happenings.size() + 8;
    static constexpr double height = baseline + 28;

    std::vector<Mark> marks;
    std::vector<YearSpan> years;

    static Timeline of(const std::vector<Event>& events, Flow flow);
};

double lane_y(Happening what);  // of its line

// has_timeline (a day at least is known), timeline: the names of the drawing, `events`, and how
// many have no day.
void set_timeline(View& view, const Site& site, const std::vector<const CommitmentEntry*>& chain,
                  const Language& page);

}
