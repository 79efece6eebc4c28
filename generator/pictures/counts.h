// Counts: how many records of activities this site holds, by year and by kind, as pictures with the
// tables that hold the same numbers. Records are counted, not what was done.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "model/catalogue.h"
#include "site/page.h"
#include "theme/view.h"

namespace mingbai {

struct YearCount {
    Year year = 0;
    std::size_t count = 0;
};

// Every year from the first record to the last, oldest first; a year between without any is a zero.
std::vector<YearCount> counts_by_year(const BodyEntry& body);

struct KindCount {
    const Term* kind = nullptr;
    std::size_t count = 0;
};

// The kinds that occur, in the order of the configuration.
std::vector<KindCount> counts_by_kind(const SiteConfig& config,
                                      const std::vector<const ActivityEntry*>& activities);

std::vector<const ActivityEntry*> all_activities(const BodyEntry& body);

// has_year_counts (of two years or more), year_counts: the names of a drawing and `rows`.
void set_year_counts(View& view, const Site& site, const BodyEntry& body, const Language& page);

// has_kind_counts, kind_counts: the names of a drawing and `rows`.
void set_kind_counts(View& view, const Site& site, const Body& body,
                     const std::vector<const ActivityEntry*>& activities, const Language& page);

}
