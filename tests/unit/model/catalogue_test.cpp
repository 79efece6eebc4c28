#include "model/catalogue.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

Date day(std::string_view text)
{
    return parse_date(text).value();
}

Commitment commitment_due(std::string_view due)
{
    Commitment commitment;
    commitment.body = "jky";
    commitment.year = 2023;
    if (!due.empty())
        commitment.due = day(due);
    return commitment;
}

Report later_report()
{
    Problems problems;
    Report report = records_of(small_site(), problems).reports.at(0);
    report.year = 2024;
    return report;
}

Catalogue catalogue_of(const Files& files, std::string_view as_of = "2024-06-01")
{
    Problems problems;
    return mingbai::catalogue_of(files, as_of, problems);
}

// With a report of another year: the small site's, under that year.
Files with_year(Files files, int year, std::string_view front = "")
{
    files[fmt::format("content/jky/{}/report.zh.md", year)] =
        report_text(front, "\n## 一、主要工作\n\n另一年的文字，与众不同。\n");
    return files;
}

Files with_quote(std::string_view quote, std::string_view more = "")
{
    return changed(small_site(), commitments_file, "quote = \"组织法治课不少于60场次\"\n",
                   fmt::format("quote = \"{}\"\n{}", quote, more));
}

std::string told(const Files& files)
{
    return lines_of(problems_of(files));
}

std::string rules(const Files& files)
{
    return rules_of(problems_of(files));
}

std::string media_of(const Catalogue& catalogue)
{
    std::string media;
    for (const Path& file : catalogue.media)
        media += std::string(file.name()) + " ";
    return media;
}

}

TEST_CASE("the record state follows from the day, the due day and 31 March of P+1 alone")
{
    struct Row {
        std::string_view due;  // of a commitment in the report of 2023, so P is 2024
        std::string_view as_of;
        RecordState state;
    };
    constexpr RecordState not_due = RecordState::not_due;
    constexpr RecordState pending = RecordState::report_pending;
    constexpr Row rows[] = {
        {"", "2024-01-01", not_due},           {"", "2024-12-31", not_due},
        {"", "2025-01-01", not_due},           {"", "2025-03-31", not_due},
        {"", "2025-04-01", pending},           {"", "2030-01-01", pending},
        {"2024-06-30", "2024-06-30", not_due}, {"2024-06-30", "2024-07-01", not_due},
        {"2024-06-30", "2025-03-31", not_due}, {"2024-06-30", "2025-04-01", pending},
        {"2025-03-31", "2025-03-31", not_due}, {"2025-03-31", "2025-04-01", pending},
        {"2025-04-01", "2025-04-01", not_due}, {"2025-04-01", "2025-04-02", pending},
        {"2027-12-31", "2027-12-31", not_due}, {"2027-12-31", "2028-01-01", pending},
        {"2020-01-01", "2025-03-31", not_due}, {"2020-01-01", "2025-04-01", pending},
    };
    const Report follow_up = later_report();
    for (const Row& row : rows) {
        CAPTURE(row.due);
        CAPTURE(row.as_of);
        const Commitment commitment = commitment_due(row.due);
        CHECK(code_of(state_of(commitment, nullptr, day(row.as_of))) == code_of(row.state));
        // A report that is there comes before every date.
        CHECK(code_of(state_of(commitment, &follow_up, day(row.as_of))) == "unreviewed");
    }
}

TEST_CASE("a state changes at most once as days go by, and never back")
{
    for (const std::string_view due : {"", "2024-02-29", "2025-06-01"}) {
        const Commitment commitment = commitment_due(due);
        bool pending = false;
        for (std::chrono::sys_days on = day("2023-12-01");
             on < std::chrono::sys_days(day("2026-01-01")); on += std::chrono::days(1)) {
            const bool now = state_of(commitment, nullptr, Date(on)) == RecordState::report_pending;
            CHECK((now || !pending));
            pending = now;
        }
        CHECK(pending);
    }
}

