// A git repository (libgit2 behind this door), bare or ordinary, read only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace mingbai {

// `bad_name`: the entry is called "", ".", "..", ".git" or has a '/' in its name, which git's own
// commands refuse; `deep_folder`: it lies below too many others. Neither is entered.
enum class TreeEntryKind { file, symlink, submodule, bad_name, deep_folder, other };

struct TreeEntry {
    std::string path;  // raw bytes, '/'-separated; of a `bad_name` only for telling
    TreeEntryKind kind = TreeEntryKind::other;
    ObjectId id;
};

class Repository {
public:
    // Throws Failure with the remedy: not a repository, another user's (safe.directory), sha256.
    static Repository open(const std::filesystem::path& folder);
    // As a hook sees it: GIT_DIR and the quarantine of git's environment; without GIT_DIR the repository
    // that the working folder lies in.
    static std::optional<Repository> open_from_environment();
    // The repository that `folder` lies in; nothing when there is none.
    static std::optional<Repository> discover(const std::filesystem::path& folder);

    // The commit that a name means ("HEAD", "main", a commit id); nothing when there is none.
    std::optional<ObjectId> resolve(std::string_view revision) const;

    std::int64_t commit_seconds(const ObjectId& commit) const;  // committer time, since 1970 UTC
    std::string git_folder() const;                             // ends without '/'
    bool is_bare() const;
    // core.hooksPath: where git looks for hooks instead of in its own folder; nothing when not set.
    std::optional<std::string> hooks_setting() const;
    // Whether commits before some were left out when it was cloned.
    bool is_shallow() const;
    // The folder that the files of a commit are checked out to; nothing when the repository is bare.
    std::optional<std::filesystem::path> work_folder() const;

    // Every entry of the commit's tree that is, or lies below, one of `roots` (files or folders at
    // the top), in git's order. More than a million entries are a Failure.
    std::vector<TreeEntry> entries(const ObjectId& commit,
                                   const std::vector<std::string_view>& roots) const;

    // The bytes of a commit, for intake/commit. Nothing when it is not there, as behind the end of a
    // shallow clone.
    std::optional<std::string> find_commit(const ObjectId& id) const;
    // The bytes of a tree, for intake/raw_tree. Nothing when it is not there.
    std::optional<std::string> find_tree(const ObjectId& id) const;

    // May be called from several threads at once. Nothing when the blob is not there (partial
    // clone).
    std::optional<std::string> find_blob(const ObjectId& id) const;
    // The same, but a blob that is not there is a Failure.
    std::string blob(const ObjectId& id) const;

    static constexpr std::string_view missing_object_remedy =
        "the repository is a partial clone or damaged: `git fetch --refetch --no-filter`, or clone "
        "it "
        "again without --filter";

    // From now on every object is held against its id when it is read. Costs two thirds more.
    static void check_every_object();

    static std::string library_version();

private:
    class Readers;
    explicit Repository(std::shared_ptr<Readers> readers);

    std::shared_ptr<Readers> readers_;
};

}
