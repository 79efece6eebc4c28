// Photograph: a picture without anything about where, when, with what and by whom it was taken.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mingbai {

// A JPEG, PNG or WebP picture with its pixels as they are, its colour profile, and nothing else: no Exif
// with its place and its small copy, no XMP, IPTC, comments or text, nothing behind its end. Only which
// side is up stays, where that is not plain. Nothing when it is not such a picture, whole and
// understood; then it must not be published.
std::optional<std::string> without_metadata(std::string_view picture);

enum class PictureForm { none, jpeg, png, webp };
// By its first bytes, whatever its file is called.
PictureForm picture_form(std::string_view picture);

// Which side is up, by the numbers of Exif from 1 to 8, of a picture that `without_metadata` returned.
int orientation_of(std::string_view picture);

}
