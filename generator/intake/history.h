// History: earlier versions of files, from the first parents of a commit. One walk over raw trees;
// what did not change from commit to commit is not looked at again.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/path.h"
#include "intake/repository.h"

namespace mingbai {

// One version that a file once had, and the oldest commit of the line that holds it.
struct FormerVersion {
    std::string path;
    ObjectId blob;
    ObjectId commit;
};

struct FormerVersions {
    std::vector<FormerVersion> versions;  // newest first; each pair of path and blob once
    bool is_cut = false;  // older commits, or trees of theirs, are not there: a shallow clone
};

// Folders for which `may_hold` is false are not entered.
struct HistoryFilter {
    std::function<bool(std::string_view folder)> may_hold;
    std::function<bool(std::string_view path)> wanted;
};

// Of the commit itself and all its first parents, of the files that the filter wants. Cost: 10,000
// commits in about a quarter of a second.
FormerVersions former_versions(const Repository& repository, const ObjectId& commit,
                               const HistoryFilter& filter);

}
