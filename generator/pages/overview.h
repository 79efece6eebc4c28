// Where the overview by body and year stands; only a site of several bodies has one.
#pragma once

#include "site/page.h"

namespace mingbai {

bool has_overview(const Catalogue& catalogue);
Route overview_route(const Site& site, const Language& language);

}
