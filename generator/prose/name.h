// Names of 64 bits, equal for what is equal: texts, and pairs of names. Unlike things share one so
// seldom that suggestions and marks may rest on it.
#pragma once

#include <cstdint>
#include <string_view>

namespace mingbai {

// FNV-1a.
inline std::uint64_t name_of(std::string_view text)
{
    std::uint64_t name = 0xCBF29CE484222325U;
    for (const char c : text)
        name = (name ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return name;
}

// The order of the two counts.
inline std::uint64_t name_of_pair(std::uint64_t first, std::uint64_t second)
{
    return first * 0x9E3779B97F4A7C15U + (second ^ (second >> 31));
}

}
