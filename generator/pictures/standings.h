// Standings: how many commitments of each report stand in which record state, and with which
// assessment, year beside year. Counts alone: no share, no sum over states, no order by success.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "model/catalogue.h"
#include "site/page.h"
#include "theme/view.h"

namespace mingbai {

// Of the commitments that one report makes; each is counted once in `states`, and once in
// `assessments` or in `unassessed`.
struct Standings {
    const YearEntry* year = nullptr;
    std::array<std::size_t, record_states.size()> states{};          // as in record_states
    std::array<std::size_t, assessment_codes.size()> assessments{};  // as in assessment_codes
    std::size_t unassessed = 0;

    static Standings of(const YearEntry& year);
};

// has_standings (of two reports or more), standings: years each year and url; totals; states and
// assessments each a chip and cells, each a number and the width of its bar.
void set_standings(View& view, const Site& site, const BodyEntry& body, const Language& page);

}
