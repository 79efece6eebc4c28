#include "media/picture.h"

#include <cmath>
#include <cstdlib>

#include <doctest/doctest.h>

#include "base/parallel.h"
#include "media/photograph.h"
#include "media/webp.h"
#include "support/test_pictures.h"

using namespace mingbai;
using test_pictures::Inks;

namespace {

std::string clean(const std::string& picture) { return without_metadata(picture).value(); }

Pixels unpacked(const std::string& picture) { return webp::pixels(picture).value(); }

// 0xRRGGBB without alpha.
std::uint32_t pixel(const Pixels& pixels, int x, int y)
{
    return pixels.argb[static_cast<std::size_t>(y * pixels.width + x)];
}

int red(std::uint32_t pixel) { return static_cast<int>(pixel >> 16U & 0xFFU); }
int green(std::uint32_t pixel) { return static_cast<int>(pixel >> 8U & 0xFFU); }
int blue(std::uint32_t pixel) { return static_cast<int>(pixel & 0xFFU); }
int alpha(std::uint32_t pixel) { return static_cast<int>(pixel >> 24U); }

// In every form in which pictures come.
std::vector<std::string> all_forms(int width, int height)
{
    std::vector<std::string> all = {
        test_pictures::jpeg({width, height}),
        test_pictures::jpeg({width, height, Inks::grey}),
        test_pictures::jpeg({width, height, Inks::colour, true, 6}),
        test_pictures::png({width, height}),
        test_pictures::png({width, height, true, false, true}),
        test_pictures::png({width, height, false, true}),
    };
    const std::string first = clean(all.front());
    all.push_back(picture_at(first, offered_widths(size_of(first).value()).back()).value());
    return all;
}

// The chunks of a WebP file, by name.
std::vector<std::string> chunks(std::string_view picture)
{
    std::vector<std::string> names;
    for (std::size_t at = 12; at + 8 <= picture.size();) {
        std::size_t size = 0;
        for (std::size_t i = 8; i-- > 4;)
            size = size << 8U | static_cast<unsigned char>(picture[at + i]);
        names.emplace_back(picture.substr(at, 4));
        at += 8 + size + size % 2;
    }
    return names;
}

}

TEST_CASE("a picture is offered no wider than it is, and keeps its shape within a pixel")
{
    for (const auto& [width, height] : {std::pair{1, 1}, {7, 5}, {480, 33}, {481, 90}, {97, 300}, {1601, 3}})
        for (const std::string& picture : all_forms(width, height)) {
            const PictureSize size = size_of(clean(picture)).value();
            const std::vector<int> widths = offered_widths(size);
            REQUIRE_FALSE(widths.empty());
            CHECK(std::is_sorted(widths.begin(), widths.end()));
            CHECK(widths.back() == std::min(size.width, 1600));
            for (const int each : widths) {
                const Pixels made = unpacked(picture_at(clean(picture), each).value());
                CHECK(made.width == each);
                CHECK(made.width <= size.width);
                CHECK(made.height == height_at(size, each));
                const double exact = double(size.height) * each / size.width;
                CHECK(std::abs(made.height - exact) <= 1);
            }
        }
}

TEST_CASE("nothing but pixels is in any smaller picture")
{
    for (const std::string& picture : all_forms(500, 60)) {
        for (const int width : offered_widths(size_of(clean(picture)).value())) {
            const std::string made = picture_at(clean(picture), width).value();
            CHECK(without_metadata(made) == made);
            CHECK(made.find(test_pictures::secret) == std::string::npos);
            for (const std::string& chunk : chunks(made))
                CHECK((chunk == "VP8 " || chunk == "VP8L" || chunk == "VP8X" || chunk == "ALPH"));
        }
    }
    const std::string profile = test_pictures::swapping_profile();
    const std::string coloured = clean(test_pictures::jpeg({64, 48, Inks::colour, false, 0, profile}));
    CHECK(picture_at(coloured, 64)->find("ICCP") == std::string::npos);
}

TEST_CASE("the same picture gives the same bytes, whoever works beside")
{
    const std::vector<std::string> all = all_forms(200, 150);
    const auto made = [&](unsigned workers) {
        std::vector<std::string> bytes(all.size() * 3);
        for_each_index({workers}, bytes.size(), [&](std::size_t i) {
            bytes[i] = picture_at(clean(all[i % all.size()]), 150).value();
        });
        return bytes;
    };
    CHECK(made(1) == made(4));
}

TEST_CASE("whichever side was up in the camera, the smaller picture shows it as it is seen")
{
    for (int orientation = 1; orientation <= 8; ++orientation) {
        CAPTURE(orientation);
        const bool lies = orientation >= 5;
        const std::string picture = clean(test_pictures::jpeg({600, 500, Inks::colour, false, orientation}));
        const PictureSize size = size_of(picture).value();
        CHECK(size.width == (lies ? 500 : 600));
        const Pixels made = unpacked(picture_at(picture, 480).value());
        const std::uint32_t first = pixel(made, 0, 0);
        const std::uint32_t right = pixel(made, made.width - 1, 0);
        const std::uint32_t below = pixel(made, 0, made.height - 1);
        // By the standard: where row 0 and column 0 of what was taken are seen. Red rises with the column.
        const bool column_0_last = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        const bool row_0_last = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        CHECK((red(first) > 128) == column_0_last);
        CHECK((green(first) > 128) == row_0_last);
        CHECK(std::abs(red(first) - red(lies ? below : right)) > 200);
        CHECK(std::abs(green(first) - green(lies ? right : below)) > 200);
    }
}

