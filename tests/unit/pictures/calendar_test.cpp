#include "pictures/calendar.h"

#include <chrono>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <numeric>

#include "support/pages.h"

namespace mingbai {
namespace {

Files site_with(const std::vector<std::string>& dates)
{
    Files files = small_site();
    files.erase("content/jky/activities/2023-09-20-moot-court.zh.md");
    files.erase("content/jky/activities/2023-09-20-moot-court.en.md");
    for (std::size_t i = 0; i < dates.size(); i++)
        files[fmt::format("content/jky/activities/2023-r{}.zh.md", i)] =
            fmt::format("+++\ntitle = \"授课\"\n{}\nkind = \"lecture\"\n+++\n\n授课。\n", dates[i]);
    return files;
}

Calendar calendar_of(const std::vector<std::string>& dates)
{
    Problems problems;
    const Catalogue catalogue = catalogue_of(site_with(dates), "2024-06-01", problems);
    for (const YearEntry& year : catalogue.bodies.front().years)
        if (year.year == 2023)
            return Calendar::of(2023, year.activities);
    return Calendar::of(2023, {});
}

std::size_t records_in(const Calendar& calendar)
{
    return std::accumulate(
        calendar.months.begin(), calendar.months.end(), calendar.undated,
        [](std::size_t sum, const CalendarMonth& month) { return sum + month.count(); });
}

TEST_CASE("every year has its days, each on its weekday")
{
    for (Year year = 1896; year <= 2105; year++) {
        const Calendar calendar = Calendar::of(year, {});
        std::size_t days = 0;
        for (const CalendarMonth& month : calendar.months) {
            // Weeks go on through the months.
            for (std::size_t i = 1; i < month.days.size(); i++)
                CHECK(month.days[i].weekday == (month.days[i - 1].weekday + 1) % 7);
            days += month.days.size();
        }
        CHECK(days == (std::chrono::year(year).is_leap() ? 366 : 365));
    }
    CHECK(Calendar::of(2024, {}).months[0].days[0].weekday == 0);  // a Monday
}

TEST_CASE("each record is counted once, as far as its day is known")
{
    const Calendar calendar =
        calendar_of({"date = 2023-03-05", "date = 2023-03-05", "date = \"2023-03\"",
                     "date = \"2023\"", "date = 2023-12-31"});
    CHECK(records_in(calendar) == 5);
    CHECK(calendar.months[2].days[4].begun == 2);
    CHECK(calendar.months[2].undated == 1);
    CHECK(calendar.months[2].count() == 3);
    CHECK(calendar.months[11].days[30].begun == 1);
    CHECK(calendar.undated == 1);
}

TEST_CASE(
    "what goes on for days is counted on its first and marked on the others, until the year ends")
{
    const Calendar calendar = calendar_of(
        {"start = 2023-02-27\nend = 2023-03-02", "start = 2023-12-30\nend = 2024-01-03"});
    CHECK(records_in(calendar) == 2);
    CHECK(calendar.months[1].days[26].begun == 1);
    CHECK_FALSE(calendar.months[1].days[26].goes_on);
    CHECK(calendar.months[1].days[27].goes_on);
    CHECK(calendar.months[2].days[1].goes_on);
    CHECK_FALSE(calendar.months[2].days[2].goes_on);
    CHECK(calendar.months[2].has_days());
    CHECK(calendar.months[11].days[30].goes_on);
    CHECK_FALSE(calendar.months[0].has_days());
}

TEST_CASE("what is known to the month stands on no day")
{
    const std::string page =
        BuiltPages(site_with({"date = \"2023-03\""})).page("jky/2023/activities.html");
    CHECK(page.find("其中1条只知道月份") != std::string::npos);
    CHECK(page.find("<table class=\"month__days\"") == std::string::npos);
    CHECK(page.find("href=\"#on-2023-03\"") != std::string::npos);
    CHECK(page.find("<li id=\"on-2023-03\">") != std::string::npos);
}

TEST_CASE("years of which nothing more is known have no calendar")
{
    const std::string page =
        BuiltPages(site_with({"date = \"2023\""})).page("jky/2023/activities.html");
    CHECK(page.find("class=\"months\"") == std::string::npos);
}

}
}
