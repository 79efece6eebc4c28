// FormerVersions: what files held in the commits that were published one after the other, and the
// past that all of this is read from.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "intake/history.h"
#include "intake/renames.h"

namespace mingbai {

// All that a repository holds of earlier commits. Outside git there is nothing.
struct Past {
    History history;
    BlobText text_of = [](const ObjectId&) { return std::nullopt; };  // from any thread
};

// One version that a file once had, and the oldest commit of the line that holds it.
struct FormerVersion {
    std::string path;
    ObjectId blob;
    ObjectId commit;
};

// Along first parents, of the files of the content that are wanted; newest first, each pair of path
// and blob once.
std::vector<FormerVersion> former_versions(const History& history,
                                           const std::function<bool(std::string_view)>& wanted);

// The same of site-config.toml.
std::vector<FormerVersion> former_settings(const History& history);

}