TEST_CASE("colours are what the profile means")
{
    const auto corner = [](const std::string& picture) {
        const Pixels made = unpacked(picture_at(clean(picture), 64).value());
        return pixel(made, 60, 3);
    };
    const std::string profile = test_pictures::swapping_profile();
    for (const std::string& plain : {test_pictures::jpeg({}), test_pictures::png({})}) {
        CHECK(red(corner(plain)) > 200);
        CHECK(blue(corner(plain)) < 100);
    }
    for (const std::string& swapped :
         {test_pictures::jpeg({64, 48, Inks::colour, false, 0, profile}),
          test_pictures::png({64, 48, false, false, false, profile})}) {
        CHECK(blue(corner(swapped)) > 200);
        CHECK(red(corner(swapped)) < 100);
    }
    // A profile of light alone: the middle is far brighter on a screen.
    const auto middle = [](std::string_view of) {
        const std::string picture = clean(test_pictures::jpeg({64, 48, Inks::grey, false, 0, of}));
        return red(pixel(unpacked(picture_at(picture, 64).value()), 32, 24));
    };
    CHECK(middle(test_pictures::grey_profile()) > middle({}) + 40);
    // Nonsense, and a profile for something else, say nothing: as browsers take it.
    CHECK(middle("no profile at all") == middle({}));
    CHECK(middle(profile) == middle({}));
}

TEST_CASE("what is seen through stays so")
{
    const std::string picture = clean(test_pictures::png({600, 100, true}));
    const Pixels made = unpacked(picture_at(picture, 480).value());
    CHECK(alpha(pixel(made, 2, 40)) > 245);
    CHECK(alpha(pixel(made, 477, 40)) < 10);
}

TEST_CASE("pictures in inks and films are published as they are alone")
{
    const std::string print = clean(test_pictures::jpeg({64, 48, Inks::print}));
    std::string film = clean(test_pictures::png({}));
    film.insert(film.find("IDAT") - 4, std::string("\0\0\0\x08" "acTL\0\0\0\x01\0\0\0\0\xB4\x2D\xE9\xA0", 20));
    for (const std::string& picture : {print, film}) {
        const PictureSize size = size_of(picture).value();
        CHECK(size.width == 64);
        CHECK_FALSE(size.can_shrink);
        CHECK(offered_widths(size).empty());
        CHECK(is_whole(picture));
        CHECK_FALSE(picture_at(picture, 64));
    }
    // A scroll that WebP can not hold.
    CHECK_FALSE(size_of(clean(test_pictures::png({3, 17000})))->can_shrink);
}

TEST_CASE("a picture that only claims to be huge is not unpacked")
{
    std::string jpeg = clean(test_pictures::jpeg({}));
    const std::size_t frame = jpeg.find("\xFF\xC0");
    jpeg.replace(frame + 5, 4, "\xEA\x60\xEA\x60");
    std::string png = clean(test_pictures::png({}));
    // 60000 by 60000, with the check sum that belongs to it.
    png.replace(16, 8, std::string("\0\0\xEA\x60\0\0\xEA\x60", 8));
    png.replace(29, 4, "\x0F\xB0\xE2\x15");
    for (const std::string& bomb : {jpeg, png}) {
        const PictureSize size = size_of(bomb).value();
        CHECK(size.width == 60000);
        CHECK(is_too_large(size));
        CHECK_FALSE(size.can_shrink);
        CHECK_FALSE(picture_at(bomb, 480));
    }
    CHECK_FALSE(is_too_large({10000, 5000, true}));
    CHECK(is_too_large({10000, 5001, true}));
}

TEST_CASE("a picture without width or height is none")
{
    std::string jpeg = clean(test_pictures::jpeg({}));
    jpeg.replace(jpeg.find("\xFF\xC0") + 5, 4, std::string(4, '\0'));
    CHECK_FALSE(size_of(jpeg));
    CHECK_FALSE(is_whole(jpeg));
    CHECK_FALSE(size_of(""));
    CHECK_FALSE(size_of("no picture"));
    CHECK_FALSE(picture_at("\xFF\xD8", 10));
}

TEST_CASE("a picture that was cut off is not whole")
{
    for (const std::string& picture : all_forms(200, 150)) {
        const std::string whole = clean(picture);
        CHECK(is_whole(whole));
        for (const std::size_t part : {3U, 5U, 9U}) {
            const std::string cut = whole.substr(0, whole.size() * part / 10);
            CHECK_FALSE(is_whole(cut));
            CHECK_FALSE(picture_at(cut, 200));
        }
    }
    // Too high for a smaller form, though not too large: 760 by 65500, of which there is next to nothing.
    std::string high = clean(test_pictures::jpeg({200, 150}));
    high.replace(high.find("\xFF\xC0") + 5, 4, std::string("\xFF\xDC\x02\xF8", 4));
    high.resize(high.find("\xFF\xDA") + 40);
    REQUIRE(size_of(high));
    CHECK_FALSE(size_of(high)->can_shrink);
    CHECK_FALSE(is_whole(high));
    // With an end put behind it, as repair programs do.
    const std::string jpeg = clean(test_pictures::jpeg({200, 150}));
    CHECK_FALSE(is_whole(jpeg.substr(0, jpeg.size() * 6 / 10) + "\xFF\xD9"));
}
