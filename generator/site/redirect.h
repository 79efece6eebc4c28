// A page that leads from an old address to the new one.
#pragma once

#include <string>

#include "site/page.h"

namespace mingbai {

// `target`: root-absolute with the base path, or of another site. `origin`: the file that says so.
Page redirect(const Site& site, const Route& from, const std::string& target,
              const std::string& origin, const Language& language);

}
