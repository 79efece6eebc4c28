#include "base/fingerprint.h"

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

struct StateEnd {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

}

Fingerprint Fingerprint::of(std::string_view bytes)
{
    return to_fingerprint(XXH3_128bits(bytes.data(), bytes.size()));
}

struct Fingerprinter::State {
    std::unique_ptr<XXH3_state_t, StateEnd> hash{XXH3_createState()};
};

Fingerprinter::Fingerprinter() : state_(std::make_unique<State>())
{
    XXH3_128bits_reset(state_->hash.get());
}

Fingerprinter::~Fingerprinter() = default;

Fingerprinter& Fingerprinter::add(std::string_view part)
{
    add_number(part.size());
    XXH3_128bits_update(state_->hash.get(), part.data(), part.size());
    return *this;
}

Fingerprinter& Fingerprinter::add(const Fingerprint& part)
{
    XXH3_128bits_update(state_->hash.get(), part.bytes().data(), part.bytes().size());
    return *this;
}

Fingerprinter& Fingerprinter::add_number(std::uint64_t number)
{
    std::array<std::uint8_t, sizeof number> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
    XXH3_128bits_update(state_->hash.get(), bytes.data(), bytes.size());
    return *this;
}

Fingerprint Fingerprinter::name() const
{
    return to_fingerprint(XXH3_128bits_digest(state_->hash.get()));
}

}
