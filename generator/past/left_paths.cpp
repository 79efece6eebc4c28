#include "past/left_paths.h"

#include <cstddef>

namespace mingbai {

LeftPaths::LeftPaths(const Revisions& revisions)
{
    for (const GonePath& path : revisions.gone())
        gone_.emplace(path.path, &path);
    for (const GonePath& path : revisions.left())
        taken_.emplace(path.path, &path);
}

// What became of the document after it came to the name that `at` says; nothing when it stands there.
const GonePath* LeftPaths::next_of(const GonePath& at) const
{
    if (const auto gone = gone_.find(at.renamed_to); gone != gone_.end())
        return gone->second;
    const auto taken = taken_.find(at.renamed_to);
    // Who left that name before it came is another one. Children stand before parents.
    const bool is_later = taken != taken_.end() && taken->second->commit < at.commit;
    return is_later ? taken->second : nullptr;
}

std::optional<Path> LeftPaths::today(const Snapshot& snapshot, const GonePath& path) const
{
    const GonePath* at = &path;
    // A name can come back to where it was; no chain is longer than all that was left.
    for (std::size_t steps = 0; steps <= gone_.size() + taken_.size(); ++steps) {
        if (at->renamed_to.empty())
            return std::nullopt;
        const GonePath* next = next_of(*at);
        if (!next) {
            const std::optional<Path> there = Path::parse(at->renamed_to);
            return there && snapshot.contains(*there) ? there : std::nullopt;
        }
        at = next;
    }
    return std::nullopt;
}

}
