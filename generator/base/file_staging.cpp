// What is made aside and then stands in its place in one step, and who may be at work there.
#include "base/file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file_call.h"

namespace mingbai::file {

namespace fs = std::filesystem;

namespace {

// Removes the folders whose makers are gone: nobody holds their locks.
void sweep(const fs::path& parent, std::string_view prefix)
{
    for (const std::string& name : names_in(parent)) {
        if (!name.starts_with(prefix) || name.size() == prefix.size())
            continue;
        const fs::path folder = parent / name;
        const Descriptor lock(
            ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        std::error_code ignored;  // another account's is not ours to remove
        if (lock.is_open() && ::flock(lock.number(), LOCK_EX | LOCK_NB) == 0)
            fs::remove_all(folder, ignored);
    }
}

fs::path exchange_by_two_renames(const fs::path& from, const fs::path& to)
{
    // The empty folder keeps the name free; a rename over an empty folder replaces it.
    TemporaryFolder old(folder_of(to), ".old-");
    if (::rename(to.c_str(), old.path().c_str()) != 0)
        fail("move away", to);
    fs::path old_path = old.path();
    old.keep();
    if (::rename(from.c_str(), to.c_str()) != 0) {
        const int error = errno;
        ::rename(old_path.c_str(), to.c_str());
        fail_with(error, "put in its place", to);
    }
    return old_path;
}

}

void point_symlink(const fs::path& link, const std::string& target)
{
    const fs::path fresh = folder_of(link) / fmt::format(".{}.new", link.filename().string());
    if (::unlink(fresh.c_str()) != 0 && errno != ENOENT)  // left by a crash
        fail("remove", fresh);
    if (::symlink(target.c_str(), fresh.c_str()) != 0)
        fail("make the link", fresh);
    Begun begun(fresh.c_str());
    if (::rename(fresh.c_str(), link.c_str()) != 0)
        fail("turn the link", link);
    begun.finished();
    sync(folder_of(link));
}

void sweep_unfinished(const fs::path& folder)
{
    for (const std::string& name : names_in(folder)) {
        // ".<name>.new" and ".<name>.XXXXXX", which have a second dot.
        const std::size_t last_dot = name.rfind('.');
        const bool is_ours = name.starts_with('.') && last_dot > 0 &&
                             (name.ends_with(".new") || name.size() - last_dot == 7);
        if (is_ours && kind_of(folder / name) != Kind::folder &&
            ::unlink((folder / name).c_str()) != 0)
            fail("remove", folder / name);
    }
}

std::optional<fs::path> exchange_folder(const fs::path& from, const fs::path& to)
{
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0)
        return from;
    if (errno == ENOENT && !kind_of(to)) {
        if (::rename(from.c_str(), to.c_str()) != 0)
            fail("put in its place", to);
        return std::nullopt;
    }
    const bool system_lacks_it = errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP;
    if (!system_lacks_it)
        fail("put in its place", to);
    if (kind_of(to))
        return exchange_by_two_renames(from, to);
    if (::rename(from.c_str(), to.c_str()) != 0)
        fail("put in its place", to);
    return std::nullopt;
}

TemporaryFolder::TemporaryFolder(const fs::path& parent, std::string_view prefix)
{
    sweep(parent, prefix);
    // Between its making and its lock another process may take the folder for a dead one's.
    while (path_.empty()) {
        std::string name = parent / fmt::format("{}XXXXXX", prefix);
        if (::mkdtemp(name.data()) == nullptr)
            fail("make a folder in", parent);
        Descriptor lock(::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (!lock.is_open() || ::flock(lock.number(), LOCK_EX | LOCK_NB) != 0 || !kind_of(name))
            continue;
        path_ = name;
        lock_ = lock.release();
    }
    if (::chmod(path_.c_str(), folder_mode) != 0)
        fail("make the folder", path_);
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    if (!path_.empty())
        fs::remove_all(path_, ignored);
    keep();
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::exchange(other.lock_, -1))
{
}

bool TemporaryFolder::take(const fs::path& folder)
{
    Descriptor lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!lock.is_open() || ::flock(lock.number(), LOCK_EX | LOCK_NB) != 0 ||
        ::fchmod(lock.number(), folder_mode) != 0 || ::rename(folder.c_str(), path_.c_str()) != 0)
        return false;
    ::close(std::exchange(lock_, lock.release()));
    return true;
}

void TemporaryFolder::keep()
{
    path_.clear();
    if (lock_ >= 0)
        ::close(std::exchange(lock_, -1));
}

Lock::Lock(const fs::path& file)
    : descriptor_(::open(file.c_str(), O_RDONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, file_mode))
{
    if (descriptor_ < 0)
        fail("open the lock", file);
    ::fchmod(descriptor_, file_mode);  // refused when another account made it, and then it is right
    while (::flock(descriptor_, LOCK_EX) != 0)
        if (errno != EINTR) {
            const int error = errno;
            ::close(descriptor_);
            fail_with(error, "hold the lock", file);
        }
}

Lock::~Lock()
{
    ::close(descriptor_);
}

}
