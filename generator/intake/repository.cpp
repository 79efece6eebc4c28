#include "intake/repository.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

#include <fmt/format.h>
#include <git2.h>

#include "base/failure.h"
#include "base/file.h"
#include "intake/raw_tree.h"

namespace mingbai {

namespace {

constexpr std::size_t most_entries = 1'000'000;
constexpr const char* look_with_fsck = "look with `git fsck`";

// libgit2 wants to be begun before all else and ended after all else.
class Library {
public:
    Library()
    {
        if (git_libgit2_init() < 0)
            throw Failure("the git library can not be started");
        // Git checked the objects when they were pushed; `git fsck` does it again on demand.
        git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
        // Each object is read once, so that a cache would only hold memory.
        git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
        // `git sparse-checkout` sets it, and it changes nothing for a reader of objects.
        const char* extension = "worktreeconfig";
        git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, &extension, std::size_t{1});
    }
    ~Library() { git_libgit2_shutdown(); }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

void start_library()
{
    static const Library library;
}

template <auto End> struct Ended {
    template <typename T> void operator()(T* object) const { End(object); }
};

using RepositoryPointer = std::unique_ptr<git_repository, Ended<git_repository_free>>;
using DatabasePointer = std::unique_ptr<git_odb, Ended<git_odb_free>>;
using RawObject = std::unique_ptr<git_odb_object, Ended<git_odb_object_free>>;
using ObjectPointer = std::unique_ptr<git_object, Ended<git_object_free>>;
using CommitPointer = std::unique_ptr<git_commit, Ended<git_commit_free>>;

std::string last_message()
{
    const git_error* error = git_error_last();
    return error != nullptr && error->message != nullptr ? error->message : "no reason given";
}

git_oid to_oid(const ObjectId& id)
{
    git_oid oid;
    std::copy(id.bytes().begin(), id.bytes().end(), std::begin(oid.id));
    return oid;
}

ObjectId to_id(const git_oid& oid)
{
    std::array<std::uint8_t, GIT_OID_RAWSZ> bytes{};
    std::copy(std::begin(oid.id), std::end(oid.id), bytes.begin());
    return ObjectId(bytes);
}

// How a repository was opened, so that it can be opened once more for another thread.
struct Way {
    std::string folder;  // empty: git's environment says where
    unsigned flags = 0;
};

// A refused owner comes as "not found" too, with another message (libgit2 issue 6408).
bool nothing_found(int code)
{
    return code == GIT_ENOTFOUND && last_message().find("safe.directory") == std::string::npos;
}

[[noreturn]] void refuse_absent(const std::string& place)
{
    throw Failure(fmt::format("there is no git repository at {}", place),
                  "name the folder that holds .git, or a bare repository");
}

[[noreturn]] void refuse(int code, const Way& way)
{
    const std::string place = way.folder.empty() ? "the place that GIT_DIR names" : way.folder;
    const std::string message = last_message();
    const auto speaks_of = [&](const char* words) {
        return message.find(words) != std::string::npos;
    };
    if (nothing_found(code))
        refuse_absent(place);
    if (code == GIT_EOWNER || speaks_of("safe.directory"))
        throw Failure(
            fmt::format("the repository {} belongs to another user", place),
            fmt::format("if you trust it: git config --global --add safe.directory {}", place));
    if (speaks_of("objectformat"))
        throw Failure(fmt::format("the repository {} names its objects by SHA-256", place),
                      "only SHA-1 repositories can be read: make one with `git init "
                      "--object-format=sha1` and push there");
    if (speaks_of("unsupported extension"))
        throw Failure(
            fmt::format("the repository {} uses a feature of git that can not be read: {}", place,
                        message),
            "clone it anew, without that feature");
    throw Failure(fmt::format("the repository {} can not be opened: {}", place, message));
}

// One open repository, for one thread at a time.
struct Reader {
    RepositoryPointer repository;
    DatabasePointer database;
};

// Nothing when no repository is there.
std::optional<Reader> try_to_open(const Way& way)
{
    start_library();
    git_repository* repository = nullptr;
    const char* folder = way.folder.empty() ? nullptr : way.folder.c_str();
    const int code = git_repository_open_ext(&repository, folder, way.flags, nullptr);
    if (code < 0 && nothing_found(code))
        return std::nullopt;
    if (code < 0)
        refuse(code, way);
    Reader reader{RepositoryPointer(repository), nullptr};
    git_odb* database = nullptr;
    if (const int reason = git_repository_odb(&database, repository); reason < 0)
        refuse(reason, way);
    reader.database.reset(database);
    return reader;
}

// Nothing when it is not in the repository.
RawObject find_object(const Reader& reader, const ObjectId& id, git_object_t type)
{
    const git_oid oid = to_oid(id);
    git_odb_object* found = nullptr;
    const int code = git_odb_read(&found, reader.database.get(), &oid);
    RawObject object(found);
    if (code < 0 && code != GIT_ENOTFOUND)
        throw Failure(
            fmt::format("the git object {} can not be read: {}", id.text(), last_message()),
            look_with_fsck);
    if (code == 0 && git_odb_object_type(found) != type)
        throw Failure(
            fmt::format("the git object {} is not a {}", id.text(), git_object_type2string(type)),
            look_with_fsck);
    return object;
}

std::string_view bytes_of(const RawObject& object)
{
    return {static_cast<const char*>(git_odb_object_data(object.get())),
            git_odb_object_size(object.get())};
}

CommitPointer commit_of(git_repository* repository, const ObjectId& id)
{
    const git_oid oid = to_oid(id);
    git_commit* commit = nullptr;
    if (git_commit_lookup(&commit, repository, &oid) < 0)
        throw Failure(fmt::format("the commit {} can not be read: {}", id.text(), last_message()),
                      std::string(Repository::missing_object_remedy));
    return CommitPointer(commit);
}

// Reads raw trees itself, for the library's own reader expands what nobody asked for.
class TreeWalk {
public:
    explicit TreeWalk(const Reader& reader) : reader_(reader) {}

