#include "base/file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file_call.h"

namespace mingbai::file {

namespace fs = std::filesystem;

namespace {

std::string hint_for(int error)
{
    switch (error) {
    case EACCES:
    case EPERM: return "the account that runs this needs the right to do it";
    case ENOSPC:
    case EDQUOT: return "free some space on this disk";
    case EROFS: return "this disk is mounted for reading only";
    case EXDEV: return "both must lie on the same disk";
    case EBUSY: return "choose a folder that is not itself a mount point";
    case ENAMETOOLONG: return "choose a shorter name";
    default: return {};
    }
}

struct FolderEnd {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

Kind kind_from(mode_t mode)
{
    if (S_ISREG(mode))
        return Kind::regular;
    if (S_ISDIR(mode))
        return Kind::folder;
    return S_ISLNK(mode) ? Kind::symlink : Kind::other;
}

using FolderPointer = std::unique_ptr<DIR, FolderEnd>;

// The next one, but for "." and ".."; null at the end. A path is put together only to be shown.
const dirent* next_in(DIR* folder, const fs::path& top, const std::string& below = {})
{
    while (true) {
        errno = 0;
        const dirent* entry = ::readdir(folder);
        if (entry == nullptr && errno != 0)
            fail("list", top / below);
        if (entry == nullptr)
            return nullptr;
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..")
            return entry;
    }
}

// Whether each file is looked at for its size. Without that a folder of ten thousands is listed by its names alone.
enum class Sizes { told, untold };

// Walks by descriptors, so that a folder swapped for a symlink meanwhile is not followed.
class Lister {
public:
    Lister(const fs::path& top, std::string_view skip, Sizes sizes) : top_(top), skip_(skip), sizes_(sizes)
    {
        enter(Descriptor(::open(top.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), "", 0);
    }

    std::vector<Entry> entries() && { return std::move(entries_); }

private:
    void enter(Descriptor descriptor, const std::string& prefix, int depth);
    void add(int folder, const dirent& entry, const std::string& prefix, int depth);
    std::optional<Entry> look_at(int folder, const dirent& entry, const std::string& prefix) const;

    const fs::path& top_;
    std::string_view skip_;
    Sizes sizes_;
    std::vector<Entry> entries_;
};

void Lister::enter(Descriptor descriptor, const std::string& prefix, int depth)
{
    const FolderPointer folder(descriptor.is_open() ? ::fdopendir(descriptor.number()) : nullptr);
    if (!folder)
        fail("list", top_ / prefix);
    const int number = descriptor.release();  // the stream closes it from here on
    const dirent* entry = next_in(folder.get(), top_, prefix);
    if (entry == nullptr && sizes_ == Sizes::untold && !prefix.empty())
        entries_.push_back({prefix.substr(0, prefix.size() - 1), Kind::folder});
    for (; entry != nullptr; entry = next_in(folder.get(), top_, prefix))
        if (entry->d_name != skip_)
            add(number, *entry, prefix, depth);
}

// Nothing: it is gone already.
std::optional<Entry> Lister::look_at(int folder, const dirent& entry, const std::string& prefix) const
{
    if (sizes_ == Sizes::untold && entry.d_type == DT_REG)
        return Entry{prefix + entry.d_name, Kind::regular};
    struct stat found {};
    if (::fstatat(folder, entry.d_name, &found, AT_SYMLINK_NOFOLLOW) == 0) {
        const Kind kind = kind_from(found.st_mode);
        const auto size = kind == Kind::regular ? static_cast<std::uint64_t>(found.st_size) : 0;
        return Entry{prefix + entry.d_name, kind, size};
    }
    if (errno == ENOENT)
        return std::nullopt;  // an editor's own short-lived file
    fail("look at", top_ / prefix / entry.d_name);
}

void Lister::add(int folder, const dirent& entry, const std::string& prefix, int depth)
{
    std::optional<Entry> found = look_at(folder, entry, prefix);
    if (!found)
        return;
    if (found->kind != Kind::folder || depth == deepest_folder) {
        entries_.push_back(*std::move(found));
        return;
    }
    enter(Descriptor(::openat(folder, entry.d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)),
          found->name + '/', depth + 1);
}

std::string read_to_end(int descriptor, std::size_t expected, const fs::path& file)
{
    std::string content(expected + 1, '\0');  // one more, so that the end shows without growing
    std::size_t have = 0;
    while (true) {
        const ssize_t got = ::read(descriptor, content.data() + have, content.size() - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            fail("read", file);
        if (got == 0)
            break;
        have += static_cast<std::size_t>(got);
        if (have == content.size())
            content.resize(content.size() * 2);
    }
    content.resize(have);
    return content;
}

void write_all(int descriptor, std::string_view content, const fs::path& file)
{
    while (!content.empty()) {
        const ssize_t put = ::write(descriptor, content.data(), content.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            fail("write", file);
        content.remove_prefix(static_cast<std::size_t>(put));
    }
}

void close_written(Descriptor& descriptor, const fs::path& file)
{
    if (::close(descriptor.release()) != 0)
        fail("write", file);
}

enum class Lasting { at_once, whenever };

void put_in_place(const fs::path& file, std::initializer_list<std::string_view> pieces, Mode mode,
                  Lasting lasting)
{
    std::string name = folder_of(file) / fmt::format(".{}.XXXXXX", file.filename().string());
    Descriptor descriptor(::mkostemp(name.data(), O_CLOEXEC));
    if (!descriptor.is_open())
        fail("write beside", file);
    Begun begun(name.c_str());
    if (::fchmod(descriptor.number(), mode == Mode::executable ? folder_mode : file_mode) != 0)
        fail("write", name);
    for (const std::string_view piece : pieces)
        write_all(descriptor.number(), piece, name);
    if (lasting == Lasting::at_once && ::fsync(descriptor.number()) != 0)
        fail("write", name);
    close_written(descriptor, name);
    if (::rename(name.c_str(), file.c_str()) != 0)
        fail("replace", file);
    begun.finished();
    if (lasting == Lasting::at_once)
        sync(folder_of(file));
}

}

void fail_with(int error, std::string_view act, const fs::path& path)
{
    throw Failure(
        fmt::format("cannot {} {}: {}", act, path.string(), std::generic_category().message(error)),
        hint_for(error));
}

void fail(std::string_view act, const fs::path& path)
{
    fail_with(errno, act, path);
}

fs::path folder_of(const fs::path& path)
{
    const fs::path parent = path.parent_path();
    return parent.empty() ? fs::path(".") : parent;
}

std::optional<Kind> kind_of(const fs::path& path)
{
    struct stat found {};
    if (::lstat(path.c_str(), &found) == 0)
        return kind_from(found.st_mode);
    if (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG)
        return std::nullopt;
    fail("look at", path);
}

std::vector<std::string> names_in(const fs::path& folder)
{
    const FolderPointer opened(::opendir(folder.c_str()));
    if (!opened)
        fail("list", folder);
    std::vector<std::string> names;
    while (const dirent* entry = next_in(opened.get(), folder))
        names.emplace_back(entry->d_name);
    std::sort(names.begin(), names.end());
    return names;
}

std::string symlink_target(const fs::path& link)
{
    std::error_code error;
    const fs::path target = fs::read_symlink(link, error);
    if (error)
        fail_with(error.value(), "read the link", link);
    return target.string();
}

std::vector<Entry> list(const fs::path& folder, std::string_view skip)
{
    std::vector<Entry> entries = Lister(folder, skip, Sizes::told).entries();
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.name < b.name; });
    return entries;
}

std::vector<Entry> list_names(const fs::path& folder)
{
    return Lister(folder, "", Sizes::untold).entries();
}

std::string read(const fs::path& file)
{
    std::optional<std::string> content = read_if_exists(file);
    if (!content)
        fail_with(ENOENT, "read", file);
    return *std::move(content);
}

std::optional<std::string> read_if_exists(const fs::path& file)
{
    // Without O_NONBLOCK a pipe that nobody writes would hold us for ever.
    const Descriptor descriptor(
        ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!descriptor.is_open()) {
        if (errno == ENOENT || errno == ENOTDIR)
            return std::nullopt;
        fail("read", file);
    }
    struct stat found {};
    if (::fstat(descriptor.number(), &found) != 0)
        fail("read", file);
    if (!S_ISREG(found.st_mode))
        throw Failure(fmt::format("cannot read {}: it is not a regular file", file.string()));
    return read_to_end(descriptor.number(), static_cast<std::size_t>(found.st_size), file);
}

void write_new(const fs::path& file, std::string_view content)
{
    const auto open_new = [&] {
        return ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file_mode);
    };
    // Folders are made when they are missed: asking for them first would cost as much as writing.
    int number = open_new();
    if (number < 0 && errno == ENOENT) {
        make_folders(folder_of(file));
        number = open_new();
    }
    Descriptor descriptor(number);
    if (!descriptor.is_open())
        fail("make", file);
    Begun begun(file.c_str());
    if (::fchmod(descriptor.number(), file_mode) != 0)
        fail("make", file);
    write_all(descriptor.number(), content, file);
    close_written(descriptor, file);
    begun.finished();
}

void replace(const fs::path& file, std::string_view content, Mode mode)
{
    put_in_place(file, {content}, mode, Lasting::at_once);
}

void replace_soon(const fs::path& file, std::initializer_list<std::string_view> pieces)
{
    put_in_place(file, pieces, Mode::plain, Lasting::whenever);
}

void append(const fs::path& file, std::string_view content)
{
    Descriptor descriptor(
        ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, file_mode));
    if (!descriptor.is_open() || ::fchmod(descriptor.number(), file_mode) != 0)
        fail("write", file);
    write_all(descriptor.number(), content, file);
    if (::fsync(descriptor.number()) != 0)
        fail("write", file);
    close_written(descriptor, file);
    sync(folder_of(file));
}

bool link(const fs::path& from, const fs::path& to, std::string_view name)
{
    // Ten thousands of these in a row; a path takes itself apart whenever it is put together.
    const auto below = [&](const fs::path& folder) {
        return folder.native() + '/' + std::string(name);
    };
    const std::string old_name = below(from);
    const std::string new_name = below(to);
    const auto try_to_link = [&] {
        return ::linkat(AT_FDCWD, old_name.c_str(), AT_FDCWD, new_name.c_str(), 0) == 0;
    };
    if (try_to_link())
        return true;
    // Either the folder is missed or the file; only making the folder tells.
    if (errno == ENOENT) {
        make_folders(folder_of(new_name));
        if (try_to_link())
            return true;
    }
    switch (errno) {
    case EEXIST: return true;
    case ENOENT:
    case ENOTDIR:
    case EXDEV:
    case EMLINK:
    case EPERM:  // a folder, or a file system without links
    case EOPNOTSUPP: return false;
    default: fail("link", new_name);
    }
}

void make_folders(const fs::path& folder)
{
    std::error_code ignored;
    if (fs::is_directory(folder, ignored))
        return;
    if (folder.has_relative_path())
        make_folders(folder_of(folder));
    if (::mkdir(folder.c_str(), folder_mode) == 0) {
        if (::chmod(folder.c_str(), folder_mode) != 0)
            fail("make the folder", folder);
        return;
    }
    const int error = errno;
    if (error != EEXIST || !fs::is_directory(folder, ignored))  // or another thread was faster
        fail_with(error, "make the folder", folder);
}

void remove_link(const fs::path& link)
{
    if (::unlink(link.c_str()) != 0 && errno != ENOENT)
        fail("remove", link);
    sync(folder_of(link));
}

void remove_file(const fs::path& file)
{
    if (::unlink(file.c_str()) != 0 && errno != ENOENT && errno != ENOTDIR && errno != EISDIR)
        fail("remove", file);
}

bool remove_empty_folder(const fs::path& folder)
{
    if (::rmdir(folder.c_str()) == 0)
        return true;
    if (errno != ENOTEMPTY && errno != EEXIST && errno != ENOENT && errno != ENOTDIR)
        fail("remove", folder);
    return false;
}

void remove_folder(const fs::path& folder)
{
    std::error_code error;
    fs::remove_all(folder, error);
    if (error)
        fail_with(error.value(), "remove", folder);
}

void sync(const fs::path& path)
{
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    // Some network file systems can not sync a folder (EINVAL) and need no such thing.
    if (!descriptor.is_open() || (::fsync(descriptor.number()) != 0 && errno != EINVAL))
        fail("write to the disk", path);
}

void sync_disk_of(const fs::path& folder)
{
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_CLOEXEC));
    if (!descriptor.is_open() || ::syncfs(descriptor.number()) != 0)
        fail("write to the disk", folder);
}

}
