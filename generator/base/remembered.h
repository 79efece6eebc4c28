// Remembered: bytes that are kept from one build to the next, for speed alone. What is damaged, cut
// off, or was kept under another key is as if it were not there; losing all of it costs time and
// nothing else.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace mingbai::remembered {

// Replaces what the file held. `key` says what the bytes hold good for.
void keep(const std::filesystem::path& file, std::string_view key, std::string_view bytes);

std::optional<std::string> recall(const std::filesystem::path& file, std::string_view key);

}