TEST_CASE("an entry knows its passage, its days and its report")
{
    const Catalogue catalogue = catalogue_of(small_site());
    const CommitmentEntry& entry = catalogue.commitment_entries.at(0);
    CHECK(entry.anchor == "4.p1");
    CHECK(entry.report->id() == "jky/2023");
    CHECK(to_text(entry.due) == "2024-12-31");
    CHECK(to_text(entry.report_due) == "2025-04-01");
    CHECK(entry.commitment->criterion);
    CHECK(entry.follow_ups.empty());
    CHECK(entry.state == RecordState::not_due);
    CHECK(catalogue.activity_entries.at(0).commitments.at(0) == &entry);
    CHECK(catalogue.activity_entries.at(0).sources.at(0).anchor == "1.p1");
}

TEST_CASE("no measurable criterion is an attribute, not a state")
{
    const Catalogue catalogue = catalogue_of(
        changed(small_site(), commitments_file, "criterion = { text = \"不少于60场次\" }\n", ""));
    CHECK_FALSE(catalogue.commitment_entries.at(0).commitment->criterion);
    CHECK(catalogue.commitment_entries.at(0).state == RecordState::not_due);
}

TEST_CASE("follow-ups are all later reports of the same body, oldest first")
{
    using Years = std::vector<Year>;
    const auto follow_ups = [](const Files& files) {
        const Catalogue catalogue = catalogue_of(files);
        Years years;
        for (const Report* report : catalogue.commitment_entries.at(0).follow_ups)
            years.push_back(report->year);
        return years;
    };
    CHECK(follow_ups(with_year(small_site(), 2022)).empty());
    CHECK(follow_ups(with_year(small_site(), 2024)) == Years{2024});
    CHECK(follow_ups(with_year(with_year(small_site(), 2026), 2025)) == Years{2025, 2026});
    CHECK(follow_ups(with_year(small_site(), 2024, "draft = true\n")).empty());

    Files other = changed(small_site(), config_file, "[[kinds]]",
                          "[[bodies]]\nid = \"zz\"\nname = { zh = \"二\", en = \"2\" }\n"
                          "contact = { zh = \"二\", en = \"2\" }\n\n[[kinds]]");
    other["content/zz/2024/report.zh.md"] = report_text();
    CHECK(follow_ups(other).empty());
}

TEST_CASE("a quote is found or what is wrong with it is said")
{
    const std::string file(commitments_file);
    CHECK(told(with_quote("组织法治课不少于60场次", "at = \"4.p1\"\n")) == "");
    CHECK(told(with_quote("组织法治课不少于60场次", "at = \"9.p1\"\n")) ==
          file + ":4:6 anchor-broken 9.p1|" + std::string(report_file) + "\n");
    CHECK(rules(with_quote("组织法治课不少于60场次", "at = \"1.p1\"\n")) == "quote-elsewhere");
    CHECK(rules(with_quote("法治课")) == "quote-short");
    CHECK(rules(with_quote("")) == "key-missing");
    CHECK(rules(with_quote("组织法治课不少于６０场次")) == "quote-form");
    CHECK(rules(with_quote("今天天气很好")) == "quote-not-found");

    const Problem near = only(problems_of(with_quote("组织法治课不少于80场次")), "quote-not-found");
    CHECK(near.words.at(0) == report_file);
    CHECK(near.words.at(1) == "4.p1");
    CHECK(near.words.at(2).find("组织法治课不少于60场次") != std::string::npos);
}

TEST_CASE("a quote that stands twice is ambiguous until it says where")
{
    const Files twice =
        changed(small_site(), report_file, "部分学校开课偏少。", "组织法治课不少于60场次。");
    const Problem problem = only(problems_of(twice), "quote-ambiguous");
    CHECK(problem.words == std::vector<std::string>{"2.p1", "4.p1"});
    CHECK(rules(changed(twice, commitments_file, "topic", "at = \"4.p1\"\ntopic")) == "");
}

TEST_CASE("the words of a translation never satisfy a quote")
{
    CHECK(rules(with_quote("Hold no fewer than 60 law lessons")) == "quote-not-found");
}

