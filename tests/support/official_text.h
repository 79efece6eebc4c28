// Made-up official prose and made-up changes of it, the same for the same seed; and texts that no
// official would write. What tests, fuzzing and benchmarks of comparing are fed with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/outline.h"

namespace mingbai {

class OfficialText {
public:
    explicit OfficialText(std::uint32_t seed) : random_(seed) {}

    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

    std::string sentence();
    std::string paragraph();  // one to four sentences
    std::string
    hostile(std::size_t size);  // any characters, few different ones, combining marks, no sense

    // Some characters put in, taken out or replaced; now and then another number, width or form.
    std::string edited(std::string text);

    using Lines = std::vector<std::string>;  // "#" before a heading, "-" an item, "|" a cell; else
                                             // a paragraph
    Lines report(std::size_t sections);      // numbered as officials do
    Lines edited(Lines report);  // renumbered, moved, split, merged, taken out, put in, edited
    Lines hostile_lines();

private:
    std::mt19937 random_;
};

Outline outline_of_lines(const OfficialText::Lines& lines);
std::string text_of_lines(const OfficialText::Lines& lines);

// Characters of valid UTF-8, each a string.
std::vector<std::string> characters_of(std::string_view text);

}