    // Of the tree at the top, only what is called like one of `roots`.
    void enter_roots(const ObjectId& tree, const std::vector<std::string_view>& roots);
    std::vector<TreeEntry> entries() && { return std::move(entries_); }

private:
    template <typename Visit> void for_each_entry(const ObjectId& tree, Visit visit) const;
    void add(const RawTreeEntry& entry, const std::string& prefix, int depth);

    const Reader& reader_;
    std::vector<TreeEntry> entries_;
    std::size_t seen_ = 0;
};

template <typename Visit> void TreeWalk::for_each_entry(const ObjectId& tree, Visit visit) const
{
    const RawObject object = find_object(reader_, tree, GIT_OBJECT_TREE);
    if (!object)
        throw Failure(fmt::format("the git tree {} is not in the repository", tree.text()),
                      std::string(Repository::missing_object_remedy));
    std::string_view rest = bytes_of(object);
    while (!rest.empty()) {
        const std::optional<RawTreeEntry> entry = take_tree_entry(rest);
        if (!entry)
            throw Failure(fmt::format("the git tree {} is damaged", tree.text()), look_with_fsck);
        visit(*entry);
    }
}

void TreeWalk::enter_roots(const ObjectId& tree, const std::vector<std::string_view>& roots)
{
    for_each_entry(tree, [&](const RawTreeEntry& entry) {
        if (std::find(roots.begin(), roots.end(), entry.name) != roots.end())
            add(entry, "", 0);
    });
}

void TreeWalk::add(const RawTreeEntry& entry, const std::string& prefix, int depth)
{
    // A few trees that hold each other many times over can name more files than any disk holds.
    if (++seen_ > most_entries)
        throw Failure(fmt::format("the commit holds more than {} files and folders", most_entries),
                      "look at what was committed last");
    std::string path = prefix + std::string(entry.name);
    const auto found = [&](TreeEntryKind kind) {
        entries_.push_back({std::move(path), kind, entry.id});
    };
    if (!is_possible_name(entry.name))
        return found(TreeEntryKind::bad_name);
    switch (entry.kind) {
    case RawTreeEntry::Kind::file: return found(TreeEntryKind::file);
    case RawTreeEntry::Kind::symlink: return found(TreeEntryKind::symlink);
    case RawTreeEntry::Kind::submodule: return found(TreeEntryKind::submodule);
    case RawTreeEntry::Kind::other: return found(TreeEntryKind::other);
    case RawTreeEntry::Kind::folder: break;
    }
    if (depth > file::deepest_folder)
        return found(TreeEntryKind::deep_folder);
    for_each_entry(entry.id, [&](const RawTreeEntry& inner) { add(inner, path + '/', depth + 1); });
}

std::string place_of(const std::filesystem::path& folder)
{
    return std::filesystem::absolute(folder).string();
}

}

// Readers of one repository. They come as threads ask and stay for the next one that asks.
class Repository::Readers {
public:
    Readers(Way way, Reader first) : way_(std::move(way)) { idle_.push_back(std::move(first)); }

    class Lent {
    public:
        explicit Lent(Readers& readers) : readers_(readers), reader_(readers.take()) {}
        ~Lent() { readers_.give_back(std::move(reader_)); }
        Lent(const Lent&) = delete;
        Lent& operator=(const Lent&) = delete;

        const Reader& operator*() const { return reader_; }
        git_repository* repository() const { return reader_.repository.get(); }

    private:
        Readers& readers_;
        Reader reader_;
    };

private:
    Reader take()
    {
        {
            const std::lock_guard lock(guard_);
            if (!idle_.empty()) {
                Reader reader = std::move(idle_.back());
                idle_.pop_back();
                return reader;
            }
        }
        std::optional<Reader> another = try_to_open(way_);
        if (!another)
            refuse_absent(way_.folder);
        return *std::move(another);
    }

    void give_back(Reader reader)
    {
        const std::lock_guard lock(guard_);
        idle_.push_back(std::move(reader));
    }

