#include "intake/history.h"

#include <algorithm>
#include <sstream>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "intake/former_versions.h"
#include "support/random_history.h"
#include "support/test_repository.h"

using namespace mingbai;

namespace {

History history_of(const TestRepository& made, const History& known = {},
                   const std::string& revision = "HEAD")
{
    const Repository repository = Repository::open(made.folder());
    return History::of(repository, repository.resolve(revision).value(), "", known);
}

// "<commit> <kind> <before> <after> <former path> <path>", for commits that are no merges.
using Events = std::vector<std::string>;

Events events_of(const History& history)
{
    Events events;
    for (const FileChange& change : history.changes())
        if (history.commits()[change.commit].parents.size() < 2)
            events.push_back(fmt::format("{} {} {} {} {} {}",
                                         history.commits()[change.commit].id.text(),
                                         "AMDR"[static_cast<std::size_t>(change.kind)],
                                         change.before.text(), change.after.text(),
                                         change.former_path, change.path));
    std::sort(events.begin(), events.end());
    return events;
}

Events events_of_git(const TestRepository& made)
{
    const std::string out = made.git("log --no-merges --full-history --root --raw --no-abbrev -M50 -z "
                                     "--format=%H HEAD -- content");
    std::vector<std::string> words;
    std::istringstream stream(out);
    for (std::string word; std::getline(stream, word, '\0');)
        if (const std::size_t start = word.find_first_not_of('\n'); start != word.npos)
            words.push_back(word.substr(start));
    Events events;
    std::string commit;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].starts_with(':')) {
            commit = words[i];
            continue;
        }
        const std::string& raw = words[i];  // ":100644 100644 <before> <after> R086"
        const bool is_rename = raw.at(97) == 'R';
        const std::string former = is_rename ? words.at(++i) : "";
        const std::string path = words.at(++i);
        events.push_back(fmt::format("{} {} {} {} {} {}", commit, raw.at(97), raw.substr(15, 40),
                                     raw.substr(56, 40), former, path));
    }
    std::sort(events.begin(), events.end());
    return events;
}

void check_against_git(std::uint32_t seed, std::size_t commits)
{
    CAPTURE(seed);
    const TestRepository made;
    grow_at_random(made, seed, commits);
    const History history = history_of(made);
    CHECK(history.commits().size() >= commits);
    CHECK_FALSE(history.is_cut());
    const Events git = events_of_git(made);
    CHECK(git.size() > commits);
    CHECK(std::count_if(git.begin(), git.end(), [](const std::string& event) {
              return event.at(41) == 'R';
          }) > static_cast<std::ptrdiff_t>(commits / 10));
    CHECK(events_of(history) == git);
}

}

TEST_CASE("what commits changed, renames with it, is what git says")
{
    for (const std::uint32_t seed : {1U, 20240501U})
        check_against_git(seed, 300);
}

TEST_CASE("the history of years is what git says" * doctest::test_suite("full"))
{
    check_against_git(3, 2000);
}

TEST_CASE("walking on from what is known gives what walking everything gives")
{
    const TestRepository made;
    grow_at_random(made, 7, 120);
    const History whole = history_of(made);
    for (const char* earlier : {"HEAD", "HEAD~1", "HEAD~20", "HEAD~60"}) {
        const History known = history_of(made, {}, earlier);
        CHECK(history_of(made, known) == whole);
    }
    // Of a line that was rewritten nothing is left but what is still there.
    CHECK(history_of(made, whole, "HEAD~20") == history_of(made, {}, "HEAD~20"));
}

TEST_CASE("what became of the settings is known, walked or remembered")
{
    const TestRepository made;
    grow_at_random(made, 7, 5);
    for (const char* words : {"1\n", "2\n", "2\n", "1\n"}) {
        made.write("site-config.toml", words);
        made.git("add -A");
        made.git("commit -q --allow-empty -m settings");
    }
    const History whole = history_of(made);
    REQUIRE(whole.settings().size() == 3);
    CHECK(whole.settings().front().after == ObjectId::of_blob("1\n"));
    CHECK(whole.settings().back().kind == FileChange::Kind::added);
    CHECK(former_settings(whole).size() == 2);
    for (const char* earlier : {"HEAD", "HEAD~1", "HEAD~3"})
        CHECK(history_of(made, history_of(made, {}, earlier)) == whole);
    // Beside the content, wherever that lies.
    made.write("docs/site/site-config.toml", "3\n");
    made.git("add -A");
    made.git("commit -q -m below");
    const Repository repository = Repository::open(made.folder());
    const History below =
        History::of(repository, repository.resolve("HEAD").value(), "docs/site", {});
    REQUIRE(below.settings().size() == 1);
    CHECK(below.settings().front().after == ObjectId::of_blob("3\n"));
}

