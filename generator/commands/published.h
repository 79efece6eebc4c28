// What a push is answered when it was published: what changed, and where to see it.
#pragma once

#include <string>

#include "check/rulebook.h"
#include "model/config.h"
#include "release/shelf.h"

namespace mingbai {

// At most 40 lines of addresses, documents first; the rest is counted. Ends with a line feed.
std::string published(const SiteConfig& config, const Shelf::Turn& turn, Tongue tongue);

// Of a shelf that had no release before.
std::string first_published(const SiteConfig& config, std::size_t files, Tongue tongue);

}
