// A framework (依据): a law or a plan as data, quoted clause by clause by somebody who has read it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/problem.h"
#include "model/document.h"
#include "text/language.h"

namespace mingbai {

struct Clause {
    std::string id;
    std::string quote;
};

struct Framework {
    std::string id;  // the name of the file
    Localized title;
    std::string number;  // document number; may be empty
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    std::string read_at;  // where the text was read
    std::vector<Clause> clauses;

    const Clause* find(std::string_view clause) const;  // by its id; nothing when there is none
};

// Nothing when it can not be read.
std::optional<Framework> read_framework(const Reading& reading, const Path& file,
                                        Problems& problems);

}
