// Pixels: a picture unpacked.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mingbai {

// What a picture says of itself before anything of it is unpacked.
struct PictureHead {
    int width = 0;
    int height = 0;
    bool is_plain = false;  // one picture in RGB or grey; no film, no inks
};

struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> argb;  // row by row, colours not multiplied by alpha
    bool is_grey = false;
    std::string profile;  // ICC, as the picture carries it; empty: sRGB

    void resize(int new_width, int new_height)
    {
        width = new_width;
        height = new_height;
        argb.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    }
    // The libraries see bytes.
    unsigned char* bytes() { return reinterpret_cast<unsigned char*>(argb.data()); }
};

static_assert(std::endian::native == std::endian::little, "0xAARRGGBB is B, G, R, A for the libraries");

}
