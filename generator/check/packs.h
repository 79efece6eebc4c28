// Reports held against the rule packs of the site.
#pragma once

#include "base/problem.h"
#include "model/catalogue.h"

namespace mingbai {

// Reports `pack-words`, `pack-section`, `pack-field` and `pack-day`; the first word of each is the demand's id.
void check_packs(const Catalogue& catalogue, Problems& problems);

}
