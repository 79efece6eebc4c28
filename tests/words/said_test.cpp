// The words of the project's own theme, held against what they said when somebody last read them. With UPDATE=1 what
// they say now is kept.
#include "words/said.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include <doctest/doctest.h>

using namespace mingbai::words_test;

namespace {

const std::string project = PROJECT_FOLDER;

std::string text_of(const std::string& file)
{
    std::ifstream stream(project + "/" + file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<Entry> words_of_project()
{
    return entries_of(text_of("themes/plain/words.toml"));
}

// The table with `from`, which stands in it once, replaced.
std::string changed(std::string table, const std::string& from, const std::string& to)
{
    const std::size_t at = table.find(from);
    REQUIRE(at != std::string::npos);
    REQUIRE(table.find(from, at + 1) == std::string::npos);
    return table.replace(at, from.size(), to);
}

const std::string small_table = "home = { zh = \"首页\", en = \"Home\" }\n[list]\n"
                                "records = { zh = \"{count}条记录\", "
                                "en = \"{count, plural, one{# record} other{# records}}\" }\n";

}

TEST_CASE("no word of the interface has changed unseen")
{
    const std::vector<Entry> entries = words_of_project();
    std::set<std::string> languages;
    for (const Entry& entry : entries)
        languages.insert(entry.language);
    CHECK(languages.size() >= 2);
    for (const std::string& language : languages) {
        const std::string said = said_in(language, entries);
        const std::string file = "tests/words/" + language + ".txt";
        if (std::getenv("UPDATE") != nullptr) {
            std::ofstream(project + "/" + file, std::ios::binary) << said;
            std::cout << file << " is written anew. Read the difference before you commit it.\n";
        }
        for (const std::string& change : changes_of(text_of(file), said))
            FAIL_CHECK(file << " " << change << " (meant? UPDATE=1 keeps it)");
    }
}

TEST_CASE("one thing and two things are told apart in every language that does")
{
    for (const std::string& fault : plural_faults(words_of_project()))
        FAIL_CHECK(fault);
}

// The inspector is inspected.

TEST_CASE("inspector: what a word says")
{
    const std::vector<Entry> entries = entries_of(small_table);
    CHECK(said_in("en", entries) == "home = “Home”\nlist.records = “0 records” “1 record” “2 records” “5 records”\n");
    CHECK(said_in("zh", entries) == "home = “首页”\nlist.records = “0条记录” “1条记录” “2条记录” “5条记录”\n");
    CHECK(plural_faults(entries).empty());
}

TEST_CASE("inspector: a rewritten word is seen")
{
    const std::string kept = said_in("zh", entries_of(small_table));
    const std::string said = said_in("zh", entries_of(changed(small_table, "首页", "主页")));
    CHECK(changes_of(kept, kept).empty());
    CHECK(changes_of(kept, said) == Faults{"was kept: home = “首页”", "is said: home = “主页”"});
}

TEST_CASE("inspector: a missing plural is seen")
{
    const auto faults_of = [](const std::string& to) {
        return plural_faults(entries_of(changed(small_table, "{count, plural, one{# record} other{# records}}", to) +
                                        "n = { en = \"{count, plural, one{# day} other{# days}}\" }\n"));
    };
    const std::string alike = "list.records (en): one and two {count} are said alike";
    const std::string no_form = "list.records (en): no form for “one”";
    CHECK(faults_of("{count} records") == Faults{alike, no_form});
    CHECK(faults_of("{count, plural, other{# records}}") == Faults{alike, no_form});
    CHECK(faults_of("{count, plural, one{# records} other{# records}}") == Faults{alike});
    CHECK(faults_of("Records: {count}").empty());
    // Arabic has six forms; two of them are not all.
    CHECK(plural_faults(entries_of("n = { ar = \"{count, plural, one{a #} other{b #}}\" }\n")).size() == 4);
}
