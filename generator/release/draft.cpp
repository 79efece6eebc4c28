#include "release/draft.h"

#include <algorithm>
#include <cassert>
#include <mutex>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/failure.h"
#include "base/path.h"
#include "release/copies.h"

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
        if (entry.name != Manifest::file_name && !manifest->files.contains(entry.name) &&
            !is_copy(entry.name, *manifest))
            return entry.name;
    return std::nullopt;
}

}

struct Draft::State {
    State(const std::filesystem::path& parent, Former live, std::optional<Spare> old)
        : former(std::move(live)), temporary(made(without_last_slash(parent)), name_prefix),
          folder(temporary.path()), spare(std::move(old))
    {
        if (spare && temporary.take(spare->folder()))
            spare->moved_to(folder);
        else
            spare.reset();
    }

    // Whether the file stands in the draft; when not, nothing stands in its way.
    bool stands(const std::string& file, const std::string& digest) const
    {
        if (!spare || spare->holds(file, digest))
            return spare.has_value();
        spare->make_way(file);
        return false;
    }

    // Whether the former release has the same file.
    bool had(const std::string& file, const std::string& digest) const
    {
        const auto known = former.files.find(file);
        return known != former.files.end() && known->second.digest == digest;
    }

    // For the release that the draft became, or one that was there and holds the same.
    CopySource copy_source() const
    {
        const Spare* own = spare && is_placed ? &*spare : nullptr;
        return {former.folder,
                [this](const std::string& file, const std::string& digest) { return had(file, digest); },
                [this](const std::string& file) { return former.files.contains(file); },
                [own](const std::string& file, const std::string& digest, std::size_t form) {
                    return own != nullptr && own->holds_copy(file, digest, form);
                }};
    }

    void add(std::string_view file, KnownFile known)
    {
        const std::lock_guard lock(guard);
        [[maybe_unused]] const bool is_new = files.emplace(file, std::move(known)).second;
        assert(is_new);
    }

    const Former former;

    file::TemporaryFolder temporary;
    std::filesystem::path folder;
    std::optional<Spare> spare;  // what the folder was made of
    std::mutex guard;
    KnownFiles files;
    Manifest manifest;  // of a sealed draft
    bool sealed = false;
    bool is_placed = false;
};

Draft::Draft(const std::filesystem::path& parent, Former former, std::optional<Spare> spare)
    : state_(std::make_unique<State>(parent, std::move(former), std::move(spare)))
{
}

Draft::~Draft() = default;

Draft::Draft(Draft&&) noexcept = default;

bool Draft::keep(std::string_view file, const Fingerprint& inputs)
{
    const auto known = state_->former.files.find(std::string(file));
    if (known == state_->former.files.end() || known->second.inputs != inputs ||
        !(state_->stands(known->first, known->second.digest) ||
          file::link(state_->former.folder, state_->folder, file)))
        return false;
    state_->add(file, known->second);
    return true;
}

void Draft::put(std::string_view file, const Fingerprint& inputs, std::string_view bytes)
{
    assert(!state_->sealed && Path::parse(file) && file != Manifest::file_name);
    std::string digest = sha256(bytes);
    if (!state_->stands(std::string(file), digest))
        file::write_new(state_->folder / file, bytes);
    state_->add(file, {inputs, std::move(digest)});
}

const Manifest& Draft::seal()
{
    assert(!state_->sealed);
    state_->sealed = true;
    // Sorted first: to look for the place of each in a tree costs several times as much.
    std::vector<const KnownFiles::value_type*> sorted;
    sorted.reserve(state_->files.size());
    for (const auto& each : state_->files)
        sorted.push_back(&each);
    std::sort(sorted.begin(), sorted.end(),
              [](const auto* a, const auto* b) { return a->first < b->first; });
    auto& files = state_->manifest.files;
    for (const auto* each : sorted)
        files.emplace_hint(files.end(), each->first, each->second.digest);
    if (state_->spare)
        state_->spare->remove_all_but(state_->files);
    file::write_new(state_->folder / Manifest::file_name, state_->manifest.text());
    return state_->manifest;
}

void Draft::add_copies(Workers workers)
{
    assert(state_->sealed);
    mingbai::add_copies(state_->manifest, state_->folder, state_->copy_source(), {}, workers);
}

void Draft::add_copies_to(const std::filesystem::path& release, Workers workers) const
{
    assert(state_->sealed);
    const file::TemporaryFolder aside(state_->folder.parent_path(), name_prefix);
    mingbai::add_copies(state_->manifest, release, state_->copy_source(), aside.path(), workers);
}

const Manifest& Draft::manifest() const
{
    assert(state_->sealed);
    return state_->manifest;
}

const KnownFiles& Draft::files() const
{
    assert(state_->sealed);
    return state_->files;
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
    state_->is_placed = true;
    if (old)
        file::remove_folder(*old);
}

bool Draft::is_placed() const
{
    return state_->is_placed;
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
