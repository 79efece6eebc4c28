// A real git repository in a temporary folder, made with the git program: fixed identity, a clock
// that goes one hour a commit, no configuration of the user, no GIT_* of the surroundings.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "support/folder.h"

namespace mingbai {

// One entry of a tree as it stands in the object: nothing of it is checked.
struct EvilEntry {
    std::string mode;  // "100644", "40000", "120000", "160000"
    std::string name;
    ObjectId id;
};

class TestRepository {
public:
    // Empty, on branch main, with a working folder.
    TestRepository();

    static constexpr std::int64_t first_commit_seconds = 1'700'000'000;

    std::filesystem::path folder() const { return home_ / "site"; }

    void write(std::string_view path, std::string_view content) const;
    void link(std::string_view path, std::string_view target) const;
    void remove(std::string_view path) const;

    // Everything in the working folder, on main.
    ObjectId commit(std::string_view message = "change");

    // The next commit is made then, which may be before the last one.
    void set_clock(std::int64_t seconds) { now_ = seconds; }

    // Objects that no git command would make.
    ObjectId put_blob(std::string_view content) const;
    ObjectId put_tree(const std::vector<EvilEntry>& entries) const;
    ObjectId commit_tree(const ObjectId& tree);

    // A bare repository with the same commits; `options` go to `git clone`.
    std::filesystem::path bare_clone(std::string_view options = "") const;

    // What the program prints, without the last line end. Throws when it fails. `arguments` are for
    // the shell.
    std::string git(std::string_view arguments, std::string_view input = "") const;

private:
    Folder home_;
    std::int64_t now_ = first_commit_seconds;
};

}
