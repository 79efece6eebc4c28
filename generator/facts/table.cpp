#include "facts/table.h"

#include <numeric>

#include "base/byte_set.h"
#include "text/exchange.h"

namespace mingbai {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view line_end = "\r\n";
constexpr ByteSet to_quote("\",\r\n");

void append_cell(std::string& out, std::string_view cell)
{
    if (to_quote.find_in(cell) == cell.size()) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

void append_value(std::string& out, CellType type, std::string_view cell)
{
    if (cell.empty())
        out += "null";
    else if (type == CellType::text || type == CellType::day)
        exchange::append_json_text(out, cell);
    else
        out += cell;
}

}

std::string csv(const Table& table)
{
    std::string out(byte_order_mark);
    for (const Column& column : table.columns)
        append_cell(out.append(&column == &table.columns.front() ? "" : ","), column.name);
    out += line_end;
    for (const std::vector<std::string>& row : table.rows) {
        for (const std::string& cell : row)
            append_cell(out.append(&cell == &row.front() ? "" : ","), cell);
        out += line_end;
    }
    return out;
}

std::string json(const Table& table, const std::vector<std::size_t>& rows)
{
    std::vector<std::string> names;
    for (const Column& column : table.columns) {
        std::string name = names.empty() ? "{" : ",";
        exchange::append_json_text(name, column.name);
        names.push_back(name += ':');
    }
    std::string out = "[";
    for (const std::size_t number : rows) {
        const std::vector<std::string>& row = table.rows[number];
        out += number == rows.front() ? "\n" : ",\n";
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += names[i];
            append_value(out, table.columns[i].type, row[i]);
        }
        out += '}';
    }
    return out += "\n]\n";
}

std::string json(const Table& table)
{
    std::vector<std::size_t> rows(table.rows.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return json(table, rows);
}

}
