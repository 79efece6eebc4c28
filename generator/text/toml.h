// TOML (toml++ behind this door): a table hands out what it is asked for, typed, and reports what
// nobody asked for. Every value knows its place in the file. Nothing throws for what a file says.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/problem.h"

namespace mingbai::toml {

class Table {
public:
    // The readers report `key-type` when the value is of another type, and answer nothing; and text
    // with an escaped `control-character` or `bidi-control`. Each call marks its key as known. The
    // place of the report is the value's.
    std::optional<std::string> text(std::string_view key, Problems& problems) const;
    std::optional<bool> boolean(std::string_view key, Problems& problems) const;
    std::optional<double> number(std::string_view key, Problems& problems) const;
    std::vector<std::string> texts(std::string_view key, Problems& problems) const;
    std::optional<Table> table(std::string_view key, Problems& problems) const;
    std::vector<Table> tables(std::string_view key, Problems& problems) const;

    // A TOML date or date-time, or text; which text means a date is the caller's rule.
    using When = std::variant<Date, Moment, std::string>;
    std::optional<When> when(std::string_view key, Problems& problems) const;

    // As text(), and `key-missing` when the key is absent or the text blank.
    std::string required_text(std::string_view key, Problems& problems) const;
    // A text that must be one of `allowed`, else `key-value`.
    std::optional<std::string> choice(std::string_view key, std::span<const std::string_view> allowed,
                                      Problems& problems) const;

    bool has(std::string_view key) const;
    std::vector<std::string> keys() const;  // in the order of the file

    Place place() const;                      // of the table
    Place place(std::string_view key) const;  // of the key's value; of the table when absent
    Place key_place(std::string_view key) const;

    // Reports `key-unknown` for every key that nobody asked for, with the nearest known one.
    void report_unknown(Problems& problems) const;

    struct Content;
    explicit Table(std::shared_ptr<const Content> content);

private:
    std::shared_ptr<const Content> content_;
};

// `first_line` is the line of the file on which `text` begins. Nothing when it is not TOML: reports
// `toml-syntax`, `date-bad` for a day that does not exist, `nesting-too-deep`, `file-too-large`.
std::optional<Table> parse(std::string_view text, const std::string& file, std::uint32_t first_line,
                           Problems& problems);

// The word of `known` that is at most two edits from `word`; empty when there is none.
std::string nearest(std::string_view word, std::span<const std::string> known);

}
