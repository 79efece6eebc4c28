// What happens in which order, and what a crash after each step leaves:
// 1. the draft is on the disk            a draft that nobody serves; the next shelf sweeps it
// 2. it is renamed to releases/<name>    a whole release that nobody serves
// 3. `previous` turns to what is live    two links to the old release
// 4. `live` turns                        the new release, and no line in the log: the next shelf adds it
// 5. the log has its line                what is remembered is of another release, and not used
// 6. its copies are packed               some pages are sent unpacked; the next publish adds the rest
#include "release/shelf.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/remembered.h"

namespace mingbai {

namespace {

namespace fs = std::filesystem;

const fs::path releases = "releases";
const fs::path drafts = "drafts";
const fs::path memories = "memory";
constexpr std::string_view known_files = "files";
// Which release has all its copies.
constexpr std::string_view copied = "copied";

fs::path with_its_folders(const fs::path& folder)
{
    const fs::path whole = fs::absolute(folder).lexically_normal();
    for (const fs::path& inner : {releases, drafts, memories})
        file::make_folders(whole / inner);
    return whole;
}

bool is_release_name(std::string_view name)
{
    return name.size() == Manifest::name_size &&
           name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<Manifest> manifest_in(const fs::path& folder)
{
    const std::optional<std::string> text = file::read_if_exists(folder / Manifest::file_name);
    return text ? Manifest::parse(*text) : std::nullopt;
}

// Whether the folder is that release, as far as its manifest tells.
bool holds_release(const fs::path& folder, const std::string& name)
{
    if (file::kind_of(folder) != file::Kind::folder)
        return false;
    const std::optional<Manifest> manifest = manifest_in(folder);
    return manifest && manifest->name() == name;
}

LogEntry facts_in(const fs::path& folder)
{
    return entry_of(file::read_if_exists(folder / "release.txt").value_or(""));
}

// What is remembered of a release's files holds good for this program and that release.
std::string key_of(const std::string& identity, const std::string& release)
{
    return fmt::format("{}\n{}", release, identity);
}

}

Shelf::Shelf(const fs::path& folder)
    : folder_(with_its_folders(folder)), lock_(folder_ / "lock"), log_(folder_ / Log::file_name)
{
    // Whoever began these no longer holds the lock, so that nobody writes there.
    for (const std::string& left : file::names_in(folder_ / drafts))
        if (left.starts_with(Draft::name_prefix))
            file::remove_folder(folder_ / drafts / left);
    file::sweep_unfinished(folder_);
    file::sweep_unfinished(folder_ / memories);
    repair();
}

Shelf Shelf::of(const fs::path& folder)
{
    if (file::kind_of(folder / releases) != file::Kind::folder)
        throw Failure(fmt::format("{0} 不是书架 / {0} is no shelf", folder.string()),
                      "--shelf 写发布到的文件夹 / give the folder that is published to");
    return Shelf(folder);
}

void Shelf::repair()
{
    const std::optional<std::string> name = live();
    if (!name || (!log_.releases().empty() && log_.releases().back() == *name))
        return;
    LogEntry entry = facts_in(live_folder());
    entry.release = *name;
    entry.difference =
        Difference::between(manifest_in(folder_ / "previous").value_or(Manifest()),
                            manifest_in(live_folder()).value_or(Manifest()));
    log_.append(entry);
}

Draft Shelf::begin(const std::string& identity) const
{
    const std::optional<std::string> name = live();
    Former former;
    if (name) {
        const std::optional<std::string> bytes =
            remembered::recall(memory(std::string(known_files)), key_of(identity, *name));
        // By its own name: a link could turn while files are taken from behind it.
        former.folder = release(*name);
        former.files = (bytes ? known_files_from(*bytes) : std::nullopt).value_or(KnownFiles());
    }
    // Without a memory of the live release every file is made anew, and none is believed.
    std::optional<Spare> old = former.files.empty() ? std::nullopt : Spare::in(spare());
    if (!old)
        remove(spare());
    return Draft(folder_ / drafts, std::move(former), std::move(old));
}

void Shelf::set_aside(Draft& draft) const
{
    if (draft.is_placed() || file::kind_of(spare()))
        return;
    file::sync_disk_of(draft.folder());  // its manifest will be believed
    draft.place_at(spare());
}

Shelf::Turn Shelf::go_live(Draft& draft, const std::string& identity)
{
    const Manifest& manifest = draft.manifest();
    const std::string name = manifest.name();
    const fs::path target = release(name);
    if (!holds_release(target, name)) {
        file::sync_disk_of(draft.folder());
        draft.place_at(target);
        file::sync(folder_ / releases);
    }
    const Turn turn = turn_to(name, manifest, LogEntry::Act::publish);
    remembered::keep(memory(std::string(known_files)), key_of(identity, name),
                     to_bytes(draft.files()));
    return turn;
}

void Shelf::add_copies(const Draft& draft, Workers workers)
{
    const std::string name = live().value();
    const fs::path mark = memory(std::string(copied));
    if (remembered::recall(mark, name))
        return;
    draft.add_copies_to(release(name), workers);
    remembered::keep(mark, name, "");
}

Shelf::Turn Shelf::turn_back(const std::string& name)
{
    const std::string wanted = name.empty() ? previous().value_or("") : name;
    if (!is_release_name(wanted) || !holds_release(release(wanted), wanted))
        throw Failure(wanted.empty()
                          ? "没有上一次的发布 / there is no previous release"
                          : fmt::format("书架上没有发布 {0} / the shelf does not hold the release {0}",
                                        wanted),
                      "mingbai releases --shelf …");
    return turn_to(wanted, manifest_in(release(wanted)).value_or(Manifest()),
                   LogEntry::Act::rollback);
}

Shelf::Turn Shelf::turn_to(const std::string& name, const Manifest& manifest, LogEntry::Act act)
{
    const std::optional<std::string> before = live();
    if (before == name)
        return {name, false, {}};
    const fs::path target = release(name);
    LogEntry entry = facts_in(target);
    entry.act = act;
    entry.release = name;
    entry.difference = Difference::between(live_manifest(), manifest);
    // In this order: whatever happens between the two, what was live can still be found.
    if (before)
        file::point_symlink(folder_ / "previous", releases / *before);
    file::point_symlink(live_folder(), releases / name);
    log_.append(entry);
    return {name, true, std::move(entry.difference)};
}

std::vector<std::string> Shelf::by_age() const
{
    std::vector<std::string> names;
    for (const std::string& name : file::names_in(folder_ / releases))
        if (is_release_name(name))
            names.push_back(name);
    // What the log does not know never went live, and is the oldest.
    const std::vector<std::string>& logged = log_.releases();
    const auto age = [&](const std::string& name) {
        return std::find(logged.rbegin(), logged.rend(), name) - logged.rbegin();
    };
    std::stable_sort(names.begin(), names.end(),
                     [&](const auto& a, const auto& b) { return age(a) < age(b); });
    return names;
}

std::vector<Shelf::Kept> Shelf::kept() const
{
    const std::optional<std::string> now = live();
    const std::optional<std::string> before = previous();
    std::vector<Kept> kept;
    for (const std::string& name : by_age()) {
        const fs::path folder = release(name);
        kept.push_back({name, facts_in(folder),
                        manifest_in(folder).value_or(Manifest()).files.size(), name == now,
                        name == before});
    }
    return kept;
}

void Shelf::prune(std::size_t most)
{
    std::vector<std::string> names = by_age();
    std::size_t left = names.size();
    for (auto name = names.rbegin(); name != names.rend() && left > most; ++name)
        if (*name != live() && *name != previous()) {
            if (file::kind_of(spare()))
                remove(release(*name));
            else
                file::exchange_folder(release(*name), spare());
            --left;
        }
}

void Shelf::forget(const std::function<bool(const Manifest&)>& holds)
{
    for (const std::string& name : by_age()) {
        const std::optional<Manifest> manifest = manifest_in(release(name));
        if (name == live() || (manifest && !holds(*manifest)))
            continue;
        if (name == previous())
            file::remove_link(folder_ / "previous");
        remove(release(name));
    }
    if (const std::optional<Manifest> manifest = Spare::manifest_in(spare());
        !manifest || holds(*manifest))
        remove(spare());
}

fs::path Shelf::release(const std::string& name) const { return folder_ / releases / name; }

fs::path Shelf::spare() const { return folder_ / "spare"; }

// Moved away first: half a release that still bears its name could be taken for a whole one.
void Shelf::remove(const fs::path& folder) const
{
    if (!file::kind_of(folder))
        return;
    const fs::path dying =
        folder_ / drafts / fmt::format("{}{}", Draft::name_prefix, folder.filename().string());
    file::exchange_folder(folder, dying);
    file::remove_folder(dying);
}

std::optional<std::string> Shelf::release_at(const fs::path& link) const
{
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

std::optional<std::string> Shelf::live() const { return release_at(live_folder()); }

std::optional<std::string> Shelf::previous() const { return release_at(folder_ / "previous"); }

fs::path Shelf::live_folder() const { return folder_ / "live"; }

Manifest Shelf::live_manifest() const
{
    return manifest_in(live_folder()).value_or(Manifest());
}

fs::path Shelf::memory(const std::string& name) const { return folder_ / memories / name; }

}
