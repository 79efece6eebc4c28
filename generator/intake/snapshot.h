// Snapshot: every input file of a site at one moment, and nothing else: site-config.toml, content/
// and themes/ of a commit or of a folder. Sorted by path. Frozen at birth; reading is safe from any
// thread.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/path.h"
#include "base/problem.h"

namespace mingbai {

class Repository;

// A file that a snapshot was asked for, and what it holds; no id: there is no such file.
struct Asked {
    std::string path;
    ObjectId id;
};

class Snapshot {
public:
    // Entries that can not be part of a site are reported and left out; the words of each problem
    // are one detail. `path-bad` (`..`, `.git`, `\`, control and bidi characters, invalid UTF-8, a
    // name of more than 240 bytes: that part), `path-symlink` (its target), `path-submodule` (its
    // commit), `path-special` (no file at all, such as a pipe: nothing), `path-case` (the earlier
    // of two names that differ only in ASCII case), `path-depth` (how many folders are allowed).
    // Normal forms and the case of other letters need Unicode's tables and are for the reader of
    // records.
    static Snapshot of_commit(const Repository& repository, const ObjectId& commit,
                              Problems& problems);
    static Snapshot of_folder(const std::filesystem::path& folder, Problems& problems);
    static Snapshot of_files(std::map<std::string, std::string> files);  // for tests

    const std::vector<Path>& paths() const;  // sorted by bytes
    bool contains(const Path& path) const;

    // The bytes of a file that the snapshot contains. Throws Failure when the world fails.
    std::string read(const Path& path) const;
    ObjectId id(const Path& path) const;  // of its blob; for a folder it is reckoned from the bytes

    // The same snapshot, for one thread, that notes in `asked` what it is asked for; each file once.
    // `paths` of it may not be asked: that would be everything.
    Snapshot noting(std::vector<Asked>& asked) const;
    // Whether each of these files is what it was then.
    bool still_answers(const std::vector<Asked>& asked) const;

private:
    struct Source;
    explicit Snapshot(std::shared_ptr<const Source> source);

    ObjectId id_at(std::size_t index) const;
    void note(const Path& path) const;

    std::shared_ptr<const Source> source_;
    std::vector<Asked>* asked_ = nullptr;  // none: nothing is noted
};

}
