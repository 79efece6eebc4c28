// What is known to be picture is kept, everything else is left out, so that nothing new can slip
// through. Pixels are never coded again. A library that takes out what it knows would do it the other
// way round.
#include "media/photograph.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace mingbai {

namespace {

constexpr std::string_view jpeg_start = "\xFF\xD8";
constexpr std::string_view png_start = "\x89PNG\r\n\x1A\n";

std::uint32_t byte_at(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < size; ++i)
        number = number << 8 | byte_at(bytes, at + i);
    return number;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t number = 0;
    for (std::size_t i = size; i-- > 0;)
        number = number << 8 | byte_at(bytes, at + i);
    return number;
}

// The orientation in the first directory of a TIFF; 1, which is plain, when it says none.
std::uint32_t orientation_in(std::string_view tiff)
{
    constexpr std::uint32_t orientation_tag = 0x0112;
    const bool is_big = tiff.starts_with("MM");
    const auto number = [&](std::size_t at, std::size_t size) {
        return is_big ? big_endian(tiff, at, size) : little_endian(tiff, at, size);
    };
    const std::size_t directory = number(4, 4);
    if (tiff.size() < 8 || directory > tiff.size())
        return 1;
    const std::uint32_t entries = std::min<std::uint32_t>(number(directory, 2), 200);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + i * 12;
        if (number(entry, 2) == orientation_tag)
            return number(entry + 8, 2);
    }
    return 1;
}

constexpr std::string_view before_orientation("\xFF\xE1\x00\x22" "Exif\x00\x00" "MM\x00\x2A\x00\x00\x00\x08"
                                              "\x00\x01" "\x01\x12\x00\x03\x00\x00\x00\x01", 28);

// An Exif segment that says which side is up, and nothing else.
std::string orientation_segment(std::uint32_t orientation)
{
    std::string segment(before_orientation);
    segment += {'\0', static_cast<char>(orientation), '\0', '\0', '\0', '\0', '\0', '\0'};
    return segment;
}

constexpr std::string_view exif_mark("Exif\0\0", 6);

// Of the application segments only those that colours need: JFIF, the profile, Adobe's.
bool is_picture_segment(std::uint32_t marker, std::string_view content)
{
    if (marker == 0xE0)
        return content.starts_with(std::string_view("JFIF\0", 5));
    if (marker == 0xE2)
        return content.starts_with(std::string_view("ICC_PROFILE\0", 12));
    if (marker == 0xEE)
        return content.starts_with("Adobe");
    const bool is_frame = marker >= 0xC0 && marker <= 0xCF;
    const bool is_table = marker == 0xDB || marker == 0xDD || marker == 0xDC;
    return is_frame || is_table || marker == 0xDA;
}

// The coded pixels behind a start of scan: up to the next marker that is no restart and no stuffing.
std::size_t end_of_scan(std::string_view picture, std::size_t at)
{
    while (at + 1 < picture.size()) {
        const std::uint32_t next = byte_at(picture, at + 1);
        if (byte_at(picture, at) == 0xFF && next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7))
            return at;
        ++at;
    }
    return picture.size();
}

std::optional<std::string> clean_jpeg(std::string_view picture)
{
    std::string segments;
    std::uint32_t orientation = 1;
    bool has_scan = false;
    for (std::size_t at = 2; at + 1 < picture.size();) {
        const std::uint32_t marker = byte_at(picture, at + 1);
        if (byte_at(picture, at) != 0xFF)
            return std::nullopt;
        if (marker == 0xFF) {  // filling
            ++at;
            continue;
        }
        if (marker == 0xD9) {
            if (!has_scan)
                return std::nullopt;
            const bool is_turned = orientation >= 2 && orientation <= 8;
            return std::string(jpeg_start) + (is_turned ? orientation_segment(orientation) : "") +
                   segments + "\xFF\xD9";
        }
        const std::size_t size = big_endian(picture, at + 2, 2);
        if (size < 2 || at + 2 + size > picture.size())
            return std::nullopt;
        const std::string_view content = picture.substr(at + 4, size - 2);
        if (marker == 0xE1 && content.starts_with(exif_mark))
            orientation = orientation_in(content.substr(exif_mark.size()));
        std::size_t end = at + 2 + size;
        if (marker == 0xDA) {
            has_scan = true;
            end = end_of_scan(picture, end);
        }
        if (is_picture_segment(marker, content))
            segments += picture.substr(at, end - at);
        at = end;
    }
    return std::nullopt;
}

