#include "release/shelf.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <functional>
#include <string>
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
    Draft draft = shelf.begin("program");
    draft.put("index.html", {}, content);
    draft.seal();
    return shelf.go_live(draft, "program");
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
          std::vector<std::string>{"drafts", "live", "lock", "log.jsonl", "memory", "previous",
                                   "releases"});
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
        Draft refused = shelf.begin("program");
        refused.put("index.html", {}, "two");
    }
    CHECK(shelf.live() == live);
    CHECK(file::names_in(folder / "drafts").empty());
    CHECK_FALSE(file::kind_of(folder / "previous"));
}

TEST_CASE("what was made of the same is the same file, and is neither made nor written again")
{
    const Folder folder;
    const Fingerprint same = Fingerprint::of("same");
    const auto publish_page = [&](const std::string& identity, const Fingerprint& inputs) {
        Shelf shelf(folder.path());
        Draft draft = shelf.begin(identity);
        draft.put("other.html", {}, std::to_string(draft.keep("a/page.html", inputs)) + identity);
        const bool is_kept = file::kind_of(draft.folder() / "a/page.html").has_value();
        if (!is_kept)
            draft.put("a/page.html", inputs, "page");
        draft.seal();
        shelf.go_live(draft, identity);
        return is_kept;
    };
    CHECK_FALSE(publish_page("one", same));
    CHECK(publish_page("one", same));
    CHECK(fs::hard_link_count(folder / "live/a/page.html") == 2);
    CHECK(folder.read("live/a/page.html") == "page");
    CHECK(std::system(("cd '" + (folder / "live").string() +
                       "' && sha256sum --check --strict --status release/manifest.txt")
                          .c_str()) == 0);
    CHECK_FALSE(publish_page("one", Fingerprint::of("other")));
    CHECK_FALSE(publish_page("another program", Fingerprint::of("other")));
    file::remove_folder(folder / "memory");
    CHECK_FALSE(publish_page("another program", Fingerprint::of("other")));
    CHECK(publish_page("another program", Fingerprint::of("other")));
    // A file that somebody took away is made again.
    const std::string live = file::symlink_target(folder / "live");
    fs::remove(folder / live / "a/page.html");
    CHECK_FALSE(publish_page("another program", Fingerprint::of("other")));
}

TEST_CASE("the log tells what was live when, and nobody can take a line out unseen")
{
    const Folder folder;
    for (const char* content : {"one", "two", "two", "one"})
        publish(folder.path(), content);
    const std::string log = folder.read("log.jsonl");
    CHECK(std::count(log.begin(), log.end(), '\n') == 3);  // twice the same is one
    CHECK_FALSE(first_broken_line(log));
    CHECK(log.find("\"changed\":[\"index.html\"]") != std::string::npos);
    CHECK(first_broken_line(log.substr(log.find('\n') + 1)) == 1);
    std::string changed = log;
    changed[changed.find("index")] = 'I';
    CHECK(first_broken_line(changed) == 2);
}

TEST_CASE("a crash before the log's line: the next shelf writes it; half a line is cut off")
{
    const Folder folder;
    publish(folder.path(), "one");
    publish(folder.path(), "two");
    const std::string whole = folder.read("log.jsonl");
    const std::size_t second = whole.find('\n') + 1;
    for (const std::size_t length : {second, second + 20, whole.size() - 1}) {
        folder.write("log.jsonl", whole.substr(0, length));
        { const Shelf shelf(folder.path()); }
        CHECK(folder.read("log.jsonl") == whole);
    }
}

TEST_CASE("turning back goes to the release before, or to any that is kept")
{
    const Folder folder;
    const std::string one = publish(folder.path(), "one").name;
    const std::string two = publish(folder.path(), "two").name;
    const std::string three = publish(folder.path(), "three").name;
    Shelf shelf(folder.path());
    CHECK(shelf.turn_back("").name == two);
    CHECK(folder.read("live/index.html") == "two");
    CHECK(shelf.previous() == three);
    CHECK(shelf.turn_back(one).name == one);
    CHECK_FALSE(shelf.turn_back(one).changed);
    CHECK_THROWS_AS(shelf.turn_back("0123456789abcdef"), Failure);
    CHECK_THROWS_AS(shelf.turn_back("../releases"), Failure);
    CHECK_FALSE(first_broken_line(folder.read("log.jsonl")));
    CHECK(publish(shelf, "three").changed);
    CHECK(folder.read("live/index.html") == "three");
}

