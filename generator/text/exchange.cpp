#include "text/exchange.h"

#include <nlohmann/json.hpp>

namespace mingbai::exchange {

std::string json_object(const std::vector<Field>& fields)
{
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const Field& field : fields)
        std::visit([&](const auto& plain) { object[field.first] = plain; }, field.second);
    return object.dump();
}

std::optional<std::string> text_member(std::string_view json, std::string_view key)
{
    const auto object = nlohmann::json::parse(json, nullptr, false);
    const auto member = object.is_object() ? object.find(std::string(key)) : object.end();
    if (!object.is_object() || member == object.end() || !member->is_string())
        return std::nullopt;
    return member->get<std::string>();
}

}
