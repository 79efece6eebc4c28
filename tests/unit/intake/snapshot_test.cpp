#include "intake/snapshot.h"

#include <sys/stat.h>

#include <doctest/doctest.h>

#include "base/failure.h"
#include "base/parallel.h"
#include "intake/repository.h"
#include "support/test_repository.h"

using namespace mingbai;

namespace {

std::string told(const Problems& problems)
{
    std::string text;
    for (const Problem& problem : problems.sorted()) {
        text += problem.rule + ' ' + problem.place.file;
        for (const std::string& word : problem.words)
            text += " [" + word + ']';
        text += '\n';
    }
    return text;
}

std::string names(const Snapshot& snapshot)
{
    std::string text;
    for (const Path& path : snapshot.paths())
        text += path.text() + '\n';
    return text;
}

struct Seen {
    std::string names;
    std::string problems;

    friend bool operator==(const Seen&, const Seen&) = default;
};

Seen seen_in_folder(const std::filesystem::path& folder)
{
    Problems problems;
    const Snapshot snapshot = Snapshot::of_folder(folder, problems);
    return {names(snapshot), told(problems)};
}

Seen seen_in_commit(const TestRepository& made, const ObjectId& commit)
{
    Problems problems;
    const Snapshot snapshot =
        Snapshot::of_commit(Repository::open(made.folder()), commit, problems);
    return {names(snapshot), told(problems)};
}

}

TEST_CASE("a commit and the folder it was made of are one snapshot: paths, bytes, ids, problems")
{
    TestRepository made;
    made.write("site-config.toml", "title = '明白'\n");
    made.write("content/a.md", "一\r\n");
    made.write("content/a/b.md", "");
    made.write("content/a-b.md", "\xFF\xFE");
    made.write("content/附件/第 1 号：说明😀.pdf", "pdf");
    made.write("content/UPPER.md", "1");
    made.write("content/upper.md", "2");
    made.write("content/bad\\name.md", "3");
    made.write("content/bad\nname.md", "4");
    made.write("content/\xE2\x80\xAEtxt.md", "5");
    made.write("content/latin-\xE9.md", "6");
    made.write("content/" + std::string(241, 'n'), "7");
    made.write("themes/plain/page.mustache", "{{x}}");
    made.write("README.md", "not part of a site");
    made.link("content/link.md", "../../outside\n");
    made.link("themes/folder", "/etc");
    const ObjectId commit = made.commit();

    Problems of_commit;
    Problems of_folder;
    const Snapshot committed =
        Snapshot::of_commit(Repository::open(made.folder()), commit, of_commit);
    const Snapshot lying = Snapshot::of_folder(made.folder(), of_folder);
    CHECK(names(committed) == names(lying));
    CHECK(told(of_commit) == told(of_folder));
    REQUIRE(committed.paths() == lying.paths());
    for (const Path& path : committed.paths()) {
        CHECK(committed.read(path) == lying.read(path));
        CHECK(committed.id(path) == lying.id(path));
    }
    CHECK(names(lying) == "content/UPPER.md\ncontent/a-b.md\ncontent/a.md\ncontent/a/b.md\n"
                          "content/附件/第 1 号：说明😀.pdf\nsite-config.toml\n"
                          "themes/plain/page.mustache\n");
    CHECK(told(of_folder) == "path-bad content/\\xE2\\x80\\xAEtxt.md [\\xE2\\x80\\xAE]\n"
                             "path-bad content/bad\\x0Aname.md [\\x0A]\n"
                             "path-bad content/bad\\x5Cname.md [\\x5C]\n"
                             "path-bad content/latin-\\xE9.md [\\xE9]\n"
                             "path-symlink content/link.md [../../outside\\x0A]\n"
                             "path-bad content/" +
                                 std::string(241, 'n') + " [" + std::string(241, 'n') +
                                 "]\n"
                                 "path-case content/upper.md [content/UPPER.md]\n"
                                 "path-symlink themes/folder [/etc]\n");
}

TEST_CASE("a tree entry that would lead outside is told and touches nothing")
{
    TestRepository made;
    const ObjectId blob = made.put_blob("evil");
    const ObjectId inner = made.put_tree({{"100644", "escaped", blob}});
    const ObjectId content = made.put_tree({{"40000", "..", inner},
                                            {"40000", ".git", inner},
                                            {"100644", "", blob},
                                            {"100644", "a/b", blob},
                                            {"100644", "c\\d", blob},
                                            {"100644", "good.md", blob},
                                            {"100644", "good.md", blob},
                                            {"70000", "strange", blob}});
    const ObjectId commit =
        made.commit_tree(made.put_tree({{"40000", "content", content}, {"40000", "..", inner}}));
    CHECK(seen_in_commit(made, commit) == Seen{"content/good.md\n",
                                               "path-bad content/ []\n"
                                               "path-bad content/.. [..]\n"
                                               "path-bad content/.git [.git]\n"
                                               "path-bad content/a/b [/]\n"
                                               "path-bad content/c\\x5Cd [\\x5C]\n"
                                               "path-case content/good.md [content/good.md]\n"
                                               "path-special content/strange []\n"});
    CHECK_FALSE(std::filesystem::exists(made.folder() / "escaped"));
}

TEST_CASE("a root that is a symlink is told, not followed")
{
    TestRepository made;
    made.write("elsewhere/a.md", "secret");
    made.link("content", "elsewhere");
    made.link("site-config.toml", "/etc/hostname");
    const Seen expected = {"", "path-symlink content [elsewhere]\n"
                               "path-symlink site-config.toml [/etc/hostname]\n"};
    CHECK(seen_in_folder(made.folder()) == expected);
    CHECK(seen_in_commit(made, made.commit()) == expected);
}

