// Problem: what an editor can mend, as a fact (rule, place, words). Whether it is a note, a warning or
// an error, and how it is said, stands in check/rulebook alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai {

struct Place {
    std::string file;          // as in the repository; not a Path, for the name itself may be the problem
    std::uint32_t line = 0;    // from 1; 0: the whole file
    std::uint32_t column = 0;  // from 1, in characters; 0: the whole line
};

struct Problem {
    std::string rule;                // a row of check/rulebook
    Place place;
    std::vector<std::string> words;  // fill {0}, {1} … of the rule's sentence and hint; may be empty
};

class Problems {
public:
    void add(std::string_view rule, Place place, std::vector<std::string> words = {});

    // Takes over all of `other`, in its order. Parallel work collects apart and is joined in a fixed
    // order, so that what is said never depends on the schedule.
    void append(Problems other);

    // Sorted by file, line, column, rule; each once.
    std::vector<Problem> sorted() const;

    bool empty() const { return found_.empty(); }
    const std::vector<Problem>& all() const { return found_; }  // in the order in which they were found

private:
    std::vector<Problem> found_;
};

}
