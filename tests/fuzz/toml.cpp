// Any text as TOML, read by every reader that a table has.
#include "text/toml.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "fuzz/fuzz.h"

using namespace mingbai;
using fuzz::require;

namespace {

constexpr std::uint32_t first_line = 3;

class TableReader {
public:
    TableReader(std::uint32_t last_line, Problems& problems)
        : last_line_(last_line), problems_(problems)
    {
    }

    void read(const toml::Table& table)
    {
        check(table.place());
        for (const std::string& key : table.keys()) {
            require(table.has(key), "a key that is listed is there", key);
            check(table.place(key));
            check(table.key_place(key));
            read_values(table, key);
        }
        table.report_unknown(problems_);
        table.required_text("absent", problems_);
    }

private:
    void read_values(const toml::Table& table, const std::string& key)
    {
        constexpr std::array<std::string_view, 2> allowed = {"reviewed", "machine"};
        const std::optional<std::string> text = table.text(key, problems_);
        require(!text || utf8::is_valid(*text), "a text is valid UTF-8");
        require(!text || table.required_text(key, problems_) == *text, "a text is a text");
        table.choice(key, allowed, problems_);
        const int kinds = (text ? 1 : 0) + (table.boolean(key, problems_) ? 1 : 0) +
                          (table.number(key, problems_) ? 1 : 0);
        require(kinds <= 1, "a value has one type", key);
        table.when(key, problems_);
        for (const std::string& item : table.texts(key, problems_))
            require(utf8::is_valid(item), "a text is valid UTF-8");
        if (const std::optional<toml::Table> inner = table.table(key, problems_))
            read(*inner);
        for (const toml::Table& inner : table.tables(key, problems_))
            read(inner);
    }

    void check(const Place& place) const
    {
        require(place.line >= first_line && place.line <= last_line_, "a place is in the file",
                std::to_string(place.line));
        require(place.column > 0, "a place has a column");
    }

    std::uint32_t last_line_;
    Problems& problems_;
};

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = fuzz::text_of(bytes, size);
    const auto lines = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n') + 1);
    const std::uint32_t last_line = first_line + lines - 1;
    Problems problems;
    if (const auto table = toml::parse(text, "a.toml", first_line, problems))
        TableReader(last_line, problems).read(*table);
    else
        require(!problems.empty(), "what is not read is told");
    for (const Problem& problem : problems.sorted())
        require(problem.place.line <= last_line, "a problem is in the file", problem.rule);
    return 0;
}
