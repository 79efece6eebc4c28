// Generator identity: what has to be equal for equal bytes to be promised.
#pragma once

#include <string>

namespace mingbai {

// A line each: the digest of our own sources, and the versions of the libraries that make bytes.
std::string generator_identity();

}
