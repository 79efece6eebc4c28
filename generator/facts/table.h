// Table: facts in rows under named columns, and how other programs read them: CSV and JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai {

enum class CellType { text, integer, number, day, flag };

struct Column {
    std::string name;      // "title_zh"
    std::string field;     // what it holds, without the language: "title"; a word of the theme says more
    CellType type = CellType::text;
    std::string refers_to;  // the table whose first column it holds; empty: none
};

struct Table {
    std::string name;  // "commitments"
    std::vector<Column> columns;
    bool has_key = false;  // the first column, "id", names a row; rows are then sorted by it
    // A cell a column; an empty one is not stated. Numbers and flags as JSON writes them.
    std::vector<std::vector<std::string>> rows;
};

// RFC 4180, in UTF-8 behind a byte order mark, without which spreadsheet programs take Chinese for
// another encoding. Cells are what the records say, to the letter, also where a spreadsheet program
// would see a formula.
std::string csv(const Table& table);

// An array of objects, one on a line; what is not stated is null.
std::string json(const Table& table);

// The same of some of its rows.
std::string json(const Table& table, const std::vector<std::size_t>& rows);

}
