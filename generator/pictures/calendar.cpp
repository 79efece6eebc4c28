#include "pictures/calendar.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

#include "text/locale.h"

namespace mingbai {
namespace {

constexpr unsigned days_of_week = 7;

unsigned weekday_of(Date day)
{
    return std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding() - 1;
}

CalendarMonth empty_month(Year year, unsigned month)
{
    const auto whole = std::chrono::year(year) / std::chrono::month(month);
    const std::chrono::year_month_day_last last = whole / std::chrono::last;
    CalendarMonth days;
    for (unsigned day = 1; day <= static_cast<unsigned>(last.day()); day++)
        days.days.push_back({day, weekday_of(whole / std::chrono::day(day)), 0, false});
    return days;
}

// The days after the first, as far as they are in the same year.
void mark_further_days(Calendar& calendar, Date first, Date last)
{
    using namespace std::chrono;
    for (sys_days day = sys_days(first) + days(1); day <= sys_days(last); day += days(1)) {
        const Date date(day);
        if (date.year() != first.year())
            break;
        calendar.months[static_cast<unsigned>(date.month()) - 1]
            .days[static_cast<unsigned>(date.day()) - 1]
            .goes_on = true;
    }
}

std::string counted(const Site& site, std::string_view word, std::size_t count,
                    const Language& page)
{
    return site.theme.word(word, page, {{"count", static_cast<std::int64_t>(count)}});
}

View blank_cell()
{
    return View()
        .set("number", "")
        .set("has_records", false)
        .set("goes_on", false)
        .set("url", "")
        .set("label", "")
        .set("several", "");
}

View day_cell(const Site& site, PartialDate date, const CalendarDay& day, const Language& page)
{
    date.day = day.day;
    const bool has_records = day.begun > 0;
    return View()
        .set("number", std::to_string(day.day))
        .set("has_records", has_records)
        .set("goes_on", day.goes_on)
        .set("url", has_records ? "#" + list_anchor(date) : std::string())
        .set("label", has_records
                          ? site.theme.word("calendar.day", page,
                                            {{"day", locale::format(date, page.tag)},
                                             {"count", static_cast<std::int64_t>(day.begun)}})
                          : std::string())
        .set("several", day.begun > 1 ? std::to_string(day.begun) : std::string());
}

View::List weeks_view(const Site& site, const PartialDate& month, const CalendarMonth& shown,
                      const Language& page)
{
    View::List weeks;
    View::List cells(shown.days.front().weekday, blank_cell());
    for (const CalendarDay& day : shown.days) {
        cells.push_back(day_cell(site, month, day, page));
        if (cells.size() == days_of_week)
            weeks.push_back(View().set("days", std::exchange(cells, {})));
    }
    if (!cells.empty()) {
        cells.resize(days_of_week, blank_cell());
        weeks.push_back(View().set("days", std::move(cells)));
    }
    return weeks;
}

View month_view(const Site& site, const PartialDate& month, const CalendarMonth& shown,
                const Language& page)
{
    View view;
    view.set("number", std::to_string(*month.month));
    view.set("name", locale::format(month, page.tag));
    view.set("count", counted(site, "activities.count", shown.count(), page));
    view.set("is_empty", shown.count() == 0);
    view.set("has_days", shown.has_days());
    view.set("weeks", shown.has_days() ? weeks_view(site, month, shown, page) : View::List());
    view.set("undated", shown.undated == 0
                            ? std::string()
                            : counted(site, "calendar.undated_month", shown.undated, page));
    view.set("undated_url", shown.undated == 0 ? std::string() : "#" + list_anchor(month));
    return view;
}

}

std::size_t CalendarMonth::count() const
{
    std::size_t sum = undated;
    for (const CalendarDay& day : days)
        sum += day.begun;
    return sum;
}

bool CalendarMonth::has_days() const
{
    return std::any_of(days.begin(), days.end(),
                       [](const CalendarDay& day) { return day.begun > 0 || day.goes_on; });
}

Calendar Calendar::of(Year year, const std::vector<const ActivityEntry*>& activities)
{
    Calendar calendar;
    for (unsigned month = 1; month <= calendar.months.size(); month++)
        calendar.months[month - 1] = empty_month(year, month);
    for (const ActivityEntry* entry : activities) {
        const Activity& activity = *entry->activity;
        const PartialDate& start = activity.start;
        if (!start.month) {
            calendar.undated++;
            continue;
        }
        CalendarMonth& month = calendar.months[*start.month - 1];
        if (!start.day) {
            month.undated++;
            continue;
        }
        month.days[*start.day - 1].begun++;
        if (activity.end)
            mark_further_days(calendar, start.earliest(), *activity.end);
    }
    return calendar;
}

std::string list_anchor(const PartialDate& start)
{
    return "on-" + start.text();
}

void set_calendar(View& view, const Site& site, const YearEntry& year, const Language& page)
{
    const Calendar calendar = Calendar::of(year.year, year.activities);
    const bool has_calendar = calendar.undated < year.activities.size();
    View::List months;
    bool has_several = false;
    bool has_going_on = false;
    for (unsigned month = 1; has_calendar && month <= calendar.months.size(); month++) {
        const CalendarMonth& shown = calendar.months[month - 1];
        months.push_back(month_view(site, {year.year, month, {}}, shown, page));
        for (const CalendarDay& day : shown.days) {
            has_several |= day.begun > 1;
            has_going_on |= day.goes_on;
        }
    }
    view.set("has_calendar", has_calendar);
    view.set("months", std::move(months));
    view.set("has_several", has_several);
    view.set("has_going_on", has_going_on);
    view.set("undated", calendar.undated == 0
                            ? std::string()
                            : counted(site, "calendar.undated_year", calendar.undated, page));
    view.set("undated_url",
             calendar.undated == 0 ? std::string() : "#" + list_anchor({year.year, {}, {}}));
}

}
