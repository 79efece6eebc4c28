// Catalogue: all records bound to each other, in the order in which pages show them, with the state of
// each commitment on the as-of day. Frozen once bound; what it points to is its own.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/problem.h"
#include "model/config.h"
#include "model/records.h"

namespace mingbai {

// Axis A: what dates and files show about a commitment. Nobody's judgement.
enum class RecordState { linked, not_mentioned, unreviewed, not_due, report_pending };

std::string_view code_of(RecordState state);  // "not_due"

// A quote that was found: which report, which block.
struct Evidence {
    const Report* report = nullptr;
    std::string quote;
    std::string anchor;
};

struct CommitmentEntry {
    const Commitment* commitment = nullptr;
    const Report* report = nullptr;  // that makes it
    std::string anchor;              // of the block that holds the quote; empty when it was not found
    RecordState state = RecordState::not_due;
    Date due;
    Date report_due;                 // the follow-up report must be public before this day: 1 April of P+1
    const Report* follow_up = nullptr;  // the earliest follow-up report, if there is one
};

struct ActivityEntry {
    const Activity* activity = nullptr;
    std::vector<Evidence> sources;
    std::vector<const CommitmentEntry*> commitments;
};

// One body's year, as the year archive shows it.
struct YearEntry {
    Year year = 0;
    const Report* report = nullptr;  // nothing: this site holds none
    std::vector<const ActivityEntry*> activities;     // in the order of stands_before
    std::vector<const CommitmentEntry*> commitments;  // made by this year's report
};

struct BodyEntry {
    const Body* body = nullptr;
    std::vector<YearEntry> years;  // newest first
};

enum class Drafts { hidden, shown };

struct Catalogue {
    SiteConfig config;
    Date as_of;
    std::vector<BodyEntry> bodies;  // in the order of the configuration
    std::vector<PlainPage> plain_pages;
    std::vector<Redirect> redirects;
    std::vector<Path> media;

    const PlainPage* find_plain_page(std::string_view name) const;

    // What the entries above point to.
    std::vector<Report> reports;
    std::vector<Activity> activities;
    std::vector<Commitment> commitments;
    std::vector<ActivityEntry> activity_entries;
    std::vector<CommitmentEntry> commitment_entries;

    Catalogue() = default;
    Catalogue(Catalogue&&) = default;
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;
};

// Reports `quote-*`, `reference-dangling`, `date-future`. Drafts are left out, with
// their attachments, images and commitments, unless they are shown.
Catalogue bind_catalogue(SiteConfig config, Records records, Date as_of, Drafts drafts,
                         Problems& problems);

// Axis A by the rules of design §5; the first that holds. `follow_up` is a later report of the body.
RecordState state_of(const Commitment& commitment, const Report* follow_up, Date as_of);

}
