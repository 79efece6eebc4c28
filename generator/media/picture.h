// Picture: how large a photograph is, and the same photograph smaller. What is given here has gone through
// `without_metadata`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai {

// As it is looked at, whichever side was up in the camera.
struct PictureSize {
    int width = 0;
    int height = 0;
    bool can_shrink = false;  // not films, nor pictures in inks (CMYK): browsers show these as they are

    bool operator==(const PictureSize&) const = default;
};

// Nothing is unpacked for it. Nothing when its head can not be read.
std::optional<PictureSize> size_of(std::string_view picture);

// A picture of more pixels is not unpacked: a few bytes may claim thousands of millions.
constexpr std::int64_t most_pixels = 50'000'000;
bool is_too_large(const PictureSize& size);

// The widths in which it is offered, rising; none is wider than itself. Empty when it can not shrink.
std::vector<int> offered_widths(const PictureSize& size);
int height_at(const PictureSize& size, int width);

// As WebP in sRGB, with its right side up and nothing beside its pixels. `width`: one of those offered.
// Nothing when the picture is damaged.
std::optional<std::string> picture_at(std::string_view picture, int width);

// Whether all of it can be unpacked, as small as its form allows.
bool is_whole(std::string_view picture);

// The libraries that make these bytes, a line each.
std::string picture_libraries();
// All that these bytes depend on, beside the picture and its width.
std::string picture_coding();

}
