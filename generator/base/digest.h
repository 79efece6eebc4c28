// Names of bytes: the id that git gives a blob, so that anybody can compare with `git hash-object`, and
// the SHA-256 that `sha256sum` prints for a published file.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai {

class ObjectId {
public:
    ObjectId() = default;  // all zero: no object
    explicit ObjectId(const std::array<std::uint8_t, 20>& bytes) : bytes_(bytes) {}

    static std::optional<ObjectId> parse(std::string_view hex);  // 40 lower-case hex digits
    static ObjectId of_blob(std::string_view content);           // as `git hash-object` does

    std::string text() const;        // 40 hex digits
    std::string short_text() const;  // the first 8
    const std::array<std::uint8_t, 20>& bytes() const { return bytes_; }
    bool is_none() const { return *this == ObjectId(); }

    friend auto operator<=>(const ObjectId&, const ObjectId&) = default;

private:
    std::array<std::uint8_t, 20> bytes_{};
};

// For hashed containers: an id is spread evenly already.
struct ObjectIdHash {
    std::size_t operator()(const ObjectId& id) const;
};

constexpr std::size_t sha256_size = 64;
std::string sha256(std::string_view content);  // so many lower-case hex digits

}
