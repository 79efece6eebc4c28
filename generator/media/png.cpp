// libpng reports by jumping, like libjpeg: see jpeg.cpp.
#include "media/png.h"

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <new>

#include <png.h>

namespace mingbai::png {

namespace {

void say_nothing(png_structp, png_const_charp) {}

[[noreturn]] void give_up(png_structp reading, png_const_charp)
{
    png_longjmp(reading, 1);
}

class Reader {
public:
    explicit Reader(std::string_view picture)
        : rest(picture),
          reading(png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, give_up, say_nothing))
    {
        if (reading != nullptr)
            info = png_create_info_struct(reading);
        if (info == nullptr) {
            png_destroy_read_struct(&reading, nullptr, nullptr);
            throw std::bad_alloc();
        }
    }
    ~Reader() { png_destroy_read_struct(&reading, &info, nullptr); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    std::string_view rest;
    png_structp reading;
    png_infop info = nullptr;
    png_bytep profile = nullptr;  // of the library
    png_uint_32 profile_size = 0;
};

void hand_out(png_structp reading, png_bytep out, std::size_t size)
{
    auto& rest = static_cast<Reader*>(png_get_io_ptr(reading))->rest;
    if (size > rest.size())
        png_error(reading, "cut off");
    std::memcpy(out, rest.data(), size);
    rest.remove_prefix(size);
}

bool read_head(Reader& reader)
{
    if (setjmp(png_jmpbuf(reader.reading)))
        return false;
    // A profile or palette that unpacks to more than this is no picture's.
    constexpr png_alloc_size_t largest_part = 8U << 20U;
    png_set_chunk_malloc_max(reader.reading, largest_part);
    png_set_read_fn(reader.reading, &reader, hand_out);
    png_read_info(reader.reading, reader.info);
    png_charp name = nullptr;
    int packing = 0;
    png_get_iCCP(reader.reading, reader.info, &name, &packing, &reader.profile,
                 &reader.profile_size);
    return true;
}

bool has_colours(const Reader& reader)
{
    return (png_get_color_type(reader.reading, reader.info) & PNG_COLOR_MASK_COLOR) != 0;
}

// Colours by a gamma of its own are made those of sRGB; a profile says more and comes later.
void set_gamma(Reader& reader)
{
    png_fixed_point gamma = 0;
    if (reader.profile == nullptr &&
        png_get_valid(reader.reading, reader.info, PNG_INFO_sRGB) == 0 &&
        png_get_gAMA_fixed(reader.reading, reader.info, &gamma) != 0)
        png_set_gamma_fixed(reader.reading, PNG_DEFAULT_sRGB, gamma);
}

bool read_pixels(Reader& reader, Pixels& pixels, std::vector<png_bytep>& rows)
{
    png_structp reading = reader.reading;
    if (setjmp(png_jmpbuf(reading)))
        return false;
    set_gamma(reader);
    png_set_expand(reading);
    png_set_scale_16(reading);
    png_set_gray_to_rgb(reading);
    png_set_bgr(reading);
    png_set_add_alpha(reading, 0xFF, PNG_FILLER_AFTER);
    png_set_interlace_handling(reading);
    png_read_update_info(reading, reader.info);
    pixels.resize(static_cast<int>(png_get_image_width(reading, reader.info)),
                  static_cast<int>(png_get_image_height(reading, reader.info)));
    const std::size_t row_size = std::size_t{4} * static_cast<std::size_t>(pixels.width);
    if (png_get_rowbytes(reading, reader.info) != row_size)
        return false;
    rows.resize(static_cast<std::size_t>(pixels.height));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = pixels.bytes() + row_size * i;
    png_read_image(reading, rows.data());
    png_read_end(reading, nullptr);
    return true;
}

// A film says so before its first picture.
bool is_film(std::string_view picture)
{
    return picture.substr(0, picture.find("IDAT")).find("acTL") != std::string_view::npos;
}

}

std::optional<PictureHead> head(std::string_view picture)
{
    Reader reader(picture);
    if (!read_head(reader))
        return std::nullopt;
    return PictureHead{static_cast<int>(png_get_image_width(reader.reading, reader.info)),
                       static_cast<int>(png_get_image_height(reader.reading, reader.info)),
                       !is_film(picture)};
}

std::optional<Pixels> pixels(std::string_view picture)
{
    Reader reader(picture);
    Pixels pixels;
    std::vector<png_bytep> rows;
    if (is_film(picture) || !read_head(reader))
        return std::nullopt;
    pixels.is_grey = !has_colours(reader);
    if (reader.profile != nullptr)
        pixels.profile.assign(reinterpret_cast<const char*>(reader.profile), reader.profile_size);
    if (!read_pixels(reader, pixels, rows))
        return std::nullopt;
    return pixels;
}

std::string library_version() { return png_get_libpng_ver(nullptr); }

}