TEST_CASE("old releases go, the one that was live longest ago first; live and previous stay")
{
    const Folder folder;
    Shelf shelf(folder.path());
    for (const char* content : {"1", "2", "3", "4", "1"})
        publish(shelf, content);
    REQUIRE(shelf.kept().size() == 4);
    CHECK(shelf.kept().front().is_live);
    CHECK(shelf.kept()[1].is_previous);
    const std::string oldest = shelf.kept().back().name;
    shelf.prune(3);
    CHECK(shelf.kept().size() == 3);
    CHECK_FALSE(file::kind_of(folder / "releases" / oldest));
    shelf.prune(1);
    CHECK(shelf.kept().size() == 2);
    CHECK(file::names_in(folder / "drafts").empty());
}

TEST_CASE("the tree of a release that went off becomes the next one; whatever else stands there is removed")
{
    const Folder folder;
    Shelf shelf(folder.path());
    for (const char* content : {"1", "2", "3", "4"})
        publish(shelf, content);
    shelf.prune(2);
    CHECK(folder.read("spare/index.html") == "1");
    publish(shelf, "5");
    CHECK_FALSE(file::kind_of(folder / "spare"));
    CHECK(folder.read("live/index.html") == "5");
    // A draft that says what another release says stays here.
    {
        Draft draft = shelf.begin("program");
        draft.put("index.html", {}, "5");
        draft.seal();
        shelf.go_live(draft, "program");
        shelf.set_aside(draft);
    }
    CHECK(folder.read("spare/index.html") == "5");
    folder.write("spare/index.html.note", "not ours");
    publish(shelf, "6");
    CHECK_FALSE(file::kind_of(folder / "live/index.html.note"));
    CHECK_FALSE(file::kind_of(folder / "spare"));
    shelf.prune(2);
    shelf.forget([](const Manifest&) { return true; });
    CHECK_FALSE(file::kind_of(folder / "spare"));
    CHECK(file::names_in(folder / "drafts").empty());
    CHECK(folder.read("live/index.html") == "6");
}

TEST_CASE("a spare tree that can not be used stops nobody, and is not believed without a memory of the live release")
{
    const Folder folder;
    Shelf shelf(folder.path());
    int content = 0;
    const auto publish_next = [&] { publish(shelf, std::to_string(++content)); };
    const auto fill = [&] {
        for (int i = 0; i < 3; ++i)
            publish_next();
        shelf.prune(2);
        REQUIRE(file::kind_of(folder / "spare") == file::Kind::folder);
    };
    const auto spoilt = [&](const std::function<void(const fs::path&)>& spoil) {
        fill();
        spoil(folder / "spare");
        CHECK_NOTHROW(publish_next());
        CHECK(folder.read("live/index.html") == std::to_string(content));
        fs::remove_all(folder / "spare");
    };
    spoilt([](const fs::path& spare) { fs::rename(spare, spare.string() + "-away"); });
    spoilt([](const fs::path& spare) {
        fs::remove_all(spare);
        fs::create_symlink("releases", spare);
    });
    spoilt([](const fs::path& spare) {
        fs::remove_all(spare);
        fs::create_symlink("spare", spare);
    });
    spoilt([](const fs::path& spare) {
        fs::remove(spare / Manifest::file_name);
        fs::create_directory(spare / Manifest::file_name);
    });
    fill();
    file::remove_folder(folder / "memory");
    fs::create_directory(folder / "memory");
    publish_next();
    CHECK_FALSE(file::kind_of(folder / "spare"));
    CHECK(folder.read("live/index.html") == std::to_string(content));
    // Of a release that can not be read nobody knows what it holds.
    fill();
    folder.write("spare/" + std::string(Manifest::file_name), "cut off");
    shelf.forget([](const Manifest&) { return false; });
    CHECK_FALSE(file::kind_of(folder / "spare"));
}

TEST_CASE("a release that must no longer be kept goes, even when it was the one before")
{
    const Folder folder;
    Shelf shelf(folder.path());
    for (const char* content : {"1", "2", "3"})
        publish(shelf, content);
    shelf.forget([](const Manifest& manifest) { return manifest.files.contains("index.html"); });
    CHECK(shelf.kept().size() == 1);
    CHECK_FALSE(file::kind_of(folder / "previous"));
    CHECK(folder.read("live/index.html") == "3");
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
    CHECK_THROWS_AS(Shelf(folder.path()), Failure);
    CHECK(folder.read("live/index.html") == "precious");
}
