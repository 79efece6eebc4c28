// The rows of two compared texts as views: what a page shows of each block, and the numbers that
// both state.
#pragma once

#include <string>

#include "beside/change_words.h"
#include "beside/comparison.h"
#include "theme/view.h"

namespace mingbai {

// Of a row in the views.
std::string row_id(const CompareRow& row);

// The parts of the newer text, each number, heading_html, note_html, url and rows.
View::List sections_view(const ComparedGround& ground, const Comparison& comparison);

// has_facts, has_table, facts, facts_rest: numbers that both texts state at the same place, and how
// many only one states.
void set_facts(View& view, const ComparedGround& ground, const Comparison& comparison);

// cells, a row kind each: count, unit, kind.
View::List cells_view(const ComparedGround& ground, const Comparison& comparison);

}
