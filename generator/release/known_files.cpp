#include "release/known_files.h"

#include <array>

#include "base/digest.h"

namespace mingbai {

namespace {

constexpr std::size_t inputs_size = 16;

}

// A file is: inputs, digest, path, line feed, which no path of ours can hold.
std::string to_bytes(const KnownFiles& files)
{
    std::string bytes;
    bytes.reserve(files.size() * (inputs_size + sha256_size + 64));
    for (const auto& [path, file] : files) {
        bytes.append(file.inputs.bytes().begin(), file.inputs.bytes().end());
        bytes += file.digest;
        bytes += path;
        bytes += '\n';
    }
    return bytes;
}

std::optional<KnownFiles> known_files_from(std::string_view bytes)
{
    KnownFiles files;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n', inputs_size + sha256_size);
        if (end == std::string_view::npos)
            return std::nullopt;
        std::array<std::uint8_t, inputs_size> inputs{};
        for (std::size_t i = 0; i < inputs.size(); ++i)
            inputs[i] = static_cast<std::uint8_t>(bytes[i]);
        files.emplace(bytes.substr(inputs_size + sha256_size, end - inputs_size - sha256_size),
                      KnownFile{Fingerprint(inputs),
                                std::string(bytes.substr(inputs_size, sha256_size))});
        bytes.remove_prefix(end + 1);
    }
    return files;
}

}
