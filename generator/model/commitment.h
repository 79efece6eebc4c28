// A commitment (承诺事项): one clause of a report's plan, quoted, and by when it can be checked.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/problem.h"
#include "model/document.h"
#include "text/language.h"

namespace mingbai {

// In the order in which pages show them.
inline constexpr std::array<std::string_view, 7> commitment_kinds{
    "quantified", "deliverable", "event", "recurring", "mechanism", "diffuse", "delegated"};

// What would show that the commitment was kept; only what the text itself states.
struct Criterion {
    std::string text;
    std::string indicator;  // id; empty: none
    Place indicator_place;
    std::optional<double> at_least;
    std::optional<double> at_most;
    std::string unit;
};

struct Commitment {
    std::string body;  // id
    Year year = 0;     // of the report that makes it; the plan year is the next
    std::string id;
    std::string quote;
    std::string at;     // anchor; empty: anywhere
    std::string topic;  // id; empty: none
    std::string kind;   // of commitment_kinds
    std::optional<Date> due;
    std::optional<Criterion> criterion;
    std::vector<std::string> frameworks;  // "<id>" or "<id>#<clause>"
    std::vector<std::string> continues;   // full ids
    Localized title;                      // empty: the quote stands for it
    Place quote_place;
    Place at_place;
    Place frameworks_place;
    Place continues_place;

    std::string full_id() const;  // "<body>/<year>/<id>"
    Date due_or_default() const;  // 31 December of the plan year when none is written
};

// The file of the commitments that one report makes.
struct CommitmentsFile {
    std::string body;  // id
    Year year = 0;
    Path path;
};

std::vector<Commitment> read_commitments(const Reading& reading, const CommitmentsFile& file,
                                         Problems& problems);

}