std::optional<std::string> clean_png(std::string_view picture)
{
    constexpr std::array<std::string_view, 15> kept{"IHDR", "PLTE", "IDAT", "IEND", "tRNS",
                                                    "gAMA", "cHRM", "sRGB", "iCCP", "sBIT",
                                                    "bKGD", "pHYs", "acTL", "fcTL", "fdAT"};
    std::string out(png_start);
    for (std::size_t at = png_start.size(); at + 12 <= picture.size();) {
        const std::size_t size = big_endian(picture, at, 4);
        if (size > picture.size() || at + 12 + size > picture.size())
            return std::nullopt;
        const std::string_view kind = picture.substr(at + 4, 4);
        if (std::find(kept.begin(), kept.end(), kind) != kept.end())
            out += picture.substr(at, size + 12);
        if (kind == "IEND")
            return out;
        at += size + 12;
    }
    return std::nullopt;
}

std::optional<std::string> clean_webp(std::string_view picture)
{
    constexpr std::array<std::string_view, 7> kept{"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"};
    constexpr std::uint32_t flags_of_metadata = 0x08 | 0x04;  // Exif, XMP
    const std::size_t whole = 8 + std::size_t{little_endian(picture, 4, 4)};
    if (whole > picture.size() || whole < 12)
        return std::nullopt;
    std::string chunks = "WEBP";
    for (std::size_t at = 12; at < whole;) {
        const std::size_t size = little_endian(picture, at + 4, 4);
        const std::size_t padded = size + size % 2;
        if (at + 8 + size > whole)
            return std::nullopt;
        const std::string_view kind = picture.substr(at, 4);
        if (std::find(kept.begin(), kept.end(), kind) != kept.end()) {
            std::string chunk(picture.substr(at, std::min(8 + padded, whole - at)));
            if (kind == "VP8X" && size >= 10)
                chunk[8] = static_cast<char>(byte_at(chunk, 8) & ~flags_of_metadata);
            chunks += chunk;
        }
        at += 8 + padded;
    }
    std::string out = "RIFF";
    for (std::size_t shift = 0; shift < 32; shift += 8)
        out += static_cast<char>(chunks.size() >> shift & 0xFF);
    return out + chunks;
}

}

PictureForm picture_form(std::string_view picture)
{
    if (picture.starts_with(jpeg_start))
        return PictureForm::jpeg;
    if (picture.starts_with(png_start))
        return PictureForm::png;
    if (picture.starts_with("RIFF") && picture.substr(0, 12).ends_with("WEBP"))
        return PictureForm::webp;
    return PictureForm::none;
}

std::optional<std::string> without_metadata(std::string_view picture)
{
    switch (picture_form(picture)) {
    case PictureForm::jpeg:
        return clean_jpeg(picture);
    case PictureForm::png:
        return clean_png(picture);
    case PictureForm::webp:
        return clean_webp(picture);
    case PictureForm::none:
        break;
    }
    return std::nullopt;
}

int orientation_of(std::string_view picture)
{
    const std::size_t place = jpeg_start.size() + before_orientation.size();
    const bool is_turned =
        picture.substr(0, place).ends_with(before_orientation) && picture.starts_with(jpeg_start);
    return is_turned ? static_cast<int>(big_endian(picture, place, 2)) : 1;
}

}
