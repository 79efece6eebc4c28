#include "model/activity.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

constexpr std::string_view date = "date = 2023-09-20\n";

Files with(std::string_view from, std::string_view to)
{
    return changed(small_site(), activity_file, from, to);
}

constexpr std::string_view image_table =
    "[[images]]\nfile = \"2023-09-20-moot-court.jpg\"\nalt = \"学生坐在模拟法庭里\"\n"
    "consent = \"图中无人\"\n";

std::string rules(std::string_view from, std::string_view to)
{
    return rules_of(problems_of(with(from, to)));
}

// The record under another file name, without its translation and without the photograph.
Files named(std::string_view stem, std::string_view date_line)
{
    Files files = changed(with(date, date_line), activity_file,
                          std::string(image_table), "");
    const std::string text = files.at(std::string(activity_file));
    files.erase(std::string(activity_file));
    files.erase("content/jky/activities/2023-09-20-moot-court.en.md");
    files.erase("content/jky/activities/2023-09-20-moot-court.jpg");
    files["content/jky/activities/" + std::string(stem) + ".zh.md"] = text;
    return files;
}

Activity activity_of(const Files& files)
{
    Problems problems;
    return records_of(files, problems).activities.at(0);
}

Activity on(std::string_view day, std::string stem, std::string body = "jky")
{
    Activity activity = activity_of(small_site());
    activity.start = PartialDate::parse(day).value();
    activity.stem = std::move(stem);
    activity.body = std::move(body);
    return activity;
}

}

TEST_CASE("a record is read with its facts")
{
    const Activity activity = activity_of(small_site());
    CHECK(activity.body == "jky");
    CHECK(activity.stem == "2023-09-20-moot-court");
    CHECK(activity.start.text() == "2023-09-20");
    CHECK_FALSE(activity.end);
    CHECK(activity.kind == "lecture");
    CHECK(activity.place == "示例县第二中学");
    CHECK(activity.commitments == std::vector<std::string>{"jky/2023/lessons"});
    CHECK(activity.sources.at(0).report == "jky/2023");
    CHECK(activity.sources.at(0).place.line == 15);
}

TEST_CASE("a date is known as far as it is known, and the file name begins with it")
{
    CHECK(activity_of(named("2023-09-lesson", "date = \"2023-09\"\n")).start.text() == "2023-09");
    CHECK(activity_of(named("2023-lesson", "date = \"2023\"\n")).start.text() == "2023");
    CHECK(rules_of(problems_of(named("2023-09-lesson", "date = \"2023-09\"\n"))) ==
          "translation-missing");
    CHECK(rules_of(problems_of(named("2023-09-19-lesson", date))) ==
          "date-file-name translation-missing");
    CHECK(rules_of(problems_of(named("2023-lesson", date))) ==
          "date-file-name translation-missing");
    CHECK(rules_of(problems_of(named("lesson", "date = \"2023\"\n"))) ==
          "date-file-name translation-missing");
    CHECK(rules_of(problems_of(named("2023", "date = \"2023\"\n"))) ==
          "date-file-name translation-missing");
}

TEST_CASE("a span has both ends, in order")
{
    const auto span = [](std::string_view lines) { return named("2023-09-20-week", lines); };
    const Activity activity = activity_of(span("start = 2023-09-20\nend = 2023-09-26\n"));
    CHECK(activity.start.text() == "2023-09-20");
    CHECK(to_text(*activity.end) == "2023-09-26");
    CHECK(rules(date, "start = 2023-09-20\n") == "key-missing");
    CHECK(rules(date, "end = 2023-09-20\n") == "key-missing");
    CHECK(rules(date, "start = 2023-09-20\nend = 2023-09-19\n") == "date-order");
    CHECK(rules(date, "start = 2023-09-20\nend = 2023-09-20\n") == "");
    CHECK(rules(date, "start = 2023-09-20\nend = \"2023\"\n") == "date-bad");
    CHECK(rules(date, "date = 2023-09-20\nstart = 2023-09-20\nend = 2023-09-21\n") ==
          "key-unknown");
}

TEST_CASE("what is no date is told, and the record is not invented")
{
    for (const std::string_view bad : {"\"九月\"", "\"2023-9\"", "\"2023-02-30\"", "\"\"",
                                       "2023-09-20T10:00:00", "2023-09-31"}) {
        CAPTURE(bad);
        const Files files = with(date, "date = " + std::string(bad) + "\n");
        Problems problems;
        CHECK(records_of(files, problems).activities.empty());
        CHECK(rules_of(problems) == "date-bad");
    }
    CHECK(rules(date, "date = 2023\n") == "key-type");
    CHECK(rules(date, "") == "key-missing");
}

