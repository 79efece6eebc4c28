#include "text/csv.h"

#include <utility>

namespace mingbai {
namespace {

constexpr std::string_view leading_mark = "\xEF\xBB\xBF";

class CsvReader {
public:
    explicit CsvReader(std::string_view text) : rest_(text) {}

    bool is_at_end() const { return rest_.empty(); }

    std::optional<CsvRow> row()
    {
        CsvRow row{line_, {}};
        do {
            std::optional<std::string> cell = rest_.starts_with('"') ? quoted() : plain();
            if (!cell)
                return std::nullopt;
            row.cells.push_back(*std::move(cell));
        } while (took(","));
        if (!took("\r\n") && !took("\n") && !is_at_end())
            return std::nullopt;
        ++line_;
        return row;
    }

private:
    bool took(std::string_view word)
    {
        if (!rest_.starts_with(word))
            return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    std::optional<std::string> plain()
    {
        std::string cell(rest_.substr(0, rest_.find_first_of(",\"\r\n")));
        rest_.remove_prefix(cell.size());
        return rest_.starts_with('"') ? std::nullopt : std::optional(std::move(cell));
    }

    std::optional<std::string> quoted()
    {
        std::string cell;
        rest_.remove_prefix(1);
        while (!rest_.empty()) {
            const char c = rest_.front();
            rest_.remove_prefix(1);
            if (c == '"' && !took("\""))
                return cell;
            line_ += c == '\n' ? 1 : 0;
            cell += c;
        }
        return std::nullopt;
    }

    std::string_view rest_;
    std::uint32_t line_ = 1;
};

}

std::optional<std::vector<CsvRow>> csv_rows(std::string_view text)
{
    if (text.starts_with(leading_mark))
        text.remove_prefix(leading_mark.size());
    CsvReader reader(text);
    std::vector<CsvRow> rows;
    while (!reader.is_at_end()) {
        std::optional<CsvRow> row = reader.row();
        if (!row || (!rows.empty() && row->cells.size() != rows.front().cells.size()))
            return std::nullopt;
        rows.push_back(*std::move(row));
    }
    return rows.empty() ? std::nullopt : std::optional(std::move(rows));
}

}
