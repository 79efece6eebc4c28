// libjpeg reports by jumping. So whoever sets a mark to jump to has no objects of its own that would have
// to be destroyed: they belong to Reader, whose owner is not jumped over.
#include "media/jpeg.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
#include <jpeglib.h>
// after jpeglib.h, which it needs
#include <jerror.h>

namespace mingbai::jpeg {

namespace {

struct Errors {
    jpeg_error_mgr manager;  // first: libjpeg sees nothing else
    std::jmp_buf mark;
};

[[noreturn]] void give_up(j_common_ptr reader)
{
    std::longjmp(reinterpret_cast<Errors*>(reader->err)->mark, 1);
}

// Of what libjpeg would only warn of, that which shows: pixels are missing or wrong.
void judge(j_common_ptr reader, int level)
{
    const int code = reader->err->msg_code;
    const bool is_damage = code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE ||
                           code == JWRN_JPEG_EOF || code == JWRN_MUST_RESYNC ||
                           code == JWRN_ARITH_BAD_CODE;
    if (level < 0 && is_damage)
        give_up(reader);
}

// A progressive picture of a thousand passes is small and costs minutes.
void limit_passes(j_common_ptr reader)
{
    constexpr int most_passes = 64;
    if (reinterpret_cast<j_decompress_ptr>(reader)->input_scan_number > most_passes)
        give_up(reader);
}

class Reader {
public:
    Reader()
    {
        info.err = jpeg_std_error(&errors.manager);
        errors.manager.error_exit = give_up;
        errors.manager.emit_message = judge;
        progress.progress_monitor = limit_passes;
    }
    ~Reader()
    {
        std::free(profile);
        jpeg_destroy_decompress(&info);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    jpeg_decompress_struct info{};
    Errors errors{};
    jpeg_progress_mgr progress{};
    JOCTET* profile = nullptr;
    unsigned profile_size = 0;
};

bool read_head(Reader& reader, std::string_view picture)
{
    if (setjmp(reader.errors.mark))
        return false;
    constexpr int profile_marker = JPEG_APP0 + 2;
    jpeg_create_decompress(&reader.info);
    reader.info.progress = &reader.progress;
    jpeg_mem_src(&reader.info, reinterpret_cast<const unsigned char*>(picture.data()),
                 static_cast<unsigned long>(picture.size()));
    jpeg_save_markers(&reader.info, profile_marker, 0xFFFF);
    jpeg_read_header(&reader.info, TRUE);
    jpeg_read_icc_profile(&reader.info, &reader.profile, &reader.profile_size);
    return true;
}

PictureHead head_of(const Reader& reader)
{
    const J_COLOR_SPACE colours = reader.info.jpeg_color_space;
    return {static_cast<int>(reader.info.image_width), static_cast<int>(reader.info.image_height),
            colours == JCS_GRAYSCALE || colours == JCS_YCbCr || colours == JCS_RGB};
}

unsigned divisor(const jpeg_decompress_struct& info, int least_width, int least_height)
{
    for (const unsigned each : {8U, 4U, 2U})
        if (info.image_width >= static_cast<unsigned>(least_width) * each &&
            info.image_height >= static_cast<unsigned>(least_height) * each)
            return each;
    return 1;
}

bool read_pixels(Reader& reader, int least_width, int least_height, Pixels& pixels)
{
    jpeg_decompress_struct& info = reader.info;
    if (setjmp(reader.errors.mark))
        return false;
    info.out_color_space = JCS_EXT_BGRA;
    info.scale_num = 1;
    info.scale_denom = divisor(info, least_width, least_height);
    jpeg_start_decompress(&info);
    pixels.resize(static_cast<int>(info.output_width), static_cast<int>(info.output_height));
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = pixels.bytes() + std::size_t{4} * info.output_width * info.output_scanline;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    return true;
}

}

std::optional<PictureHead> head(std::string_view picture)
{
    Reader reader;
    return read_head(reader, picture) ? std::optional(head_of(reader)) : std::nullopt;
}

std::optional<Pixels> pixels(std::string_view picture, int least_width, int least_height)
{
    Reader reader;
    Pixels pixels;
    if (!read_head(reader, picture) || !head_of(reader).is_plain ||
        !read_pixels(reader, least_width, least_height, pixels))
        return std::nullopt;
    pixels.is_grey = reader.info.jpeg_color_space == JCS_GRAYSCALE;
    if (reader.profile != nullptr)
        pixels.profile.assign(reinterpret_cast<const char*>(reader.profile), reader.profile_size);
    return pixels;
}

std::string library_version()
{
    // 2.1.5 is 2001005. The library itself can not be asked.
    constexpr int number = LIBJPEG_TURBO_VERSION_NUMBER;
    return fmt::format("{}.{}.{}", number / 1'000'000, number / 1'000 % 1'000, number % 1'000);
}

}
