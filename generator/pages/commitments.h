// What is shown of a commitment, the same in the list of a year, in results and in its story.
#pragma once

#include <string>
#include <vector>

#include "compare/text_diff.h"
#include "pages/choices.h"
#include "site/page.h"

namespace mingbai {

// Names: id, key (unique on a page that shows several years), full_id, url (of its story),
// title_html, has_own_title, quote, source, kind, topic_html, due_html, is_due_stated,
// has_criterion, criterion, state, has_assessment, assessment (chips), marks (of its choices).
View commitment_view(const Site& site, const Listed& listed, const Language& page);

// In the state that all follow-up reports together show.
Listed as_it_stands(const CommitmentEntry& entry);

// In the state and with the assessment that one follow-up report alone gives it.
Listed as_answered(const CommitmentEntry& entry, const Report& follow_up);

// cells, has_assessments, assessment_cells: how many there are of each, zeros included.
void set_tallies(View& view, const Site& site, const std::vector<Listed>& listed,
                 const Language& page);

std::string story_url(const Site& site, const CommitmentEntry& entry, const Language& page);

// How a commitment was taken up again: word for word, or in how many places it was changed.
std::string carried_words(const Site& site, const TextDiff& diff, const Language& page);

// Facts about numbers, each subject, before, after, is_comparable, is_unlike, is_before_only,
// is_after_only.
View::List facts_view(const std::vector<QuantityFact>& facts);

// Puts those of which both texts say something first; returns the end of them.
std::vector<QuantityFact>::iterator pairs_first(std::vector<QuantityFact>& facts);

}
