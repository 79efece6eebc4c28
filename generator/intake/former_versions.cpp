#include "intake/former_versions.h"

#include <algorithm>
#include <map>
#include <utility>

namespace mingbai {

namespace {

std::vector<FormerVersion> versions_among(const std::vector<FileChange>& changes,
                                          const History& history,
                                          const std::function<bool(std::string_view)>& wanted)
{
    std::vector<FormerVersion> versions;
    std::map<std::pair<std::string_view, ObjectId>, std::size_t> places;
    std::vector<bool> is_of_line(history.commits().size(), false);
    for (const std::uint32_t commit : history.first_parents())
        is_of_line[commit] = true;
    for (const FileChange& change : changes) {
        if (!is_of_line[change.commit] || change.after.is_none() || !wanted(change.path))
            continue;
        const auto [place, is_new] =
            places.try_emplace({change.path, change.after}, versions.size());
        if (is_new)
            versions.push_back({change.path, change.after, {}});
        // From the newest to the oldest: the last that is met is the oldest.
        versions[place->second].commit = history.commits()[change.commit].id;
    }
    return versions;
}

}

std::vector<FormerVersion> former_versions(const History& history,
                                           const std::function<bool(std::string_view)>& wanted)
{
    return versions_among(history.changes(), history, wanted);
}

std::vector<FormerVersion> former_settings(const History& history)
{
    return versions_among(history.settings(), history, [](std::string_view) { return true; });
}

}
