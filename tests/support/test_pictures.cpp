#include "support/test_pictures.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>
#include <lcms2.h>
#include <png.h>

namespace mingbai::test_pictures {

const std::string_view secret = "GPS 46.2N 82.9E";

int red_at(int x, int width) { return width < 2 ? 0 : 255 * x / (width - 1); }

int green_at(int y, int height) { return height < 2 ? 0 : 255 * y / (height - 1); }

namespace {

std::vector<unsigned char> row_of(int y, int width, int height, int channels)
{
    std::vector<unsigned char> row;
    for (int x = 0; x < width; ++x)
        for (int channel = 0; channel < channels; ++channel)
            row.push_back(static_cast<unsigned char>(
                channel == 0 ? red_at(x, width) : channel == 1 ? green_at(y, height)
                                              : channel == 3   ? 255 - red_at(x, width)
                                                               : 64));
    return row;
}

std::string exif(int orientation)
{
    std::string bytes("Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
    bytes += static_cast<char>(orientation);
    bytes += std::string(6, '\0');
    return bytes.append(secret);
}

void mark(jpeg_compress_struct& info, int marker, const std::string& content)
{
    jpeg_write_marker(&info, marker, reinterpret_cast<const JOCTET*>(content.data()),
                      static_cast<unsigned>(content.size()));
}

void append(png_structp writing, png_bytep bytes, std::size_t size)
{
    static_cast<std::string*>(png_get_io_ptr(writing))
        ->append(reinterpret_cast<const char*>(bytes), size);
}

std::string saved(cmsHPROFILE profile)
{
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    std::string bytes(size, '\0');
    cmsSaveProfileToMem(profile, bytes.data(), &size);
    cmsCloseProfile(profile);
    return bytes;
}

}

std::string jpeg(const Jpeg& wanted)
{
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &bytes, &size);
    info.image_width = static_cast<unsigned>(wanted.width);
    info.image_height = static_cast<unsigned>(wanted.height);
    const bool is_grey = wanted.inks == Inks::grey;
    const bool is_print = wanted.inks == Inks::print;
    info.input_components = is_grey ? 1 : is_print ? 4 : 3;
    info.in_color_space = is_grey ? JCS_GRAYSCALE : is_print ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, wanted.quality, TRUE);
    info.optimize_coding = TRUE;
    if (wanted.is_progressive)
        jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    if (!wanted.tells_nothing) {
        mark(info, JPEG_APP0 + 1, exif(wanted.orientation));
        mark(info, JPEG_APP0 + 1, "http://ns.adobe.com/xap/1.0/ " + std::string(secret));
        mark(info, JPEG_COM, std::string(secret));
    }
    if (!wanted.profile.empty())
        jpeg_write_icc_profile(&info, reinterpret_cast<const JOCTET*>(wanted.profile.data()),
                               static_cast<unsigned>(wanted.profile.size()));
    for (int y = 0; y < wanted.height; ++y) {
        std::vector<unsigned char> row = row_of(y, wanted.width, wanted.height, info.input_components);
        JSAMPROW one = row.data();
        jpeg_write_scanlines(&info, &one, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    std::string picture(reinterpret_cast<char*>(bytes), size);
    std::free(bytes);
    return picture;
}

std::string photograph()
{
    return jpeg({500, 300, Inks::grey, false, 0, {}, 40, true});
}

std::string png(const Png& wanted)
{
    std::string picture;
    png_structp writing = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(writing);
    png_set_write_fn(writing, &picture, append, nullptr);
    png_set_IHDR(writing, info, static_cast<png_uint_32>(wanted.width),
                 static_cast<png_uint_32>(wanted.height), wanted.has_sixteen_bits ? 16 : 8,
                 wanted.has_alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB,
                 wanted.is_interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    std::string key = "Author";
    std::string text(secret);
    png_text note{};
    note.compression = PNG_TEXT_COMPRESSION_NONE;
    note.key = key.data();
    note.text = text.data();
    note.text_length = text.size();
    png_set_text(writing, info, &note, 1);
    if (!wanted.profile.empty())
        png_set_iCCP(writing, info, "profile", PNG_COMPRESSION_TYPE_BASE,
                     reinterpret_cast<png_const_bytep>(wanted.profile.data()),
                     static_cast<png_uint_32>(wanted.profile.size()));
    png_write_info(writing, info);
    std::vector<std::vector<unsigned char>> rows;
    std::vector<png_bytep> starts;
    for (int y = 0; y < wanted.height; ++y) {
        std::vector<unsigned char> row = row_of(y, wanted.width, wanted.height, wanted.has_alpha ? 4 : 3);
        std::vector<unsigned char> wide;
        for (const unsigned char value : row)
            wide.insert(wide.end(), wanted.has_sixteen_bits ? 2 : 1, value);
        rows.push_back(std::move(wide));
    }
    for (std::vector<unsigned char>& row : rows)
        starts.push_back(row.data());
    png_write_image(writing, starts.data());
    png_write_end(writing, nullptr);
    png_destroy_write_struct(&writing, &info);
    return picture;
}

std::string swapping_profile()
{
    const cmsCIExyY white = {0.3127, 0.3290, 1};
    const cmsCIExyYTRIPLE primaries = {{0.15, 0.06, 1}, {0.30, 0.60, 1}, {0.64, 0.33, 1}};
    cmsToneCurve* curve = cmsBuildGamma(nullptr, 2.2);
    cmsToneCurve* curves[] = {curve, curve, curve};
    const cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
    cmsFreeToneCurve(curve);
    return saved(profile);
}

std::string grey_profile()
{
    cmsToneCurve* curve = cmsBuildGamma(nullptr, 1);
    const cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    cmsFreeToneCurve(curve);
    return saved(profile);
}

}
