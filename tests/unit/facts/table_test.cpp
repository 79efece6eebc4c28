#include "facts/table.h"

#include <random>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace mingbai;

namespace {

// CSV read back as simply as possible: one character after the other (RFC 4180).
std::vector<std::vector<std::string>> read_csv(std::string_view text)
{
    std::vector<std::vector<std::string>> rows{{""}};
    bool is_quoted = false;
    for (std::size_t i = 3; i < text.size(); ++i) {  // behind the byte order mark
        const char c = text[i];
        if (c == '"' && is_quoted && i + 1 < text.size() && text[i + 1] == '"')
            rows.back().back() += text[++i];
        else if (c == '"')
            is_quoted = !is_quoted;
        else if (c == ',' && !is_quoted)
            rows.back().emplace_back();
        else if (c == '\r' && !is_quoted)
            continue;
        else if (c == '\n' && !is_quoted)
            rows.push_back({""});
        else
            rows.back().back() += c;
    }
    rows.pop_back();
    return rows;
}

Table any_table(std::mt19937& random)
{
    const std::vector<std::string> pieces = {"法治", "a", "\"", ",", "\n", "\r\n", " ", "'", "\\", "=1", "\t"};
    Table table{"any", {}, false, {}};
    const std::size_t width = 1 + random() % 4;
    for (std::size_t i = 0; i < width; ++i)
        table.columns.push_back({"c" + std::to_string(i), "c", CellType::text, {}});
    for (std::size_t left = random() % 5; left > 0; --left) {
        auto& row = table.rows.emplace_back();
        for (std::size_t i = 0; i < width; ++i) {
            std::string& cell = row.emplace_back();
            for (std::size_t piece = random() % 4; piece > 0; --piece)
                cell += pieces[random() % pieces.size()];
        }
    }
    return table;
}

}

TEST_CASE("what is written as CSV is read back, whatever stands in a cell")
{
    std::mt19937 random(20261128);
    for (int round = 0; round < 1000; ++round) {
        const Table table = any_table(random);
        auto read = read_csv(csv(table));
        REQUIRE(read.size() == table.rows.size() + 1);
        read.erase(read.begin());
        CHECK(read == table.rows);
    }
}

TEST_CASE("what is written as JSON is read back, an empty cell as null")
{
    std::mt19937 random(20261129);
    for (int round = 0; round < 1000; ++round) {
        const Table table = any_table(random);
        const auto read = nlohmann::json::parse(json(table));
        REQUIRE(read.size() == table.rows.size());
        for (std::size_t i = 0; i < read.size(); ++i)
            for (std::size_t j = 0; j < table.columns.size(); ++j) {
                const auto& value = read[i][table.columns[j].name];
                CHECK((value.is_null() ? std::string() : value.get<std::string>()) ==
                      table.rows[i][j]);
            }
    }
}

TEST_CASE("both formats of a small table")
{
    const Table table{"figures",
                      {{"id", "id", CellType::text, {}},
                       {"value", "value", CellType::number, {}},
                       {"is_so", "is_so", CellType::flag, {}},
                       {"on", "on", CellType::day, {}}},
                      true,
                      {{"a", "3.50", "true", "2024-01-31"}, {"说“是”, 或\"否\"", "", "false", ""}}};
    CHECK(csv(table) == "\xEF\xBB\xBFid,value,is_so,on\r\na,3.50,true,2024-01-31\r\n"
                        "\"说“是”, 或\"\"否\"\"\",,false,\r\n");
    CHECK(json(table) == "[\n{\"id\":\"a\",\"value\":3.50,\"is_so\":true,\"on\":\"2024-01-31\"},\n"
                         "{\"id\":\"说“是”, 或\\\"否\\\"\",\"value\":null,\"is_so\":false,\"on\":null}\n]\n");
    CHECK(json({"empty", {{"id", "id", CellType::text, {}}}, true, {}}) == "[\n]\n");
}
