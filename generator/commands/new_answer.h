// Answers that an editor accepted, as they are added to answers.toml. What stands there already is
// not touched, and a conclusion is never written: that is a person's.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace mingbai {

struct NewAnswer {
    std::string commitment;  // full id
    std::string quote;       // empty: the report does not mention it
    std::string at;          // anchor; empty: the quote stands in one block only
    std::string reviewed_by;
    Date reviewed_on{};
};

// `[[answer]]` with its keys, each line ended by `line_end`.
std::string toml_of(const NewAnswer& answer, std::string_view line_end);

// `content` and behind it the answers. Throws Failure when that would not be read as it is meant.
std::string with_answers(std::string_view content, const std::vector<NewAnswer>& answers);

// Adds them to the file in one step, or makes it.
void add_answers(const std::filesystem::path& file, const std::vector<NewAnswer>& answers);

}
