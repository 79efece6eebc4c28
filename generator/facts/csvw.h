// The same description in every language: CSV on the Web (W3C Recommendation, 17 December 2015).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/table.h"
#include "site/page.h"

namespace mingbai {

// Programs look for it beside a table under this name, which the standard gives.
inline constexpr std::string_view csvw_file = "csv-metadata.json";

// Each table stands beside it as <name>.csv.
std::string csvw(const Site& site, const std::vector<Table>& tables);

}
