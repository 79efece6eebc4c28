// What every fuzzing target is made of: an input, and laws that must hold for it. The input is
// whatever bytes there are; what is thrown, and a law that does not hold, ends the program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace mingbai::fuzz {

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size)
{
    return {reinterpret_cast<const char*>(bytes), size};
}

inline void require(bool holds, std::string_view law, std::string_view about = "")
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n%s\n", std::string(law).c_str(),
                 std::string(about).c_str());
    std::abort();
}

// The text before the first line that is `separator`, which is then taken off with it.
inline std::string_view next_part(std::string_view& rest, std::string_view separator)
{
    const std::string line = "\n" + std::string(separator) + "\n";
    const std::size_t end = rest.find(line);
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + line.size());
    return part;
}

}
