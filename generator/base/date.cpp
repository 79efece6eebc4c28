#include "base/date.h"

#include <fmt/format.h>

namespace mingbai {

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t size)
{
    if (text.size() < at + size)
        return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, size)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

Date date_of(int year, unsigned month, unsigned day)
{
    return Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day));
}

}

std::optional<Date> parse_date(std::string_view text)
{
    const std::optional<PartialDate> date = PartialDate::parse(text);
    if (!date || !date->day)
        return std::nullopt;
    return date->earliest();
}

std::string to_text(Date date)
{
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string to_text(const Moment& moment)
{
    const auto seconds = moment.time_of_day.count();
    std::string text = fmt::format("{}T{:02}:{:02}:{:02}", to_text(moment.day), seconds / 3600,
                                   seconds / 60 % 60, seconds % 60);
    if (moment.offset) {
        const auto minutes = moment.offset->count();
        const auto size = minutes < 0 ? -minutes : minutes;
        text += fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
    }
    return text;
}

std::optional<PartialDate> PartialDate::parse(std::string_view text)
{
    const std::optional<int> year = digits(text, 0, 4);
    if (!year || *year == 0)
        return std::nullopt;
    PartialDate date{*year, std::nullopt, std::nullopt};
    if (text.size() == 4)
        return date;
    const std::optional<int> month = digits(text, 5, 2);
    if (text[4] != '-' || !month || *month < 1 || *month > 12)
        return std::nullopt;
    date.month = static_cast<unsigned>(*month);
    if (text.size() == 7)
        return date;
    const std::optional<int> day = digits(text, 8, 2);
    if (text.size() != 10 || text[7] != '-' || !day || *day < 1)
        return std::nullopt;
    date.day = static_cast<unsigned>(*day);
    if (!date.earliest().ok())
        return std::nullopt;
    return date;
}

PartialDate PartialDate::of(Date date)
{
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day())};
}

// Pages and lists write ten thousands of these.
std::string PartialDate::text() const
{
    std::string text = fmt::format_int(year).str();
    if (year >= 0 && text.size() < 4)
        text.insert(0, 4 - text.size(), '0');
    for (const std::optional<unsigned>& part : {month, day})
        if (part) {
            text += *part < 10 ? "-0" : "-";
            text += fmt::format_int(*part).str();
        }
    return text;
}

Date PartialDate::earliest() const { return date_of(year, month.value_or(1), day.value_or(1)); }

}
