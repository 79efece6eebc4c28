// Colours as every screen understands them.
#pragma once

#include <string>

#include "media/pixels.h"

namespace mingbai {

// The colours that the profile means, in sRGB; the profile is gone then. One that is damaged, or meant for
// something else than these pixels, says nothing: browsers do the same.
void make_srgb(Pixels& pixels);

std::string colours_library_version();

}
