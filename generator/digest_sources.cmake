# Writes the header that holds one SHA-256 over the names and contents of all sources, sorted by name.
list(SORT INPUTS)
set(listing "")
foreach(input ${INPUTS})
    file(SHA256 ${ROOT}/${input} digest)
    string(APPEND listing "${digest}  ${input}\n")
endforeach()
string(SHA256 digest "${listing}")
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT [[
#pragma once

#include <string_view>

namespace mingbai {

constexpr std::string_view generator_digest = "@digest@";

}
]] @ONLY)
