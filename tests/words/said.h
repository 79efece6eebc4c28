// Every word of a theme's table as a reader meets it, filled in with small numbers, and what is wrong with how its
// numbers are said. What is said is kept beside this file, so that no word changes unseen.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::words_test {

struct Entry {
    std::string key;       // "list.records"
    std::string language;  // the id, which is its tag too
    std::string pattern;
};

using Faults = std::vector<std::string>;

std::vector<Entry> entries_of(const std::string& table);

// The names that some word of some language counts with.
std::set<std::string> counting_names(const std::vector<Entry>& entries);

// A line a word: list.records = “0 records” “1 record” “2 records” “5 records”
std::string said_in(const std::string& language, const std::vector<Entry>& entries);

// In a language that says one thing otherwise than two, each word with a number in it must do so, and name every form
// that the language has.
Faults plural_faults(const std::vector<Entry>& entries);

// A line for each that differs: what was kept and is not said, what is said and was not kept.
Faults changes_of(std::string_view kept, std::string_view said);

}
