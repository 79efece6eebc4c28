// What the ledger once said stands: the id of every commitment, and every assessment as it was
// written. Held against each earlier commit of the line.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/digest.h"
#include "base/parallel.h"
#include "base/problem.h"
#include "intake/history.h"
#include "intake/repository.h"
#include "model/document.h"
#include "model/records.h"

namespace mingbai {

// The commitments.toml and answers.toml of earlier commits. Outside git there are none.
struct FormerLedger {
    FormerVersions versions;
    // Of a version; nothing when the repository does not hold it. May be called from several
    // threads.
    std::function<std::optional<std::string>(const ObjectId& blob)> text_of;

    // `folder`: where in the commit's tree the site lies, "docs/site"; empty: at the top.
    static FormerLedger of(const Repository& repository, const ObjectId& commit,
                           const std::string& folder = "");
};

// Reports `id-vanished`, `assessment-changed`, and `history-cut` when there was more than can be
// seen. What could not be read then, or can not be read now, is not held against anybody.
// `records`: drafts and all.
void check_ledger(const Reading& reading, const Records& records, const FormerLedger& former,
                  Workers workers, Problems& problems);

}