TEST_CASE("what is remembered is recalled, and nothing else is")
{
    const TestRepository made;
    grow_at_random(made, 3, 40);
    made.write("site-config.toml", "1\n");
    made.git("add -A");
    made.git("commit -q -m settings");
    const History history = history_of(made);
    const std::string bytes = history.remembered();
    CHECK(History::recall(bytes) == history);
    CHECK(History::recall(History().remembered()) == History());
    for (std::size_t size = 0; size < bytes.size(); size += 7)
        CHECK_FALSE(History::recall(bytes.substr(0, size)));
}

TEST_CASE("children stand before parents, and the first parents are what was published")
{
    const TestRepository made;
    grow_at_random(made, 5, 150);
    const History history = history_of(made);
    for (std::uint32_t commit = 0; commit < history.commits().size(); ++commit)
        for (const std::uint32_t parent : history.parents_of(commit))
            CHECK(parent > commit);
    std::string line;
    for (const std::uint32_t commit : history.first_parents())
        line += (line.empty() ? "" : "\n") + history.commits()[commit].id.text();
    CHECK(line == made.git("rev-list --first-parent HEAD"));
}

TEST_CASE("a merge changes what differs from all of its parents; the rest came from one of them")
{
    TestRepository made;
    made.write("content/a", "1\n");
    made.write("content/b", "1\n");
    made.commit("start");
    made.git("checkout -q -b side");
    made.write("content/b", "2\n");
    made.commit("side");
    made.git("checkout -q main");
    made.write("content/c", "1\n");
    made.commit("main");
    made.git("merge -q --no-commit --no-ff side");
    made.write("content/a", "by hand\n");
    made.commit("merge");
    const History history = history_of(made);
    REQUIRE(history.commits().front().parents.size() == 2);
    std::vector<std::tuple<std::string, bool>> of_merge;
    for (const FileChange& change : history.changes())
        if (change.commit == 0)
            of_merge.emplace_back(change.path, change.is_of_side);
    CHECK(of_merge ==
          std::vector<std::tuple<std::string, bool>>{{"content/a", false}, {"content/b", true}});
}

TEST_CASE("a merge tells by which names its parents know a file")
{
    TestRepository made;
    made.write("content/old", "一\n二\n三\n四\n");
    made.commit("start");
    made.git("checkout -q -b side");
    made.write("content/old", "一\n二\n三\n四\n五\n");
    made.commit("side");
    made.git("checkout -q main");
    made.git("mv content/old content/new");
    made.commit("main");
    made.git("merge -q --no-edit side");
    const History history = history_of(made);
    REQUIRE(history.crossings().size() == 1);
    CHECK(history.crossings().front() == Crossing{0, 1, "content/new", "content/old"});
}

TEST_CASE("a shallow clone tells what it holds, and that there was more")
{
    TestRepository made;
    for (const char* text : {"1", "2", "3"}) {
        made.write("content/a", text);
        made.commit();
    }
    const Repository shallow = Repository::open(made.bare_clone("--depth=2"));
    const History cut =
        History::of(shallow, shallow.resolve("HEAD").value(), "", History());
    CHECK(cut.is_cut());
    CHECK(cut.commits().size() == 2);
    CHECK(cut.changes().back().kind == FileChange::Kind::added);
    CHECK(cut.is_cut_at(1));
    CHECK_FALSE(cut.is_cut_at(0));
    CHECK_FALSE(history_of(made).is_cut_at(2));
    // What was cut off may have been fetched since.
    CHECK(history_of(made, cut) == history_of(made));
    CHECK_FALSE(history_of(made).is_cut());
}

TEST_CASE("a site in a folder has the history of that folder")
{
    TestRepository made;
    made.write("content/a", "of another site");
    made.write("docs/site/content/b", "of this site");
    made.commit();
    const Repository repository = Repository::open(made.folder());
    const History history =
        History::of(repository, repository.resolve("HEAD").value(), "docs/site", History());
    REQUIRE(history.changes().size() == 1);
    CHECK(history.changes().front().path == "content/b");
}

TEST_CASE("names that no path can have and trees without end are passed over")
{
    TestRepository made;
    const ObjectId blob = made.put_blob("x");
    const ObjectId inner = made.put_tree({{"100644", "fine", blob}});
    ObjectId deep = inner;
    for (int depth = 0; depth < 60; ++depth)
        deep = made.put_tree({{"40000", "d", deep}});
    made.commit_tree(made.put_tree(
        {{"40000", "content", made.put_tree({{"100644", "..", blob},
                                             {"40000", ".git", inner},
                                             {"100644", "a/b", blob},
                                             {"120000", "link", blob},
                                             {"40000", "zone", inner},
                                             {"40000", "zzz", deep}})}}));
    const History history = history_of(made);
    REQUIRE(history.changes().size() == 1);
    CHECK(history.changes().front().path == "content/zone/fine");
}
