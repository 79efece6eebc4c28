// Text as other programs want it: JSON (nlohmann-json behind this door).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace mingbai::exchange {

using Field =
    std::pair<std::string, std::variant<std::string, std::int64_t, std::vector<std::string>>>;

// One object on one line, its keys in the given order. Text must be valid UTF-8.
std::string json_object(const std::vector<Field>& fields);

// A text between quotes. Valid UTF-8. Harmless inside of a page: "<" is written as \u003c.
void append_json_text(std::string& out, std::string_view text);

// A document of nested values.
struct Value;
struct Member;
using Array = std::vector<Value>;
using Object = std::vector<Member>;
struct Value {
    std::variant<std::string, std::int64_t, bool, Array, Object> value;
};
struct Member {
    std::string key;
    Value value;
};
Value text(std::string_view words);

// The member of that name; nothing when there is none, or `value` is no object.
const Value* member(const Value& value, std::string_view key);

// What somebody else wrote. Nothing when it is no JSON, is nested deeper than a description of tables needs, names a
// key twice, or holds a value that `Value` has no place for, such as null or a fraction.
std::optional<Value> parsed(std::string_view json);

// Indented, its keys in the given order, with a line feed at the end.
std::string json_document(const Value& value);

// The text that an object has under a key; nothing when `json` is no object or has no text there.
std::optional<std::string> text_member(std::string_view json, std::string_view key);

}
