#include "release/draft.h"

#include <cassert>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/failure.h"
#include "base/path.h"

namespace mingbai {

namespace {

// "out/" and "out" are one folder; the parent of "out" is "", which is the working folder.
std::filesystem::path without_last_slash(const std::filesystem::path& folder)
{
    const std::filesystem::path named = folder.empty() ? "." : folder;
    const std::filesystem::path whole = std::filesystem::absolute(named).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

const std::filesystem::path& made(const std::filesystem::path& folder)
{
    file::make_folders(folder);
    return folder;
}

// The first file that this program did not make; nothing when the folder is empty or an earlier
// output, whole or not. A CNAME or .git that somebody put there would be lost with our files.
std::optional<std::string> foreign_file(const std::filesystem::path& place)
{
    const std::filesystem::path file = place / Manifest::file_name;
    const bool has_manifest = file::kind_of(file) == file::Kind::regular;
    const std::optional<Manifest> manifest =
        has_manifest ? Manifest::parse(file::read(file)) : std::nullopt;
    if (!manifest) {  // not looked through: it may be a whole disk
        const std::vector<std::string> names = file::names_in(place);
        return names.empty() ? std::nullopt : std::optional(names.front());
    }
    for (const file::Entry& entry : file::list(place, ""))
        if (entry.name != Manifest::file_name && !manifest->files.contains(entry.name))
            return entry.name;
    return std::nullopt;
}

}

struct Draft::State {
    explicit State(const std::filesystem::path& parent)
        : temporary(made(without_last_slash(parent)), name_prefix), folder(temporary.path())
    {
    }

    file::TemporaryFolder temporary;
    std::filesystem::path folder;
    std::mutex guard;
    Manifest manifest;
    bool sealed = false;
};

Draft::Draft(const std::filesystem::path& parent) : state_(std::make_unique<State>(parent)) {}

Draft::~Draft() = default;

Draft::Draft(Draft&&) noexcept = default;

void Draft::put(std::string_view file, std::string_view bytes)
{
    assert(!state_->sealed && Path::parse(file) && file != Manifest::file_name);
    std::string digest = sha256(bytes);
    file::write_new(state_->folder / file, bytes);
    const std::lock_guard lock(state_->guard);
    state_->manifest.files.emplace(file, std::move(digest));
}

std::size_t Draft::file_count() const
{
    const std::lock_guard lock(state_->guard);
    return state_->manifest.files.size();
}

Manifest Draft::seal()
{
    assert(!state_->sealed);
    state_->sealed = true;
    file::write_new(state_->folder / Manifest::file_name, state_->manifest.text());
    return state_->manifest;
}

const std::filesystem::path& Draft::folder() const
{
    return state_->folder;
}

void Draft::place_at(const std::filesystem::path& target)
{
    assert(state_->sealed);
    const std::filesystem::path place = without_last_slash(target);
    require_replaceable(place);
    file::make_folders(place.parent_path());
    const std::optional<std::filesystem::path> old = file::exchange_folder(state_->folder, place);
    state_->temporary.keep();
    state_.reset();
    if (old)
        file::remove_folder(*old);
}

void require_replaceable(const std::filesystem::path& target)
{
    const std::filesystem::path place = without_last_slash(target);
    const std::optional<file::Kind> kind = file::kind_of(place);
    if (!kind)
        return;
    const std::string hint = "choose a folder that is absent, empty, or an earlier output";
    if (*kind != file::Kind::folder)
        throw Failure(fmt::format("{} is not a folder", place.string()), hint);
    if (const std::optional<std::string> foreign = foreign_file(place))
        throw Failure(fmt::format("{} holds {}, which was not made by this program",
                                  place.string(), *foreign),
                      hint);
}

}
