#include "base/file.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "base/failure.h"
#include "support/folder.h"

using namespace mingbai;
namespace fs = std::filesystem;

namespace {

class Umask {
public:
    explicit Umask(mode_t mask) : before_(::umask(mask)) {}
    ~Umask() { ::umask(before_); }
    Umask(const Umask&) = delete;
    Umask& operator=(const Umask&) = delete;

private:
    mode_t before_;
};

std::map<std::string, file::Kind> listed(const fs::path& folder)
{
    std::map<std::string, file::Kind> found;
    for (const file::Entry& entry : file::list(folder))
        found.emplace(entry.name, entry.kind);
    return found;
}

}

TEST_CASE("what was written is read, byte for byte")
{
    const Folder folder;
    for (const std::string& content :
         {std::string(), std::string("明白\r\n\0x\xFF", 11), std::string(3'000'000, 'a')}) {
        const fs::path name = folder / std::to_string(content.size());
        file::write_new(name, content);
        CHECK(file::read(name) == content);
    }
    CHECK(file::read("/proc/self/status").find("Name:") == 0);  // a file that tells no size
}

TEST_CASE("files are 0644 and folders 0755 whatever the umask")
{
    const Folder folder;
    for (const mode_t mask : {0U, 022U, 077U}) {
        const Umask umask(mask);
        const fs::path top = folder / std::to_string(mask);
        file::write_new(top / "a/b/file", "x");
        file::replace(top / "a/other", "x");
        file::replace(top / "a/hook", "x", file::Mode::executable);
        const file::Lock lock(top / "lock");
        const file::TemporaryFolder temporary(top, "t-");
        CHECK(mode_of(top) == 0755);
        CHECK(mode_of(top / "a/b") == 0755);
        CHECK(mode_of(top / "a/b/file") == 0644);
        CHECK(mode_of(top / "a/other") == 0644);
        CHECK(mode_of(top / "a/hook") == 0755);
        CHECK(mode_of(top / "lock") == 0644);
        CHECK(mode_of(temporary.path()) == 0755);
    }
}

TEST_CASE("a new file never goes over an old one, nor through a symlink")
{
    const Folder folder;
    folder.write("old", "old");
    fs::create_symlink("old", folder / "link");
    fs::create_symlink("nowhere", folder / "dangling");
    CHECK_THROWS_AS(file::write_new(folder / "old", "new"), Failure);
    CHECK_THROWS_AS(file::write_new(folder / "link", "new"), Failure);
    CHECK_THROWS_AS(file::write_new(folder / "dangling", "new"), Failure);
    CHECK_THROWS_AS(file::write_new(folder / "old/below", "new"), Failure);
    CHECK(folder.read("old") == "old");
    CHECK_FALSE(fs::exists(folder / "nowhere"));
}

TEST_CASE("only regular files are read, and a pipe does not hold us")
{
    const Folder folder;
    folder.write("secret", "s");
    fs::create_symlink("secret", folder / "link");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK_THROWS_AS(file::read(folder / "link"), Failure);
    CHECK_THROWS_AS(file::read(folder / "pipe"), Failure);
    CHECK_THROWS_AS(file::read(folder.path()), Failure);
    CHECK_THROWS_AS(file::read(folder / "absent"), Failure);
    CHECK_FALSE(file::read_if_exists(folder / "absent"));
    CHECK_FALSE(file::read_if_exists(folder / "secret/below"));
}

TEST_CASE("a failure names the path and the system's words")
{
    try {
        file::read("/absent/file");
        FAIL("read what is not there");
    } catch (const Failure& failure) {
        CHECK(std::string(failure.what()).find("/absent/file: No such file") != std::string::npos);
    }
}

