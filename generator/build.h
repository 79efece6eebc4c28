// The whole way from a snapshot to the files of a site, in one readable sentence.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/parallel.h"
#include "base/problem.h"
#include "check/ledger.h"
#include "intake/snapshot.h"
#include "model/catalogue.h"
#include "site/page.h"

namespace mingbai {

// All that a site is a function of, and how many threads may work on it.
struct Inputs {
    const Snapshot& snapshot;
    Date as_of;
    Drafts drafts = Drafts::hidden;
    ReleaseFacts release;
    Workers workers;
    FormerLedger former = {};  // of the commits before; nothing outside git
};

// Takes one finished file of the site; called from several threads, once for each file.
using Put = std::function<void(std::string_view file, std::string_view bytes)>;

void build_site(const SiteConfig& config, const Inputs& inputs, const Put& put,
                Problems& problems);

}
