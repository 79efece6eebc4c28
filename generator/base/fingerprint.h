// Fingerprint: a quick name of what something is made of (XXH3-128). It never leaves this machine
// and nothing is trusted to it: whoever wanted could make two things of one name. What others check
// is named by base/digest.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingbai {

class Fingerprint {
public:
    Fingerprint() = default;  // all zero: of nothing
    explicit Fingerprint(const std::array<std::uint8_t, 16>& bytes) : bytes_(bytes) {}

    static Fingerprint of(std::string_view bytes);

    const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }

    friend auto operator<=>(const Fingerprint&, const Fingerprint&) = default;

private:
    std::array<std::uint8_t, 16> bytes_{};
};

// Of several parts in a row. Each is taken with its length, so that "ab", "c" and "a", "bc" differ.
class Fingerprinter {
public:
    Fingerprinter() { gathered_.reserve(usual); }

    Fingerprinter& add(std::string_view part);
    Fingerprinter& add(const Fingerprint& part);
    Fingerprinter& add_number(std::uint64_t number);

    Fingerprint name() const;  // of what was added so far

private:
    static constexpr std::size_t usual = 4096;  // what a page is made of

    std::string gathered_;
};

}
