// What the ledger once said stands: the id of every commitment, and every assessment as it was
// written. Held against each earlier commit of the line.
#pragma once

#include <vector>

#include "base/parallel.h"
#include "base/problem.h"
#include "intake/former_versions.h"
#include "model/document.h"
#include "model/records.h"

namespace mingbai {

// The commitments.toml and answers.toml of the commits that were published one after the other.
struct FormerLedger {
    std::vector<FormerVersion> versions;  // newest first
    bool is_cut = false;                  // there was more than can be seen
    BlobText text_of;                     // may be called from several threads

    static FormerLedger of(const Past& past);
};

// Reports `id-vanished`, `assessment-changed`, and `history-cut` when there was more than can be
// seen. What could not be read then, or can not be read now, is not held against anybody.
// `records`: drafts and all.
void check_ledger(const Reading& reading, const Records& records, const FormerLedger& former,
                  Workers workers, Problems& problems);

}
