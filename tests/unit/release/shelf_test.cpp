#include "release/shelf.h"

#include <atomic>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "base/failure.h"
#include "support/folder.h"

using namespace mingbai;
namespace fs = std::filesystem;

namespace {

Shelf::Turn publish(Shelf& shelf, const std::string& content)
{
    Draft draft = shelf.begin();
    draft.put("index.html", content);
    return shelf.go_live(std::move(draft));
}

Shelf::Turn publish(const fs::path& folder, const std::string& content)
{
    Shelf shelf(folder);
    return publish(shelf, content);
}

}

TEST_CASE("the newest release is live, the one before is previous, all stay")
{
    const Folder folder;
    const fs::path place = folder / "made/shelf";
    {
        Shelf shelf(place);
        CHECK_FALSE(shelf.live());
    }
    const Shelf::Turn first = publish(place, "one");
    CHECK(first.changed);
    CHECK(Folder::content_of(place / "live/index.html") == "one");
    CHECK_FALSE(file::kind_of(place / "previous"));
    const Shelf::Turn second = publish(place, "two");
    CHECK(second.changed);
    CHECK(second.name != first.name);
    CHECK(Folder::content_of(place / "live/index.html") == "two");
    CHECK(Folder::content_of(place / "previous/index.html") == "one");
    CHECK(file::names_in(place / "releases").size() == 2);
    Shelf shelf(place);
    CHECK(shelf.live() == second.name);
    CHECK(shelf.live_folder() == place / "live");
}

TEST_CASE("a release's name is its manifest's, and the links are relative: the shelf can be moved")
{
    const Folder folder;
    const Shelf::Turn turn = publish(folder / "old-place", "one");
    publish(folder / "old-place", "two");
    const std::optional<Manifest> manifest = Manifest::parse(
        folder.read("old-place/releases/" + turn.name + "/" + std::string(Manifest::file_name)));
    REQUIRE(manifest);
    CHECK(manifest->name() == turn.name);
    fs::rename(folder / "old-place", folder / "new-place");
    CHECK(folder.read("new-place/live/index.html") == "two");
    CHECK(folder.read("new-place/previous/index.html") == "one");
}

TEST_CASE("the same site again turns nothing and leaves nothing")
{
    const Folder folder;
    publish(folder.path(), "one");
    publish(folder.path(), "two");
    const auto standing = fs::last_write_time(folder / "live/index.html");
    const Shelf::Turn again = publish(folder.path(), "two");
    CHECK_FALSE(again.changed);
    CHECK(folder.read("previous/index.html") == "one");
    CHECK(fs::last_write_time(folder / "live/index.html") == standing);
    CHECK(file::names_in(folder / "drafts").empty());
    CHECK(file::names_in(folder / "releases").size() == 2);
}

TEST_CASE("going back to an earlier site uses the release that stands")
{
    const Folder folder;
    const Shelf::Turn first = publish(folder.path(), "one");
    const Shelf::Turn second = publish(folder.path(), "two");
    const auto standing = fs::last_write_time(folder / "previous/index.html");
    const Shelf::Turn third = publish(folder.path(), "one");
    CHECK(third.changed);
    CHECK(third.name == first.name);
    CHECK(file::symlink_target(folder / "live") == "releases/" + first.name);
    CHECK(file::symlink_target(folder / "previous") == "releases/" + second.name);
    CHECK(fs::last_write_time(folder / "live/index.html") == standing);
}

TEST_CASE("a live link whose release was deleted is mended by publishing again")
{
    const Folder folder;
    const Shelf::Turn turn = publish(folder.path(), "one");
    file::remove_folder(folder / "releases" / turn.name);
    publish(folder.path(), "one");
    CHECK(folder.read("live/index.html") == "one");
}

TEST_CASE("what a crash left is swept, and the live site stands")
{
    const Folder folder;
    publish(folder.path(), "one");
    folder.write("drafts/.draft-abc/half.html", "half");
    fs::create_symlink("releases/nowhere", folder / ".live.new");
    publish(folder.path(), "two");
    CHECK(file::names_in(folder / "drafts").empty());
    CHECK(file::names_in(folder.path()) ==
          std::vector<std::string>{"drafts", "live", "lock", "previous", "releases"});
    CHECK(folder.read("live/index.html") == "two");
}

TEST_CASE("a folder that already holds drafts of somebody else keeps them")
{
    const Folder folder;
    folder.write("drafts/speech/one.txt", "precious");
    publish(folder.path(), "one");
    CHECK(folder.read("drafts/speech/one.txt") == "precious");
    CHECK(folder.read("live/index.html") == "one");
}

TEST_CASE("a draft that fails changes nothing")
{
    const Folder folder;
    Shelf shelf(folder.path());
    publish(shelf, "one");
    const std::optional<std::string> live = shelf.live();
    {
        Draft refused = shelf.begin();
        refused.put("index.html", "two");
    }
    CHECK(shelf.live() == live);
    CHECK(file::names_in(folder / "drafts").empty());
    CHECK_FALSE(file::kind_of(folder / "previous"));
}

TEST_CASE("a visitor finds a whole site at every moment of publishing")
{
    const Folder folder;
    Shelf shelf(folder.path());
    publish(shelf, "0");
    std::atomic<bool> done{false};
    std::atomic<int> misses{0};
    std::thread visitor([&] {
        while (!done)
            misses += !file::read_if_exists(folder / "live/index.html").has_value();
    });
    for (int turn = 1; turn <= 40; ++turn)
        publish(shelf, std::to_string(turn % 7));
    done = true;
    visitor.join();
    CHECK(misses == 0);
}

TEST_CASE("who publishes holds the lock as long as the shelf is open")
{
    const Folder folder;
    const auto lock_is_free = [&] {
        const int descriptor = ::open((folder / "lock").c_str(), O_RDONLY | O_CLOEXEC);
        REQUIRE(descriptor >= 0);
        const bool free = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
        ::close(descriptor);
        return free;
    };
    {
        const Shelf shelf(folder.path());
        CHECK_FALSE(lock_is_free());
    }
    CHECK(lock_is_free());
}

TEST_CASE("a name that is not a link to a release is left alone")
{
    const Folder folder;
    folder.write("live/index.html", "precious");
    Shelf shelf(folder.path());
    CHECK_THROWS_AS(shelf.live(), Failure);
    CHECK_THROWS_AS(publish(shelf, "x"), Failure);
    CHECK(folder.read("live/index.html") == "precious");
}
