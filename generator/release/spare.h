// Spare: the tree of a release that went off the shelf, kept to become the next one. Two releases of a
// site differ in some dozens of files, and all others would be named anew in a new tree, each with its copies: of
// twenty thousand pages sixty thousand names, which the disk writes down, and removes with the oldest release.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>

#include "release/known_files.h"
#include "release/manifest.h"

namespace mingbai {

class Spare {
public:
    // Looks through the folder. Nothing when it holds anything but files that its manifest names and copies of
    // them; what somebody took away is only missed.
    static std::optional<Spare> in(const std::filesystem::path& folder);
    // Nothing when what stands there is no folder with a manifest.
    static std::optional<Manifest> manifest_in(const std::filesystem::path& folder);

    const std::filesystem::path& folder() const { return folder_; }
    // Where the folder stands from now on.
    void moved_to(const std::filesystem::path& folder) { folder_ = folder; }

    // Whether this very file stands there, and a copy that was made of it.
    bool holds(const std::string& file, const std::string& digest) const;
    bool holds_copy(const std::string& file, const std::string& digest, std::size_t form) const;

    // Removes what stands where a file of this name shall stand. May be called from several threads, for files of one
    // release.
    void make_way(const std::string& file) const;
    // Removes what the new release does not hold, copies of what became another file, the old manifest, and the
    // folders that are empty then.
    void remove_all_but(const KnownFiles& wanted) const;

private:
    struct Standing {
        std::string digest;  // as its manifest has it
        bool is_there = false;
        unsigned copies = 0;  // a bit for each form
    };

    std::filesystem::path folder_;
    std::unordered_map<std::string, Standing> files_;
};

}
