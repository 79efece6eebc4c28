// Draft: a release that is being made, in a folder that nobody serves yet. It dies with its folder
// unless it is sealed and put somewhere.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/file.h"
#include "release/manifest.h"

namespace mingbai {

class Draft {
public:
    // How the names of unfinished folders begin.
    static constexpr std::string_view name_prefix = ".draft-";

    // The folder is made inside `parent`.
    explicit Draft(const std::filesystem::path& parent);
    ~Draft();
    Draft(Draft&&) noexcept;
    Draft& operator=(Draft&&) = delete;

    // Writes one file. `file` is relative, normalised, made by this program. Each file once. May be
    // called from several threads.
    void put(std::string_view file, std::string_view bytes);

    std::size_t file_count() const;

    // Writes the manifest. Beyond this point nothing is put.
    Manifest seal();

    const std::filesystem::path& folder() const;

    // Moves the sealed folder away; the draft is then empty. `target` must be absent, empty, or a
    // release of ours (it holds nothing but what its manifest names), else Failure; an old release
    // there is replaced in one step and then removed.
    void place_at(const std::filesystem::path& target);

private:
    struct State;
    std::unique_ptr<State> state_;
};

// Throws Failure when `target` is something that we must not replace.
void require_replaceable(const std::filesystem::path& target);

}
