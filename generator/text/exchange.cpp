#include "text/exchange.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace mingbai::exchange {

namespace {

nlohmann::ordered_json to_library(const Value& value);

nlohmann::ordered_json to_library(const Array& array)
{
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Value& each : array)
        all.push_back(to_library(each));
    return all;
}

nlohmann::ordered_json to_library(const Object& object)
{
    nlohmann::ordered_json all = nlohmann::ordered_json::object();
    for (const auto& [key, each] : object)
        all[key] = to_library(each);
    return all;
}

nlohmann::ordered_json to_library(const Value& value)
{
    if (const auto* array = std::get_if<Array>(&value.value))
        return to_library(*array);
    if (const auto* object = std::get_if<Object>(&value.value))
        return to_library(*object);
    if (const auto* text = std::get_if<std::string>(&value.value))
        return *text;
    if (const auto* flag = std::get_if<bool>(&value.value))
        return *flag;
    return std::get<std::int64_t>(value.value);
}

}

std::string json_object(const std::vector<Field>& fields)
{
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const Field& field : fields)
        std::visit([&](const auto& plain) { object[field.first] = plain; }, field.second);
    return object.dump();
}

// Nearly all texts of ten thousands stand as they are.
void append_json_text(std::string& out, std::string_view text)
{
    const auto is_plain = [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != '<';
    };
    if (std::all_of(text.begin(), text.end(), is_plain)) {
        out.append("\"").append(text).append("\"");
        return;
    }
    for (const char c : nlohmann::json(text).dump())
        if (c == '<')
            out += "\\u003c";
        else
            out += c;
}

Value text(std::string_view words) { return {std::string(words)}; }

std::string json_document(const Value& value) { return to_library(value).dump(1) + '\n'; }

std::optional<std::string> text_member(std::string_view json, std::string_view key)
{
    const auto object = nlohmann::json::parse(json, nullptr, false);
    const auto member = object.is_object() ? object.find(std::string(key)) : object.end();
    if (!object.is_object() || member == object.end() || !member->is_string())
        return std::nullopt;
    return member->get<std::string>();
}

}
