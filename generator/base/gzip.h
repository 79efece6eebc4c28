// The gzip format: what every browser unpacks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai::gzip {

// The same bytes each time on one machine; another version of the library may find shorter ones.
std::string packed(std::string_view content);

// Nothing unless `packed` holds exactly `size` bytes and ends with them.
std::optional<std::string> unpacked(std::string_view packed, std::size_t size);

}
