#include "model/commitment.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

constexpr std::string_view kind = "kind = \"quantified\"\n";
constexpr std::string_view criterion = "criterion = { text = \"不少于60场次\" }\n";
constexpr std::string_view id = "id = \"lessons\"\n";

Files with(std::string_view from, std::string_view to)
{
    return changed(small_site(), commitments_file, from, to);
}

// With the record of the activity kept apart: it names the commitment.
std::string rules(std::string_view from, std::string_view to)
{
    Problems problems;
    records_of(with(from, to), problems);
    return rules_of(problems);
}

Commitment commitment_of(const Files& files)
{
    Problems problems;
    return records_of(files, problems).commitments.at(0);
}

}

TEST_CASE("a commitment is read with its facts")
{
    const Commitment commitment = commitment_of(small_site());
    CHECK(commitment.full_id() == "jky/2023/lessons");
    CHECK(commitment.quote == "组织法治课不少于60场次");
    CHECK(commitment.quote_place.line == 3);
    CHECK(commitment.topic == "schools");
    CHECK(commitment.kind == "quantified");
    CHECK(commitment.criterion->text == "不少于60场次");
    CHECK(commitment.title.in("en") == "No fewer than 60 law lessons");
    CHECK_FALSE(commitment.title.find("zh"));
}

TEST_CASE("what is not said falls due on 31 December of the plan year")
{
    CHECK(to_text(commitment_of(small_site()).due_or_default()) == "2024-12-31");
    CHECK(to_text(
              commitment_of(with(kind, "kind = \"event\"\ndue = 2024-06-30\n")).due_or_default()) ==
          "2024-06-30");
    CHECK(rules(kind, "kind = \"event\"\ndue = \"2024\"\n") == "date-bad");
    CHECK(rules(kind, "kind = \"event\"\ndue = 2024-06-30T10:00:00\n") == "date-bad");
    CHECK(rules(kind, "kind = \"event\"\ndue = 2024-06-31\n") == "date-bad");
}

TEST_CASE("ids are plain, unique and no name of a page of the year")
{
    CHECK(rules(id, "id = \"Lessons\"\n") == "id-bad");
    CHECK(rules(id, "id = \"../x\"\n") == "id-bad");
    CHECK(rules(id, "") == "key-missing");
    for (const std::string_view taken : {"report", "commitments", "activities", "index", "results",
                                         "compared", "figures", "attachments"}) {
        CAPTURE(taken);
        CHECK(rules(id, "id = \"" + std::string(taken) + "\"\n") == "id-reserved");
    }
    const std::string twice = small_site().at(std::string(commitments_file));
    Files files = small_site();
    files[std::string(commitments_file)] = twice + "\n" + twice;
    Problems problems;
    CHECK(records_of(files, problems).commitments.size() == 1);
    CHECK(lines_of(problems) == std::string(commitments_file) + ":10:6 id-duplicate lessons\n");
}

TEST_CASE("a bad id makes no commitment, for it would be an address")
{
    Problems problems;
    CHECK(records_of(with(id, "id = \"../x\"\n"), problems).commitments.empty());
}

TEST_CASE("kinds are those of the design, topics those of the configuration")
{
    for (const std::string_view good :
         {"quantified", "deliverable", "event", "recurring", "mechanism", "diffuse", "delegated"})
        CHECK(rules(kind, "kind = \"" + std::string(good) + "\"\n") == "");
    CHECK(rules(kind, "kind = \"vague\"\n") == "key-value");
    CHECK(rules(kind, "") == "key-missing");
    CHECK(rules("topic = \"schools\"\n", "topic = \"roads\"\n") == "reference-dangling");
    CHECK(rules("topic = \"schools\"\n", "") == "");
}

TEST_CASE("a criterion says something that can be checked")
{
    CHECK(rules(criterion, "") == "");
    CHECK_FALSE(commitment_of(with(criterion, "")).criterion);
    CHECK(rules(criterion,
                "criterion = { indicator = \"lessons\", at_least = 60, unit = \"场次\" }\n") == "");
    CHECK(rules(criterion, "criterion = { indicator = \"lessons\", at_most = 0.5 }\n") == "");
    CHECK(rules(criterion, "criterion = { indicator = \"lessons\" }\n") == "key-missing");
    CHECK(rules(criterion, "criterion = { at_least = 60 }\n") == "key-missing");
    CHECK(rules(criterion, "criterion = {}\n") == "key-missing");
    CHECK(rules(criterion, "criterion = \"不少于60场次\"\n") == "key-type");
    CHECK(rules(criterion, "criterion = { text = \"a\", at_lest = 60 }\n") == "key-unknown");
}

TEST_CASE("a file of commitments that is none is told and makes none")
{
    for (const std::string_view text :
         {"commitment = 5", "[commitment]\nid = \"a\"", "commitments = []"}) {
        CAPTURE(text);
        Files files = small_site();
        files[std::string(commitments_file)] = text;
        Problems problems;
        CHECK(records_of(files, problems).commitments.empty());
        CHECK_FALSE(problems.empty());
    }
}
