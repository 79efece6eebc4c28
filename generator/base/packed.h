// Packed: values one after the other in bytes, for what is kept from build to build on one machine.
// Reading is never trusted: after a fault every value is empty, and the reader says so at the end.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/digest.h"

namespace mingbai {

// Base 128, the lowest digits first; a small number takes one byte.
void append_number(std::string& out, std::uint64_t number);

class Packer {
public:
    Packer& add_number(std::uint64_t number);
    Packer& add_text(std::string_view text);
    Packer& add_id(const ObjectId& id);

    std::string bytes() && { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Unpacker {
public:
    // `bytes` must outlive it.
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t number();
    std::string_view text();
    ObjectId id();
    // How many values follow; never more than there are bytes left, so that nothing is reserved for
    // a number that is a fault.
    std::size_t count();

    bool is_at_end() const { return is_whole_ && rest_.empty(); }
    bool is_whole() const { return is_whole_; }

private:
    std::string_view take(std::size_t size);

    std::string_view rest_;
    bool is_whole_ = true;
};

}
