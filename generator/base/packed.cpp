#include "base/packed.h"

#include <algorithm>

namespace mingbai {

namespace {

constexpr int group = 7;  // bits of a number in a byte; the eighth says that more follow
constexpr std::uint8_t more = 1U << group;

}

void append_number(std::string& out, std::uint64_t number)
{
    for (; number >= more; number >>= group)
        out += static_cast<char>((number & (more - 1)) | more);
    out += static_cast<char>(number);
}

Packer& Packer::add_number(std::uint64_t number)
{
    append_number(bytes_, number);
    return *this;
}

Packer& Packer::add_text(std::string_view text)
{
    add_number(text.size());
    bytes_ += text;
    return *this;
}

Packer& Packer::add_id(const ObjectId& id)
{
    bytes_.append(id.bytes().begin(), id.bytes().end());
    return *this;
}

std::string_view Unpacker::take(std::size_t size)
{
    if (!is_whole_ || size > rest_.size()) {
        is_whole_ = false;
        rest_ = {};
        return {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

std::uint64_t Unpacker::number()
{
    std::uint64_t number = 0;
    for (int shift = 0; shift < 64; shift += group) {
        const std::string_view byte = take(1);
        if (byte.empty())
            return 0;
        const auto value = static_cast<std::uint8_t>(byte.front());
        number |= static_cast<std::uint64_t>(value & (more - 1)) << shift;
        if (value < more)
            return number;
    }
    is_whole_ = false;
    return 0;
}

std::string_view Unpacker::text()
{
    const std::uint64_t size = number();
    return take(static_cast<std::size_t>(size));
}

ObjectId Unpacker::id()
{
    std::array<std::uint8_t, 20> bytes{};
    const std::string_view taken = take(bytes.size());
    std::transform(taken.begin(), taken.end(), bytes.begin(),
                   [](char byte) { return static_cast<std::uint8_t>(byte); });
    return ObjectId(bytes);
}

std::size_t Unpacker::count()
{
    const std::uint64_t number = this->number();
    is_whole_ = is_whole_ && number <= rest_.size();
    return is_whole_ ? static_cast<std::size_t>(number) : 0;
}

}
