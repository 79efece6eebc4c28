// What Markdown refuses before the parser sees it: sizes that would cost minutes or gigabytes, and,
// as a mere report, headings that are none.
#pragma once

#include <string_view>

#include "base/problem.h"

namespace mingbai {

inline constexpr int deepest_nesting = 50;

// `begin` is where `source` begins. False, with the reason reported, when it must not be parsed.
// One pass.
bool is_within_limits(std::string_view source, const Place& begin, Problems& problems);

}
