// History: all commits that a commit rests on, and which files of the content each of them changed.
// One walk over raw trees for all documents; what an earlier walk found is not walked again. Frozen
// once made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "intake/commit.h"
#include "intake/repository.h"

namespace mingbai {

// One file that one commit changed. A merge is held against its first parent.
struct FileChange {
    enum class Kind { added, edited, removed, renamed };  // renamed: perhaps edited, too

    std::uint32_t commit = 0;  // index
    Kind kind = Kind::edited;
    // Of a merge: another parent holds just this, so that the merge itself changed nothing there.
    bool is_of_side = false;
    std::string path;         // raw bytes, "content/…"
    std::string former_path;  // of a rename
    ObjectId before;          // none: it was not there
    ObjectId after;           // none: it is no longer there

    friend bool operator==(const FileChange&, const FileChange&) = default;
};

// A merge knows a file by another name than one of its parents does.
struct Crossing {
    std::uint32_t commit = 0;  // index of the merge
    std::uint32_t parent = 0;  // which of its parents, from 0
    std::string path;
    std::string former_path;

    friend bool operator==(const Crossing&, const Crossing&) = default;
};

class History {
public:
    // Of nothing: outside git.
    History() = default;

    // `folder`: where in the tree the site lies, "docs/site"; empty: at the top. `known`: of any
    // other commit, with the same folder; only what it does not hold is walked.
    static History of(const Repository& repository, const ObjectId& tip, const std::string& folder,
                      History known);

    const std::vector<Commit>& commits() const { return commits_; }  // children before parents
    const std::vector<FileChange>& changes() const { return changes_; }  // by commit, then path
    // What became of site-config.toml; by commit, a merge held against its first parent.
    const std::vector<FileChange>& settings() const { return settings_; }
    const std::vector<Crossing>& crossings() const { return crossings_; }

    // Indices of the parents that are there, each once.
    const std::vector<std::uint32_t>& parents_of(std::uint32_t commit) const
    {
        return parents_[commit];
    }
    // From the tip on, along first parents: what was published, one after the other.
    std::vector<std::uint32_t> first_parents() const;

    bool is_cut() const { return is_cut_; }  // older commits, or trees, are not there
    // A parent of it is not there, so that what it is said to have added may be older.
    bool is_cut_at(std::uint32_t commit) const;
    bool is_empty() const { return commits_.empty(); }

    std::string remembered() const;
    // Nothing when `bytes` are not what `remembered` gave.
    static std::optional<History> recall(std::string_view bytes);

    friend bool operator==(const History&, const History&) = default;

private:
    class Walk;

    void link_parents();

    std::vector<Commit> commits_;
    std::vector<FileChange> changes_;
    std::vector<FileChange> settings_;
    std::vector<Crossing> crossings_;
    std::vector<std::vector<std::uint32_t>> parents_;
    bool is_cut_ = false;
};

}
