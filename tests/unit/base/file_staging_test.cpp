#include "base/file.h"

#include <atomic>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "base/failure.h"
#include "support/folder.h"

using namespace mingbai;
namespace fs = std::filesystem;

namespace {

// Whether somebody holds the lock, asked without waiting.
bool is_held(const fs::path& lock)
{
    const int descriptor = ::open(lock.c_str(), O_RDONLY | O_CLOEXEC);
    REQUIRE(descriptor >= 0);
    const bool taken = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0;
    ::close(descriptor);
    return taken;
}

}

TEST_CASE(
    "a symlink turns over an old one, over a crash's leftover, and never becomes a folder's guest")
{
    const Folder folder;
    folder.write("one/x", "1");
    folder.write("two/x", "2");
    fs::create_symlink("gone", folder / ".live.new");
    file::point_symlink(folder / "live", "one");
    CHECK(folder.read("live/x") == "1");
    file::point_symlink(folder / "live", "two");
    CHECK(folder.read("live/x") == "2");
    CHECK(file::symlink_target(folder / "live") == "two");
    CHECK(file::names_in(folder.path()) == std::vector<std::string>{"live", "one", "two"});
    CHECK_THROWS_AS(file::point_symlink(folder / "one", "two"), Failure);
    CHECK(folder.read("one/x") == "1");
}

TEST_CASE("an exchange puts the new folder in its place and gives back the old")
{
    const Folder folder;
    folder.write("new/file", "new");
    CHECK_FALSE(file::exchange_folder(folder / "new", folder / "place"));
    CHECK(folder.read("place/file") == "new");
    folder.write("newer/file", "newer");
    const std::optional<fs::path> old = file::exchange_folder(folder / "newer", folder / "place");
    REQUIRE(old);
    CHECK(folder.read("place/file") == "newer");
    CHECK(Folder::content_of(*old / "file") == "new");
    file::remove_folder(*old);
    CHECK(file::names_in(folder.path()) == std::vector<std::string>{"place"});
    CHECK_THROWS_AS(file::exchange_folder(folder / "absent", folder / "place"), Failure);
    CHECK_THROWS_AS(file::exchange_folder(folder / "absent", folder / "nowhere"), Failure);
}

TEST_CASE("a reader always finds one whole folder while folders are exchanged")
{
    const Folder folder;
    folder.write("place/file", "0");
    std::atomic<bool> done{false};
    std::atomic<int> misses{0};
    std::thread reader([&] {
        while (!done)
            misses += !file::read_if_exists(folder / "place/file").has_value();
    });
    for (int turn = 0; turn < 100; ++turn) {
        const std::string next = "next" + std::to_string(turn);
        folder.write(next + "/file", std::to_string(turn));
        file::exchange_folder(folder / next, folder / "place");
    }
    done = true;
    reader.join();
    CHECK(misses == 0);
    CHECK(folder.read("place/file") == "99");
}

TEST_CASE("a temporary folder goes with its owner, unless it is kept")
{
    const Folder folder;
    {
        file::TemporaryFolder first(folder.path(), "t-");
        const file::TemporaryFolder second = std::move(first);
        file::write_new(second.path() / "a/b", "x");
        CHECK(file::names_in(folder.path()).size() == 1);
    }
    CHECK(file::names_in(folder.path()).empty());
    file::TemporaryFolder(folder.path(), "t-").keep();
    CHECK(file::names_in(folder.path()).size() == 1);
}

TEST_CASE("a lock is held by one at a time, and given back")
{
    const Folder folder;
    const fs::path name = folder / "lock";
    std::atomic<bool> somebody_inside{false};
    std::atomic<int> collisions{0};
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&] {
            for (int turn = 0; turn < 50; ++turn) {
                const file::Lock lock(name);
                collisions += somebody_inside.exchange(true);
                std::this_thread::yield();
                somebody_inside = false;
            }
        });
    threads.clear();
    CHECK(collisions == 0);
    {
        const file::Lock lock(name);
        CHECK(is_held(name));
    }
    CHECK_FALSE(is_held(name));
}

TEST_CASE("what a dead maker left is swept by the next, and what a living one makes is not")
{
    const Folder folder;
    folder.write(".draft-dead/half.html", "half");
    folder.write(".draft-", "not a folder of ours");
    const file::TemporaryFolder living(folder.path(), ".draft-");
    const file::TemporaryFolder other(folder.path(), ".draft-");
    CHECK_FALSE(fs::exists(folder / ".draft-dead"));
    CHECK(fs::exists(living.path()));
    CHECK(fs::exists(other.path()));
    CHECK(folder.read(".draft-") == "not a folder of ours");
}

TEST_CASE("names that a killed replacement left are swept, and no others")
{
    const Folder folder;
    for (const char* name : {".live.new", ".log.jsonl.a1B2c3", "live", ".gitignore", ".config", ".new", ".x"})
        folder.write(name, "x");
    fs::create_directory(folder / ".folder.new");
    file::sweep_unfinished(folder.path());
    CHECK(file::names_in(folder.path()) ==
          std::vector<std::string>{".config", ".folder.new", ".gitignore", ".new", ".x", "live"});
}
