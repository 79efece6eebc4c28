#include "text/toml.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/utf8.h"

namespace mingbai::toml {

namespace {

namespace tomlpp = ::toml;

// What toml++ reads at one go; a configuration or a front matter of this size is a mistake.
constexpr std::size_t size_limit = std::size_t{1} << 20;

Date to_date(const tomlpp::date& date)
{
    return Date(std::chrono::year(date.year), std::chrono::month(date.month),
                std::chrono::day(date.day));
}

Moment to_moment(const tomlpp::date_time& value)
{
    Moment moment{to_date(value.date), std::chrono::seconds(0), std::nullopt};
    moment.time_of_day = std::chrono::hours(value.time.hour) +
                         std::chrono::minutes(value.time.minute) +
                         std::chrono::seconds(value.time.second);
    if (value.offset)
        moment.offset = std::chrono::minutes(value.offset->minutes);
    return moment;
}

}

struct Table::Content {
    std::shared_ptr<const tomlpp::table> root;  // keeps `table` alive
    const tomlpp::table* table = nullptr;
    std::string file;
    std::uint32_t first_line = 1;
    mutable std::set<std::string, std::less<>> asked;

    Place place_of(const tomlpp::source_region& region) const
    {
        return {file, region.begin.line + first_line - 1, region.begin.column};
    }

    const tomlpp::node* find(std::string_view key) const
    {
        asked.emplace(key);
        return table->get(key);
    }

    // What a file may not hold as it stands (text/source_text), no escape may smuggle in.
    std::string checked_text(const tomlpp::node& node, Problems& problems) const
    {
        std::string text = node.value<std::string>().value_or("");
        for (std::string_view rest = text; !rest.empty();) {
            const utf8::Character character = utf8::first(rest);
            const bool turns = utf8::is_bidi_control(character.value);
            if (turns || utf8::is_control(character.value)) {
                problems.add(turns ? "bidi-control" : "control-character", place_of(node.source()),
                             {fmt::format("U+{:04X}", static_cast<unsigned>(character.value))});
                break;
            }
            rest.remove_prefix(character.size);
        }
        return text;
    }

    // Reports `key-type` when there is a value that is not what was expected.
    void expect(const tomlpp::node* node, bool fits, std::string_view expected,
                std::string_view key, Problems& problems) const
    {
        if (node && !fits)
            problems.add("key-type", place_of(node->source()),
                         {std::string(key), std::string(expected)});
    }

