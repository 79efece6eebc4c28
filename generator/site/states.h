// What is said of a commitment on both axes, the same on every page: what dates and files show, and
// what people conclude. Chips, sentences, counts. No number here is divided by another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/catalogue.h"
#include "site/page.h"
#include "theme/view.h"

namespace mingbai {

// A chip: a record state or an assessment. Names: is_linked, is_not_mentioned, is_unreviewed,
// is_not_due, is_report_pending, is_done, is_partly, is_ongoing, is_not_done, is_changed,
// is_dropped, word.
View state_view(const Site& site, RecordState state, const Language& page);
View assessment_chip(const Site& site, std::string_view code, const Language& page);

// What dates and files say of a commitment, over all follow-up reports, or of one of them alone.
std::string state_sentence(const Site& site, const CommitmentEntry& entry, const Language& page);
std::string state_sentence(const Site& site, const CommitmentEntry& entry, const Report& follow_up,
                           const Language& page);

// A cell for each record state, or each assessment, zeros included, always in this order: count,
// unit, state; of a record state also means.
View::List tally(const Site& site, const std::vector<RecordState>& states, const Language& page);
View::List tally(const Site& site, const std::vector<const CommitmentEntry*>& commitments,
                 const Language& page);
View::List tally(const Site& site, const std::vector<const Assessment*>& assessments,
                 const Language& page);

// The assessments of an answer, newest first: state (a chip), by, person_html, on_html, note_html.
View::List assessments_view(const Site& site, const Answer& answer, const Language& page);

}
