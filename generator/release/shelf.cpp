#include "release/shelf.h"

#include <utility>

#include <fmt/format.h>

#include "base/failure.h"

namespace mingbai {

namespace {

namespace fs = std::filesystem;

const fs::path releases = "releases";
const fs::path drafts = "drafts";
constexpr std::size_t name_size = 16;

fs::path made(const fs::path& folder)
{
    const fs::path whole = fs::absolute(folder).lexically_normal();
    file::make_folders(whole / releases);
    file::make_folders(whole / drafts);
    return whole;
}

bool is_release_name(std::string_view name)
{
    return name.size() == name_size &&
           name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Whether the folder is that release, as far as its manifest tells.
bool holds_release(const fs::path& folder, const std::string& name)
{
    if (file::kind_of(folder) != file::Kind::folder)
        return false;
    const std::optional<std::string> text = file::read_if_exists(folder / Manifest::file_name);
    const std::optional<Manifest> manifest = text ? Manifest::parse(*text) : std::nullopt;
    return manifest && manifest->name() == name;
}

}

Shelf::Shelf(const fs::path& folder) : folder_(made(folder)), lock_(folder_ / "lock")
{
    // Whoever began these no longer holds the lock, so that nobody writes there.
    for (const std::string& left : file::names_in(folder_ / drafts))
        if (left.starts_with(Draft::name_prefix))
            file::remove_folder(folder_ / drafts / left);
}

Draft Shelf::begin() const
{
    return Draft(folder_ / drafts);
}

Shelf::Turn Shelf::go_live(Draft draft)
{
    const std::string name = draft.seal().name();
    const fs::path target = folder_ / releases / name;
    if (!holds_release(target, name)) {
        file::sync(draft.folder() / Manifest::file_name);
        file::sync(draft.folder());
        draft.place_at(target);
        file::sync(folder_ / releases);
    }
    const std::optional<std::string> before = live();
    if (before == name)
        return {name, false};
    // In this order: whatever happens between the two, what was live can still be found.
    if (before)
        file::point_symlink(folder_ / "previous", releases / *before);
    file::point_symlink(folder_ / "live", releases / name);
    return {name, true};
}

std::optional<std::string> Shelf::live() const
{
    const fs::path link = live_folder();
    const std::optional<file::Kind> kind = file::kind_of(link);
    if (!kind)
        return std::nullopt;
    const fs::path target = *kind == file::Kind::symlink ? file::symlink_target(link) : "";
    std::string name = target.filename().string();
    if (!is_release_name(name))
        throw Failure(fmt::format("{} does not point to a release", link.string()),
                      "choose an empty folder for the shelf, or remove that name");
    return name;
}

fs::path Shelf::live_folder() const
{
    return folder_ / "live";
}

}
