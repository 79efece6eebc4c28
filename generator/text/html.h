// Writing text into HTML: the one place that escapes.
#pragma once

#include <string>
#include <string_view>

namespace mingbai::html {

// For text and for attribute values in double quotes: & < > " '.
std::string escaped(std::string_view text);
void append_escaped(std::string& out, std::string_view text);

}
