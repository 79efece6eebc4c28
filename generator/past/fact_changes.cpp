// A fact reaches from the line of its key to the line of the next one. TOML itself says where the keys
// are, so that nothing inside a text over several lines is taken for one.
#include "past/fact_changes.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/toml.h"

namespace mingbai {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(blanks);
    return first == text.npos ? std::string_view()
                              : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

struct Fact {
    std::string key;
    std::string value;
};

using Facts = std::vector<Fact>;

std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return lines;
}

bool is_remark(std::string_view line)
{
    const std::string_view text = trimmed(line);
    return text.empty() || text.starts_with('#');
}

// "key = value" is its value; a table is all that was written.
std::string value_of(const toml::Table& table, const std::string& key, std::string_view written)
{
    Problems of_then;
    if (const std::optional<std::string> text = table.text(key, of_then))
        return *text;
    if (!written.starts_with(key))
        return std::string(written);
    const std::string_view rest = trimmed(written.substr(key.size()));
    return std::string(rest.starts_with('=') ? trimmed(rest.substr(1)) : written);
}

Facts facts_of(std::string_view front)
{
    Problems of_then;
    const std::optional<toml::Table> table = toml::parse(front, std::string(), 1, of_then);
    if (!table)
        return {};
    const std::vector<std::string_view> lines = lines_of(front);
    std::vector<std::pair<std::size_t, std::string>> keys;  // by line, from 0
    for (std::string& key : table->keys())
        keys.emplace_back(table->key_place(key).line - 1, std::move(key));
    std::sort(keys.begin(), keys.end());
    Facts facts;
    std::string remarks;
    const std::size_t first = keys.empty() ? lines.size() : keys.front().first;
    for (std::size_t i = 0; i < first; ++i)
        remarks += lines[i];
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::size_t next = i + 1 < keys.size() ? keys[i + 1].first : lines.size();
        std::size_t end = next;
        while (end > keys[i].first + 1 && is_remark(lines[end - 1]))
            --end;
        std::string written;
        for (std::size_t line = keys[i].first; line < end; ++line)
            written += lines[line];
        for (std::size_t line = end; line < next; ++line)
            remarks += lines[line];
        facts.push_back({keys[i].second, value_of(*table, keys[i].second, trimmed(written))});
    }
    facts.push_back({"", std::string(trimmed(remarks))});
    return facts;
}

std::string find(const Facts& facts, const std::string& key)
{
    const auto found = std::find_if(facts.begin(), facts.end(),
                                    [&](const Fact& fact) { return fact.key == key; });
    return found == facts.end() ? std::string() : found->value;
}

}

std::vector<FactChange> fact_changes(std::string_view before, std::string_view after)
{
    const Facts old = facts_of(before);
    const Facts now = facts_of(after);
    std::vector<FactChange> changes;
    for (const Fact& fact : now)
        if (std::string was = find(old, fact.key); was != fact.value)
            changes.push_back({fact.key, std::move(was), fact.value});
    for (const Fact& fact : old)
        if (find(now, fact.key).empty() && !fact.value.empty() &&
            std::none_of(changes.begin(), changes.end(),
                         [&](const FactChange& change) { return change.key == fact.key; }))
            changes.push_back({fact.key, fact.value, {}});
    return changes;
}

}
