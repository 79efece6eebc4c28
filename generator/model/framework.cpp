#include "model/framework.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace mingbai {

namespace {

std::vector<Clause> read_clauses(const toml::Table& root, Problems& problems)
{
    std::vector<Clause> clauses;
    std::set<std::string> ids;
    for (const toml::Table& table : root.tables("clauses", problems)) {
        Clause clause{table.required_text("id", problems), table.required_text("quote", problems)};
        table.report_unknown(problems);
        if (!clause.id.empty() && !is_id(clause.id))
            problems.add("id-bad", table.place("id"), {clause.id});
        else if (!clause.id.empty() && !ids.insert(clause.id).second)
            problems.add("id-duplicate", table.place("id"), {clause.id});
        else if (!clause.id.empty())
            clauses.push_back(std::move(clause));
    }
    return clauses;
}

}

const Clause* Framework::find(std::string_view clause) const
{
    const auto found = std::find_if(clauses.begin(), clauses.end(),
                                    [&](const Clause& each) { return each.id == clause; });
    return found == clauses.end() ? nullptr : &*found;
}

std::optional<Framework> read_framework(const Reading& reading, const Path& file,
                                        Problems& problems)
{
    const std::optional<toml::Table> root = read_table(reading, file, problems);
    if (!root)
        return std::nullopt;
    Framework framework;
    const std::string_view name = file.name();
    framework.id = std::string(name.substr(0, name.size() - file.extension().size() - 1));
    framework.title = required_words(reading.config, *root, "title", problems);
    framework.number = root->text("number", problems).value_or("");
    framework.valid_from = read_day(*root, "valid_from", problems);
    framework.valid_to = read_day(*root, "valid_to", problems);
    if (framework.valid_from && framework.valid_to && *framework.valid_to < *framework.valid_from)
        problems.add("date-order", root->place("valid_to"),
                     {to_text(*framework.valid_from), to_text(*framework.valid_to)});
    framework.read_at = root->required_text("read_at", problems);
    framework.clauses = read_clauses(*root, problems);
    root->report_unknown(problems);
    return framework;
}

}
