#include "intake/raw_tree.h"

#include <algorithm>
#include <array>

namespace mingbai {

namespace {

constexpr std::size_t id_size = 20;
constexpr std::size_t longest_mode = 7;  // octal digits

RawTreeEntry::Kind kind_of(unsigned mode)
{
    switch (mode & 0170000) {
    case 0040000: return RawTreeEntry::Kind::folder;
    case 0100000: return RawTreeEntry::Kind::file;
    case 0120000: return RawTreeEntry::Kind::symlink;
    case 0160000: return RawTreeEntry::Kind::submodule;
    default: return RawTreeEntry::Kind::other;
    }
}

std::optional<unsigned> parse_octal(std::string_view digits)
{
    if (digits.empty() || digits.size() > longest_mode)
        return std::nullopt;
    unsigned value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '7')
            return std::nullopt;
        value = value * 8 + static_cast<unsigned>(digit - '0');
    }
    return value;
}

bool is_called_git(std::string_view name)
{
    return name.size() == 4 && name[0] == '.' && (name[1] | 0x20) == 'g' &&
           (name[2] | 0x20) == 'i' && (name[3] | 0x20) == 't';
}

}

// An entry is: mode, blank, name, zero byte, 20 bytes of id.
std::optional<RawTreeEntry> take_tree_entry(std::string_view& tree)
{
    const std::size_t zero = tree.find('\0');
    const std::size_t blank = tree.find(' ');
    if (zero == std::string_view::npos || blank > zero || tree.size() - zero - 1 < id_size)
        return std::nullopt;
    const std::optional<unsigned> mode = parse_octal(tree.substr(0, blank));
    if (!mode)
        return std::nullopt;
    std::array<std::uint8_t, id_size> id{};
    std::transform(tree.begin() + static_cast<std::ptrdiff_t>(zero) + 1,
                   tree.begin() + static_cast<std::ptrdiff_t>(zero + 1 + id_size), id.begin(),
                   [](char byte) { return static_cast<std::uint8_t>(byte); });
    const RawTreeEntry entry{kind_of(*mode), tree.substr(blank + 1, zero - blank - 1),
                             ObjectId(id)};
    tree.remove_prefix(zero + 1 + id_size);
    return entry;
}

bool is_possible_name(std::string_view name)
{
    return !name.empty() && name != "." && name != ".." && !is_called_git(name) &&
           name.find('/') == std::string_view::npos;
}

}
