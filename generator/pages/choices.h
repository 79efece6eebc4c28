// Choices: a list of commitments that its reader narrows by state, assessment or kind with plain
// links. The style sheet does it through :target, so it works without a script, and what is chosen
// is what prints.
#pragma once

#include <string>
#include <vector>

#include "site/page.h"
#include "theme/view.h"

namespace mingbai {

// A commitment as a list shows it.
struct Listed {
    const CommitmentEntry* entry = nullptr;
    RecordState state = RecordState::not_due;
    const Assessment* assessment = nullptr;  // nothing: nobody made one
};

// What it can be chosen by: "state-linked kind-event assessment-done".
std::string marks_of(const Listed& listed);
std::string marks_of(const std::vector<Listed>& listed);  // of any of them

// Groups, each label and choices; each choice id (of the place that the link leads to), name,
// count, and chosen: a sentence that says what is shown. Only what the list holds, in a fixed
// order.
View::List choices_of(const Site& site, const std::vector<Listed>& listed, const Language& page);

}
