// Shelf: where releases stand. `releases/<name>` are whole releases, `live` and `previous` are
// links to them, `lock` is held by the one who publishes. A visitor and a crash see one whole
// release.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/file.h"
#include "release/draft.h"

namespace mingbai {

class Shelf {
public:
    // Makes the shelf when it is not there; waits for its lock; sweeps what a crash left behind.
    explicit Shelf(const std::filesystem::path& folder);

    Draft begin() const;

    struct Turn {
        std::string name;      // of the release that is live now
        bool changed = false;  // false: it was live already
    };
    // Seals the draft, gives it its place and turns `live` to it in one step.
    Turn go_live(Draft draft);

    std::optional<std::string> live() const;  // the name of the live release
    std::filesystem::path live_folder() const;

private:
    std::filesystem::path folder_;
    file::Lock lock_;
};

}
