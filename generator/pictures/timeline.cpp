#include "pictures/timeline.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fmt/format.h>
#include <set>
#include <string_view>
#include <utility>

#include "site/shown.h"
#include "text/locale.h"

namespace mingbai {
namespace {

constexpr double room_of_year = 44;
constexpr double half_of_year = 16;  // of the width of its number
constexpr double name_in_lane = 15;  // from the top of a lane to the foot of its name
constexpr double line_in_lane = 29;

std::string_view code_of(Happening what)
{
    switch (what) {
    case Happening::made: return "made";
    case Happening::due: return "due";
    case Happening::reported: return "reported";
    case Happening::checked: return "checked";
    case Happening::assessed: return "assessed";
    }
    return {};
}

Year year_of(Date day)
{
    return static_cast<int>(day.year());
}

Date first_of(Year year)
{
    using namespace std::chrono;
    return std::chrono::year(year) / January / 1;
}

// From one day to another.
double distance(Date from, Date to)
{
    return static_cast<double>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

std::optional<Date> day_published(const Report& report)
{
    return report.published ? std::optional(day_of(*report.published)) : std::nullopt;
}

// A day that a problem was reported about has the year 0.
std::optional<Date> if_known(Date day)
{
    return year_of(day) == 0 ? std::nullopt : std::optional(day);
}

bool is_earlier(const Event& a, const Event& b)
{
    const auto key = [](const Event& event) {
        using namespace std::chrono;
        const bool has_day = event.day.has_value();
        return std::pair(has_day ? sys_days(*event.day)
                                 : sys_days(std::chrono::year(event.year) / December / 31),
                         !has_day);
    };
    return key(a) < key(b);
}

void add_answer(std::vector<Event>& events, const CommitmentEntry& entry, const AnswerEntry& answer)
{
    const Report* report = answer.report;
    events.push_back({Happening::checked, if_known(answer.answer->reviewed_on), report->year,
                      &entry, report, &answer});
    for (const Assessment& assessment : answer.answer->assessments)
        events.push_back({Happening::assessed, if_known(assessment.on), report->year, &entry,
                          report, &answer, &assessment});
}

// The years that have a day, oldest and newest.
std::optional<std::pair<Year, Year>> known_years(const std::vector<Event>& events)
{
    std::optional<std::pair<Year, Year>> years;
    for (const Event& event : events)
        if (event.day) {
            const Year year = year_of(*event.day);
            years = years ? std::pair(std::min(years->first, year), std::max(years->second, year))
                          : std::pair(year, year);
        }
    return years;
}

std::string report_words(const Site& site, const Report& report, const Language& page)
{
    return site.theme.word("year.report_name", page, {{"year", std::to_string(report.year)}});
}

std::string words_of(const Site& site, const Event& event, const Language& page)
{
    const locale::Arguments report = {{"report", report_words(site, *event.report, page)}};
    switch (event.what) {
    case Happening::made:
        return site.theme.word(event.entry->earlier.empty() ? "timeline.made_in"
                                                            : "timeline.made_again_in",
                               page, report);
    case Happening::due:
        return site.theme.word(event.entry->commitment->due ? "timeline.due_stated"
                                                            : "timeline.due_default",
                               page, report);
    case Happening::reported: return site.theme.word("timeline.report_public", page, report);
    case Happening::checked:
        return site.theme.word(event.answer->answer->not_mentioned ? "timeline.checked_silent"
                                                                   : "timeline.checked_found",
                               page, report);
    case Happening::assessed:
        return site.theme.word(
            "timeline.assessed_as", page,
            {{"report", report_words(site, *event.report, page)},
             {"assessment",
              site.theme.word(fmt::format("assessment.{}", event.assessment->code), page)},
             {"by", site.theme.word(fmt::format("assessed_by.{}", event.assessment->by), page)}});
    }
    return {};
}

View::List lanes_view(const Site& site, const Timeline& drawn, const Language& page)
{
    View::List lanes;
    for (const Happening what : happenings) {
        View::List marks;
        for (const Timeline::Mark& mark : drawn.marks)
            if (mark.what == what)
                marks.push_back(View().set("x", units(mark.x)).set("y", units(mark.y)));
        View lane;
        for (const Happening each : happenings)
            lane.set(fmt::format("is_{}", code_of(each)), each == what);
        lane.set("name", site.theme.word(fmt::format("timeline.{}", code_of(what)), page));
        lane.set("name_y", units(lane_y(what) - line_in_lane + name_in_lane));
        lane.set("line_y", units(lane_y(what)));
        lane.set("marks", std::move(marks));
        lanes.push_back(std::move(lane));
    }
    return lanes;
}

View::List years_view(const Timeline& drawn)
{
    View::List years;
    for (const Timeline::YearSpan& span : drawn.years)
        years.push_back(View()
                            .set("begin", units(span.begin))
                            .set("middle", units(span.middle))
                            .set("year", span.is_named ? std::to_string(span.year) : ""));
    return years;
}

View timeline_view(const Site& site, const std::vector<Event>& events, const Language& page)
{
    const Flow flow = flow_of(page);
    const Timeline drawn = Timeline::of(events, flow);
    View::List rows;
    std::string description;
    for (const Event& event : events) {
        const std::string words = words_of(site, event, page);
        const std::string day = event.day ? locale::format(PartialDate::of(*event.day), page.tag)
                                          : site.theme.word("timeline.no_day", page);
        if (!description.empty())
            description += site.theme.word("figures.then", page);
        description += site.theme.word("timeline.event", page, {{"day", day}, {"what", words}});
        rows.push_back(
            View()
                .set("day_html", event.day ? shown_date(PartialDate::of(*event.day), page) : Html())
                .set("what", words));
    }
    const std::size_t undrawn = events.size() - drawn.marks.size();
    View view;
    view.set("description", std::move(description));
    view.set("name_x", units(flow == Flow::from_start ? 0 : Chart::width));
    view.set("height", units(Timeline::height));
    view.set("baseline", units(Timeline::baseline));
    view.set("years_y", units(Timeline::baseline + 20));
    view.set("years", years_view(drawn));
    view.set("lanes", lanes_view(site, drawn, page));
    view.set("events", std::move(rows));
    view.set("undrawn", undrawn == 0
                            ? std::string()
                            : site.theme.word("timeline.undrawn", page,
                                              {{"count", static_cast<std::int64_t>(undrawn)}}));
    return view;
}

}

double lane_y(Happening what)
{
    return Timeline::lane_height * static_cast<double>(what) + line_in_lane;
}

std::vector<Event> events_of(const std::vector<const CommitmentEntry*>& chain)
{
    std::vector<Event> events;
    std::set<const Report*> told;
    for (const CommitmentEntry* entry : chain)
        for (const Report* report : entry->follow_ups)
            if (told.insert(report).second)
                events.push_back(
                    {Happening::reported, day_published(*report), report->year, entry, report});
    for (const CommitmentEntry* entry : chain) {
        const Report& report = *entry->report;
        events.push_back({Happening::made, day_published(report), report.year, entry, &report});
        events.push_back({Happening::due, entry->due, report.year, entry, &report});
        for (const AnswerEntry* answer : entry->answers)
            add_answer(events, *entry, *answer);
    }
    std::stable_sort(events.begin(), events.end(), is_earlier);
    return events;
}

Timeline Timeline::of(const std::vector<Event>& events, Flow flow)
{
    Timeline timeline;
    const auto known = known_years(events);
    if (!known)
        return timeline;
    const auto& [first, last] = *known;
    const Date begin = first_of(first);
    const double length = distance(begin, first_of(last + 1));
    const auto x_of = [&](Date day) {
        const double x = radius + (Chart::width - 2 * radius) * distance(begin, day) / length;
        return flow == Flow::from_start ? x : Chart::width - x;
    };
    for (const Event& event : events)
        if (event.day)
            timeline.marks.push_back({event.what, x_of(*event.day), lane_y(event.what)});
    const int count = last - first + 1;
    const int step = static_cast<int>(std::ceil(count * room_of_year / Chart::width));
    for (Year year = first; year <= last; year++) {
        const double from = x_of(first_of(year));
        const double to = x_of(first_of(year + 1));
        // Of many years the outermost are narrower than their number.
        const double middle = std::clamp((from + to) / 2, half_of_year, Chart::width - half_of_year);
        timeline.years.push_back({year, from, middle, (year - first) % step == 0});
    }
    return timeline;
}

void set_timeline(View& view, const Site& site, const std::vector<const CommitmentEntry*>& chain,
                  const Language& page)
{
    const std::vector<Event> events = events_of(chain);
    const bool has_day = known_years(events).has_value();
    view.set("has_timeline", has_day);
    view.set("timeline", has_day ? timeline_view(site, events, page) : View());
}

}