TEST_CASE("a list is sorted, tells kinds, skips what it is told, and follows no symlink")
{
    const Folder folder;
    folder.write("b", "12");
    folder.write("a/z", "");
    folder.write("a.txt", "");
    folder.write(".git/config", "");
    folder.write("a/.git/config", "");
    fs::create_directory(folder / "empty");
    fs::create_symlink("/", folder / "root");
    fs::create_symlink("a", folder / "again");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    const std::map<std::string, file::Kind> expected = {
        {"a.txt", file::Kind::regular}, {"a/z", file::Kind::regular},
        {"again", file::Kind::symlink}, {"b", file::Kind::regular},
        {"pipe", file::Kind::other},    {"root", file::Kind::symlink}};
    CHECK(listed(folder.path()) == expected);
    const std::vector<file::Entry> entries = file::list(folder.path());
    CHECK(std::is_sorted(entries.begin(), entries.end(),
                         [](const auto& a, const auto& b) { return a.name < b.name; }));
    CHECK(file::list(folder.path(), "").size() == expected.size() + 2);
    CHECK(file::names_in(folder / "a") == std::vector<std::string>{".git", "z"});
    CHECK_THROWS_AS(file::list(folder / "absent"), Failure);
}

TEST_CASE("names alone are the names of the list, with their kinds")
{
    const Folder folder;
    for (const char* name : {"a/b/c.md", "a/d.md", ".git/e"})
        folder.write(name, "content");
    fs::create_symlink("d.md", folder / "a/link");
    const auto told = [](std::vector<file::Entry> entries) {
        std::vector<std::pair<std::string, file::Kind>> pairs;
        for (const file::Entry& entry : entries)
            pairs.emplace_back(entry.name, entry.kind);
        std::sort(pairs.begin(), pairs.end());
        return pairs;
    };
    CHECK(told(file::list_names(folder.path())) == told(file::list(folder.path(), "")));
    CHECK(file::list_names(folder.path()).size() == 4);
    CHECK_THROWS_AS(file::list_names(folder / "nowhere"), Failure);
}

TEST_CASE("removing one file or one empty folder minds what else stands there")
{
    const Folder folder;
    folder.write("a/b", "content");
    for (const char* name : {"nowhere", "a", "a/b/c"})
        CHECK_NOTHROW(file::remove_file(folder / name));
    CHECK_FALSE(file::remove_empty_folder(folder / "a"));
    file::remove_file(folder / "a/b");
    CHECK(file::remove_empty_folder(folder / "a"));
    CHECK_FALSE(file::remove_empty_folder(folder / "a"));
}

TEST_CASE("a folder that lies too deep is told and not entered")
{
    const Folder folder;
    fs::path deep = folder.path();
    for (int depth = 0; depth <= file::deepest_folder; ++depth)
        deep /= "d";
    fs::create_directories(deep / "d/d");
    file::write_new(deep.parent_path() / "allowed", "");
    file::write_new(deep / "hidden", "");
    const std::map<std::string, file::Kind> found = listed(folder.path());
    REQUIRE(found.size() == 2);
    CHECK(found.begin()->second == file::Kind::regular);
    CHECK(std::next(found.begin())->second == file::Kind::folder);
}

TEST_CASE("replacing makes or changes a file and leaves nothing beside it")
{
    const Folder folder;
    file::replace(folder / "file", "one");
    const Folder other;
    fs::create_hard_link(folder / "file", other / "held");
    file::replace(folder / "file", "two");
    CHECK(folder.read("file") == "two");
    CHECK(other.read("held") == "one");  // a release that shares the old file keeps it
    CHECK(file::names_in(folder.path()) == std::vector<std::string>{"file"});
    CHECK_THROWS_AS(file::replace(folder / "absent/file", "x"), Failure);
}

TEST_CASE("removing a folder does not follow its symlinks")
{
    const Folder folder;
    folder.write("outside/file", "x");
    folder.write("inside/file", "y");
    fs::create_directory_symlink("../outside", folder / "inside/link");
    file::remove_folder(folder / "inside");
    CHECK_FALSE(fs::exists(folder / "inside"));
    CHECK(folder.read("outside/file") == "x");
    file::remove_folder(folder / "absent");
}

TEST_CASE("many threads may write below the same missing folder")
{
    const Folder folder;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&folder, thread] {
            for (int i = 0; i < 50; ++i)
                file::write_new(folder / ("d" + std::to_string(i) + "/e/" + std::to_string(thread)),
                                "x");
        });
    threads.clear();
    CHECK(file::list(folder.path()).size() == 200);
}

TEST_CASE("what is appended stands at the end")
{
    const Folder folder;
    file::append(folder / "log", "one\n");
    file::append(folder / "log", "two\n");
    CHECK(folder.read("log") == "one\ntwo\n");
    CHECK(mode_of(folder / "log") == 0644);
}
