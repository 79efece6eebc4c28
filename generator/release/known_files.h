// KnownFiles: of each file of a release, what it was made of and the digest of its bytes. It lets
// the next release take over what did not change; it is never published.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/fingerprint.h"

namespace mingbai {

struct KnownFile {
    Fingerprint inputs;
    std::string digest;  // SHA-256 of its bytes, in hex
};

using KnownFiles = std::unordered_map<std::string, KnownFile>;  // by path in the release

std::string to_bytes(const KnownFiles& files);
// Nothing when `bytes` are not what to_bytes wrote.
std::optional<KnownFiles> known_files_from(std::string_view bytes);

}
