#include "text/markdown_limits.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/utf8.h"

namespace mingbai {

namespace {

constexpr std::size_t largest_document = std::size_t{1} << 20;
constexpr std::size_t widest_table = 64;
// cmark fills short rows up to the width of the table: 7 KB can become 14 MB.
constexpr std::size_t most_missing_cells = 10'000;

bool is_line_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

std::string_view without_indent(std::string_view line)
{
    const auto begin = std::find_if_not(line.begin(), line.end(), is_line_blank);
    return line.substr(static_cast<std::size_t>(begin - line.begin()));
}

// The size of the mark of a block quote or list item at the start, 0 when there is none.
std::size_t container_mark(std::string_view line)
{
    const auto ends_at = [&](std::size_t at) {
        return at == line.size() || is_line_blank(line[at]);
    };
    if (line.starts_with('>'))
        return 1;
    if (line.empty())
        return 0;
    if (line[0] == '-' || line[0] == '+' || line[0] == '*')
        return ends_at(1) ? 1 : 0;
    std::size_t digits = 0;
    while (digits < line.size() && digits < 9 && line[digits] >= '0' && line[digits] <= '9')
        ++digits;
    const bool is_ordered =
        digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
    return is_ordered && ends_at(digits + 1) ? digits + 1 : 0;
}

bool is_thematic_break(std::string_view line)
{
    const char mark = without_indent(line).front();
    return std::all_of(line.begin(), line.end(),
                       [&](char c) { return c == mark || is_line_blank(c); });
}

int container_depth(std::string_view line)
{
    int depth = 0;
    line = without_indent(line);
    for (std::size_t size = container_mark(line); size > 0; size = container_mark(line)) {
        ++depth;
        line = without_indent(line.substr(size));
    }
    return depth;
}

// The cells of a table's delimiter row (|---|:-:|), 0 when the line is something else.
std::size_t delimiter_cells(std::string_view line)
{
    if (line.find_first_not_of("|-:> \t\v\f") != std::string_view::npos)
        return 0;
    std::size_t cells = 0;
    bool in_cell = false;
    for (const char c : line) {
        if (c == '-' && !in_cell)
            ++cells;
        in_cell = c == '-' || (in_cell && c != '|');
    }
    return cells;
}

class SourceCheck {
public:
    SourceCheck(const Place& begin, Problems& problems) : place_(begin), problems_(problems) {}

    bool passes(std::string_view source)
    {
        while (!source.empty() && !refused_) {
            const std::size_t end = source.find('\n');
            std::string_view line = source.substr(0, end);
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            check(line);
            source.remove_prefix(end == std::string_view::npos ? source.size() : end + 1);
            ++place_.line;
        }
        return !refused_;
    }

private:
    void refuse(std::string_view rule, std::vector<std::string> words)
    {
        refused_ = true;
        problems_.add(rule, place_, std::move(words));
    }

    // Code is checked like text, for to know what is code would be to parse.
    void check(std::string_view line)
    {
        check_heading(line);
        if (without_indent(line).empty()) {
            open_brackets_ = 0;
            table_cells_ = 0;
            return;
        }
        check_nesting(line);
        check_table(line);
    }

    void check_nesting(std::string_view line)
    {
        for (std::size_t at = 0; at < line.size(); ++at) {
            if (line[at] == '\\')
                ++at;
            else if (line[at] == '[')
                ++open_brackets_;
            else if (line[at] == ']')
                open_brackets_ = std::max(open_brackets_ - 1, 0);
            if (open_brackets_ > deepest_nesting)
                break;
        }
        const bool too_deep = open_brackets_ > deepest_nesting ||
                              (container_depth(line) > deepest_nesting && !is_thematic_break(line));
        if (too_deep)
            refuse("nesting-too-deep", {fmt::format("{}", deepest_nesting)});
    }

    void check_table(std::string_view line)
    {
        if (const std::size_t cells = delimiter_cells(line); cells > 0) {
            table_cells_ = cells;
            missing_cells_ = 0;
            if (cells > widest_table)
                refuse("table-too-wide",
                       {fmt::format("{}", cells), fmt::format("{}", widest_table)});
            return;
        }
        if (table_cells_ == 0)
            return;
        const auto bars = static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'));
        missing_cells_ += table_cells_ - std::min(table_cells_, bars + 1);
        if (missing_cells_ > most_missing_cells)
            refuse("table-incomplete", {});
    }

    void check_heading(std::string_view line)
    {
        const std::string_view text = without_indent(line);
        if (line.size() - text.size() > 3)
            return;
        const std::size_t fence = std::min(text.find_first_not_of('`'), text.size());
        const std::size_t waves = std::min(text.find_first_not_of('~'), text.size());
        if (const std::size_t size = std::max(fence, waves); size >= 3)
            return pass_fence(text.front(), size, without_indent(text.substr(size)).empty());
        if (fence_size_ == 0 && is_heading_without_space(text))
            problems_.add("heading-no-space", place_, {first_characters(text)});
    }

    void pass_fence(char mark, std::size_t size, bool nothing_behind)
    {
        if (fence_size_ == 0) {
            fence_mark_ = mark;
            fence_size_ = size;
        } else if (mark == fence_mark_ && size >= fence_size_ && nothing_behind) {
            fence_size_ = 0;
        }
    }

    static bool is_heading_without_space(std::string_view text)
    {
        if (text.starts_with("＃"))
            return true;
        const std::size_t size = std::min(text.find_first_not_of('#'), text.size());
        if (size == 0 || size > 6 || size == text.size())
            return false;
        const char32_t behind = utf8::first(text.substr(size)).value;
        if (behind == ' ' || behind == '\t')
            return false;
        return size > 1 || utf8::is_cjk(behind);
    }

    static std::string first_characters(std::string_view text)
    {
        std::string first;
        for (int count = 0; count < 40 && !text.empty(); ++count) {
            const std::size_t size = utf8::first(text).size;
            first += text.substr(0, size);
            text.remove_prefix(size);
        }
        return first;
    }

    Place place_;
    Problems& problems_;
    bool refused_ = false;
    int open_brackets_ = 0;
    std::size_t table_cells_ = 0;
    std::size_t missing_cells_ = 0;
    char fence_mark_ = '`';
    std::size_t fence_size_ = 0;
};

}

bool is_within_limits(std::string_view source, const Place& begin, Problems& problems)
{
    if (source.size() > largest_document) {
        problems.add("file-too-large", begin, {fmt::format("{}", largest_document >> 20)});
        return false;
    }
    return SourceCheck(begin, problems).passes(source);
}

}
