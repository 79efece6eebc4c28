// Pictures made for tests: a field of colours that rises from left to right and from top to bottom, so that
// a pixel tells where it stood.
#pragma once

#include <string>
#include <string_view>

namespace mingbai::test_pictures {

enum class Inks { grey, colour, print };  // print: CMYK

struct Jpeg {
    int width = 64;
    int height = 48;
    Inks inks = Inks::colour;
    bool is_progressive = false;
    int orientation = 0;              // 0: says none
    std::string_view profile = {};
    int quality = 90;
    bool tells_nothing = false;
};
// With a place, a comment and an author as telephones and editors write them, which nobody may find again.
std::string jpeg(const Jpeg& wanted);
// A small one that holds nothing to be taken out.
std::string photograph();
// What stands in them, to be looked for.
extern const std::string_view secret;

struct Png {
    int width = 64;
    int height = 48;
    bool has_alpha = false;
    bool has_sixteen_bits = false;
    bool is_interlaced = false;
    std::string_view profile = {};
};
std::string png(const Png& wanted);

// A profile in which red means blue and blue means red, so that whoever leaves it out is found.
std::string swapping_profile();
std::string grey_profile();  // gamma 1

// As seen: rising from left to right in red, from top to bottom in green.
int red_at(int x, int width);
int green_at(int y, int height);

}
