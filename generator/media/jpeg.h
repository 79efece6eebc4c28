// JPEG unpacked, as browsers do it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "media/pixels.h"

namespace mingbai::jpeg {

std::optional<PictureHead> head(std::string_view picture);

// Unpacked in 1/1, 1/2, 1/4 or 1/8 of its size, whichever is the smallest of at least this width and height.
// Nothing when it is damaged, or not plain.
std::optional<Pixels> pixels(std::string_view picture, int least_width, int least_height);

std::string library_version();

}
