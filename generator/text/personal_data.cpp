#include "text/personal_data.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/date.h"
#include "base/utf8.h"

namespace mingbai {

namespace {

// Digits in a row, with the place in the text of each.
struct Group {
    std::string digits;                // 'X' may stand at the end
    std::vector<std::size_t> places;   // of each digit, and of the end
    char gap = 0;                      // what parts it from the group before: ' ', '-', or 0 for a new row
};

// '0' to '9' and 'X', full-width too; nothing for anything else.
std::optional<char> digit_of(char32_t c)
{
    if (c >= U'0' && c <= U'9')
        return static_cast<char>(c);
    if (c >= U'０' && c <= U'９')
        return static_cast<char>('0' + (c - U'０'));
    return std::nullopt;
}

bool is_x(char32_t c) { return c == U'X' || c == U'x' || c == U'Ｘ' || c == U'ｘ'; }

// Letters, and marks that stand inside of addresses, file names and decimal numbers: what touches one
// of these is no number of its own.
bool is_joined_by(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_' || c == U'/' ||
           c == U'.' || c == U'=' || c == U'%' || c == U'#' || c == U'&' || digit_of(c);
}

// What is counted or paid is no number of a person.
bool is_measure(char32_t c)
{
    constexpr std::u32string_view measures = U"元万亿人个件吨米次户场本平公千";
    return measures.find(c) != std::u32string_view::npos;
}

constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view check_digits = "10X98765432";

// GB 11643: two digits of a province, four of a place, a day of birth, an ordinal, a check digit.
bool is_identity(std::string_view digits)
{
    constexpr std::array provinces{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                                   44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};
    if (digits.size() != 18 || digits.substr(0, 17).find('X') != std::string_view::npos)
        return false;
    const int province = (digits[0] - '0') * 10 + digits[1] - '0';
    if (std::find(provinces.begin(), provinces.end(), province) == provinces.end())
        return false;
    const std::string birth = std::string(digits.substr(6, 4)) + '-' +
                              std::string(digits.substr(10, 2)) + '-' +
                              std::string(digits.substr(12, 2));
    const bool is_of_our_time = birth >= "1900" && birth < "2100";
    if (!is_of_our_time || !parse_date(birth))
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += (digits[i] - '0') * weights[i];
    return digits[17] == check_digits[static_cast<std::size_t>(sum % 11)];
}

bool is_mobile(std::string_view digits)
{
    if (digits.starts_with("0086"))
        digits.remove_prefix(4);
    else if (digits.size() == 13 && digits.starts_with("86"))
        digits.remove_prefix(2);
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3' && digits.find('X') == std::string_view::npos;
}

// The check digit of ISO/IEC 7812.
bool has_luhn_digit(std::string_view digits)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int digit = digits[digits.size() - 1 - i] - '0';
        const int twice = digit * 2;
        sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
}

bool is_card(std::string_view digits)
{
    if (digits.find('X') != std::string_view::npos)
        return false;
    const bool is_union = digits.starts_with("62") && digits.size() >= 16 && digits.size() <= 19;
    const bool is_other = digits.size() == 16 &&
                          (digits[0] == '4' || (digits[0] == '5' && digits[1] >= '1' && digits[1] <= '5'));
    return (is_union || is_other) && has_luhn_digit(digits);
}

class Finder {
public:
    explicit Finder(std::string_view text) : text_(text) {}

    std::vector<PersonalDatum> all()
    {
        std::size_t at = 0;
        while (at < text_.size()) {
            // Most of a text is Han characters, and no digit begins like one but the full-width.
            const auto byte = static_cast<unsigned char>(text_[at]);
            if (!(byte >= '0' && byte <= '9') && byte != 0xEF) {
                ++at;
                continue;
            }
            const std::optional<std::size_t> end = end_of_short_row(at);
            at = end ? *end : take_row(at);
        }
        return std::move(found_);
    }

private:
    utf8::Character character(std::size_t at) const { return utf8::first(text_.substr(at)); }

    // Where a row ends that is too short for any number of a person, as nearly all are; nothing when
    // it must be looked at.
    std::optional<std::size_t> end_of_short_row(std::size_t at) const
    {
        constexpr std::size_t fewest = 11;  // of a mobile number
        std::size_t digits = 0;
        while (at < text_.size()) {
            const utf8::Character next = character(at);
            if (next.value >= U'0' && next.value <= U'9') {
                ++digits;
            } else if (digit_of(next.value) || (is_x(next.value) && digits > 0)) {
                return std::nullopt;
            } else if (digits == 0) {
                return at + next.size;
            } else if ((next.value != U' ' && next.value != U'-') || at + 1 >= text_.size() ||
                       !digit_of(character(at + 1).value)) {
                break;
            }
            at += next.size;
        }
        return digits < fewest ? std::optional(at) : std::nullopt;
    }

