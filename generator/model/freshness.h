// Freshness: whether the original still says what a translation was made from. Found apart from reading,
// because it depends on the past as well, and what was read is remembered.
#pragma once

#include "base/parallel.h"
#include "base/problem.h"
#include "intake/former_versions.h"
#include "intake/revisions.h"
#include "model/document.h"
#include "model/records.h"

namespace mingbai {

// Sets the freshness of every translation. What was translated is looked for among the revisions of its
// original, and not among all that a clone happens to hold. Reports `translation-stale`, and
// `translation-source-unknown` where the whole history is there to tell.
void find_freshness(const Reading& reading, const Past& past, const Revisions& revisions,
                    Workers workers, Records& records, Problems& problems);

}
