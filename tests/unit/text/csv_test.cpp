#include "text/csv.h"

#include <random>

#include <doctest/doctest.h>

#include "facts/table.h"

using namespace mingbai;

namespace {

Table any_table(std::mt19937& random)
{
    const std::vector<std::string> pieces = {"法治", "a", "\"", ",", "\n", "\r\n", "\r", " ", "=1"};
    const auto any_cell = [&] {
        std::string cell;
        for (std::size_t count = random() % 4; count > 0; --count)
            cell += pieces[random() % pieces.size()];
        return cell;
    };
    Table table{"any", {}, false, {}};
    for (std::size_t width = 1 + random() % 4; width > 0; --width)
        table.columns.push_back({any_cell(), "any", CellType::text, {}});
    for (std::size_t height = random() % 5; height > 0; --height) {
        std::vector<std::string>& row = table.rows.emplace_back();
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            row.push_back(any_cell());
    }
    return table;
}

}

TEST_CASE("what a table is written as is read as the table")
{
    std::mt19937 random(1);
    for (int round = 0; round < 2000; ++round) {
        const Table table = any_table(random);
        const auto rows = csv_rows(csv(table));
        REQUIRE(rows);
        REQUIRE(rows->size() == table.rows.size() + 1);
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            CHECK(rows->front().cells[i] == table.columns[i].name);
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            CHECK((*rows)[i + 1].cells == table.rows[i]);
    }
}

TEST_CASE("a row knows the line on which it begins")
{
    const auto rows = csv_rows("a,b\n\"1\n2\",3\n4,5");
    REQUIRE(rows);
    REQUIRE(rows->size() == 3);
    CHECK((*rows)[1].line == 2);
    CHECK((*rows)[2].line == 4);
    CHECK((*rows)[2].cells == std::vector<std::string>{"4", "5"});
}

TEST_CASE("what is not whole and regular is nothing")
{
    for (const char* text : {"", "\xEF\xBB\xBF", "\"a", "a,b\n1", "a\n1,2", "a\"b", "\"a\"b", "a\rb", "a\n\"1\"\"\n"}) {
        CAPTURE(text);
        CHECK_FALSE(csv_rows(text));
    }
}
