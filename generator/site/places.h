// Where a block stands in its report, in the report's own numbering: under 三、 and （一） it is
// “三（一）”.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/outline.h"

namespace mingbai {

struct BlockPlace {
    std::string path;  // the numbers of its headings and its own; empty when there are none
    // The text of the heading that it is or stands under; empty before the first.
    std::string heading;
    // Among the blocks below that heading, from 1; 0: a heading, or numbered itself.
    int ordinal = 0;
};

// One a block, in order.
std::vector<BlockPlace> places_of(const Outline& outline);

// Of one block; nothing when the outline has no such anchor.
std::optional<BlockPlace> place_of(const Outline& outline, std::string_view anchor);

}
