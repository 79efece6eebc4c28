// Compared texts as HTML: what was removed and added as <del> and <ins>, words that two passages
// share as <mark>.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compare/text_diff.h"
#include "prose/token.h"
#include "theme/view.h"

namespace mingbai {

// One side of a comparison, or both in one line; adjacent runs are separate elements.
Html marked(const std::vector<Run>& runs);

// The text with <mark class="same"> around the spans.
Html marked(std::string_view text, const std::vector<TextSpan>& spans);

}
