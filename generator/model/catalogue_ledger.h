// The ledger (台账) bound: commitments to their reports and bases, answers to commitments, stories
// over the years. Part of the catalogue, used while it is bound.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "model/catalogue.h"
#include "model/evidence.h"

namespace mingbai {

// What the names in records mean. The entries stay where they are while this is used.
struct Lookup {
    template <typename T> using ByName = std::map<std::string, T*, std::less<>>;

    explicit Lookup(References::Names unread) : references(std::move(unread)) {}

    ByName<const Report> reports;            // "<body>/<year>"
    ByName<CommitmentEntry> commitments;     // full ids
    ByName<const ActivityEntry> activities;  // "<body>/<stem>"
    References references;
};

// A hint of what else could be meant would not help.
inline References::Names no_names()
{
    return {};
}

// The words of a report that was withdrawn are no longer said, and nothing rests on them.
inline bool stands(const Report& report)
{
    return !report.standing.withdrawn;
}

template <typename T> References::Names names_of(const Lookup::ByName<T>& known)
{
    References::Names names;
    for (const auto& [name, record] : known)
        names.insert(name);
    return names;
}

void bind_commitments(Catalogue& catalogue, Lookup& lookup, Problems& problems);

// Answers to commitments of the same body and an earlier year; one a report. Afterwards every state
// is known.
void bind_answers(Catalogue& catalogue, const Lookup& lookup, Problems& problems);

// What a commitment continues was made in an earlier year, so that no story runs in a circle.
void bind_stories(Catalogue& catalogue, const Lookup& lookup, Problems& problems);

// Nothing when no earlier report commits to anything. `commitments`: of the body. `before`: the
// newest earlier report of the body that stands.
std::optional<Results> results_of(const std::vector<const CommitmentEntry*>& commitments,
                                  const Report& report, const Report* before);

}
