#include "identity.h"

#include <fmt/format.h>

#include "generator_digest.h"  // written by CMake from the sources
#include "text/locale.h"
#include "text/markdown.h"

namespace mingbai {

std::string generator_identity()
{
    return fmt::format("generator: {}\ncmark-gfm: {}\nicu: {}\n", generator_digest,
                       Markdown::library_version(), locale::library_version());
}

}
