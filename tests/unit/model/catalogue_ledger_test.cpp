#include "model/catalogue_ledger.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

constexpr std::string_view next_commitments_file = "content/jky/2024/commitments.toml";
constexpr std::string_view quote = "quote = \"组织法治课64场次\"\n";
constexpr std::string_view late = "2026-06-01";
constexpr std::string_view standing_withdrawn =
    "withdrawn = { on = 2025-05-06, reason = \"数字有误\" }\nsource =";

Catalogue catalogue_of(const Files& files, Drafts drafts = Drafts::hidden)
{
    Problems problems;
    return mingbai::catalogue_of(files, late, problems, drafts);
}

Files with(std::string_view file, std::string_view from, std::string_view to)
{
    return changed(ledger_site(), file, from, to);
}

std::string told(const Files& files, std::string_view as_of = late)
{
    return lines_of(problems_of(files, as_of));
}

std::string rules(const Files& files, std::string_view as_of = late)
{
    return rules_of(problems_of(files, as_of));
}

const CommitmentEntry& entry_of(const Catalogue& catalogue, std::string_view id)
{
    for (const CommitmentEntry& entry : catalogue.commitment_entries)
        if (entry.commitment->full_id() == id)
            return entry;
    throw std::logic_error("no such commitment");
}

const YearEntry& year_of(const Catalogue& catalogue, Year year)
{
    for (const YearEntry& entry : catalogue.bodies.at(0).years)
        if (entry.year == year)
            return entry;
    throw std::logic_error("no such year");
}

// A report of 2025 in the words of 2024's; `answers` is its answers.toml.
Files with_third_year(Files files, std::string_view answers)
{
    for (const std::string_view language : {"zh", "en"})
        files[fmt::format("content/jky/2025/report.{}.md", language)] =
            files.at(fmt::format("content/jky/2024/report.{}.md", language));
    files["content/jky/2025/answers.toml"] = std::string(answers);
    return files;
}

std::string answer(std::string_view commitment, std::string_view says, std::string_view more = "")
{
    return fmt::format("[[answer]]\ncommitment = \"{}\"\n{}reviewed_by = \"示例甲\"\n"
                       "reviewed_on = 2026-04-01\n{}\n",
                       commitment, says, more);
}

std::string assessed(std::string_view code, std::string_view on)
{
    return fmt::format("[[answer.assessment]]\ncode = \"{}\"\nby = \"editor\"\n"
                       "person = \"示例甲\"\non = {}\n",
                       code, on);
}

std::string ids_of(const std::vector<const CommitmentEntry*>& entries)
{
    std::string ids;
    for (const CommitmentEntry* entry : entries)
        ids += (ids.empty() ? "" : " ") + entry->commitment->full_id();
    return ids;
}

std::string summary_of(const std::optional<Results>& results)
{
    if (!results)
        return "none";
    return fmt::format("{}: {} | {} | {}", results->made_by->year, ids_of(results->newest),
                       ids_of(results->older_answered), ids_of(results->older_open));
}

}

TEST_CASE("the ledger site has no problem")
{
    CHECK(told(ledger_site()) == "");
    CHECK(told(ledger_site(), "2025-04-02") == "");
}

TEST_CASE("an answer is bound to its commitment, its report, its passage and its activities")
{
    const Catalogue catalogue = catalogue_of(ledger_site());
    const CommitmentEntry& entry = entry_of(catalogue, "jky/2023/lessons");
    REQUIRE(entry.answers.size() == 1);
    const AnswerEntry& answered = *entry.answers.at(0);
    CHECK(answered.commitment == &entry);
    CHECK(answered.report->id() == "jky/2024");
    CHECK(answered.anchor == "1.p1");
    CHECK(answered.activities.at(0)->activity->stem == "2024-03-01-lessons");
    CHECK(entry.state == RecordState::linked);
    CHECK(entry.assessment()->code == "done");
    CHECK(entry.answer_in(*answered.report) == &answered);
    CHECK_FALSE(entry.answer_in(*entry.report));
    CHECK(entry.activities.size() == 2);
}

