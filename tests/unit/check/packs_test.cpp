#include "check/packs.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

std::string told(std::string_view demand, Files files = ledger_site())
{
    files["content/rules/a.toml"] =
        "name = \"规则包\"\n" + std::string(demand) +
        "basis = { name = \"甲\", source = \"https://example.org\", seen = 2024-04-01 }\n";
    Problems of_content;
    const Catalogue catalogue = catalogue_of(files, "2025-06-01", of_content);
    Problems problems;
    check_packs(catalogue, problems);
    return rules_of(problems);
}

}

TEST_CASE("a day is the day before which something lies, in the year after the report's")
{
    Problems problems;
    const Catalogue catalogue = catalogue_of(ledger_site(), "2025-06-01", problems);
    const Date issued = catalogue.reports.front().issued.value();
    const std::string day = to_text(issued).substr(5);
    const auto asked = [&](const std::string& before, const std::string& from) {
        return told("[[days]]\nid = \"d\"\ndate = \"issued\"\nbefore = \"" + before + "\"\nfrom = " + from + "\n");
    };
    CHECK(asked("12-31", "2000") == "");
    CHECK(asked("01-01", "2000") == "pack-day pack-day");
    CHECK(asked("01-01", "2024") == "pack-day");
    CHECK(asked("01-01", "2025") == "");
    CHECK(asked(day, "2000").starts_with("pack-day"));  // before, not on
}

TEST_CASE("a section is found by any of its words, in headings alone")
{
    CHECK(told("[[sections]]\nid = \"s\"\nheadings = [\"没有的\", \"问题\"]\n") == "");
    CHECK(told("[[sections]]\nid = \"s\"\nheadings = [\"没有的\"]\n") == "pack-section pack-section");
}

TEST_CASE("a field that says nothing is missed")
{
    CHECK(told("[[fields]]\nid = \"f\"\nfield = \"document_number\"\n").starts_with("pack-field"));
    const Files files = changed(small_site(), report_file, "source =", "summary = \"概述\"\nsource =");
    CHECK(told("[[fields]]\nid = \"f\"\nfield = \"summary\"\n", files) == "");
}

TEST_CASE("what is a part of the right word is right")
{
    CHECK(told("[[words]]\nid = \"w\"\nwrite = \"一、主要举措\"\nnot = [\"主要举措\"]\n").find("pack-words") == std::string::npos);
}
