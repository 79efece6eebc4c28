// Single values of what another site published: words, addresses, the cells of a row. Each is of its kind and
// within its bounds, or it is said what can not be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/problem.h"
#include "model/config.h"
#include "text/csv.h"

namespace mingbai {

inline constexpr std::size_t longest_gathered_text = 400;  // bytes of a name

// Neither control characters nor marks that turn the direction.
bool is_shown_as_it_is(std::string_view text);

// Words of others that are published here: readable, not too long, and nothing that a spreadsheet would reckon.
bool are_words(std::string_view text);

// By the same rules as in our own texts.
void report_personal_data(std::string_view text, const Place& place, const SiteConfig& config,
                          Problems& problems);

// For a message: short, and nothing in it that a terminal obeys.
std::string shown_value(std::string_view text);

// A row with its place. What can not be is reported as `site-value-bad` or `site-address-elsewhere`, and
// answered all the same. All that is given must outlive it.
class GatheredRow {
public:
    GatheredRow(const SiteConfig& config, const std::vector<std::string>& head, const CsvRow& row,
                std::string file, Problems& problems);

    const std::string& cell(std::string_view column) const;  // empty when there is no such column
    void reject(std::string_view column) const;

    std::string words(std::string_view column) const;
    std::string id(std::string_view column) const;
    std::int64_t number(std::string_view column, std::int64_t least, std::int64_t most) const;
    // A day, or the day of a moment; nothing when it is empty.
    std::optional<Date> day(std::string_view column) const;
    // Absolute, and below the address of the site.
    std::string address(std::string_view column, const OtherSite& site) const;

private:
    const std::string* find(std::string_view column) const;
    Place place() const { return {file_, row_.line}; }

    const SiteConfig& config_;
    const std::vector<std::string>& head_;
    const CsvRow& row_;
    std::string file_;
    Problems& problems_;
};

}
