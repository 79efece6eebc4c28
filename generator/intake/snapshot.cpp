#include "intake/snapshot.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "base/utf8.h"
#include "intake/raw_tree.h"
#include "intake/repository.h"

namespace mingbai {

namespace {

const std::vector<std::string_view> roots = {"site-config.toml", "content", "themes"};

// File systems take 255 bytes; some are left for what a published name adds.
constexpr std::size_t longest_name = 240;
constexpr std::size_t longest_detail = 200;

// What stands at a place of the input, before it is known to be fit for a site.
struct Candidate {
    enum class Kind { file, symlink, submodule, special, deep_folder, bad_name };

    std::string path;
    Kind kind = Kind::file;
    std::string detail;  // target of a symlink, commit of a submodule
    ObjectId id;
};

struct Accepted {
    std::vector<Path> paths;
    std::vector<ObjectId> ids;
};

void append_escaped(std::string& text, std::string_view bytes)
{
    for (const char byte : bytes)
        text += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
}

bool is_fit_for_a_name(char32_t character)
{
    return character >= 0x20 && character != '\\' && !utf8::is_control(character) &&
           !utf8::is_bidi_control(character);
}

// Calls `visit` with each character's bytes and whether it may stand in a name; stops at false.
template <typename Visit> void for_each_character(std::string_view text, Visit visit)
{
    std::size_t valid = std::min(utf8::first_invalid(text), text.size());
    while (!text.empty()) {
        const bool readable = valid > 0;
        const std::size_t size = readable ? utf8::first(text).size : 1;
        const bool fit = readable && is_fit_for_a_name(utf8::first(text).value);
        if (!visit(text.substr(0, size), fit))
            return;
        text.remove_prefix(size);
        valid = readable ? valid - size : std::min(utf8::first_invalid(text), text.size());
    }
}

// For telling: what can not be shown stands as \xNN.
std::string printable(std::string_view text)
{
    std::string shown;
    for_each_character(text.substr(0, std::min(text.size(), longest_detail * 20)),
                       [&](std::string_view bytes, bool fit) {
                           if (fit)
                               shown += bytes;
                           else
                               append_escaped(shown, bytes);
                           return true;
                       });
    return shown;
}

// As nearly all of ten thousands of paths are, which then need no closer look.
bool is_plain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c >= 0x20 && c < 0x7F && c != '\\'; });
}

// The part of the path that can not stand in an address; nothing when all can.
std::optional<std::string> fault_of(std::string_view path)
{
    std::optional<std::string> fault;
    const auto is_good = [&](std::string_view bytes, bool fit) {
        if (!fit)
            append_escaped(fault.emplace(), bytes);
        return fit;
    };
    if (!is_plain(path))
        for_each_character(path, is_good);
    while (!fault) {
        const std::size_t slash = path.find('/');
        const std::string_view name = path.substr(0, slash);
        if (!is_possible_name(name) || name.size() > longest_name)
            fault = std::string(name);
        if (slash == std::string_view::npos)
            break;
        path.remove_prefix(slash + 1);
    }
    return fault;
}

// Of a path that ends in a name that git itself refuses.
std::string fault_in_last_name(std::string_view path)
{
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return is_possible_name(name) ? "/" : std::string(name);
}

void report(const Candidate& candidate, Problems& problems)
{
    const auto say = [&](std::string_view rule, const std::string& detail) {
        problems.add(rule, Place{printable(candidate.path)},
                     {printable(detail.substr(0, longest_detail))});
    };
    switch (candidate.kind) {
    case Candidate::Kind::symlink: return say("path-symlink", candidate.detail);
    case Candidate::Kind::submodule: return say("path-submodule", candidate.detail);
    case Candidate::Kind::special: return say("path-special", candidate.detail);
    case Candidate::Kind::deep_folder:
        return say("path-depth", fmt::format("{}", file::deepest_folder));
    case Candidate::Kind::bad_name: return say("path-bad", fault_in_last_name(candidate.path));
    case Candidate::Kind::file: return;
    }
}

