#include "text/exchange.h"

#include <algorithm>
#include <limits>

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

constexpr std::size_t deepest = 16;

// The library's parser keeps no stack of its own but calls for each thing that it meets; answering false ends it.
class Building : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return false; }
    bool number_float(number_float_t, const string_t&) override { return false; }
    bool binary(binary_t&) override { return false; }
    bool boolean(bool flag) override { return add({flag}); }
    bool number_integer(number_integer_t number) override { return add({std::int64_t{number}}); }

    bool number_unsigned(number_unsigned_t number) override
    {
        constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
        return number <= static_cast<number_unsigned_t>(largest) &&
               add({static_cast<std::int64_t>(number)});
    }

    bool string(string_t& words) override { return add({std::move(words)}); }
    bool start_object(std::size_t) override { return open({Object()}); }
    bool start_array(std::size_t) override { return open({Array()}); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        const Object& object = std::get<Object>(open_.back().value);
        const bool is_new = std::none_of(object.begin(), object.end(),
                                         [&](const Member& own) { return own.key == name; });
        keys_.back() = std::move(name);
        return is_new && object.size() < most_members;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override
    {
        return false;
    }

    std::optional<Value> whole;

private:
    // So that looking for a name that stands twice stays quick.
    static constexpr std::size_t most_members = 256;

    bool add(Value value)
    {
        if (open_.empty())
            whole = std::move(value);
        else if (auto* array = std::get_if<Array>(&open_.back().value))
            array->push_back(std::move(value));
        else
            std::get<Object>(open_.back().value).push_back({std::move(keys_.back()), std::move(value)});
        return true;
    }

    bool open(Value value)
    {
        open_.push_back(std::move(value));
        keys_.emplace_back();
        return open_.size() <= deepest;
    }

    bool close()
    {
        Value value = std::move(open_.back());
        open_.pop_back();
        keys_.pop_back();
        return add(std::move(value));
    }

    std::vector<Value> open_;
    std::vector<std::string> keys_;  // of each open object, the one whose value comes next
};

}

const Value* member(const Value& value, std::string_view key)
{
    const Object* object = std::get_if<Object>(&value.value);
    if (object == nullptr)
        return nullptr;
    const auto found = std::find_if(object->begin(), object->end(),
                                    [&](const Member& own) { return own.key == key; });
    return found == object->end() ? nullptr : &found->value;
}

std::optional<Value> parsed(std::string_view json)
{
    Building building;
    if (!nlohmann::json::sax_parse(json, &building))
        return std::nullopt;
    return std::move(building.whole);
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
