// Draft: a release that is being made, in a folder that nobody serves yet. It dies with its folder
// unless it is sealed and put somewhere. What a crash leaves is removed by the next draft beside it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/fingerprint.h"
#include "base/parallel.h"
#include "release/known_files.h"
#include "release/manifest.h"
#include "release/spare.h"

namespace mingbai {

// A release whose files may be taken over: they are sealed, so that two releases can share them.
struct Former {
    std::filesystem::path folder;
    KnownFiles files;
};

class Draft {
public:
    // How the names of unfinished folders begin.
    static constexpr std::string_view name_prefix = ".draft-";

    // The folder is made inside `parent`, of `spare` if there is one: the draft says what it is to hold all the same.
    explicit Draft(const std::filesystem::path& parent, Former former = {},
                   std::optional<Spare> spare = std::nullopt);
    ~Draft();
    Draft(Draft&&) noexcept;
    Draft& operator=(Draft&&) = delete;

    // Takes the file over from the former release when it was made of the same there; false: it must
    // be put. May be called from several threads.
    bool keep(std::string_view file, const Fingerprint& inputs);

    // Writes one file. `file` is relative, normalised, made by this program. Each file once, put or
    // kept. May be called from several threads.
    void put(std::string_view file, const Fingerprint& inputs, std::string_view bytes);

    // Writes the manifest. Beyond this point nothing is put.
    const Manifest& seal();

    // Puts the copies of its text files beside them; those of files that the former release has too are
    // taken over. Of a sealed draft that stands where it was made, once.
    void add_copies(Workers workers);
    // The same for `release`, which holds what this sealed draft held and may be served already. What a
    // crash left out is added.
    void add_copies_to(const std::filesystem::path& release, Workers workers) const;

    const Manifest& manifest() const;  // of a sealed draft
    const KnownFiles& files() const;   // of a sealed draft
    const std::filesystem::path& folder() const;

    // Moves the sealed folder away. `target` must be absent, empty, or a release of ours (it holds
    // nothing but what its manifest names and copies of it), else Failure; an old release there is replaced in one
    // step and then removed.
    void place_at(const std::filesystem::path& target);
    bool is_placed() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

// Throws Failure when `target` is something that we must not replace.
void require_replaceable(const std::filesystem::path& target);

}
