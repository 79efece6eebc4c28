// Any bytes as a photograph: cleaned, measured, unpacked, made smaller.
#include "media/picture.h"

#include <algorithm>
#include <optional>
#include <string>

#include "fuzz/fuzz.h"
#include "media/photograph.h"

using namespace mingbai;
using fuzz::require;

namespace {

// Larger ones take their time and show nothing else.
bool is_small(std::string_view picture)
{
    constexpr std::int64_t most_pixels_tried = 200'000;
    const std::optional<PictureSize> size = size_of(picture);
    return size && std::int64_t{size->width} * size->height <= most_pixels_tried;
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view any = fuzz::text_of(bytes, size);
    // Most changes break a file so that nothing is clean; the libraries must stand those, too.
    if (is_small(any))
        is_whole(any);
    const std::optional<std::string> picture = without_metadata(any);
    if (!picture)
        return 0;
    require(without_metadata(*picture) == picture, "what is clean stays as it is");
    const std::optional<PictureSize> known = size_of(*picture);
    if (!is_small(*picture))
        return 0;
    const bool can_be_shown = is_whole(*picture);
    for (const int width : offered_widths(*known)) {
        const std::optional<std::string> made = picture_at(*picture, width);
        require(made.has_value() == can_be_shown, "what is whole can be made smaller, and nothing else");
        if (!made)
            continue;
        require(without_metadata(*made) == made, "nothing but pixels is in it");
        const std::optional<PictureSize> smaller = size_of(*made);
        require(smaller && smaller->width == width && smaller->height == height_at(*known, width),
                "it is as large as it was offered");
    }
    return 0;
}