TEST_CASE("another repository inside is told once and not read")
{
    TestRepository made;
    made.write("content/own.md", "own");
    made.git("init --quiet content/inner");
    made.write("content/inner/a.md", "theirs");
    made.write("content/inner/b/c.md", "theirs");
    made.git("-C content/inner add --all");
    made.git("-C content/inner commit --quiet -m inner");
    CHECK(seen_in_folder(made.folder()) ==
          Seen{"content/own.md\n", "path-submodule content/inner []\n"});
    const std::string inner = made.git("-C content/inner rev-parse HEAD");
    CHECK(seen_in_commit(made, made.commit()) ==
          Seen{"content/own.md\n", "path-submodule content/inner [" + inner.substr(0, 8) + "]\n"});
}

TEST_CASE("pipes and the like are told, not opened")
{
    const Folder folder;
    folder.write("content/a.md", "a");
    REQUIRE(::mkfifo((folder / "content/pipe").c_str(), 0600) == 0);
    CHECK(seen_in_folder(folder.path()) ==
          Seen{"content/a.md\n", "path-special content/pipe []\n"});
}

TEST_CASE("folders that lie too deep are told alike by commit and folder")
{
    TestRepository made;
    std::string deep = "content/";
    for (int depth = 0; depth < 32; ++depth)
        deep += "d/";
    made.write(deep + "allowed.md", "a");
    made.write(deep + "e/too-deep.md", "b");
    const Seen expected = {deep + "allowed.md\n", "path-depth " + deep + "e [32]\n"};
    CHECK(seen_in_folder(made.folder()) == expected);
    CHECK(seen_in_commit(made, made.commit()) == expected);
}

TEST_CASE("nothing to read is an empty snapshot, no folder is a failure")
{
    const Folder folder;
    CHECK(seen_in_folder(folder.path()) == Seen{});
    Problems problems;
    CHECK_THROWS_AS(Snapshot::of_folder(folder / "absent", problems), Failure);
    TestRepository made;
    made.write("other.md", "x");
    CHECK(seen_in_commit(made, made.commit()) == Seen{});
}

TEST_CASE("a committed snapshot does not move when the folder does")
{
    TestRepository made;
    made.write("content/a.md", "then");
    const ObjectId commit = made.commit();
    Problems problems;
    const Snapshot snapshot =
        Snapshot::of_commit(Repository::open(made.folder()), commit, problems);
    made.write("content/a.md", "now");
    made.write("content/b.md", "now");
    made.commit();
    CHECK(names(snapshot) == "content/a.md\n");
    CHECK(snapshot.read(Path::of("content/a.md")) == "then");
}

TEST_CASE("a file that a partial clone left out is a failure that names it")
{
    TestRepository made;
    made.git("config uploadpack.allowFilter true");
    made.write("content/a.md", "a");
    const ObjectId commit = made.commit();
    Problems problems;
    const Snapshot snapshot = Snapshot::of_commit(
        Repository::open(made.bare_clone("--filter=blob:none")), commit, problems);
    CHECK_THROWS_WITH_AS(snapshot.read(Path::of("content/a.md")), doctest::Contains("content/a.md"),
                         Failure);
}

TEST_CASE("reading and naming are safe from many threads")
{
    const Folder folder;
    for (int i = 0; i < 100; ++i)
        folder.write("content/" + std::to_string(i), std::to_string(i));
    Problems problems;
    const Snapshot snapshot = Snapshot::of_folder(folder.path(), problems);
    REQUIRE(snapshot.paths().size() == 100);
    for_each_index(Workers{4}, 1000, [&](std::size_t i) {
        const Path& path = snapshot.paths()[i % 100];
        if (snapshot.id(path) != ObjectId::of_blob(path.name()) ||
            snapshot.read(path) != path.name())
            throw Failure("other bytes");
    });
}

TEST_CASE("a snapshot of given files holds them and no others")
{
    const Snapshot snapshot = Snapshot::of_files({{"content/b", "2"}, {"content/a", "1"}});
    CHECK(names(snapshot) == "content/a\ncontent/b\n");
    CHECK(snapshot.read(Path::of("content/b")) == "2");
    CHECK(snapshot.id(Path::of("content/b")) == ObjectId::of_blob("2"));
    CHECK(snapshot.contains(Path::of("content/a")));
    CHECK_FALSE(snapshot.contains(Path::of("content")));
    CHECK_FALSE(snapshot.contains(Path::of("content/c")));
}

TEST_CASE("what was asked of a snapshot is noted, and another snapshot tells whether it still holds")
{
    const Snapshot first = Snapshot::of_files({{"content/a", "1"}, {"content/b", "2"}});
    std::vector<Asked> asked;
    const Snapshot noting = first.noting(asked);
    CHECK(noting.read(Path::of("content/a")) == "1");
    CHECK(noting.id(Path::of("content/a")) == ObjectId::of_blob("1"));
    CHECK_FALSE(noting.contains(Path::of("content/c")));
    REQUIRE(asked.size() == 2);
    CHECK(asked[0].path == "content/a");
    CHECK(asked[0].id == ObjectId::of_blob("1"));
    CHECK(asked[1].path == "content/c");
    CHECK(asked[1].id.is_none());

    CHECK(first.still_answers(asked));
    CHECK(Snapshot::of_files({{"content/a", "1"}, {"content/d", "4"}}).still_answers(asked));
    CHECK_FALSE(Snapshot::of_files({{"content/a", "1"}, {"content/c", ""}}).still_answers(asked));
    CHECK_FALSE(Snapshot::of_files({{"content/a", "2"}}).still_answers(asked));
    CHECK_FALSE(Snapshot::of_files({{"content/b", "2"}}).still_answers(asked));
}
