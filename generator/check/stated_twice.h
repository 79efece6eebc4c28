// The same quantity said twice in a report, with different values. Only where the very same words lead to both: a
// note for somebody who knows, never a judgement.
#pragma once

#include "base/problem.h"
#include "model/report.h"

namespace mingbai {

// Reports `quantity-differs` at the second place. What is planned is left out: it is another year's.
void check_stated_twice(const Report& report, Problems& problems);

}