// The same sieve for commits and folders, so that both give the same snapshot.
Accepted sift(std::vector<Candidate> candidates, Problems& problems)
{
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.path < b.path; });
    Accepted accepted;
    std::map<std::string, std::string> taken;  // lower case → as it is written
    for (const Candidate& candidate : candidates) {
        if (candidate.kind != Candidate::Kind::file) {
            report(candidate, problems);
            continue;
        }
        const std::optional<std::string> fault = fault_of(candidate.path);
        const std::optional<Path> path = Path::parse(candidate.path);
        if (fault || !path) {
            problems.add("path-bad", Place{printable(candidate.path)}, {fault.value_or("")});
            continue;
        }
        const auto [first, is_new] = taken.emplace(utf8::ascii_lower_case(candidate.path), candidate.path);
        if (!is_new) {
            problems.add("path-case", Place{candidate.path}, {first->second});
            continue;
        }
        accepted.paths.push_back(*path);
        accepted.ids.push_back(candidate.id);
    }
    return accepted;
}

Candidate::Kind kind_from(TreeEntryKind kind)
{
    switch (kind) {
    case TreeEntryKind::file: return Candidate::Kind::file;
    case TreeEntryKind::symlink: return Candidate::Kind::symlink;
    case TreeEntryKind::submodule: return Candidate::Kind::submodule;
    case TreeEntryKind::bad_name: return Candidate::Kind::bad_name;
    case TreeEntryKind::deep_folder: return Candidate::Kind::deep_folder;
    case TreeEntryKind::other: break;
    }
    return Candidate::Kind::special;
}

Candidate::Kind kind_from(file::Kind kind)
{
    switch (kind) {
    case file::Kind::regular: return Candidate::Kind::file;
    case file::Kind::symlink: return Candidate::Kind::symlink;
    case file::Kind::folder: return Candidate::Kind::deep_folder;
    case file::Kind::other: break;
    }
    return Candidate::Kind::special;
}

std::vector<Candidate> candidates_of(const Repository& repository, const ObjectId& commit)
{
    std::vector<Candidate> candidates;
    for (TreeEntry& entry : repository.entries(commit, roots)) {
        std::string detail;
        if (entry.kind == TreeEntryKind::symlink)
            detail = repository.find_blob(entry.id).value_or("");
        if (entry.kind == TreeEntryKind::submodule)
            detail = entry.id.short_text();
        candidates.push_back(
            {std::move(entry.path), kind_from(entry.kind), std::move(detail), entry.id});
    }
    return candidates;
}

// A folder with a repository of its own is what a commit holds as a submodule. Only the folder
// stays.
void fold_inner_repositories(std::vector<Candidate>& candidates)
{
    std::set<std::string> folders;
    for (const Candidate& candidate : candidates) {
        const std::size_t git = (candidate.path + '/').find("/.git/");
        if (git != std::string::npos)
            folders.insert(candidate.path.substr(0, git));
    }
    for (const std::string& folder : folders) {
        std::erase_if(candidates, [&](const Candidate& candidate) {
            return candidate.path.starts_with(folder + '/');
        });
        candidates.push_back({folder, Candidate::Kind::submodule, "", {}});
    }
}

std::vector<Candidate> candidates_of(const std::filesystem::path& folder)
{
    std::vector<Candidate> candidates;
    const auto add = [&](std::string path, file::Kind kind) {
        std::string detail;
        if (kind == file::Kind::symlink)
            detail = file::symlink_target(folder / path);
        candidates.push_back({std::move(path), kind_from(kind), std::move(detail), {}});
    };
    for (const std::string_view root : roots) {
        const std::optional<file::Kind> kind = file::kind_of(folder / root);
        if (kind && kind != file::Kind::folder)
            add(std::string(root), *kind);
        if (kind != file::Kind::folder)
            continue;
        for (const file::Entry& entry : file::list(folder / root, ""))
            add(fmt::format("{}/{}", root, entry.name), entry.kind);
    }
    fold_inner_repositories(candidates);
    return candidates;
}

}

struct Snapshot::Source {
    std::vector<Path> paths;
    std::function<std::string(std::size_t)> bytes;  // by index; from any thread
    mutable std::mutex guard;
    mutable std::vector<ObjectId> ids;  // none: not reckoned yet

