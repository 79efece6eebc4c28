// WebP, unpacked and packed; and pictures made smaller, which the same library does.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "media/pixels.h"

namespace mingbai::webp {

// Neither side may be longer.
constexpr int longest_side = 16383;

std::optional<PictureHead> head(std::string_view picture);

// Nothing when it is damaged, or not plain.
std::optional<Pixels> pixels(std::string_view picture);

// Each new pixel is the mean of those that it covers.
Pixels shrunk(Pixels pixels, int width, int height);

// exact: drawings come out sharp and short. like_photograph: what no eye sees is left out.
enum class Packing { like_photograph, exact };
std::string packed(Pixels& pixels, Packing packing);

std::string library_version();

}
