// Links and images of the content: each must lead to a page or file of this site, and its fragment to a
// passage.
#pragma once

#include <functional>
#include <string>
#include <unordered_set>

#include "base/parallel.h"
#include "base/problem.h"
#include "intake/snapshot.h"
#include "model/catalogue.h"

namespace mingbai {

// What there is to link to.
struct Addresses {
    std::unordered_set<std::string> files;                         // of the release
    std::function<std::string(const Path& content_file)> file_of;  // empty: it has no address
};

// Reports `link-broken`, `anchor-broken`, `image-broken`, and `image-elsewhere` for an image of another
// site; of redirects, where they lead to. Links to other sites are not followed.
void check_links(const Catalogue& catalogue, const Snapshot& snapshot, const Addresses& addresses,
                 Workers workers, Problems& problems);

}