TEST_CASE("the state over all follow-ups is the best known; of one follow-up it is its own")
{
    struct Row {
        std::string_view of_2024;  // what the answer of each report says; empty: there is none
        std::string_view of_2025;
        std::string_view state;
        std::string_view in_2024;
        std::string_view in_2025;
    };
    constexpr std::string_view says = "quote = \"组织法治课64场次\"\n";
    constexpr std::string_view silent = "not_mentioned = true\n";
    constexpr Row rows[] = {
        {"", "", "unreviewed", "unreviewed", "unreviewed"},
        {silent, "", "not_mentioned", "not_mentioned", "unreviewed"},
        {"", silent, "not_mentioned", "unreviewed", "not_mentioned"},
        {silent, silent, "not_mentioned", "not_mentioned", "not_mentioned"},
        {says, "", "linked", "linked", "unreviewed"},
        {says, silent, "linked", "linked", "not_mentioned"},
        {silent, says, "linked", "not_mentioned", "linked"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.of_2024);
        CAPTURE(row.of_2025);
        const auto file = [](std::string_view words) {
            return words.empty() ? std::string() : answer("jky/2023/lessons", words);
        };
        Files files = with_third_year(ledger_site(), file(row.of_2025));
        files[std::string(answers_file)] = file(row.of_2024);
        const Catalogue catalogue = catalogue_of(files);
        const CommitmentEntry& entry = entry_of(catalogue, "jky/2023/lessons");
        CHECK(code_of(entry.state) == row.state);
        CHECK(code_of(entry.state_in(*entry.follow_ups.at(0))) == row.in_2024);
        CHECK(code_of(entry.state_in(*entry.follow_ups.at(1))) == row.in_2025);
    }
}

TEST_CASE("without a follow-up report only days count")
{
    const Catalogue catalogue = catalogue_of(ledger_site());
    CHECK(entry_of(catalogue, "jky/2024/more-lessons").state == RecordState::report_pending);
    Problems problems;
    const Catalogue earlier = mingbai::catalogue_of(ledger_site(), "2026-03-31", problems);
    CHECK(entry_of(earlier, "jky/2024/more-lessons").state == RecordState::not_due);
}

TEST_CASE("an answer leads to a commitment of the same body and an earlier year, once")
{
    const std::string file(answers_file);
    const auto to = [](std::string_view id) {
        return with(answers_file, "\"jky/2023/lessons\"", fmt::format("\"{}\"", id));
    };
    CHECK(told(to("jky/2023/lesson")) == file + ":2:14 reference-dangling commitment|"
                                                "jky/2023/lesson|jky/2023/lessons\n");
    CHECK(told(to("jky/2024/more-lessons")) ==
          file + ":2:14 answer-order jky/2024/more-lessons|jky/2024\n");
    Files twice = ledger_site();
    twice[file] += answer("jky/2023/lessons", "not_mentioned = true\n");
    CHECK(rules(twice) == "answer-duplicate");
    Files nowhere = ledger_site();
    nowhere["content/jky/2020/answers.toml"] = answer("jky/2023/lessons", "not_mentioned = true\n");
    CHECK(rules(nowhere) == "reference-dangling");

    Files other = with(config_file, "[[kinds]]",
                       "[[bodies]]\nid = \"zz\"\nname = { zh = \"二\", en = \"2\" }\n"
                       "contact = { zh = \"二\", en = \"2\" }\n\n[[kinds]]");
    for (const std::string_view language : {"zh", "en"})
        other[fmt::format("content/zz/2024/report.{}.md", language)] =
            other.at(fmt::format("content/jky/2024/report.{}.md", language));
    other["content/zz/2024/answers.toml"] = answer("jky/2023/lessons", "not_mentioned = true\n");
    CHECK(rules(other) == "answer-order");
}

TEST_CASE("the quote of an answer is checked in the report of its folder")
{
    const auto quoting = [](std::string_view words) {
        return rules(with(answers_file, quote, fmt::format("quote = \"{}\"\n", words)));
    };
    CHECK(quoting("听课学生7000余人次") == "");
    // Stands in the report of 2023 only. Nothing is concluded from words that are not there.
    CHECK(quoting("全年开展法治授课52场次") == "quote-not-found assessment-unlinked");
    CHECK(rules(with(answers_file, quote, "quote = \"组织法治课64场次\"\nat = \"4.p1\"\n")) ==
          "quote-elsewhere assessment-unlinked");
}

TEST_CASE("an assessment needs words of the report")
{
    CHECK(told(with(answers_file, quote, "not_mentioned = true\n")) ==
          std::string(answers_file) + ":9:8 assessment-unlinked done\n");
    CHECK(rules(with(answers_file, quote, "")) == "key-missing");
}

TEST_CASE("activities of an answer are records of the same body")
{
    CHECK(told(with(answers_file, "2024-03-01-lessons", "2024-03-01-lesson")) ==
          std::string(answers_file) +
              ":4:14 reference-dangling activities|2024-03-01-lesson|2024-03-01-lessons\n");
    Files unread = ledger_site();
    unread["content/jky/activities/2024-03-01-lessons.zh.md"] = "+++\n";
    CHECK(rules(unread) == "front-matter-open");
}

