// All calls of the file system. Whatever the umask, files are made 0644 and folders 0755. Nothing
// here follows a symbolic link inside a tree that it lists or removes. Every function throws
// Failure with the path and the system's own words.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::file {

enum class Kind { regular, folder, symlink, other };

struct Entry {
    std::string name;  // raw bytes, relative to the listed folder, '/'-separated
    Kind kind = Kind::other;
    std::uint64_t size = 0;  // of a regular file
};

// What stands there, itself and not what a symlink points to; nothing when nothing does.
std::optional<Kind> kind_of(const std::filesystem::path& path);

// What stands directly in the folder, sorted.
std::vector<std::string> names_in(const std::filesystem::path& folder);

std::string symlink_target(const std::filesystem::path& link);

// How many folders a listed tree may hold one inside the other.
constexpr int deepest_folder = 32;

// Everything below `folder`, sorted by name; the insides of folders too, never through a symlink.
// Folders themselves are not listed, only what is in them, except one that lies too deep: it is
// listed and not entered. Entries called `skip` are left out.
std::vector<Entry> list(const std::filesystem::path& folder, std::string_view skip = ".git");

// The same and every folder in which nothing is, in no order and without sizes: by the names alone, which of a tree
// of ten thousands of files takes a tenth of the time.
std::vector<Entry> list_names(const std::filesystem::path& folder);

// The content of a regular file; a symlink as the last part is refused.
std::string read(const std::filesystem::path& file);
std::optional<std::string> read_if_exists(const std::filesystem::path& file);

// Makes the file anew, with its missing folders; fails when it exists.
void write_new(const std::filesystem::path& file, std::string_view content);

enum class Mode { plain, executable };

// Replaces the file in one step (temporary name, sync, rename).
void replace(const std::filesystem::path& file, std::string_view content, Mode mode = Mode::plain);
// The same of pieces one behind the other, without the sync: after a power cut the file may be damaged.
void replace_soon(const std::filesystem::path& file, std::initializer_list<std::string_view> pieces);

// Adds to the end of the file, which is made when it is not there, and waits for the disk.
void append(const std::filesystem::path& file, std::string_view content);

// Another name in the folder `to` for the bytes of `from`/`name`, with its missing folders. Nobody may write into
// either any more. A name that stands there already stays as it is. False when `from` is not there, is
// no regular file, or can not be linked (another disk, too many names).
bool link(const std::filesystem::path& from, const std::filesystem::path& to, std::string_view name);

void make_folders(const std::filesystem::path& folder);
void remove_link(const std::filesystem::path& link);
// Nothing happens when no file stands there. Nobody waits for the disk.
void remove_file(const std::filesystem::path& file);
// Whether it was there and empty; otherwise it stays.
bool remove_empty_folder(const std::filesystem::path& folder);
// With all that is in it; nothing happens when it is not there.
void remove_folder(const std::filesystem::path& folder);
// Waits until the file, or the list of names of the folder, is on the disk.
void sync(const std::filesystem::path& path);
// Waits until everything on the disk that holds `folder` is there, whoever wrote it. One call for
// ten thousands of new files, where `sync` for each would take minutes.
void sync_disk_of(const std::filesystem::path& folder);

// Makes `link` point to `target` (relative to the link's folder) in one step. One caller at a time.
void point_symlink(const std::filesystem::path& link, const std::string& target);

// Removes what `replace` and `point_symlink` left in the folder when they were killed. Nobody else
// may be at work there.
void sweep_unfinished(const std::filesystem::path& folder);

// Puts the finished folder `from` where `to` stands; what stood there is returned under another
// name for removal, or nothing when nothing stood there. One step: a reader sees the old or the
// new.
std::optional<std::filesystem::path> exchange_folder(const std::filesystem::path& from,
                                                     const std::filesystem::path& to);

// A new folder inside `parent`, removed at the end unless kept. It is locked while its maker lives;
// whoever makes the next one there removes what dead makers left under the same prefix.
class TemporaryFolder {
public:
    explicit TemporaryFolder(const std::filesystem::path& parent, std::string_view prefix);
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;

    const std::filesystem::path& path() const { return path_; }
    // Puts `folder`, with what is in it, where this new one stands, which must still be empty. False: it can not be
    // taken, and stays.
    bool take(const std::filesystem::path& folder);
    void keep();

private:
    std::filesystem::path path_;
    int lock_ = -1;  // a descriptor
};

// Waits until nobody else holds the lock file, and holds it until destroyed (or the process ends).
class Lock {
public:
    explicit Lock(const std::filesystem::path& file);
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    int descriptor_;
};

}
