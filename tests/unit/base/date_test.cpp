#include "base/date.h"

#include <doctest/doctest.h>

using namespace mingbai;
using namespace std::chrono;

TEST_CASE("every day of eight years is read as it is written")
{
    for (sys_days day = 2020y / January / 1; day < sys_days(2028y / January / 1); day += days(1)) {
        const Date date(day);
        const std::optional<Date> read = parse_date(to_text(date));
        REQUIRE(read);
        REQUIRE(*read == date);
    }
}

TEST_CASE("days that do not exist and other ways to write are refused")
{
    for (const char* text :
         {"2023-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "2023-01-00", "2023-1-5",
          "20230105", "2023/01/05", "2023-01-05 ", " 2023-01-05", "2023-01-051", "2023-01", "2023",
          "", "２０２３-01-05", "-023-01-05", "0000-01-01", "2023-01-0x"})
        CHECK_MESSAGE(!parse_date(text), text);
    CHECK(parse_date("2024-02-29"));
}

TEST_CASE("a partial date keeps what is known and adds nothing")
{
    for (const char* text : {"2023", "2023-09", "2023-09-20", "0999"}) {
        const std::optional<PartialDate> date = PartialDate::parse(text);
        REQUIRE(date);
        CHECK(date->text() == text);
    }
    for (const char* text : {"2023-", "2023-9", "2023-13", "2023-00", "2023-09-", "2023-09-3", "23",
                             "2023-09-31", "2023-09-20T10:00", "2023x09", "2023-09x20"})
        CHECK_MESSAGE(!PartialDate::parse(text), text);
    CHECK(PartialDate::parse("2023")->earliest() == 2023y / January / 1);
    CHECK(PartialDate::parse("2023-09")->earliest() == 2023y / September / 1);
    CHECK(PartialDate::of(2023y / September / 20) == *PartialDate::parse("2023-09-20"));
}

TEST_CASE("a moment keeps its own offset")
{
    const Moment local{2023y / September / 20, hours(10) + minutes(5), std::nullopt};
    CHECK(to_text(local) == "2023-09-20T10:05:00");
    CHECK(to_text(Moment{local.day, local.time_of_day, minutes(480)}) ==
          "2023-09-20T10:05:00+08:00");
    CHECK(to_text(Moment{local.day, local.time_of_day, minutes(-210)}) ==
          "2023-09-20T10:05:00-03:30");
    CHECK(to_text(Moment{local.day, local.time_of_day, minutes(0)}) == "2023-09-20T10:05:00+00:00");
}
