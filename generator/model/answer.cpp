#include "model/answer.h"

#include <array>
#include <optional>
#include <utility>

namespace mingbai {

namespace {

constexpr std::array<std::string_view, 3> assessors{"self", "editor", "third-party"};

std::string required_choice(const toml::Table& table, std::string_view key,
                            std::span<const std::string_view> allowed, Problems& problems)
{
    if (!table.has(key))
        problems.add("key-missing", table.place(), {std::string(key)});
    return table.choice(key, allowed, problems).value_or("");
}

// Nothing when something of it is missing: it does not stand, and what never stood may be mended.
std::optional<Assessment> read_assessment(const Reading& reading, const toml::Table& table,
                                          Problems& problems)
{
    Assessment assessment;
    assessment.code = required_choice(table, "code", assessment_codes, problems);
    assessment.by = required_choice(table, "by", assessors, problems);
    assessment.person = table.required_text("person", problems);
    const std::optional<Date> on = required_day(table, "on", problems);
    assessment.note = read_words(reading.config, table, "note", problems);
    assessment.place = table.place("code");
    assessment.on_place = table.place("on");
    table.report_unknown(problems);
    if (assessment.code.empty() || assessment.by.empty() || assessment.person.empty() || !on)
        return std::nullopt;
    assessment.on = *on;
    return assessment;
}

// A quote, or that there is nothing to quote; never both.
void read_passage(const toml::Table& table, Answer& answer, Problems& problems)
{
    answer.not_mentioned = table.boolean("not_mentioned", problems).value_or(false);
    if (!answer.not_mentioned) {
        answer.source = read_claim(table, problems);
        return;
    }
    for (const std::string_view key : {"quote", "at"})
        if (table.has(key))
            problems.add("answer-contradicts", table.key_place(key), {std::string(key)});
}

Answer read_answer(const Reading& reading, const AnswersFile& file, const toml::Table& table,
                   Problems& problems)
{
    Answer answer;
    answer.body = file.body;
    answer.year = file.year;
    answer.commitment = table.required_text("commitment", problems);
    answer.place = table.place("commitment");
    read_passage(table, answer, problems);
    answer.source.report = file.body + "/" + std::to_string(file.year);
    answer.activities = table.texts("activities", problems);
    answer.activities_place = table.place("activities");
    answer.reviewed_by = table.required_text("reviewed_by", problems);
    answer.reviewed_on = required_day(table, "reviewed_on", problems).value_or(Date());
    answer.reviewed_on_place = table.place("reviewed_on");
    for (const toml::Table& inner : table.tables("assessment", problems))
        if (std::optional<Assessment> assessment = read_assessment(reading, inner, problems))
            answer.assessments.push_back(*std::move(assessment));
    table.report_unknown(problems);
    return answer;
}

}

const Assessment* Answer::newest() const
{
    const Assessment* newest = nullptr;
    for (const Assessment& assessment : assessments)
        if (!newest || newest->on <= assessment.on)
            newest = &assessment;
    return newest;
}

std::vector<Answer> read_answers(const Reading& reading, const AnswersFile& file,
                                 Problems& problems)
{
    std::vector<Answer> answers;
    const std::optional<toml::Table> root = read_table(reading, file.path, problems);
    if (!root)
        return answers;
    for (const toml::Table& table : root->tables("answer", problems)) {
        Answer answer = read_answer(reading, file, table, problems);
        if (!answer.commitment.empty())
            answers.push_back(std::move(answer));
    }
    root->report_unknown(problems);
    return answers;
}

}
