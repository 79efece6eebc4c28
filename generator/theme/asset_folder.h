// The files of a theme that pages use as they are, named after their content so that a browser may
// keep them for ever.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "intake/snapshot.h"
#include "theme/theme.h"

namespace mingbai {

struct AssetFolder {
    std::vector<Asset> assets;                              // in the order of their names
    std::map<std::string, std::string, std::less<>> files;  // "site.css" to "assets/site.<…>.css"
};

// Reads all files below `folder`. What a style sheet names with url(…), and a script by import "./…", gets its new
// name there too; a name of no asset is the problem `asset-missing`, and so is one that itself names others.
AssetFolder read_assets(const Snapshot& snapshot, std::string_view folder, Problems& problems);

}
