// ByteSet: some of the 256 bytes, asked for a byte at a time in the loops that see every byte of a site.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace mingbai {

class ByteSet {
public:
    constexpr explicit ByteSet(std::string_view bytes)
    {
        for (const char byte : bytes)
            holds_.at(static_cast<unsigned char>(byte)) = true;
    }

    constexpr bool contains(char byte) const { return holds_[static_cast<unsigned char>(byte)]; }

    // The first byte of the set at or after `from`; the end of the text when there is none.
    constexpr std::size_t find_in(std::string_view text, std::size_t from = 0) const
    {
        while (from < text.size() && !contains(text[from]))
            ++from;
        return from;
    }

private:
    std::array<bool, 256> holds_{};
};

}
