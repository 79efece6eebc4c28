#include "model/commitment.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "model/evidence.h"

namespace mingbai {

namespace {

// The page of a commitment stands beside these pages of its year.
constexpr std::array<std::string_view, 8> reserved_ids{"activities", "attachments", "commitments",
                                                       "compared",   "figures",     "index",
                                                       "report",     "results"};

std::optional<Criterion> read_criterion(const toml::Table& table, Problems& problems)
{
    const std::optional<toml::Table> inner = table.table("criterion", problems);
    if (!inner)
        return std::nullopt;
    Criterion criterion;
    criterion.text = inner->text("text", problems).value_or("");
    criterion.indicator = inner->text("indicator", problems).value_or("");
    criterion.indicator_place = inner->place("indicator");
    criterion.at_least = inner->number("at_least", problems);
    criterion.at_most = inner->number("at_most", problems);
    criterion.unit = inner->text("unit", problems).value_or("");
    inner->report_unknown(problems);
    const bool measured = !criterion.indicator.empty() && (criterion.at_least || criterion.at_most);
    if (criterion.text.empty() && !measured)
        problems.add("key-missing", inner->place(), {"criterion.text"});
    return criterion;
}

void read_quote(const toml::Table& table, Commitment& commitment, Problems& problems)
{
    SourceClaim claim = read_claim(table, problems);
    commitment.quote = std::move(claim.quote);
    commitment.at = std::move(claim.at);
    commitment.quote_place = std::move(claim.place);
    commitment.at_place = std::move(claim.at_place);
}

Commitment read_commitment(const Reading& reading, const toml::Table& table, Problems& problems)
{
    Commitment commitment;
    commitment.id = table.required_text("id", problems);
    if (!commitment.id.empty() && !is_id(commitment.id))
        problems.add("id-bad", table.place("id"), {commitment.id});
    if (std::find(reserved_ids.begin(), reserved_ids.end(), commitment.id) != reserved_ids.end())
        problems.add("id-reserved", table.place("id"), {commitment.id});
    read_quote(table, commitment, problems);
    commitment.topic = table.text("topic", problems).value_or("");
    if (!commitment.topic.empty() && !reading.config.find_topic(commitment.topic))
        problems.add("reference-dangling", table.place("topic"), {"topic", commitment.topic});
    commitment.kind = table.choice("kind", commitment_kinds, problems).value_or("");
    if (!table.has("kind"))
        problems.add("key-missing", table.place(), {"kind"});
    commitment.due = read_day(table, "due", problems);
    commitment.criterion = read_criterion(table, problems);
    commitment.frameworks = table.texts("frameworks", problems);
    commitment.frameworks_place = table.place("frameworks");
    commitment.continues = table.texts("continues", problems);
    commitment.continues_place = table.place("continues");
    commitment.title = read_words(reading.config, table, "title", problems);
    table.report_unknown(problems);
    return commitment;
}

}

std::string Commitment::full_id() const { return fmt::format("{}/{}/{}", body, year, id); }

Date Commitment::due_or_default() const
{
    const Date end_of_plan_year(std::chrono::year(year + 1), std::chrono::December,
                                std::chrono::day(31));
    return due.value_or(end_of_plan_year);
}

std::vector<Commitment> read_commitments(const Reading& reading, const CommitmentsFile& file,
                                         Problems& problems)
{
    std::vector<Commitment> commitments;
    const std::optional<toml::Table> root = read_table(reading, file.path, problems);
    if (!root)
        return commitments;
    std::set<std::string> ids;
    for (const toml::Table& table : root->tables("commitment", problems)) {
        Commitment commitment = read_commitment(reading, table, problems);
        commitment.body = file.body;
        commitment.year = file.year;
        if (!commitment.id.empty() && !ids.insert(commitment.id).second)
            problems.add("id-duplicate", table.place("id"), {commitment.id});
        else if (is_id(commitment.id))
            commitments.push_back(std::move(commitment));
    }
    root->report_unknown(problems);
    return commitments;
}

}
