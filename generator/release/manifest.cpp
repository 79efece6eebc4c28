#include "release/manifest.h"

#include <algorithm>
#include <utility>

#include "base/digest.h"
#include "base/path.h"

namespace mingbai {

namespace {

constexpr std::string_view gap = "  ";

bool is_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool is_digest(std::string_view text)
{
    return text.size() == sha256_size && std::all_of(text.begin(), text.end(), is_digit);
}

}

std::string Manifest::text() const
{
    std::size_t size = 0;
    for (const auto& [path, digest] : files)
        size += digest.size() + gap.size() + path.size() + 1;
    std::string text;
    text.reserve(size);
    for (const auto& [path, digest] : files) {
        text += digest;
        text += gap;
        text += path;
        text += '\n';
    }
    return text;
}

// Only what text() writes is read, so that a name stands for one content.
std::optional<Manifest> Manifest::parse(std::string_view text)
{
    Manifest manifest;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos)
            return std::nullopt;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (line.size() <= sha256_size + gap.size() || !is_digest(line.substr(0, sha256_size)) ||
            line.substr(sha256_size, gap.size()) != gap)
            return std::nullopt;
        std::string path(line.substr(sha256_size + gap.size()));
        const bool in_order = manifest.files.empty() || manifest.files.rbegin()->first < path;
        if (!Path::parse(path) || path == file_name || !in_order)
            return std::nullopt;
        manifest.files.emplace_hint(manifest.files.end(), std::move(path),
                                    line.substr(0, sha256_size));
    }
    return manifest;
}

std::string Manifest::name() const
{
    return sha256(text()).substr(0, name_size);
}

}
