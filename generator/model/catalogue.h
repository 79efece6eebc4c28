// Catalogue: all records bound to each other, in the order in which pages show them, with the state
// of each commitment on the as-of day. Frozen once bound; what it points to is its own.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/problem.h"
#include "model/answer.h"
#include "model/config.h"
#include "model/figure.h"
#include "model/framework.h"
#include "model/records.h"

namespace mingbai {

// Axis A: what dates and files show about a commitment. Nobody's judgement.
enum class RecordState { linked, not_mentioned, unreviewed, not_due, report_pending };

// In the order in which pages show them.
inline constexpr std::array record_states{RecordState::linked, RecordState::not_mentioned,
                                          RecordState::unreviewed, RecordState::not_due,
                                          RecordState::report_pending};

std::string_view code_of(RecordState state);  // "not_due"

// A quote that was found: which report, which block. Of a report that was withdrawn neither quote
// nor block.
struct Evidence {
    const Report* report = nullptr;
    std::string quote;
    std::string anchor;
};

struct ActivityEntry;
struct CommitmentEntry;

// What one later report says about one commitment, bound to both.
struct AnswerEntry {
    const Answer* answer = nullptr;
    const CommitmentEntry* commitment = nullptr;
    const Report* report = nullptr;  // that answers
    std::string anchor;              // of the block that holds the quote; empty when not mentioned
    std::vector<const ActivityEntry*> activities;  // that the answer names
};

// A clause of a law or plan that a commitment rests on.
struct Basis {
    const Framework* framework = nullptr;
    const Clause* clause = nullptr;  // nothing: the framework as a whole
};

struct CommitmentEntry {
    const Commitment* commitment = nullptr;
    const Report* report = nullptr;  // that makes it
    std::string anchor;  // of the block that holds the quote; empty when it was not found
    RecordState state = RecordState::not_due;  // over all follow-up reports
    Date due;
    Date report_due;  // the first follow-up report must be public before this day
    std::vector<const Report*> follow_ups;         // oldest first, those that stand
    std::vector<const AnswerEntry*> answers;       // by the report that answers, oldest first
    std::vector<const CommitmentEntry*> earlier;   // that it continues
    std::vector<const CommitmentEntry*> later;     // that continue it, oldest first
    std::vector<const ActivityEntry*> activities;  // that name it, in the order of stands_before
    std::vector<Basis> bases;

    const AnswerEntry* answer_in(const Report& report) const;  // nothing when that report has none
    RecordState state_in(const Report& report) const;          // of one of the follow-ups alone
    // The last that somebody assessed, over all answers; nothing when nobody did.
    const Assessment* assessment() const;
};

struct ActivityEntry {
    const Activity* activity = nullptr;
    std::vector<Evidence> sources;
    std::vector<const CommitmentEntry*> commitments;
};

// Commitments of earlier reports beside what the report of a year says.
struct Results {
    const Report* made_by = nullptr;             // the newest earlier report; years may lie between
    std::vector<const CommitmentEntry*> newest;  // of that report
    std::vector<const CommitmentEntry*> older_answered;  // older ones that this report speaks of
    std::vector<const CommitmentEntry*> older_open;  // older ones that it passes over, still open
};

// A figure that a report or a record states.
struct FigureEntry {
    const Figure* figure = nullptr;
    const Indicator* indicator = nullptr;
    const Report* report = nullptr;  // that states it; nothing: a record does
    const ActivityEntry* activity = nullptr;
    std::string anchor;  // of the block that holds the quote
};

// One indicator of a body over the years in which it has a report.
struct SeriesEntry {
    const Indicator* indicator = nullptr;
    struct Point {
        Year year = 0;
        const Report* report = nullptr;       // nothing: this site holds no report of that year
        const FigureEntry* stated = nullptr;  // for the whole year; nothing: it is not stated
    };
    std::vector<Point> points;  // oldest first, every year between the first and the last
};

// Records added up beside the total that the report states; only what may be compared.
struct Reconciliation {
    const Indicator* indicator = nullptr;
    const FigureEntry* stated = nullptr;
    std::vector<const FigureEntry*> summed;  // of records, within the period
    double sum = 0;
    // Of records, with another unit, or reaching out of the period.
    std::vector<const FigureEntry*> left_out;
};

// One body's year, as the year archive shows it.
struct YearEntry {
    Year year = 0;
    const Report* report = nullptr;                   // nothing: this site holds none
    const Report* report_before = nullptr;            // of the body, the newest; only with a report
    std::vector<const ActivityEntry*> activities;     // in the order of stands_before
    std::vector<const CommitmentEntry*> commitments;  // made by this year's report
    std::optional<Results> results;  // with a report, when an earlier one commits to anything
    std::vector<const FigureEntry*> figures;  // that the report of this year states
    std::vector<const SeriesEntry*> series;   // of the indicators of `figures`
    std::vector<Reconciliation> reconciliations;
};

struct BodyEntry {
    const Body* body = nullptr;
    std::vector<YearEntry> years;  // newest first
};

bool has_kind(const BodyEntry& body, std::string_view kind);  // of activities

enum class Drafts { hidden, shown };

struct Catalogue {
    SiteConfig config;
    Date as_of;
    std::vector<BodyEntry> bodies;  // in the order of the configuration
    std::vector<PlainPage> plain_pages;
    std::vector<Redirect> redirects;
    std::vector<Withheld> withheld;
    std::vector<Path> media;
    std::vector<GatheredSite> gathered;  // in the order of the configuration

    const GatheredSite* find_gathered(std::string_view id) const;  // nothing: it was never gathered
    const PlainPage* find_plain_page(std::string_view name) const;

    // What the entries above point to.
    std::vector<Report> reports;
    std::vector<Activity> activities;
    std::vector<Commitment> commitments;
    std::vector<Answer> answers;
    std::vector<Figure> figures;  // of reports
    std::vector<Indicator> indicators;
    std::vector<Framework> frameworks;
    std::vector<ActivityEntry> activity_entries;
    std::vector<CommitmentEntry> commitment_entries;
    // Of reports that were withdrawn: nothing is left of them but their addresses.
    std::vector<CommitmentEntry> withdrawn_commitments;
    std::vector<AnswerEntry> answer_entries;
    std::vector<FigureEntry> figure_entries;
    std::vector<SeriesEntry> series_entries;

    Catalogue() = default;
    Catalogue(Catalogue&&) = default;
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;
};

// Whether there is something to look over: several bodies, or another site.
bool has_overview(const Catalogue& catalogue);

// Reports `quote-*`, `reference-dangling`, `date-future`, `answer-*`, `assessment-unlinked`,
// `continues-order`, `figure-*`, `photo-consent`, and what check_gathered reports. Drafts are left out, with their attachments, images, commitments,
// answers and figures, unless they are shown. What was withdrawn is looked at all the same, and
// then says nothing: its quotes, attachments and images are not published, and it is nobody's
// follow-up report.
Catalogue bind_catalogue(SiteConfig config, Records records, Date as_of, Drafts drafts,
                         Problems& problems);

// Axis A of a commitment that no report answers. `follow_up`: a later report of the body; nothing
// when there is none yet.
RecordState state_of(const Commitment& commitment, const Report* follow_up, Date as_of);

}
