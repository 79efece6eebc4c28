// Which matched blocks stand elsewhere: those outside the heaviest order that both documents have. A heading
// weighs like a whole section, so that a paragraph which crosses a heading has moved, not the heading.
#pragma once

#include <vector>

#include "compare/pairing.h"

namespace mingbai {

// Sets `is_moved` of every match. `matches` are in the order of the newer document, `before` are the blocks of the
// older one. Cost: n log n.
void mark_moved(std::vector<BlockMatch>& matches, const std::vector<BareBlock>& before);

}
