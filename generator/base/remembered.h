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

namespace mingbai {

// Where one build leaves for the next what it need not find out again; by default nowhere.
class Memory {
public:
    Memory() = default;
    // `key`: of all that holds good for this program alone.
    Memory(std::filesystem::path folder, std::string key);

    bool is_none() const { return folder_.empty(); }
    // `name` is made in this program; `holds_for` is added to the key.
    std::optional<std::string> recall(std::string_view name, std::string_view holds_for) const;
    void keep(std::string_view name, std::string_view holds_for, std::string_view bytes) const;

private:
    std::filesystem::path folder_;
    std::string key_;
};

}
