#include "identity.h"

#include <fmt/format.h>

#include "facts/database.h"
#include "generator_digest.h"  // written by CMake from the sources
#include "media/picture.h"
#include "text/locale.h"
#include "text/markdown.h"

namespace mingbai {

std::string generator_identity()
{
    return fmt::format("generator: {}\ncmark-gfm: {}\nicu: {}\nsqlite: {}\n{}", generator_digest,
                       Markdown::library_version(), locale::library_version(),
                       database_library_version(), picture_libraries());
}

}