TEST_CASE("reviews and assessments do not lie in the future")
{
    CHECK(told(ledger_site(), "2025-04-01") ==
          std::string(answers_file) + ":6:15 date-future 2025-04-02|2025-04-01\n" +
              std::string(answers_file) + ":12:6 date-future 2025-04-02|2025-04-01\n");
}

TEST_CASE("the last assessment counts over all reports, of one day that of the later report")
{
    const auto last = [](std::string_view of_2024, std::string_view of_2025) {
        Files files = with_third_year(ledger_site(), answer("jky/2023/lessons", quote, of_2025));
        files[std::string(answers_file)] = answer("jky/2023/lessons", quote, of_2024);
        const Catalogue catalogue = catalogue_of(files);
        const Assessment* found = entry_of(catalogue, "jky/2023/lessons").assessment();
        return found ? found->code : "none";
    };
    CHECK(last("", "") == "none");
    CHECK(last(assessed("partly", "2025-04-01"), "") == "partly");
    CHECK(last(assessed("partly", "2025-04-01"), assessed("done", "2026-04-01")) == "done");
    CHECK(last(assessed("partly", "2026-05-01"), assessed("done", "2026-04-01")) == "partly");
    CHECK(last(assessed("partly", "2026-04-01"), assessed("done", "2026-04-01")) == "done");
}

TEST_CASE("a story goes back through earlier years only")
{
    const Catalogue catalogue = catalogue_of(ledger_site());
    const CommitmentEntry& first = entry_of(catalogue, "jky/2023/lessons");
    const CommitmentEntry& second = entry_of(catalogue, "jky/2024/more-lessons");
    CHECK(second.earlier == std::vector<const CommitmentEntry*>{&first});
    CHECK(first.later == std::vector<const CommitmentEntry*>{&second});
    CHECK(first.earlier.empty());

    const auto continuing = [](std::string_view ids) {
        return told(with(next_commitments_file, "[\"jky/2023/lessons\"]", ids));
    };
    const std::string place = std::string(next_commitments_file) + ":7:13 ";
    CHECK(continuing("[\"jky/2024/more-lessons\"]") ==
          place + "continues-order jky/2024/more-lessons\n");
    CHECK(continuing("[\"jky/2022/lessons\"]") ==
          place + "reference-dangling continues|jky/2022/lessons|jky/2023/lessons\n");
    CHECK(continuing("[\"jky/2023/lessons\", \"jky/2023/lessons\"]") == "");
    CHECK(rules(with(commitments_file, "topic",
                     "continues = [\"jky/2024/more-lessons\"]\ntopic")) == "continues-order");
}

TEST_CASE("a commitment rests on a clause or on a framework as a whole")
{
    const Catalogue catalogue = catalogue_of(ledger_site());
    const Basis& basis = entry_of(catalogue, "jky/2024/more-lessons").bases.at(0);
    CHECK(basis.framework->id == "sample-plan");
    CHECK(basis.clause->id == "lessons");

    const auto resting = [](std::string_view on) {
        return with(next_commitments_file, "sample-plan#lessons", on);
    };
    const Catalogue whole = catalogue_of(resting("sample-plan"));
    CHECK_FALSE(entry_of(whole, "jky/2024/more-lessons").bases.at(0).clause);
    const std::string place = std::string(next_commitments_file) + ":6:14 ";
    CHECK(told(resting("sample-plan#lesson")) ==
          place + "reference-dangling frameworks|sample-plan#lesson|sample-plan#lessons\n");
    CHECK(told(resting("simple-plan")) ==
          place + "reference-dangling frameworks|simple-plan|sample-plan\n");
    CHECK(rules(resting("sample-plan#")) == "reference-dangling");
    Files unread = ledger_site();
    unread["content/frameworks/sample-plan.toml"] = "[[";
    CHECK(rules(unread) == "toml-syntax");
}

TEST_CASE("a criterion is measured by an indicator that exists")
{
    const auto measured_by = [](std::string_view id) {
        return told(with(commitments_file, "{ text = \"不少于60场次\" }",
                         fmt::format("{{ indicator = \"{}\", at_least = 60 }}", id)));
    };
    CHECK(measured_by("lessons") == "");
    CHECK(measured_by("lesson") == std::string(commitments_file) +
                                       ":6:27 reference-dangling indicator|lesson|lessons\n");
}

