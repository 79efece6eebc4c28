// Which simplified Han character a traditional one is read as: what is searched for in either is found in
// both. The same table is published, so that the search in the browser reads as the index was written.
#pragma once

#include <string_view>

namespace mingbai {

// A traditional character and the simplified one behind it, pair by pair; what stands second is never first.
std::string_view simplified_pairs();

}
