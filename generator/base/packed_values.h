// Packed values: whole structs for base/packed. A struct can be packed when `fields(value)` ties its
// members. Written with a structured binding, it does not compile when a member is forgotten.
#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "base/date.h"
#include "base/digest.h"
#include "base/fingerprint.h"
#include "base/packed.h"

namespace mingbai {

template <typename T, typename Struct>
concept Is = std::same_as<std::remove_const_t<T>, Struct>;

template <typename T>
concept Number = std::integral<T> || std::is_enum_v<T>;

template <typename T>
concept WithFields = requires(T& value) { fields(value); };

auto fields(Is<PartialDate> auto& date)
{
    auto& [year, month, day] = date;
    return std::tie(year, month, day);
}

inline void pack(Number auto value, Packer& packer)
{
    packer.add_number(static_cast<std::uint64_t>(value));
}

inline void pack(double value, Packer& packer)
{
    packer.add_number(std::bit_cast<std::uint64_t>(value));
}

inline void pack(const std::string& text, Packer& packer) { packer.add_text(text); }

inline void pack(const ObjectId& id, Packer& packer) { packer.add_id(id); }

inline void pack(const Fingerprint& name, Packer& packer)
{
    packer.add_text({reinterpret_cast<const char*>(name.bytes().data()), name.bytes().size()});
}

inline void pack(Date date, Packer& packer);

template <typename T> void pack(const std::optional<T>& value, Packer& packer)
{
    pack(value.has_value(), packer);
    if (value)
        pack(*value, packer);
}

template <typename T> void pack(const std::vector<T>& values, Packer& packer)
{
    packer.add_number(values.size());
    for (const T& value : values)
        pack(value, packer);
}

template <WithFields T> void pack(const T& value, Packer& packer)
{
    std::apply([&packer](const auto&... each) { (pack(each, packer), ...); }, fields(value));
}

inline void pack(Date date, Packer& packer) { pack(PartialDate::of(date), packer); }

inline void unpack(Number auto& value, Unpacker& unpacker)
{
    value = static_cast<std::remove_reference_t<decltype(value)>>(unpacker.number());
}

inline void unpack(double& value, Unpacker& unpacker)
{
    value = std::bit_cast<double>(unpacker.number());
}

inline void unpack(std::string& text, Unpacker& unpacker) { text = unpacker.text(); }

inline void unpack(ObjectId& id, Unpacker& unpacker) { id = unpacker.id(); }

inline void unpack(Fingerprint& name, Unpacker& unpacker)
{
    std::array<std::uint8_t, 16> bytes{};
    const std::string_view text = unpacker.text();
    for (std::size_t i = 0; i < bytes.size() && i < text.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(text[i]);
    name = Fingerprint(bytes);
}

inline void unpack(Date& date, Unpacker& unpacker);

template <typename T> void unpack(std::optional<T>& value, Unpacker& unpacker)
{
    if (unpacker.number() != 0)
        unpack(value.emplace(), unpacker);
}

template <typename T> void unpack(std::vector<T>& values, Unpacker& unpacker)
{
    const std::size_t count = unpacker.count();
    values.reserve(count);
    for (std::size_t i = 0; i < count && unpacker.is_whole(); ++i)
        unpack(values.emplace_back(), unpacker);
}

template <WithFields T> void unpack(T& value, Unpacker& unpacker)
{
    std::apply([&unpacker](auto&... each) { (unpack(each, unpacker), ...); }, fields(value));
}

inline void unpack(Date& date, Unpacker& unpacker)
{
    PartialDate parts;
    unpack(parts, unpacker);
    date = parts.earliest();
}

template <typename T> T unpacked(Unpacker& unpacker)
{
    T value{};
    unpack(value, unpacker);
    return value;
}

}
