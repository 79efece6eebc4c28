#include "media/picture.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "media/colours.h"
#include "media/jpeg.h"
#include "media/photograph.h"
#include "media/png.h"
#include "media/webp.h"

namespace mingbai {

namespace {

// A telephone, a telephone with a fine screen, the column of text on a fine screen.
constexpr std::array<int, 3> widths = {480, 960, 1600};

std::optional<PictureHead> head_of(std::string_view picture)
{
    switch (picture_form(picture)) {
    case PictureForm::jpeg:
        return jpeg::head(picture);
    case PictureForm::png:
        return png::head(picture);
    case PictureForm::webp:
        return webp::head(picture);
    case PictureForm::none:
        break;
    }
    return std::nullopt;
}

std::optional<Pixels> pixels_of(std::string_view picture, int least_width, int least_height)
{
    switch (picture_form(picture)) {
    case PictureForm::jpeg:
        return jpeg::pixels(picture, least_width, least_height);
    case PictureForm::png:
        return png::pixels(picture);
    case PictureForm::webp:
        return webp::pixels(picture);
    case PictureForm::none:
        break;
    }
    return std::nullopt;
}

// By the numbers of Exif: from 5 on the picture lies on its side.
constexpr int first_on_its_side = 5;

// Where in the picture as it was taken the pixel stands that is seen at x, y.
std::pair<int, int> taken_at(int orientation, int x, int y, int width, int height)
{
    switch (orientation) {
    case 2:
        return {width - 1 - x, y};
    case 3:
        return {width - 1 - x, height - 1 - y};
    case 4:
        return {x, height - 1 - y};
    case 5:
        return {y, x};
    case 6:
        return {y, width - 1 - x};
    case 7:
        return {height - 1 - y, width - 1 - x};
    case 8:
        return {height - 1 - y, x};
    default:
        return {x, y};
    }
}

Pixels turned(Pixels taken, int orientation)
{
    if (orientation == 1)
        return taken;
    Pixels seen;
    if (orientation < first_on_its_side)
        seen.resize(taken.width, taken.height);
    else
        seen.resize(taken.height, taken.width);
    auto out = seen.argb.begin();
    for (int y = 0; y < seen.height; ++y)
        for (int x = 0; x < seen.width; ++x) {
            const auto [column, row] = taken_at(orientation, x, y, seen.width, seen.height);
            *out++ = taken.argb[static_cast<std::size_t>(row) * static_cast<std::size_t>(taken.width) +
                                static_cast<std::size_t>(column)];
        }
    return seen;
}

}

std::optional<PictureSize> size_of(std::string_view picture)
{
    const std::optional<PictureHead> head = head_of(picture);
    if (!head || head->width <= 0 || head->height <= 0)
        return std::nullopt;
    PictureSize size{head->width, head->height, head->is_plain};
    if (orientation_of(picture) >= first_on_its_side)
        std::swap(size.width, size.height);
    size.can_shrink = size.can_shrink && !is_too_large(size) &&
                      height_at(size, std::min(size.width, widths.back())) <= webp::longest_side;
    return size;
}

bool is_too_large(const PictureSize& size)
{
    return std::int64_t{size.width} * size.height > most_pixels;
}

std::vector<int> offered_widths(const PictureSize& size)
{
    std::vector<int> offered;
    if (!size.can_shrink)
        return offered;
    for (const int width : widths)
        if (width < size.width)
            offered.push_back(width);
    if (size.width <= widths.back())
        offered.push_back(size.width);
    return offered;
}

int height_at(const PictureSize& size, int width)
{
    const std::int64_t doubled = std::int64_t{2} * size.height * width + size.width;
    return std::max(1, static_cast<int>(doubled / (std::int64_t{2} * size.width)));
}

std::optional<std::string> picture_at(std::string_view picture, int width)
{
    const std::optional<PictureSize> size = size_of(picture);
    if (!size || !size->can_shrink)
        return std::nullopt;
    const int orientation = orientation_of(picture);
    std::pair<int, int> taken{width, height_at(*size, width)};
    if (orientation >= first_on_its_side)
        std::swap(taken.first, taken.second);
    std::optional<Pixels> pixels = pixels_of(picture, taken.first, taken.second);
    if (!pixels)
        return std::nullopt;
    Pixels shown = webp::shrunk(std::move(*pixels), taken.first, taken.second);
    make_srgb(shown);
    shown = turned(std::move(shown), orientation);
    std::string bytes = webp::packed(shown, webp::Packing::like_photograph);
    // Drawings and tables come as PNG; then the exact form is shorter, too.
    if (picture_form(picture) == PictureForm::png) {
        std::string exact = webp::packed(shown, webp::Packing::exact);
        if (exact.size() <= bytes.size())
            return exact;
    }
    return bytes;
}

bool is_whole(std::string_view picture)
{
    const std::optional<PictureSize> size = size_of(picture);
    if (!size)
        return false;
    // One that is too high for the smaller forms is shown as it is, and has to be whole as well.
    const bool can_unpack = head_of(picture)->is_plain && !is_too_large(*size);
    return !can_unpack || pixels_of(picture, 1, 1);
}

std::string picture_coding()
{
    // Raised with every change here that makes other bytes of the same picture.
    constexpr int recipe = 1;
    return fmt::format("recipe: {}\n{}", recipe, picture_libraries());
}

std::string picture_libraries()
{
    return fmt::format("libjpeg: {}\nlibpng: {}\nlibwebp: {}\nlcms: {}\n", jpeg::library_version(),
                       png::library_version(), webp::library_version(), colours_library_version());
}

}
