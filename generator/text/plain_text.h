// Text as quotes are compared: normal form C, each run of blanks one space, ends trimmed. Nothing
// else is folded, for a quote must stand in its source as it is.
#pragma once

#include <string>
#include <string_view>

namespace mingbai {

std::string plain_text(std::string_view text);  // valid UTF-8

}
