#include "base/fingerprint.h"

#include <algorithm>
#include <bit>

#include <xxhash.h>

namespace mingbai {

namespace {

Fingerprint to_fingerprint(const XXH128_hash_t& hash)
{
    XXH128_canonical_t canonical;  // the same on every machine
    XXH128_canonicalFromHash(&canonical, hash);
    std::array<std::uint8_t, 16> bytes{};
    static_assert(sizeof canonical.digest == bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = canonical.digest[i];
    return Fingerprint(bytes);
}

// A part that is larger is not gathered, but stands for itself by its name.
constexpr std::size_t large = 4096;

}

Fingerprint Fingerprint::of(std::string_view bytes)
{
    return to_fingerprint(XXH3_128bits(bytes.data(), bytes.size()));
}

// Parts are many and short: it is much quicker to gather and hash them at once than one by one.
Fingerprinter& Fingerprinter::add(std::string_view part)
{
    add_number(part.size());
    if (part.size() > large)
        return add(Fingerprint::of(part));
    gathered_ += part;
    return *this;
}

Fingerprinter& Fingerprinter::add(const Fingerprint& part)
{
    gathered_.append(part.bytes().begin(), part.bytes().end());
    return *this;
}

// In the order of this machine, which it never leaves. Nearly all are lengths and kinds: one byte, and
// the sign of a large one can not be taken for it.
Fingerprinter& Fingerprinter::add_number(std::uint64_t number)
{
    constexpr std::uint64_t sign_of_large = 0xFF;
    gathered_ += static_cast<char>(std::min(number, sign_of_large));
    if (number < sign_of_large)
        return *this;
    const auto bytes = std::bit_cast<std::array<char, sizeof number>>(number);
    gathered_.append(bytes.data(), bytes.size());
    return *this;
}

Fingerprint Fingerprinter::name() const { return Fingerprint::of(gathered_); }

}