TEST_CASE("a quote of an activity is checked in the report that it names")
{
    const auto source = [](std::string_view from, std::string_view to) {
        return rules(changed(small_site(), activity_file, from, to));
    };
    CHECK(source("全年开展法治授课52场次", "全年开展法治授课53场次") == "quote-not-found");
    CHECK(source("report = \"jky/2023\"", "report = \"jky/2022\"") == "reference-dangling");
    CHECK(source("report = \"jky/2023\"", "report = \"2023\"") == "reference-dangling");
    CHECK(source("commitments = [\"jky/2023/lessons\"]", "commitments = [\"jky/2023/lesson\"]") ==
          "reference-dangling");
}

TEST_CASE("commitments without their report, and continued ones that are nowhere, dangle")
{
    Files files = small_site();
    files["content/jky/2021/commitments.toml"] = files.at(std::string(commitments_file));
    CHECK(told(files) ==
          "content/jky/2021/commitments.toml:3:9 reference-dangling report|jky/2021\n");
    CHECK(rules(changed(small_site(), commitments_file, "topic",
                        "continues = [\"jky/2020/lessons\"]\ntopic")) == "reference-dangling");
}

TEST_CASE("what rests on a file that can not be read is not blamed for it")
{
    Files files = changed(small_site(), report_file, "issued = 2024-03-08", "issued = 2024-02-30");
    CHECK(rules(files) == "date-bad");
    files = small_site();
    files[std::string(commitments_file)] = "[[commitment]\n";
    CHECK(rules(files) == "toml-syntax");
    files = small_site();
    files.erase(std::string(report_file));
    CHECK(rules(files) == "original-missing");
    // A file that was read and promises nothing is no excuse.
    files = small_site();
    files[std::string(commitments_file)] = "# nothing\n";
    CHECK(rules(files) == "reference-dangling");
}

TEST_CASE("a day after the as-of day is an error and hides nothing")
{
    const auto future = [](std::string_view as_of) {
        return rules_of(problems_of(small_site(), as_of));
    };
    CHECK(future("2024-03-15") == "");
    CHECK(future("2024-03-14") == "date-future");
    CHECK(future("2024-03-07") == "date-future date-future");
    CHECK(future("2023-09-19") == "date-future date-future date-future");
    Problems problems;
    CHECK(mingbai::catalogue_of(small_site(), "2023-01-01", problems).reports.size() == 1);
}

TEST_CASE("a span that ends after the as-of day lies in the future, a mere year does not")
{
    CHECK(rules(changed(small_site(), activity_file, "date = 2023-09-20",
                        "start = 2023-09-20\nend = 2024-06-02")) == "date-future");
    CHECK(rules(changed(small_site(), activity_file, "date = 2023-09-20",
                        "start = 2023-09-20\nend = 2024-06-01")) == "");
    CHECK(rules(changed(small_site(), activity_file, "date = 2023-09-20", "date = \"2024\"")) ==
          "date-file-name");
}

TEST_CASE("years come newest first and hold what belongs to them")
{
    const Catalogue catalogue = catalogue_of(with_year(with_year(small_site(), 2021), 2024));
    const BodyEntry& body = catalogue.bodies.at(0);
    CHECK(body.body->id == "jky");
    CHECK(body.years.size() == 3);
    CHECK(body.years.at(0).year == 2024);
    CHECK(body.years.at(1).year == 2023);
    CHECK(body.years.at(2).year == 2021);
    CHECK(body.years.at(1).activities.size() == 1);
    CHECK(body.years.at(1).commitments.size() == 1);
    CHECK(body.years.at(0).activities.empty());
}

TEST_CASE("a year that has records but no report is a year")
{
    Files files = small_site();
    files["content/jky/activities/2020-lesson.zh.md"] =
        "+++\ntitle = \"课\"\ndate = \"2020\"\nkind = \"lecture\"\n+++\n";
    const Catalogue catalogue = catalogue_of(files);
    CHECK(catalogue.bodies.at(0).years.back().year == 2020);
    CHECK_FALSE(catalogue.bodies.at(0).years.back().report);
}

