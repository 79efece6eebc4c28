// Manifest: which files a release holds, each with the SHA-256 of its bytes, in the form that
// `sha256sum --check` reads. The release's name is the first 16 hex digits of the manifest's own
// SHA-256. Packed copies of files are not listed, see copies.h.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai {

struct Manifest {
    static constexpr std::string_view file_name = "release/manifest.txt";  // itself not listed
    static constexpr std::size_t name_size = 16;

    std::map<std::string, std::string> files;  // path in the release → SHA-256, sorted by bytes

    std::string text() const;  // "<sha256>  <path>\n" a line
    static std::optional<Manifest> parse(std::string_view text);
    std::string name() const;
};

}
