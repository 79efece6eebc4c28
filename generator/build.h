// The whole way from a snapshot to the files of a site, in one readable sentence.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/fingerprint.h"
#include "base/parallel.h"
#include "base/problem.h"
#include "base/remembered.h"
#include "intake/former_versions.h"
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
    const Past& past;  // of nothing outside git
    Memory memory = {};  // makes the same site sooner
};

// What takes the files of the site; called from several threads, for each file once.
struct Output {
    // Whether a file made of the same inputs by this same program is there already; then that is all.
    std::function<bool(std::string_view file, const Fingerprint& inputs)> keep;
    std::function<void(std::string_view file, const Fingerprint& inputs, std::string_view bytes)>
        put;
    bool wants_derived = true;  // false: nobody sees what is made
};

// What a site says that concerns other releases.
struct Built {
    std::vector<std::string> withheld_files;  // see past/past_pages
};

// Problems of a file that is kept have been told when it was made.
Built build_site(const SiteConfig& config, const Inputs& inputs, const Output& output,
                 Problems& problems);

}
