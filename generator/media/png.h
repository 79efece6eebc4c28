// PNG unpacked.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "media/pixels.h"

namespace mingbai::png {

std::optional<PictureHead> head(std::string_view picture);

// Nothing when it is damaged, or not plain.
std::optional<Pixels> pixels(std::string_view picture);

std::string library_version();

}