    Table inner(const tomlpp::table& other) const
    {
        auto content = std::make_shared<Content>();
        content->root = root;
        content->table = &other;
        content->file = file;
        content->first_line = first_line;
        return Table(std::move(content));
    }
};

Table::Table(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

std::optional<std::string> Table::text(std::string_view key, Problems& problems) const
{
    const tomlpp::node* node = content_->find(key);
    content_->expect(node, node && node->is_string(), "text", key, problems);
    if (!node || !node->is_string())
        return std::nullopt;
    return content_->checked_text(*node, problems);
}

std::optional<bool> Table::boolean(std::string_view key, Problems& problems) const
{
    const tomlpp::node* node = content_->find(key);
    content_->expect(node, node && node->is_boolean(), "true/false", key, problems);
    return node && node->is_boolean() ? node->value<bool>() : std::nullopt;
}

std::optional<double> Table::number(std::string_view key, Problems& problems) const
{
    const tomlpp::node* node = content_->find(key);
    content_->expect(node, node && node->is_number(), "number", key, problems);
    return node && node->is_number() ? node->value<double>() : std::nullopt;
}

std::vector<std::string> Table::texts(std::string_view key, Problems& problems) const
{
    const tomlpp::node* node = content_->find(key);
    const tomlpp::array* array = node ? node->as_array() : nullptr;
    content_->expect(node, array != nullptr, "[\"…\", \"…\"]", key, problems);
    std::vector<std::string> texts;
    if (!array)
        return texts;
    for (const tomlpp::node& item : *array) {
        content_->expect(&item, item.is_string(), "text", key, problems);
        if (item.is_string())
            texts.push_back(content_->checked_text(item, problems));
    }
    return texts;
}

std::optional<Table> Table::table(std::string_view key, Problems& problems) const
{
    const tomlpp::node* node = content_->find(key);
    const tomlpp::table* inner = node ? node->as_table() : nullptr;
    content_->expect(node, inner != nullptr, "[table]", key, problems);
    if (!inner)
        return std::nullopt;
    return content_->inner(*inner);
}

std::vector<Table> Table::tables(std::string_view key, Problems& problems) const
{
    const tomlpp::node* node = content_->find(key);
    const tomlpp::array* array = node ? node->as_array() : nullptr;
    content_->expect(node, array != nullptr, "[[table]]", key, problems);
    std::vector<Table> tables;
    if (!array)
        return tables;
    for (const tomlpp::node& item : *array) {
        content_->expect(&item, item.is_table(), "[[table]]", key, problems);
        if (const tomlpp::table* inner = item.as_table())
            tables.push_back(content_->inner(*inner));
    }
    return tables;
}

std::optional<Table::When> Table::when(std::string_view key, Problems& problems) const
{
    const tomlpp::node* node = content_->find(key);
    if (!node)
        return std::nullopt;
    if (const auto date = node->value_exact<tomlpp::date>())
        return When(to_date(*date));
    if (const auto moment = node->value_exact<tomlpp::date_time>())
        return When(to_moment(*moment));
    if (node->is_string())
        return When(content_->checked_text(*node, problems));
    content_->expect(node, false, "2023-09-20", key, problems);
    return std::nullopt;
}

std::string Table::required_text(std::string_view key, Problems& problems) const
{
    const tomlpp::node* node = content_->find(key);
    if (!node) {
        problems.add("key-missing", place(), {std::string(key)});
        return {};
    }
    std::string value = text(key, problems).value_or("");
    if (node->is_string() && utf8::is_unseen(value))
        problems.add("key-missing", place(key), {std::string(key)});
    return value;
}

std::optional<std::string> Table::choice(std::string_view key,
                                         std::span<const std::string_view> allowed,
                                         Problems& problems) const
{
    std::optional<std::string> value = text(key, problems);
    if (!value || std::find(allowed.begin(), allowed.end(), *value) != allowed.end())
        return value;
    std::string list;
    for (const std::string_view word : allowed)
        list += (list.empty() ? "" : " | ") + std::string(word);
    problems.add("key-value", place(key), {std::string(key), *value, list});
    return std::nullopt;
}

bool Table::has(std::string_view key) const { return content_->find(key) != nullptr; }

std::vector<std::string> Table::keys() const
{
    std::vector<std::pair<tomlpp::source_position, std::string>> found;
    for (const auto& [key, node] : *content_->table)
        found.emplace_back(key.source().begin, std::string(key.str()));
    std::sort(found.begin(), found.end());
    std::vector<std::string> keys;
    for (auto& [position, key] : found)
        keys.push_back(std::move(key));
    return keys;
}

Place Table::place() const { return content_->place_of(content_->table->source()); }

Place Table::place(std::string_view key) const
{
    const tomlpp::node* node = content_->table->get(key);
    return node ? content_->place_of(node->source()) : place();
}

Place Table::key_place(std::string_view key) const
{
    const auto found = content_->table->find(key);
    return found == content_->table->cend() ? place()
                                            : content_->place_of(found->first.source());
}

void Table::report_unknown(Problems& problems) const
{
    const std::vector<std::string> known(content_->asked.begin(), content_->asked.end());
    for (const std::string& key : keys())
        if (!content_->asked.contains(key))
            problems.add("key-unknown", key_place(key), {key, nearest(key, known)});
}

namespace {

// `a.b.c = 1` makes a table in a table in a table, and toml++ lets go of them by recursion.
constexpr std::size_t most_dots = 16;

// The place behind the string that begins at `at`.
std::size_t end_of_string(std::string_view text, std::size_t at)
{
    const char mark = text[at];
    const bool is_long = text.substr(at, 3) == std::string(3, mark);
    const std::string_view quote = text.substr(at, is_long ? 3 : 1);
    std::size_t end = at + quote.size();
    while (end < text.size() && !text.substr(end).starts_with(quote))
        end += mark == '"' && text[end] == '\\' ? 2 : 1;
    end = std::min(end + quote.size(), text.size());
    // A long string may end in quotation marks of its own.
    while (is_long && end < text.size() && text[end] == mark)
        ++end;
    return end;
}

// The line of a key with more dots than are allowed; 0 when there is none.
std::uint32_t line_of_deep_key(std::string_view text)
{
    const auto lines_in = [](std::string_view part) {
        return static_cast<std::uint32_t>(std::count(part.begin(), part.end(), '\n'));
    };
    std::uint32_t line = 1;
    std::size_t dots = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        std::size_t end = at + 1;
        if (c == '"' || c == '\'')
            end = end_of_string(text, at);
        else if (c == '#')
            end = std::min(text.find('\n', at), text.size());
        else if (c == '.' && ++dots > most_dots)
            return line;
        else if (std::string_view("=,[]{}\n").find(c) != std::string_view::npos)
            dots = 0;
        line += lines_in(text.substr(at, end - at));
        at = end;
    }
    return 0;
}

// The date around the place where toml++ gave up: its first character's column, and its text.
struct WrittenDate {
    std::uint32_t column = 0;
    std::string text;
};

WrittenDate written_date(std::string_view text, const tomlpp::source_position& at)
{
    for (auto line = at.line; line > 1; --line)
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    text = text.substr(0, text.find('\n'));
    const auto belongs = [](char c) {
        return std::string_view("0123456789-:.+TZ").find(c) != std::string_view::npos;
    };
    // The column counts characters and may lie one behind the end.
    std::size_t end = 0;
    for (auto column = at.column; column > 1 && end < text.size(); --column)
        end += utf8::first(text.substr(end)).size;
    while (end < text.size() && belongs(text[end]))
        ++end;
    std::size_t begin = end;
    while (begin > 0 && belongs(text[begin - 1]))
        --begin;
    return {static_cast<std::uint32_t>(utf8::count(text.substr(0, begin)) + 1),
            std::string(text.substr(begin, end - begin))};
}

// A date that is none (2024-02-30, 2024-2-3) gets its own rule; the rest is said in toml++'s words.
void report_syntax(const tomlpp::parse_error& error, std::string_view text, Place place,
                   Problems& problems)
{
    const std::string_view words = error.description();
    const bool about_date = words.starts_with("Error while parsing date") ||
                            words.starts_with("Error while parsing time");
    WrittenDate date = about_date ? written_date(text, error.source().begin) : WrittenDate();
    if (!date.text.empty()) {
        place.column = date.column;
        problems.add("date-bad", std::move(place), {std::move(date.text)});
    } else {
        problems.add("toml-syntax", std::move(place), {std::string(words)});
    }
}

}

std::optional<Table> parse(std::string_view text, const std::string& file,
                           std::uint32_t first_line, Problems& problems)
{
    if (text.size() > size_limit) {
        problems.add("file-too-large", {file}, {fmt::format("{}", size_limit >> 20)});
        return std::nullopt;
    }
    if (const std::uint32_t line = line_of_deep_key(text); line > 0) {
        problems.add("nesting-too-deep", {file, line + first_line - 1});
        return std::nullopt;
    }
    // toml++ tells what is wrong by throwing; here it becomes a problem like any other.
    try {
        auto content = std::make_shared<Table::Content>();
        content->root = std::make_shared<const tomlpp::table>(tomlpp::parse(text));
        content->table = content->root.get();
        content->file = file;
        content->first_line = first_line;
        return Table(std::move(content));
    } catch (const tomlpp::parse_error& error) {
        const tomlpp::source_position at = error.source().begin;
        report_syntax(error, text, {file, at.line + first_line - 1, at.column}, problems);
        return std::nullopt;
    }
}

namespace {

// Edit distance by rows; `limit` + 1 when it is more than the limit, which is soon known.
std::size_t edits_between(std::string_view a, std::string_view b, std::size_t limit)
{
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit)
        return limit + 1;
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
        if (*std::min_element(row.begin(), row.end()) > limit)
            return limit + 1;
    }
    return row[b.size()];
}

}

std::string nearest(std::string_view word, std::span<const std::string> known)
{
    constexpr std::size_t allowed_edits = 2;
    std::string best;
    std::size_t best_edits = allowed_edits + 1;
    for (const std::string& candidate : known) {
        // With two edits any two-letter word becomes any other; that is no hint.
        const std::size_t edits = edits_between(word, candidate, allowed_edits);
        if (edits < best_edits && edits < std::min(word.size(), candidate.size())) {
            best = candidate;
            best_edits = edits;
        }
    }
    return best;
}

}
