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

}
