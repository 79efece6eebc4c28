// What the reports of a site say about their own publication: index numbers, and whether a report was there by the
// day that the law names. Facts of dates and files, nothing more.
#pragma once

#include "base/parallel.h"
#include "base/problem.h"
#include "model/catalogue.h"

namespace mingbai {

// Reports `index-duplicate`, `directory-entry`, `news-old`, `report-late` and `report-not-here`.
void check_publication(const Catalogue& catalogue, Problems& problems);

// `check_wording`, `check_numbering` and `check_stated_twice` of every report's original that is in Chinese.
void check_reports(const Catalogue& catalogue, Workers workers, Problems& problems);

}
