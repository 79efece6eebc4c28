#include "commands/new_answer.h"

#include <optional>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "text/source_text.h"
#include "text/toml.h"

namespace mingbai {

namespace {

std::string toml_string(std::string_view text)
{
    std::string escaped = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            escaped += '\\';
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        escaped +=
            is_control ? fmt::format("\\u{:04X}", static_cast<unsigned>(c)) : std::string(1, c);
    }
    return escaped + "\"";
}

bool reads_as(const toml::Table& table, const NewAnswer& answer, Problems& problems)
{
    return table.text("commitment", problems) == answer.commitment &&
           table.text("quote", problems).value_or("") == answer.quote &&
           table.text("at", problems).value_or("") == answer.at &&
           table.text("reviewed_by", problems) == answer.reviewed_by;
}

// Whether the last answers of the file are these.
bool ends_with(std::string_view content, const std::vector<NewAnswer>& answers)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (content.starts_with(byte_order_mark))
        content.remove_prefix(byte_order_mark.size());
    Problems problems;
    const std::optional<toml::Table> root = toml::parse(content, "answers.toml", 1, problems);
    if (!root)
        return false;
    const std::vector<toml::Table> tables = root->tables("answer", problems);
    if (tables.size() < answers.size())
        return false;
    const std::size_t first = tables.size() - answers.size();
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (!reads_as(tables[first + i], answers[i], problems))
            return false;
    return problems.empty();
}

}

std::string toml_of(const NewAnswer& answer, std::string_view line_end)
{
    std::string text =
        fmt::format("[[answer]]{0}commitment = {1}{0}", line_end, toml_string(answer.commitment));
    if (answer.quote.empty())
        text += fmt::format("not_mentioned = true{}", line_end);
    else
        text += fmt::format("quote = {}{}", toml_string(answer.quote), line_end);
    if (!answer.at.empty())
        text += fmt::format("at = {}{}", toml_string(answer.at), line_end);
    return text + fmt::format("reviewed_by = {1}{0}reviewed_on = {2}{0}", line_end,
                              toml_string(answer.reviewed_by), to_text(answer.reviewed_on));
}

std::string with_answers(std::string_view content, const std::vector<NewAnswer>& answers)
{
    const std::string_view line_end =
        content.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    std::string whole(content);
    if (!whole.empty() && whole.back() != '\n')
        whole += line_end;
    for (const NewAnswer& answer : answers) {
        if (!whole.empty())
            whole += line_end;
        whole += toml_of(answer, line_end);
    }
    if (!ends_with(whole, answers))
        throw Failure("answers.toml 现在不能接着写 / can not be added to as it is",
                      "先运行 mingbai check / run mingbai check first");
    return whole;
}

void add_answers(const std::filesystem::path& file, const std::vector<NewAnswer>& answers)
{
    const std::string content = file::read_if_exists(file).value_or("");
    file::replace(file, with_answers(content, answers));
}

}
