#include "media/photograph.h"

#include <doctest/doctest.h>

using namespace mingbai;

namespace {

std::string bytes(std::string_view text) { return std::string(text); }

template <std::size_t Size> std::string raw(const char (&text)[Size])
{
    return std::string(text, Size - 1);
}

std::string segment(char marker, const std::string& content)
{
    const std::size_t size = content.size() + 2;
    return std::string("\xFF") + marker + static_cast<char>(size >> 8) +
           static_cast<char>(size & 0xFF) + content;
}

const std::string scan = segment('\xDA', "scan") + raw("pixels\xFF\x00more\xFF\xD0rest");

// Exif with an orientation and a place.
std::string exif(char orientation)
{
    return segment('\xE1', raw("Exif\0\0MM\0\x2A\0\0\0\x08\0\x02"
                               "\x01\x12\0\x03\0\0\0\x01\0") +
                               orientation + raw("\0\0\x88\x25\0\x04\0\0\0\x01\0\0\0\x26GPS 46.2N 82.9E"));
}

std::string jpeg(const std::string& between)
{
    return raw("\xFF\xD8") + segment('\xE0', raw("JFIF\0\x01")) + between +
           segment('\xDB', "table") + segment('\xC0', "frame") + scan + raw("\xFF\xD9");
}

std::string chunk(const std::string& kind, const std::string& content)
{
    const auto size = static_cast<char>(content.size());
    return raw("\0\0\0") + size + kind + content + "crc!";
}

bool holds(const std::optional<std::string>& picture, std::string_view text)
{
    return picture.value().find(text) != std::string::npos;
}

}

TEST_CASE("a JPEG keeps its picture and nothing else")
{
    const std::string plain = jpeg("");
    CHECK(without_metadata(plain) == plain);
    for (const std::string& extra :
         {exif(1), segment('\xE1', bytes("http://ns.adobe.com/xap/1.0/ GPS")),
          segment('\xED', bytes("Photoshop 3.0 IPTC")), segment('\xFE', bytes("comment")),
          segment('\xE2', bytes("MPF two pictures")), segment('\xEB', bytes("whatever comes next"))})
        CHECK(without_metadata(jpeg(extra)) == plain);
    // A film behind the picture, as telephones hide it.
    CHECK(without_metadata(plain + "ftypmp4 GPS") == plain);
    const std::string profile = segment('\xE2', raw("ICC_PROFILE\0\x01\x01colours"));
    CHECK(without_metadata(jpeg(profile)) == jpeg(profile));
}

TEST_CASE("a picture that lies on its side says so, and nothing more")
{
    const std::optional<std::string> turned = without_metadata(jpeg(exif(6)));
    CHECK(turned->size() == jpeg("").size() + 36);
    CHECK(holds(turned, raw("\x01\x12\0\x03\0\0\0\x01\0\x06")));
    CHECK_FALSE(holds(turned, "GPS"));
    CHECK(without_metadata(*turned) == turned);
    CHECK(without_metadata(jpeg(exif('\x2A'))) == jpeg(""));
}

TEST_CASE("a PNG keeps its picture and nothing else")
{
    const std::string start = raw("\x89PNG\r\n\x1A\n") + chunk("IHDR", "head");
    const std::string end = chunk("IDAT", "pixels") + chunk("IEND", "");
    for (const std::string& extra :
         {chunk("tEXt", "Author"), chunk("eXIf", "GPS"), chunk("iTXt", "XML:com.adobe.xmp"),
          chunk("tIME", "2023"), chunk("zzZz", "x")})
        CHECK(without_metadata(start + extra + end + "behind") == start + end);
    const std::string colours = chunk("sRGB", "0");
    CHECK(without_metadata(start + colours + end) == start + colours + end);
}

TEST_CASE("a WebP keeps its picture and nothing else")
{
    const auto riff = [](const std::string& chunks) {
        const std::string content = "WEBP" + chunks;
        return "RIFF" + std::string(1, static_cast<char>(content.size())) + raw("\0\0\0") + content;
    };
    const std::string header = raw("VP8X\x0A\0\0\0");
    const std::string size = raw("\0\0\0\x01\0\0\x01\0\0");
    const std::string pixels = raw("VP8 \x06\0\0\0pixels");
    const std::string gps = raw("EXIF\x03\0\0\0GPS\0") + raw("XMP \x04\0\0\0GPS ");
    CHECK(without_metadata(riff(header + "\x1C" + size + pixels + gps) + "behind") ==
          riff(header + "\x10" + size + pixels));
}

TEST_CASE("what is no whole picture is none")
{
    CHECK_FALSE(without_metadata(""));
    CHECK_FALSE(without_metadata("no picture"));
    CHECK_FALSE(without_metadata("GIF89a"));
    for (const std::string& whole :
         {jpeg(exif(6)), raw("\x89PNG\r\n\x1A\n") + chunk("IHDR", "head") + chunk("IEND", "")})
        for (std::size_t size = 0; size + 1 < whole.size(); ++size)
            CHECK_FALSE(without_metadata(whole.substr(0, size)));
}
