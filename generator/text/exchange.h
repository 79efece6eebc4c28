// Text as other programs want it: JSON (nlohmann-json behind this door).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace mingbai::exchange {

using Field = std::pair<std::string, std::variant<std::string, std::int64_t>>;

// One object on one line, its keys in the given order. Text must be valid UTF-8.
std::string json_object(const std::vector<Field>& fields);

}
