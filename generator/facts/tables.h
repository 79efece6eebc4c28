// All that the records of a site say, as tables that refer to each other. What the program found is
// there (anchors, states on the as-of day), what people wrote is there to the letter, and what was
// withdrawn is only named.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "facts/table.h"
#include "site/page.h"

namespace mingbai {

inline constexpr std::array<std::string_view, 17> table_names{
    "bodies",      "reports",    "years",            "counts",               "commitments", "continuations",
    "answers",     "assessments", "activities",      "activity_sources",     "activity_commitments",
    "indicators",  "figures",    "kinds",            "topics",               "sites",       "site_years"};

// What names it in the tables.
std::string activity_id(const Activity& activity);

// In the order of `table_names`; one without rows is there, too.
std::vector<Table> tables_of(const Site& site);

}
