// Made in memory alone: no journal, no temporary file. In memory SQLite writes neither a counter of changes
// nor its own version into the header, so that nothing in the bytes tells when or how often they were made.
#include "facts/database.h"

#include <charconv>
#include <cstddef>
#include <memory>
#include <new>
#include <string_view>

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/failure.h"

namespace mingbai {
namespace {

// What the file is, for programs that look at its first bytes: "mbai", and the first form of these tables.
// A page of 4 KiB is the default of today, but not of always.
constexpr std::string_view settings =
    "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;"
    "PRAGMA journal_mode = OFF; PRAGMA application_id = 0x6d626169; PRAGMA user_version = 1;";

using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

// In memory there is nothing else that can go wrong with statements that we wrote ourselves.
void must(bool is_done, sqlite3* connection)
{
    if (sqlite3_errcode(connection) == SQLITE_NOMEM)
        throw std::bad_alloc();
    if (!is_done)
        throw Failure(fmt::format("SQLite: {}", sqlite3_errmsg(connection)));
}

void run(sqlite3* connection, const std::string& statements)
{
    must(sqlite3_exec(connection, statements.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK,
         connection);
}

Connection opened()
{
    sqlite3* raw = nullptr;
    const int status =
        sqlite3_open_v2(":memory:", &raw,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    Connection connection(raw, &sqlite3_close);
    if (!connection)
        throw std::bad_alloc();
    must(status == SQLITE_OK, raw);
    return connection;
}

std::string_view type_in_database(CellType type)
{
    switch (type) {
    case CellType::text:
    case CellType::day: return "TEXT";
    case CellType::integer:
    case CellType::flag: return "INTEGER";
    case CellType::number: return "REAL";
    }
    return "TEXT";
}

// Rows of a table with a key lie in its order, without a second tree that leads to them.
std::string declaration(const Table& table)
{
    std::string columns;
    for (const Column& column : table.columns) {
        columns += fmt::format("{}\n  \"{}\" {}", columns.empty() ? "" : ",", column.name,
                               type_in_database(column.type));
        if (table.has_key && &column == &table.columns.front())
            columns += " PRIMARY KEY NOT NULL";
        if (!column.refers_to.empty())
            columns += fmt::format(" REFERENCES \"{}\"(\"id\")", column.refers_to);
    }
    return fmt::format("CREATE TABLE \"{}\" ({}\n){};", table.name, columns,
                       table.has_key ? " WITHOUT ROWID" : "");
}

int bind_cell(sqlite3_stmt* statement, int place, CellType type, const std::string& cell)
{
    if (cell.empty())
        return sqlite3_bind_null(statement, place);
    if (type == CellType::flag)
        return sqlite3_bind_int(statement, place, cell == "true" ? 1 : 0);
    if (type == CellType::number) {
        double number = 0;
        std::from_chars(cell.data(), cell.data() + cell.size(), number);
        return sqlite3_bind_double(statement, place, number);
    }
    // The column makes a number of an integer's digits.
    return sqlite3_bind_text(statement, place, cell.data(), static_cast<int>(cell.size()),
                             SQLITE_STATIC);
}

// Two records of one id have been told to the editor; the first stands.
Statement insertion(sqlite3* connection, const Table& table)
{
    std::string places;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        places += i == 0 ? "?" : ",?";
    const std::string text =
        fmt::format("INSERT OR IGNORE INTO \"{}\" VALUES ({})", table.name, places);
    sqlite3_stmt* raw = nullptr;
    must(sqlite3_prepare_v2(connection, text.c_str(), -1, &raw, nullptr) == SQLITE_OK, connection);
    return {raw, &sqlite3_finalize};
}

void fill(sqlite3* connection, const Table& table)
{
    const Statement statement = insertion(connection, table);
    for (const std::vector<std::string>& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            must(bind_cell(statement.get(), static_cast<int>(i) + 1, table.columns[i].type,
                           row[i]) == SQLITE_OK,
                 connection);
        must(sqlite3_step(statement.get()) == SQLITE_DONE, connection);
        sqlite3_reset(statement.get());
    }
}

}

std::string database(const std::vector<Table>& tables)
{
    const Connection connection = opened();
    run(connection.get(), std::string(settings) + "BEGIN;");
    for (const Table& table : tables)
        run(connection.get(), declaration(table));
    for (const Table& table : tables)
        fill(connection.get(), table);
    run(connection.get(), "COMMIT;");
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> bytes(
        sqlite3_serialize(connection.get(), "main", &size, 0), &sqlite3_free);
    if (!bytes)
        throw std::bad_alloc();
    return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

std::string database_library_version() { return sqlite3_libversion(); }

}