    std::optional<std::size_t> find(std::string_view path) const
    {
        const auto at = std::lower_bound(
            paths.begin(), paths.end(), path,
            [](const Path& each, std::string_view wanted) { return each.text() < wanted; });
        if (at == paths.end() || at->text() != path)
            return std::nullopt;
        return static_cast<std::size_t>(at - paths.begin());
    }

    std::size_t index_of(const Path& path) const
    {
        const std::optional<std::size_t> index = find(path.text());
        assert(index);
        return *index;
    }
};

Snapshot::Snapshot(std::shared_ptr<const Source> source) : source_(std::move(source)) {}

Snapshot Snapshot::of_commit(const Repository& repository, const ObjectId& commit,
                             Problems& problems)
{
    Accepted accepted = sift(candidates_of(repository, commit), problems);
    auto source = std::make_shared<Source>();
    source->paths = std::move(accepted.paths);
    source->ids = std::move(accepted.ids);
    source->bytes = [repository, &from = *source](std::size_t index) {
        std::optional<std::string> content = repository.find_blob(from.ids[index]);
        if (!content)
            throw Failure(fmt::format("{} is named by the commit, but its blob {} is not in the "
                                      "repository",
                                      from.paths[index].text(), from.ids[index].text()),
                          std::string(Repository::missing_object_remedy));
        return *std::move(content);
    };
    return Snapshot(std::move(source));
}

Snapshot Snapshot::of_folder(const std::filesystem::path& folder, Problems& problems)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored))
        throw Failure(fmt::format("there is no folder {}", folder.string()),
                      "name the folder that holds site-config.toml");
    Accepted accepted = sift(candidates_of(folder), problems);
    auto source = std::make_shared<Source>();
    source->paths = std::move(accepted.paths);
    source->ids = std::move(accepted.ids);
    const std::filesystem::path top = std::filesystem::absolute(folder);
    source->bytes = [top, &from = *source](std::size_t index) {
        return file::read(top / from.paths[index].text());
    };
    return Snapshot(std::move(source));
}

Snapshot Snapshot::of_files(std::map<std::string, std::string> files)
{
    auto source = std::make_shared<Source>();
    std::vector<std::string> contents;
    for (auto& [path, content] : files) {
        source->paths.push_back(Path::of(path));
        source->ids.push_back(ObjectId::of_blob(content));
        contents.push_back(std::move(content));
    }
    source->bytes = [contents = std::move(contents)](std::size_t index) { return contents[index]; };
    return Snapshot(std::move(source));
}

const std::vector<Path>& Snapshot::paths() const
{
    assert(asked_ == nullptr);
    return source_->paths;
}

bool Snapshot::contains(const Path& path) const
{
    note(path);
    return source_->find(path.text()).has_value();
}

std::string Snapshot::read(const Path& path) const
{
    note(path);
    return source_->bytes(source_->index_of(path));
}

ObjectId Snapshot::id(const Path& path) const
{
    note(path);
    return id_at(source_->index_of(path));
}

Snapshot Snapshot::noting(std::vector<Asked>& asked) const
{
    Snapshot same = *this;
    same.asked_ = &asked;
    return same;
}

bool Snapshot::still_answers(const std::vector<Asked>& asked) const
{
    return std::all_of(asked.begin(), asked.end(), [&](const Asked& each) {
        const std::optional<std::size_t> index = source_->find(each.path);
        return (index ? id_at(*index) : ObjectId()) == each.id;
    });
}

void Snapshot::note(const Path& path) const
{
    if (asked_ == nullptr || std::any_of(asked_->begin(), asked_->end(), [&](const Asked& each) {
            return each.path == path.text();
        }))
        return;
    const std::optional<std::size_t> index = source_->find(path.text());
    asked_->push_back({path.text(), index ? id_at(*index) : ObjectId()});
}

ObjectId Snapshot::id_at(std::size_t index) const
{
    {
        const std::lock_guard lock(source_->guard);
        if (!source_->ids[index].is_none())
            return source_->ids[index];
    }
    // Outside of the lock: two threads may reckon the same id, and get the same.
    const ObjectId id = ObjectId::of_blob(source_->bytes(index));
    const std::lock_guard lock(source_->guard);
    source_->ids[index] = id;
    return id;
}

}
