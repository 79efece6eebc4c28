#include "facts/database.h"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>
#include <sqlite3.h>

using namespace mingbai;

namespace {

// The rows of a table as the library gives them back, as texts.
std::vector<std::vector<std::string>> read(const std::string& bytes, const std::string& question)
{
    sqlite3* connection = nullptr;
    REQUIRE(sqlite3_open(":memory:", &connection) == SQLITE_OK);
    std::string copy = bytes;
    const auto size = static_cast<sqlite3_int64>(copy.size());
    REQUIRE(sqlite3_deserialize(connection, "main", reinterpret_cast<unsigned char*>(copy.data()), size, size,
                                SQLITE_DESERIALIZE_READONLY) == SQLITE_OK);
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(connection, question.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    std::vector<std::vector<std::string>> rows;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        auto& row = rows.emplace_back();
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            const void* text = sqlite3_column_blob(statement, i);
            row.emplace_back(text == nullptr ? "" : std::string(static_cast<const char*>(text),
                                                                static_cast<std::size_t>(
                                                                    sqlite3_column_bytes(statement, i))));
        }
    }
    sqlite3_finalize(statement);
    sqlite3_close(connection);
    return rows;
}

using Rows = std::vector<std::vector<std::string>>;

Table bodies(Rows rows)
{
    return {"bodies", {{"id", "id", CellType::text, {}}, {"end", "end", CellType::text, {}}}, true, std::move(rows)};
}

Table facts(Rows rows)
{
    return {"facts",
            {{"body", "body", CellType::text, "bodies"},
             {"year", "year", CellType::integer, {}},
             {"number", "number", CellType::number, {}},
             {"is_so", "is_so", CellType::flag, {}},
             {"on", "on", CellType::day, {}}},
            false,
            std::move(rows)};
}

}

TEST_CASE("whatever stands in a cell is read back, in the order of the rows, and the same tables are the same bytes")
{
    std::mt19937 random(20261128);
    const std::vector<std::string> pieces = {"法治", "a", "\"", "'", "\n", "--", ";", "\xF0\xA0\xAE\xB7", "0", " "};
    for (int round = 0; round < 50; ++round) {
        Rows rows;
        for (std::size_t left = random() % 200; left > 0; --left) {
            std::string text;
            for (std::size_t i = random() % 40; i > 0; --i)
                text += pieces[random() % pieces.size()];
            rows.push_back({"id-" + std::to_string(random() % 1000000), text});
        }
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a[0] == b[0]; }),
                   rows.end());
        const std::vector<Table> tables{bodies(rows)};
        const std::string bytes = database(tables);
        CHECK(read(bytes, "SELECT * FROM bodies") == rows);
        CHECK(read(bytes, "PRAGMA integrity_check") == Rows{{"ok"}});
        CHECK(database(tables) == bytes);
    }
}

TEST_CASE("cells have the type of their column, and what is not stated is null")
{
    const std::string bytes = database({facts({{"a", "2023", "12.50", "true", "2023-05-18"}, {"", "", "", "", ""}}),
                                        bodies({{"a", "甲"}})});
    CHECK(read(bytes, "SELECT typeof(body), typeof(year), typeof(number), typeof(is_so), typeof(\"on\") FROM facts") ==
          Rows{{"text", "integer", "real", "integer", "text"}, {"null", "null", "null", "null", "null"}});
    CHECK(read(bytes, "SELECT year + 1, number * 2, is_so FROM facts LIMIT 1") == Rows{{"2024", "25.0", "1"}});
    CHECK(read(bytes, "PRAGMA foreign_key_check").empty());
}

TEST_CASE("what refers to nothing can be found by its reader")
{
    const std::string bytes = database({bodies({{"a", ""}}), facts({{"b", "", "", "", ""}})});
    CHECK(read(bytes, "SELECT \"table\", parent FROM pragma_foreign_key_check") == Rows{{"facts", "bodies"}});
}

TEST_CASE("of two rows with one key the first stands")
{
    CHECK(read(database({bodies({{"a", "1"}, {"a", "2"}})}), "SELECT * FROM bodies") == Rows{{"a", "1"}});
}

TEST_CASE("nothing in the file tells when, how often or by which library it was made")
{
    const std::string bytes = database({bodies({})});
    CHECK(bytes.substr(0, 16) == std::string("SQLite format 3\0", 16));
    CHECK(bytes.substr(16, 2) == std::string("\x10\0", 2));     // pages of 4096 bytes
    CHECK(bytes.substr(24, 4) == std::string(4, '\0'));         // counter of changes
    CHECK(bytes.substr(60, 4) == std::string("\0\0\0\1", 4));   // the form of these tables
    CHECK(bytes.substr(68, 4) == "mbai");
    CHECK(bytes.substr(92, 8) == std::string(8, '\0'));         // the library's version
}