TEST_CASE("results lay the newest earlier report beside the year's, and never drop what is open")
{
    const auto results = [](const Files& files, Year year) {
        const Catalogue catalogue = catalogue_of(files);
        return summary_of(year_of(catalogue, year).results);
    };
    CHECK(results(ledger_site(), 2023) == "none");
    CHECK(results(ledger_site(), 2024) == "2023: jky/2023/lessons |  | ");
    const std::string none;
    const std::string lessons = answer("jky/2023/lessons", quote);
    // Done in 2024's report: nobody expects more of it, unless a report speaks of it again.
    CHECK(results(with_third_year(ledger_site(), none), 2025) ==
          "2024: jky/2024/more-lessons |  | ");
    CHECK(results(with_third_year(ledger_site(), lessons), 2025) ==
          "2024: jky/2024/more-lessons | jky/2023/lessons | ");
    for (const std::string_view code : {"partly", "ongoing", "changed"})
        CHECK(results(with_third_year(with(answers_file, "\"done\"", fmt::format("\"{}\"", code)),
                                      none),
                      2025) == "2024: jky/2024/more-lessons |  | jky/2023/lessons");
    for (const std::string_view code : {"not_done", "dropped"})
        CHECK(results(with_third_year(with(answers_file, "\"done\"", fmt::format("\"{}\"", code)),
                                      none),
                      2025) == "2024: jky/2024/more-lessons |  | ");
    Files silent = with_third_year(ledger_site(), none);
    silent.erase(std::string(answers_file));
    CHECK(results(silent, 2025) == "2024: jky/2024/more-lessons |  | jky/2023/lessons");
}

TEST_CASE("a report that was withdrawn is nobody's follow-up, and its answers say nothing")
{
    const Files files = with(next_report_file, "source =", standing_withdrawn);
    CHECK(told(files) == "");
    const Catalogue catalogue = catalogue_of(files);
    const CommitmentEntry& entry = entry_of(catalogue, "jky/2023/lessons");
    CHECK(entry.follow_ups.empty());
    CHECK(entry.answers.empty());
    CHECK_FALSE(entry.assessment());
    CHECK(catalogue.answer_entries.empty());
    CHECK(entry.state == RecordState::report_pending);
    CHECK(entry.later.empty());
    CHECK_FALSE(year_of(catalogue, 2024).results);
    CHECK(year_of(catalogue, 2024).commitments.empty());
    CHECK(ids_of({&catalogue.withdrawn_commitments.at(0)}) == "jky/2024/more-lessons");
}

TEST_CASE("what a withdrawn report promised is no promise, and what answers it no answer")
{
    const Files files = with(report_file, "source =", standing_withdrawn);
    CHECK(told(files) == "");
    const Catalogue catalogue = catalogue_of(files);
    CHECK(catalogue.answer_entries.empty());
    CHECK(entry_of(catalogue, "jky/2024/more-lessons").earlier.empty());
    CHECK(year_of(catalogue, 2023).commitments.empty());
    CHECK_FALSE(year_of(catalogue, 2024).results);
    for (const ActivityEntry& activity : catalogue.activity_entries) {
        for (const Evidence& source : activity.sources)
            CHECK(source.quote == "");
        for (const CommitmentEntry* commitment : activity.commitments)
            CHECK(commitment->commitment->year != 2023);
    }
}

TEST_CASE("the ledger of a withdrawn report is looked at all the same")
{
    const Files files = with(next_report_file, "source =", standing_withdrawn);
    CHECK(rules(changed(files, answers_file, quote, "quote = \"全年开展法治授课52场次\"\n")) ==
          "quote-not-found assessment-unlinked");
    CHECK(rules(changed(files, next_commitments_file, "[\"jky/2023/lessons\"]",
                        "[\"jky/2024/more-lessons\"]")) == "continues-order");
}

TEST_CASE("a year without a report is bridged, and said by the years")
{
    Files files = with_third_year(ledger_site(), "");
    for (const std::string_view gone :
         {"report.zh.md", "report.en.md", "commitments.toml", "answers.toml", "figures.toml"})
        files.erase("content/jky/2024/" + std::string(gone));
    const Catalogue catalogue = catalogue_of(files);
    CHECK(year_of(catalogue, 2025).report_before->year == 2023);
    CHECK(summary_of(year_of(catalogue, 2025).results) == "2023: jky/2023/lessons |  | ");
    CHECK_FALSE(year_of(catalogue, 2023).report_before);
    // 2024 holds an activity and no report.
    CHECK_FALSE(year_of(catalogue, 2024).results);
    CHECK_FALSE(year_of(catalogue, 2024).report_before);
}

TEST_CASE("what a draft report says has not been said")
{
    const Files files = with(next_report_file, "source = ", "draft = true\nsource = ");
    CHECK(told(files) == "");
    const Catalogue hidden = catalogue_of(files);
    CHECK(hidden.answer_entries.empty());
    CHECK(entry_of(hidden, "jky/2023/lessons").state == RecordState::report_pending);
    CHECK(catalogue_of(files, Drafts::shown).answer_entries.size() == 1);
}
