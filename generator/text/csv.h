// Rows of comma-separated values (RFC 4180), as data packages of other sites are written. Whoever wrote
// them is not trusted: what is not whole and regular is nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai {

struct CsvRow {
    std::uint32_t line = 0;  // of the text, on which the row begins; from 1
    std::vector<std::string> cells;
};

// The first row is the head. Nothing when a quote is not closed or stands inside of a plain cell, when a row
// has more or fewer cells than the head, or when there is no head. A byte order mark is left out; line ends
// may be "\n" or "\r\n".
std::optional<std::vector<CsvRow>> csv_rows(std::string_view text);

}