    Way way_;
    std::mutex guard_;
    std::vector<Reader> idle_;
};

Repository::Repository(std::shared_ptr<Readers> readers) : readers_(std::move(readers)) {}

Repository Repository::open(const std::filesystem::path& folder)
{
    Way way{place_of(folder), GIT_REPOSITORY_OPEN_NO_SEARCH};
    std::optional<Reader> reader = try_to_open(way);
    if (!reader)
        refuse_absent(way.folder);
    return Repository(std::make_shared<Readers>(std::move(way), *std::move(reader)));
}

std::optional<Repository> Repository::open_from_environment()
{
    Way way{"", GIT_REPOSITORY_OPEN_FROM_ENV};
    std::optional<Reader> reader = try_to_open(way);
    if (!reader)
        return std::nullopt;
    return Repository(std::make_shared<Readers>(std::move(way), *std::move(reader)));
}

std::optional<Repository> Repository::discover(const std::filesystem::path& folder)
{
    Way way{place_of(folder), 0};
    std::optional<Reader> reader = try_to_open(way);
    if (!reader)
        return std::nullopt;
    return Repository(std::make_shared<Readers>(std::move(way), *std::move(reader)));
}

std::optional<ObjectId> Repository::resolve(std::string_view revision) const
{
    const std::string name(revision);
    if (name.empty() || name.find('\0') != std::string::npos)
        return std::nullopt;
    const Readers::Lent reader(*readers_);
    git_object* named = nullptr;
    const int code = git_revparse_single(&named, reader.repository(), name.c_str());
    const ObjectPointer object(named);
    if (code == GIT_EAMBIGUOUS)
        throw Failure(fmt::format("more than one object is meant by {}", name),
                      "write more of the commit's id");
    if (code < 0)
        return std::nullopt;
    git_object* peeled = nullptr;
    const int peel_code = git_object_peel(&peeled, named, GIT_OBJECT_COMMIT);
    const ObjectPointer commit(peeled);
    if (peel_code < 0)
        return std::nullopt;
    return to_id(*git_object_id(peeled));
}

std::int64_t Repository::commit_seconds(const ObjectId& commit) const
{
    const Readers::Lent reader(*readers_);
    return git_commit_time(commit_of(reader.repository(), commit).get());
}

std::string Repository::git_folder() const
{
    const Readers::Lent reader(*readers_);
    std::string folder = git_repository_path(reader.repository());
    while (folder.size() > 1 && folder.ends_with('/'))
        folder.pop_back();
    return folder;
}

bool Repository::is_bare() const
{
    const Readers::Lent reader(*readers_);
    return git_repository_is_bare(reader.repository()) == 1;
}

std::optional<std::string> Repository::hooks_setting() const
{
    const Readers::Lent reader(*readers_);
    git_config* opened = nullptr;
    if (git_repository_config_snapshot(&opened, reader.repository()) < 0)
        return std::nullopt;
    const std::unique_ptr<git_config, Ended<git_config_free>> config(opened);
    const char* value = nullptr;
    if (git_config_get_string(&value, opened, "core.hookspath") < 0)
        return std::nullopt;
    return value;
}

bool Repository::is_shallow() const
{
    const Readers::Lent reader(*readers_);
    return git_repository_is_shallow(reader.repository()) == 1;
}

std::optional<std::filesystem::path> Repository::work_folder() const
{
    const Readers::Lent reader(*readers_);
    const char* folder = git_repository_workdir(reader.repository());
    return folder ? std::optional<std::filesystem::path>(folder) : std::nullopt;
}

std::vector<TreeEntry> Repository::entries(const ObjectId& commit,
                                           const std::vector<std::string_view>& roots) const
{
    const Readers::Lent reader(*readers_);
    const CommitPointer found = commit_of(reader.repository(), commit);
    TreeWalk walk(*reader);
    walk.enter_roots(to_id(*git_commit_tree_id(found.get())), roots);
    return std::move(walk).entries();
}

std::optional<std::string> Repository::find_commit(const ObjectId& id) const
{
    const Readers::Lent reader(*readers_);
    const RawObject object = find_object(*reader, id, GIT_OBJECT_COMMIT);
    if (!object)
        return std::nullopt;
    return std::string(bytes_of(object));
}

std::optional<std::string> Repository::find_tree(const ObjectId& id) const
{
    const Readers::Lent reader(*readers_);
    const RawObject object = find_object(*reader, id, GIT_OBJECT_TREE);
    if (!object)
        return std::nullopt;
    return std::string(bytes_of(object));
}

std::optional<std::string> Repository::find_blob(const ObjectId& id) const
{
    const Readers::Lent reader(*readers_);
    const RawObject object = find_object(*reader, id, GIT_OBJECT_BLOB);
    if (!object)
        return std::nullopt;
    return std::string(bytes_of(object));
}

std::string Repository::blob(const ObjectId& id) const
{
    std::optional<std::string> content = find_blob(id);
    if (!content)
        throw Failure(fmt::format("the blob {} is not in the repository", id.text()),
                      std::string(missing_object_remedy));
    return *std::move(content);
}

void Repository::check_every_object()
{
    start_library();
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
}

std::string Repository::library_version()
{
    int major = 0;
    int minor = 0;
    int patch = 0;
    git_libgit2_version(&major, &minor, &patch);
    return fmt::format("{}.{}.{}", major, minor, patch);
}

}
