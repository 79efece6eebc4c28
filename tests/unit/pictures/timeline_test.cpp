#include "pictures/timeline.h"

#include <algorithm>
#include <chrono>
#include <doctest/doctest.h>
#include <random>

#include "support/pages.h"

namespace mingbai {
namespace {

Date random_day(std::mt19937& random)
{
    using namespace std::chrono;
    return Date(sys_days(year(2015) / January / 1) + days(random() % 4000));
}

std::vector<Event> random_events(unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<Event> events;
    for (std::size_t count = random() % 12; count > 0; count--) {
        Event event;
        event.what = happenings[random() % happenings.size()];
        if (random() % 4 != 0)
            event.day = random_day(random);
        events.push_back(event);
    }
    return events;
}

std::vector<Event> with_days(const std::vector<Event>& events)
{
    std::vector<Event> known;
    std::copy_if(events.begin(), events.end(), std::back_inserter(known),
                 [](const Event& event) { return event.day.has_value(); });
    return known;
}

TEST_CASE("what has a day is drawn whole inside the box, in its lane, and nothing else is")
{
    for (unsigned seed = 0; seed < 300; seed++) {
        CAPTURE(seed);
        const std::vector<Event> events = random_events(seed);
        const std::vector<Event> known = with_days(events);
        const Timeline drawn = Timeline::of(events, Flow::from_start);
        REQUIRE(drawn.marks.size() == known.size());
        for (std::size_t i = 0; i < known.size(); i++) {
            CHECK(drawn.marks[i].what == known[i].what);
            CHECK(drawn.marks[i].x >= Timeline::radius);
            CHECK(drawn.marks[i].x <= Chart::width - Timeline::radius);
            CHECK(drawn.marks[i].y == lane_y(known[i].what));
            CHECK(drawn.marks[i].y + Timeline::radius <= Timeline::baseline);
        }
    }
}

TEST_CASE("a later day is never drawn before an earlier one, and the mirror is the mirror")
{
    for (unsigned seed = 0; seed < 300; seed++) {
        CAPTURE(seed);
        const std::vector<Event> known = with_days(random_events(seed));
        const Timeline there = Timeline::of(known, Flow::from_start);
        const Timeline mirrored = Timeline::of(known, Flow::from_end);
        for (std::size_t i = 0; i < known.size(); i++) {
            CHECK(there.marks[i].x + mirrored.marks[i].x == doctest::Approx(Chart::width));
            for (std::size_t j = 0; j < known.size(); j++)
                if (*known[i].day < *known[j].day)
                    CHECK(there.marks[i].x < there.marks[j].x);
        }
    }
}

TEST_CASE("numbers of years never touch, however many years there are")
{
    using namespace std::chrono;
    for (int count = 1; count <= 60; count++) {
        CAPTURE(count);
        Event first;
        first.day = Date(year(2000) / March / 1);
        Event last;
        last.day = Date(year(1999 + count) / October / 1);
        const Timeline drawn = Timeline::of({first, last}, Flow::from_start);
        CHECK(drawn.years.size() == static_cast<std::size_t>(count));
        double end = 0;
        for (const Timeline::YearSpan& span : drawn.years) {
            if (!span.is_named)
                continue;
            const double half = text_width("2000") / 2;
            CHECK(span.middle - half >= end);
            end = span.middle + half;
        }
        CHECK(drawn.years.front().is_named);
    }
}

TEST_CASE("without any day there is nothing to draw")
{
    CHECK(Timeline::of({Event()}, Flow::from_start).marks.empty());
    CHECK(Timeline::of({}, Flow::from_start).years.empty());
}

}
}
