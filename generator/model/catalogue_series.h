// Figures bound to their indicators and reports, over the years, and beside the records added up.
// Part of the catalogue, used while it is bound.
#pragma once

#include "base/problem.h"
#include "model/catalogue.h"
#include "model/catalogue_ledger.h"

namespace mingbai {

// Figures of what was withdrawn are looked at, but are no figures any more.
// Reports `figure-*`.
void bind_figures(Catalogue& catalogue, const Lookup& lookup, Problems& problems);

// Gives each year of `catalogue.bodies` its figures, series and reconciliations.
void arrange_figures(Catalogue& catalogue);

}
