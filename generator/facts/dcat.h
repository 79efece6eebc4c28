// The catalogue by which portals of open data find the data of the site, and tell others of them: DCAT
// (W3C Recommendation, version 3) in JSON-LD.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "facts/table.h"
#include "site/page.h"

namespace mingbai {

inline constexpr const char* dcat_file = "catalog.jsonld";
inline constexpr const char* dcat_type = "application/ld+json";

// Nothing of a site that does not know its own host: a catalogue is read in other places, where an address
// without a host would lead to theirs.
std::string dcat_url(const Site& site);

// Only when dcat_url is not empty. `modified`: the day on which what the data are made of last changed;
// nothing when nobody knows.
std::string dcat(const Site& site, const std::vector<Table>& tables,
                 const std::optional<Date>& modified);

}
