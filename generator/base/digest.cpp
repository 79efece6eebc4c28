#include "base/digest.h"

#include <cstring>
#include <initializer_list>
#include <memory>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "base/failure.h"

namespace mingbai {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

struct ContextEnd {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// The digest of the parts in a row, without joining them first.
template <std::size_t Size>
std::array<std::uint8_t, Size> digest(const EVP_MD* algorithm,
                                      std::initializer_list<std::string_view> parts)
{
    const std::unique_ptr<EVP_MD_CTX, ContextEnd> context(EVP_MD_CTX_new());
    std::array<std::uint8_t, Size> result{};
    bool done = context && EVP_DigestInit_ex(context.get(), algorithm, nullptr) == 1;
    for (const std::string_view part : parts)
        done = done && EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
    if (!done || EVP_DigestFinal_ex(context.get(), result.data(), nullptr) != 1)
        throw Failure("the cryptography library can not make a digest",
                      "look whether OpenSSL's configuration forbids SHA-1 or SHA-256");
    return result;
}

template <std::size_t Size> std::string to_hex(const std::array<std::uint8_t, Size>& bytes)
{
    std::string text;
    text.reserve(Size * 2);
    for (const std::uint8_t byte : bytes) {
        text += hex_digits[byte >> 4];
        text += hex_digits[byte & 15];
    }
    return text;
}

}

std::optional<ObjectId> ObjectId::parse(std::string_view hex)
{
    std::array<std::uint8_t, 20> bytes{};
    if (hex.size() != bytes.size() * 2 ||
        hex.find_first_not_of(hex_digits) != std::string_view::npos)
        return std::nullopt;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(hex_digits.find(hex[2 * i]) << 4 |
                                             hex_digits.find(hex[2 * i + 1]));
    return ObjectId(bytes);
}

ObjectId ObjectId::of_blob(std::string_view content)
{
    const std::string size = fmt::format("{}", content.size());
    // git puts kind, size and a zero byte before what it names.
    return ObjectId(digest<20>(EVP_sha1(), {"blob ", size, std::string_view("\0", 1), content}));
}

std::string ObjectId::text() const
{
    return to_hex(bytes_);
}

std::string ObjectId::short_text() const
{
    return text().substr(0, 8);
}

std::size_t ObjectIdHash::operator()(const ObjectId& id) const
{
    std::size_t hash = 0;
    std::memcpy(&hash, id.bytes().data(), sizeof hash);
    return hash;
}

std::string sha256(std::string_view content)
{
    return to_hex(digest<32>(EVP_sha256(), {content}));
}

}