TEST_CASE("activities stand in their order, and their entries point to them")
{
    Files files = small_site();
    for (const std::string_view date : {"2023-12-01", "2023-01", "2023", "2023-03-05"})
        files[fmt::format("content/jky/activities/{}-a.zh.md", date)] =
            fmt::format("+++\ntitle = \"课\"\ndate = \"{}\"\nkind = \"lecture\"\n+++\n", date);
    const Catalogue catalogue = catalogue_of(files);
    std::string order;
    for (const ActivityEntry* entry : catalogue.bodies.at(0).years.at(0).activities)
        order += entry->activity->start.text() + " ";
    CHECK(order == "2023-03-05 2023-09-20 2023-12-01 2023-01 2023 ");
}

TEST_CASE("a draft is left out with all that is its own, unless drafts are shown")
{
    Files files = changed(small_site(), report_file, "source = ", "draft = true\nsource = ");
    files.erase(std::string(activity_file));
    files.erase("content/jky/activities/2023-09-20-moot-court.en.md");
    files.erase("content/jky/activities/2023-09-20-moot-court.jpg");
    files["content/jky/2023/attachments/a.pdf"] = "x";
    Problems problems;
    const Catalogue hidden = mingbai::catalogue_of(files, "2024-06-01", problems);
    CHECK(hidden.reports.empty());
    CHECK(hidden.commitment_entries.empty());
    CHECK(hidden.bodies.at(0).years.empty());
    CHECK(media_of(hidden) == "");
    CHECK(problems.empty());

    const Catalogue shown = mingbai::catalogue_of(files, "2024-06-01", problems, Drafts::shown);
    CHECK(shown.reports.size() == 1);
    CHECK(shown.commitment_entries.size() == 1);
    CHECK(media_of(shown) == "a.pdf ");
    CHECK(problems.empty());
}

TEST_CASE("the photographs of a draft record are not published, those that another names are")
{
    const Files draft = changed(small_site(), activity_file, "place =", "draft = true\nplace =");
    CHECK(media_of(catalogue_of(draft)) == "");
    CHECK(catalogue_of(draft).activities.empty());
    Files shared = draft;
    shared["content/jky/activities/2023-10-01-b.zh.md"] =
        "+++\ntitle = \"课\"\ndate = 2023-10-01\nkind = \"lecture\"\n"
        "[[images]]\nfile = \"2023-09-20-moot-court.jpg\"\nalt = \"图\"\nconsent = \"无人\"\n+++\n";
    CHECK(media_of(catalogue_of(shared)) == "2023-09-20-moot-court.jpg ");
}

TEST_CASE("attachments and photographs of what was withdrawn are not published, in a preview neither")
{
    const std::string withdrawn = "withdrawn = { on = 2024-05-06, reason = \"数字有误\" }\n";
    for (const Drafts drafts : {Drafts::hidden, Drafts::shown}) {
        Files files = changed(small_site(), activity_file, "place =", withdrawn + "place =");
        files["content/jky/2023/attachments/a.pdf"] = "%PDF";
        Problems problems;
        CHECK(media_of(mingbai::catalogue_of(files, "2024-06-01", problems, drafts)) == "a.pdf ");
        files = changed(files, report_file, "source =", withdrawn + "source =");
        CHECK(media_of(mingbai::catalogue_of(files, "2024-06-01", problems, drafts)) == "");
    }
}

TEST_CASE("who rests on a hidden draft dangles")
{
    CHECK(rules(changed(small_site(), report_file, "source = ", "draft = true\nsource = ")) ==
          "reference-dangling reference-dangling");
}

TEST_CASE("a catalogue that was moved still points to its own records")
{
    Catalogue first = catalogue_of(small_site());
    const Catalogue second = std::move(first);
    CHECK(second.commitment_entries.at(0).commitment == &second.commitments.at(0));
    CHECK(second.commitment_entries.at(0).report == &second.reports.at(0));
    CHECK(second.bodies.at(0).body == &second.config.bodies.at(0));
    CHECK(second.bodies.at(0).years.at(0).report == &second.reports.at(0));
    CHECK(second.activity_entries.at(0).activity == &second.activities.at(0));
}

TEST_CASE("pages of words are found by their names")
{
    const Catalogue catalogue = catalogue_of(small_site());
    CHECK(catalogue.find_plain_page("about"));
    CHECK_FALSE(catalogue.find_plain_page("accessibility"));
}
