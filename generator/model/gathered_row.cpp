#include "model/gathered_row.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "text/source_text.h"

namespace mingbai {
namespace {

constexpr std::size_t longest_address = 2000;

// A spreadsheet that opens our tables would reckon it.
bool is_formula(std::string_view text)
{
    while (!text.empty() && utf8::is_blank(utf8::first(text).value))
        text.remove_prefix(utf8::first(text).size);
    constexpr std::u32string_view signs = U"=+-@＝＋－＠";
    return !text.empty() && signs.find(utf8::first(text).value) != std::u32string_view::npos;
}

// What addresses are made of behind the host, and nothing that a server might read as a way up or an end.
bool is_plain_path(std::string_view path)
{
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::size_t size_of_escape = 3;
    constexpr int hexadecimal = 16;
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (plain.find(path[at]) != std::string_view::npos)
            continue;
        if (path[at] != '%' || path.size() - at < size_of_escape)
            return false;
        unsigned byte = 0;
        const char* const end = path.data() + at + size_of_escape;
        if (const auto read = std::from_chars(path.data() + at + 1, end, byte, hexadecimal);
            read.ec != std::errc() || read.ptr != end)
            return false;
        if (byte < ' ' || byte == 0x7F || byte == '.' || byte == '/' || byte == '\\')
            return false;
        at += size_of_escape - 1;
    }
    return true;
}

// An address of the site itself, absolute. Sites that do not know their host write "/column/2023/".
std::optional<std::string> address_below(const std::string& site_url, std::string_view address)
{
    std::string whole(address);
    if (whole.starts_with('/') && !whole.starts_with("//"))
        whole = site_url.substr(0, site_url.find('/', site_url.find("://") + 3)) + whole;
    const bool is_below = whole == site_url || whole.starts_with(site_url + '/');
    const bool climbs = whole.find("/../") != std::string::npos || whole.ends_with("/..");
    if (!is_below || climbs || whole.size() > longest_address || !is_web_address(whole) ||
        !is_plain_path(std::string_view(whole).substr(site_url.size())))
        return std::nullopt;
    return whole;
}

}

bool is_shown_as_it_is(std::string_view text)
{
    while (!text.empty()) {
        const utf8::Character c = utf8::first(text);
        if (c.value == '\t' || c.value == '\n' || c.value == '\r' || utf8::is_control(c.value) ||
            utf8::is_bidi_control(c.value))
            return false;
        text.remove_prefix(c.size);
    }
    return true;
}

bool are_words(std::string_view text)
{
    return text.size() <= longest_gathered_text && is_shown_as_it_is(text) && !is_formula(text) &&
           (text.empty() || !utf8::is_unseen(text));
}

void report_personal_data(std::string_view text, const Place& place, const SiteConfig& config,
                          Problems& problems)
{
    Problems found;
    report_personal_data(text, place.file, found);
    for (const Problem& problem : found.all())
        if (problem.rule != "personal-mobile" || !config.may_hold_mobiles())
            problems.add(problem.rule, place, problem.words);
}

std::string shown_value(std::string_view text)
{
    constexpr std::size_t most = 60;
    std::string shown;
    while (!text.empty() && shown.size() < most) {
        const utf8::Character c = utf8::first(text);
        const bool is_plain = is_shown_as_it_is(text.substr(0, c.size));
        shown += is_plain ? text.substr(0, c.size) : "?";
        text.remove_prefix(c.size);
    }
    return text.empty() ? shown : shown + "…";
}

GatheredRow::GatheredRow(const SiteConfig& config, const std::vector<std::string>& head,
                         const CsvRow& row, std::string file, Problems& problems)
    : config_(config), head_(head), row_(row), file_(std::move(file)), problems_(problems)
{
}

const std::string* GatheredRow::find(std::string_view column) const
{
    const auto found = std::find(head_.begin(), head_.end(), column);
    return found == head_.end() ? nullptr
                                : &row_.cells[static_cast<std::size_t>(found - head_.begin())];
}

const std::string& GatheredRow::cell(std::string_view column) const
{
    static const std::string none;
    const std::string* cell = find(column);
    return cell == nullptr ? none : *cell;
}

void GatheredRow::reject(std::string_view column) const
{
    problems_.add("site-value-bad", place(), {std::string(column), shown_value(cell(column))});
}

std::string GatheredRow::words(std::string_view column) const
{
    const std::string& text = cell(column);
    if (!are_words(text))
        reject(column);
    report_personal_data(text, place(), config_, problems_);
    return text;
}

std::string GatheredRow::id(std::string_view column) const
{
    if (!is_id(cell(column)) || cell(column).size() > longest_gathered_text)
        reject(column);
    report_personal_data(cell(column), place(), config_, problems_);
    return cell(column);
}

std::int64_t GatheredRow::number(std::string_view column, std::int64_t least, std::int64_t most) const
{
    const std::string& text = cell(column);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < least || number > most)
        reject(column);
    return number;
}

std::optional<Date> GatheredRow::day(std::string_view column) const
{
    constexpr std::size_t size_of_day = 10;
    const std::string& text = cell(column);
    if (text.empty())
        return std::nullopt;
    const std::optional<Date> day = parse_date(std::string_view(text).substr(0, size_of_day));
    if (!day || (text.size() > size_of_day && text[size_of_day] != 'T'))
        reject(column);
    return day;
}

std::string GatheredRow::address(std::string_view column, const OtherSite& site) const
{
    std::optional<std::string> address = address_below(site.url, cell(column));
    if (!address)
        problems_.add("site-address-elsewhere", place(), {shown_value(cell(column)), site.url});
    else
        report_personal_data(*address, place(), config_, problems_);
    return address.value_or(std::string());
}

}
