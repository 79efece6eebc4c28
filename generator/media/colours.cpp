#include "media/colours.h"

#include <fmt/format.h>
#include <lcms2.h>

namespace mingbai {

namespace {

constexpr cmsUInt32Number flags = cmsFLAGS_COPY_ALPHA;

// Red, green and blue are equal in a grey picture; the first of them is read.
constexpr cmsUInt32Number grey_of_bgra =
    COLORSPACE_SH(PT_GRAY) | CHANNELS_SH(1) | EXTRA_SH(3) | BYTES_SH(1);

// Which bytes of a pixel the profile speaks of; nothing when it fits none.
cmsUInt32Number format_for(cmsHPROFILE profile, const Pixels& pixels)
{
    const cmsColorSpaceSignature colours = cmsGetColorSpace(profile);
    if (colours == cmsSigRgbData && !pixels.is_grey)
        return TYPE_BGRA_8;
    return colours == cmsSigGrayData && pixels.is_grey ? grey_of_bgra : 0;
}

void convert(cmsHPROFILE profile, Pixels& pixels)
{
    const cmsUInt32Number format = format_for(profile, pixels);
    if (format == 0)
        return;
    const bool is_grey = format == grey_of_bgra;
    const cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    // Three more channels can not be copied into one.
    const cmsHTRANSFORM way = cmsCreateTransform(profile, format, srgb, TYPE_BGRA_8,
                                                 INTENT_PERCEPTUAL, is_grey ? 0 : flags);
    cmsCloseProfile(srgb);
    if (way == nullptr)
        return;
    const std::vector<std::uint32_t> before = is_grey ? pixels.argb : std::vector<std::uint32_t>();
    cmsDoTransform(way, is_grey ? before.data() : pixels.argb.data(), pixels.argb.data(),
                   static_cast<cmsUInt32Number>(pixels.argb.size()));
    cmsDeleteTransform(way);
    constexpr std::uint32_t alpha = 0xFF000000U;
    for (std::size_t i = 0; i < before.size(); ++i)
        pixels.argb[i] = (pixels.argb[i] & ~alpha) | (before[i] & alpha);
}

}

void make_srgb(Pixels& pixels)
{
    if (pixels.profile.empty())
        return;
    const cmsHPROFILE profile = cmsOpenProfileFromMem(
        pixels.profile.data(), static_cast<cmsUInt32Number>(pixels.profile.size()));
    if (profile != nullptr) {
        convert(profile, pixels);
        cmsCloseProfile(profile);
    }
    pixels.profile.clear();
}

std::string colours_library_version()
{
    const int version = cmsGetEncodedCMMversion();
    return fmt::format("{}.{}", version / 1000, version % 1000 / 10);
}

}
