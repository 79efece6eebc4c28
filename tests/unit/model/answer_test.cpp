#include "model/answer.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

constexpr std::string_view quote = "quote = \"组织法治课64场次\"\n";
constexpr std::string_view reviewed = "reviewed_by = \"示例甲\"\n";
constexpr std::string_view code = "code = \"done\"\n";
constexpr std::string_view person = "person = \"示例甲\"\n";

Files with(std::string_view from, std::string_view to)
{
    return changed(ledger_site(), answers_file, from, to);
}

// Of reading alone, before anything is bound.
std::string told(std::string_view from, std::string_view to)
{
    Problems problems;
    records_of(with(from, to), problems);
    return lines_of(problems);
}

std::string rules(std::string_view from, std::string_view to)
{
    Problems problems;
    records_of(with(from, to), problems);
    return rules_of(problems);
}

std::vector<Answer> answers_of(const Files& files)
{
    Problems problems;
    return records_of(files, problems).answers;
}

Assessment assessed(std::string_view on, std::string_view person_name)
{
    Assessment assessment;
    assessment.on = parse_date(on).value();
    assessment.person = std::string(person_name);
    return assessment;
}

}

TEST_CASE("an answer is read with its facts, each with its place")
{
    const Answer answer = answers_of(ledger_site()).at(0);
    CHECK(answer.body == "jky");
    CHECK(answer.year == 2024);
    CHECK(answer.commitment == "jky/2023/lessons");
    CHECK(answer.source.quote == "组织法治课64场次");
    CHECK(answer.source.report == "jky/2024");
    CHECK(answer.source.place.line == 3);
    CHECK(answer.activities == std::vector<std::string>{"2024-03-01-lessons"});
    CHECK(answer.reviewed_by == "示例甲");
    CHECK(to_text(answer.reviewed_on) == "2025-04-02");
    CHECK(answer.place.line == 2);
    CHECK(answer.reviewed_on_place.line == 6);
    const Assessment& assessment = answer.assessments.at(0);
    CHECK(assessment.code == "done");
    CHECK(assessment.by == "editor");
    CHECK(assessment.person == "示例甲");
    CHECK(assessment.note.in("en") == "原文标准是不少于60场次。");
    CHECK(assessment.place.line == 9);
    CHECK(assessment.on_place.line == 12);
}

TEST_CASE("an answer quotes, or says that there is nothing to quote, never both and never neither")
{
    CHECK(rules(quote, "") == "key-missing");
    CHECK(rules(quote, "quote = \" \"\n") == "key-missing");
    CHECK(rules(quote, "not_mentioned = false\n") == "key-missing");
    CHECK(rules(quote, "not_mentioned = true\n") == "");
    CHECK(rules(quote, "not_mentioned = true\nquote = \"组织法治课64场次\"\n") ==
          "answer-contradicts");
    CHECK(rules(quote, "not_mentioned = true\nat = \"1.p1\"\n") == "answer-contradicts");
    CHECK(rules(quote, "not_mentioned = \"true\"\n") == "key-missing key-type");
    CHECK(answers_of(with(quote, "not_mentioned = true\n")).at(0).not_mentioned);
}

TEST_CASE("who answers and who assesses is always said")
{
    const std::string file(answers_file);
    CHECK(told(reviewed, "") == file + ":1:1 key-missing reviewed_by\n");
    CHECK(rules(reviewed, "reviewed_by = \"\"\n") == "key-missing");
    CHECK(rules(reviewed, "reviewed_by = \"　\"\n") == "key-missing");
    CHECK(rules("reviewed_on = 2025-04-02\n", "") == "key-missing");
    CHECK(rules("reviewed_on = 2025-04-02\n", "reviewed_on = \"2025\"\n") == "date-bad");
    CHECK(told(person, "") == file + ":8:1 key-missing person\n");
    CHECK(told(person, "person = \" \"\n") == file + ":11:10 key-missing person\n");
    CHECK(rules("on = 2025-04-02\nnote", "note") == "key-missing");
    CHECK(rules("by = \"editor\"\n", "") == "key-missing");
    CHECK(rules(code, "") == "key-missing");
    CHECK(rules("commitment = \"jky/2023/lessons\"\n", "") == "key-missing");
}

TEST_CASE("codes and assessors are those of the design")
{
    for (const std::string_view good :
         {"done", "partly", "ongoing", "not_done", "changed", "dropped"})
        CHECK(rules(code, fmt::format("code = \"{}\"\n", good)) == "");
    for (const std::string_view bad : {"Done", "failed", "", "not-done", "linked"})
        CHECK(rules(code, fmt::format("code = \"{}\"\n", bad)) == "key-value");
    for (const std::string_view good : {"self", "editor", "third-party"})
        CHECK(rules("by = \"editor\"", fmt::format("by = \"{}\"", good)) == "");
    CHECK(rules("by = \"editor\"", "by = \"somebody\"") == "key-value");
}

TEST_CASE("unknown keys are told with the nearest known one")
{
    CHECK(told(reviewed, "reviewed_by = \"示例甲\"\nreview_on = 2025-04-02\n") ==
          std::string(answers_file) + ":6:1 key-unknown review_on|reviewed_on\n");
    CHECK(told(person, "person = \"示例甲\"\nnotes.zh = \"x\"\n") ==
          std::string(answers_file) + ":12:1 key-unknown notes|note\n");
}

TEST_CASE("what is incomplete does not stand: an answer without its commitment, an assessment")
{
    CHECK(answers_of(with("commitment = \"jky/2023/lessons\"\n", "")).empty());
    CHECK(answers_of(with(person, "")).at(0).assessments.empty());
    CHECK(answers_of(with(code, "code = \"x\"\n")).at(0).assessments.empty());
    CHECK(answers_of(with("by = \"editor\"\n", "")).at(0).assessments.empty());
    CHECK(answers_of(with("on = 2025-04-02\nnote", "on = \"x\"\nnote")).at(0).assessments.empty());
    CHECK(answers_of(with(reviewed, "")).size() == 1);
}

TEST_CASE("the newest assessment is the latest by day, of one day the later in the file")
{
    Answer answer;
    CHECK_FALSE(answer.newest());
    answer.assessments = {assessed("2025-04-02", "a"), assessed("2025-05-01", "b"),
                          assessed("2025-05-01", "c"), assessed("2024-12-31", "d")};
    CHECK(answer.newest()->person == "c");
}