TEST_CASE("kinds are those of the configuration")
{
    CHECK(rules("kind = \"lecture\"\n", "kind = \"lectures\"\n") == "reference-dangling");
    CHECK(rules("kind = \"lecture\"\n", "") == "key-missing");
}

TEST_CASE("an image is a photograph beside the record")
{
    constexpr std::string_view file = "file = \"2023-09-20-moot-court.jpg\"";
    for (const std::string_view bad :
         {"other.jpg", "../activities/2023-09-20-moot-court.jpg", "../../pages/about.zh.md",
          "/etc/passwd", "..", "2023-09-20-moot-court.zh.md"}) {
        CAPTURE(bad);
        const std::string found = rules(file, "file = \"" + std::string(bad) + "\"");
        CHECK(found.find("image-broken") != std::string::npos);
    }
}

TEST_CASE("a photograph says what is to be seen and who agreed, or is not published")
{
    CHECK(rules("alt = \"学生坐在模拟法庭里\"\n", "") == "key-missing");
    CHECK(rules("consent = \"图中无人\"\n", "") == "key-missing");
    CHECK(rules(image_table, "") == "photo-consent");
    // As it was once written.
    CHECK(rules_of(problems_of(changed(changed(small_site(), activity_file, image_table, ""),
                                       activity_file, "place =",
                                       "images = [\"2023-09-20-moot-court.jpg\"]\nplace ="))) ==
          "photo-consent");
}

TEST_CASE("a record stands for all days that it can mean")
{
    const auto days = [](std::string_view stem, std::string_view date_line) {
        const Period period = days_of(activity_of(named(stem, date_line)));
        return to_text(period.start) + " " + to_text(period.end);
    };
    CHECK(days("2023-09-20-a", "date = 2023-09-20\n") == "2023-09-20 2023-09-20");
    CHECK(days("2024-02-a", "date = \"2024-02\"\n") == "2024-02-01 2024-02-29");
    CHECK(days("2023-a", "date = \"2023\"\n") == "2023-01-01 2023-12-31");
    CHECK(days("2023-12-30-a", "start = 2023-12-30\nend = 2024-01-02\n") ==
          "2023-12-30 2024-01-02");
}

TEST_CASE("the figures of a record quote its own text, in the original language")
{
    const auto figure = [](std::string_view quote) {
        return changed(changed(small_site(), activity_file, "+++\n\n学生分组担任各方角色。",
                               "+++\n\n学生32人分组担任各方角色。"),
                       activity_file, "quote = \"全年开展法治授课52场次\"\n",
                       "quote = \"全年开展法治授课52场次\"\n\n[[figures]]\nindicator = \"pupils\"\n"
                       "value = 32\nunit = \"人\"\nquote = \"" + std::string(quote) + "\"\n");
    };
    const Activity activity = activity_of(figure("学生32人分组"));
    CHECK(activity.figures.at(0).anchor == "p1");
    CHECK(activity.figures.at(0).source.report == "");
    CHECK(to_text(activity.figures.at(0).period.start) == "2023-09-20");
    Problems problems;
    records_of(figure("全年开展法治授课52场次"), problems);  // stands in the report only
    CHECK(only(problems, "quote-not-found").words.at(0) == activity_file);
    Problems of_translation;
    records_of(figure("Pupils took the parts"), of_translation);
    CHECK(rules_of(of_translation) == "quote-not-found");
}

TEST_CASE("unknown keys are told")
{
    CHECK(rules(date, "date = 2023-09-20\nfigures = []\n") == "");
    CHECK(rules(date, "date = 2023-09-20\npartner = []\n") == "key-unknown");
    CHECK(rules("quote = \"全年开展法治授课52场次\"\n",
                "quote = \"全年开展法治授课52场次\"\npage = 1\n") == "key-unknown");
}

TEST_CASE("records stand in a strict order: year, precision, date, id, body")
{
    const std::vector<Activity> ordered{
        on("2022", "2022-x"),  on("2023-01-31", "a"),
        on("2023-09-20", "a"), on("2023-09-20", "a", "zz"),
        on("2023-09-20", "b"), on("2023-12-01", "a"),
        on("2023-01", "a"),    on("2023-09", "a"),
        on("2023", "a"),       on("2023", "b"),
        on("2024-01-01", "a"),
    };
    for (std::size_t i = 0; i < ordered.size(); ++i)
        for (std::size_t j = 0; j < ordered.size(); ++j) {
            CAPTURE(i);
            CAPTURE(j);
            CHECK(stands_before(ordered[i], ordered[j]) == (i < j));
        }
}
