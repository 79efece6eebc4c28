#include "base/remembered.h"

#include <utility>

#include "base/file.h"
#include "base/fingerprint.h"

namespace mingbai::remembered {

namespace {

std::string name_of(std::string_view key, std::string_view bytes)
{
    const Fingerprint name = Fingerprinter().add(key).add(bytes).name();
    return {name.bytes().begin(), name.bytes().end()};
}

}

void keep(const std::filesystem::path& file, std::string_view key, std::string_view bytes)
{
    // Not waited for: after a power cut the name behind does not fit, and that is enough.
    file::replace_soon(file, {bytes, name_of(key, bytes)});
}

std::optional<std::string> recall(const std::filesystem::path& file, std::string_view key)
{
    std::optional<std::string> content = file::read_if_exists(file);
    const std::size_t size = name_of("", "").size();
    if (!content || content->size() < size)
        return std::nullopt;
    const std::string name = content->substr(content->size() - size);
    content->resize(content->size() - size);
    return name_of(key, *content) == name ? content : std::nullopt;
}

}

namespace mingbai {

Memory::Memory(std::filesystem::path folder, std::string key)
    : folder_(std::move(folder)), key_(std::move(key))
{
}

std::optional<std::string> Memory::recall(std::string_view name, std::string_view holds_for) const
{
    return is_none() ? std::nullopt
                     : remembered::recall(folder_ / name, key_ + std::string(holds_for));
}

void Memory::keep(std::string_view name, std::string_view holds_for, std::string_view bytes) const
{
    if (!is_none())
        remembered::keep(folder_ / name, key_ + std::string(holds_for), bytes);
}

}
