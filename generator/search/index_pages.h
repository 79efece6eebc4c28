// The files of the search index, of all languages. Documents of the newest two years stand in a segment of
// their own, for these are the ones that change: what is older is neither read nor written again then.
#pragma once

#include <vector>

#include "base/parallel.h"
#include "base/remembered.h"
#include "site/page.h"

namespace mingbai {

// While the site stands. `memory` may hold what the index of the build before was made of.
std::vector<Page> search_index_pages(const Site& site, const Memory& memory, Workers workers);

}
