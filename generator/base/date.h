// Dates as public bodies write them: a day, or only a month or a year. No clock lives here.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai {

using Date = std::chrono::year_month_day;
using Year = int;

std::optional<Date> parse_date(std::string_view text);  // "2023-09-20", an existing day only
std::string to_text(Date date);                         // "2023-09-20"

// A moment as it was written, with its own offset; nothing is converted.
struct Moment {
    Date day;
    std::chrono::seconds time_of_day{0};
    std::optional<std::chrono::minutes> offset;  // nothing: local, in the site's time zone

    friend bool operator==(const Moment&, const Moment&) = default;
};

std::string to_text(const Moment& moment);  // "2023-09-20T10:00:00+08:00"

// A date that is known as far as it is known. Later parts may be missing, never invented.
struct PartialDate {
    Year year = 0;
    std::optional<unsigned> month;
    std::optional<unsigned> day;

    // "2023-09-20", "2023-09" or "2023".
    static std::optional<PartialDate> parse(std::string_view text);
    static PartialDate of(Date date);

    std::string text() const;      // the same again
    Date earliest() const;         // the first day that it can mean

    friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

}
