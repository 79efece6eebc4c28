// An answer (回应): what a later report says about a commitment, quoted by a named reviewer; and
// assessments (核对结论, axis B): what a named person concludes from it. The program concludes
// nothing.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/problem.h"
#include "model/document.h"
#include "model/evidence.h"
#include "text/language.h"

namespace mingbai {

// In the order in which pages show them.
inline constexpr std::array<std::string_view, 6> assessment_codes{"done",     "partly",  "ongoing",
                                                                  "not_done", "changed", "dropped"};

struct Assessment {
    std::string code;  // of assessment_codes
    std::string by;    // self, editor, third-party
    std::string person;
    Date on{};
    Localized note;  // may be empty
    Place place;     // of the code
    Place on_place;
};

struct Answer {
    std::string body;                     // id
    Year year = 0;                        // of the report that answers
    std::string commitment;               // full id
    bool not_mentioned = false;           // the reviewer found no passage; then there is no quote
    SourceClaim source;                   // of the report of the same folder
    std::vector<std::string> activities;  // stems of the same body
    std::string reviewed_by;
    Date reviewed_on{};                   // year 0: missing
    std::vector<Assessment> assessments;  // the complete ones, in the order of the file
    Place place;                          // of the commitment key
    Place activities_place;
    Place reviewed_on_place;

    // By `on`, of one day the later in the file; nothing when there is none.
    const Assessment* newest() const;
};

// The file of the answers that one report gives.
struct AnswersFile {
    std::string body;  // id
    Year year = 0;
    Path path;
};

// What is missing is reported; an answer stands as soon as it names a commitment.
std::vector<Answer> read_answers(const Reading& reading, const AnswersFile& file,
                                 Problems& problems);

}