    // Groups of digits parted by single blanks or hyphens; where the next look begins.
    std::size_t take_row(std::size_t at)
    {
        std::vector<Group> row;
        char gap = 0;
        const std::size_t start = at;
        while (at < text_.size()) {
            Group group = take_group(at, gap);
            if (group.digits.empty())
                break;
            at = group.places.back();
            row.push_back(std::move(group));
            gap = at < text_.size() && (text_[at] == ' ' || text_[at] == '-') ? text_[at] : 0;
            if (gap == 0 || at + 1 >= text_.size() || !digit_of(character(at + 1).value))
                break;
            ++at;
        }
        if (row.empty())
            return start + character(start).size;
        look_at(row);
        return row.back().places.back();
    }

    Group take_group(std::size_t at, char gap) const
    {
        Group group;
        group.gap = gap;
        while (at < text_.size()) {
            const utf8::Character next = character(at);
            const std::optional<char> digit = digit_of(next.value);
            if (!digit && !(is_x(next.value) && group.digits.size() >= 1 &&
                            group.digits.back() != 'X'))
                break;
            group.digits += digit.value_or('X');
            group.places.push_back(at);
            at += next.size;
        }
        group.places.push_back(at);
        return group;
    }

    bool stands_alone(std::size_t from, std::size_t to) const
    {
        const bool begins = from == 0 || !is_joined_by(utf8::last(text_.substr(0, from)).value);
        const bool ends = to == text_.size() || !is_joined_by(character(to).value) ||
                          (text_[to] == '.' && (to + 1 == text_.size() || text_[to + 1] == ' ' ||
                                                text_[to + 1] == '\n'));
        return begins && ends;
    }

    std::optional<PersonalDatum::Kind> kind_of(const std::string& digits, std::size_t to) const
    {
        if (is_identity(digits))
            return PersonalDatum::Kind::identity;
        if (to < text_.size() && is_measure(character(to).value))
            return std::nullopt;
        if (is_mobile(digits))
            return PersonalDatum::Kind::mobile;
        return is_card(digits) ? std::optional(PersonalDatum::Kind::card) : std::nullopt;
    }

    // Every run of groups that are parted alike, the longest first.
    void look_at(const std::vector<Group>& row)
    {
        constexpr std::size_t most_groups = 5;
        for (std::size_t first = 0; first < row.size();) {
            std::size_t taken = 0;
            for (std::size_t count = std::min(most_groups, row.size() - first); count > 0 && !taken; --count)
                if (try_groups(row, first, count))
                    taken = count;
            first += std::max<std::size_t>(taken, 1);
        }
    }

    bool try_groups(const std::vector<Group>& row, std::size_t first, std::size_t count)
    {
        std::string digits;
        for (std::size_t i = first; i < first + count; ++i) {
            if (i > first + 1 && row[i].gap != row[i - 1].gap)
                return false;
            digits += row[i].digits;
        }
        const std::size_t from = row[first].places.front();
        const std::size_t to = row[first + count - 1].places.back();
        const std::optional<PersonalDatum::Kind> kind = kind_of(digits, to);
        if (!kind || !stands_alone(from, to))
            return false;
        found_.push_back({*kind, from, to - from});
        return true;
    }

    std::string_view text_;
    std::vector<PersonalDatum> found_;
};

}

std::vector<PersonalDatum> personal_data_in(std::string_view text) { return Finder(text).all(); }

std::string masked(std::string_view text)
{
    constexpr std::size_t shown = 3;  // at the start, and one less at the end
    std::string out(text);
    const std::vector<PersonalDatum> data = personal_data_in(text);
    for (auto datum = data.rbegin(); datum != data.rend(); ++datum) {
        std::string number;
        std::size_t digits = 0;
        const std::string_view whole = text.substr(datum->at, datum->size);
        const std::size_t count = utf8::count(whole);
        for (std::size_t at = 0; at < whole.size(); ++digits) {
            const std::uint32_t size = utf8::first(whole.substr(at)).size;
            number += digits < shown || digits + shown > count ? std::string(whole.substr(at, size)) : "*";
            at += size;
        }
        out.replace(datum->at, datum->size, number);
    }
    return out;
}

}
