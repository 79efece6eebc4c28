#include "intake/repository.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include <unistd.h>

#include <doctest/doctest.h>

#include "base/failure.h"
#include "base/parallel.h"
#include "support/test_repository.h"

using namespace mingbai;

namespace {

using Kinds = std::map<std::string, TreeEntryKind>;

Kinds kinds(const Repository& repository, const ObjectId& commit,
            const std::vector<std::string_view>& roots)
{
    Kinds found;
    for (const TreeEntry& entry : repository.entries(commit, roots))
        found.emplace(entry.path, entry.kind);
    return found;
}

// What the failure says and advises; fails the test when nothing fails.
template <typename Act> std::string failure_of(Act act)
{
    try {
        act();
    } catch (const Failure& failure) {
        return std::string(failure.what()) + " | " + failure.hint();
    }
    FAIL("it should have failed");
    return {};
}

bool contains(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

// Of this process, for one test.
class Variable {
public:
    Variable(const char* name, const std::string& value) : name_(name)
    {
        ::setenv(name, value.c_str(), 1);
    }
    ~Variable() { ::unsetenv(name_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
};

}

TEST_CASE("blobs are read byte for byte, from an ordinary and from a bare repository")
{
    TestRepository made;
    const std::string bytes("明白\r\n\0\xFF", 10);
    made.write("content/a.md", bytes);
    const ObjectId commit = made.commit();
    const std::filesystem::path bare = made.bare_clone();
    for (const auto& folder : {made.folder(), bare}) {
        const Repository repository = Repository::open(folder);
        CHECK(repository.is_bare() == (folder == bare));
        CHECK(repository.resolve("main") == commit);
        const std::vector<TreeEntry> entries = repository.entries(commit, {"content"});
        REQUIRE(entries.size() == 1);
        CHECK(entries[0].id == ObjectId::of_blob(bytes));
        CHECK(repository.blob(entries[0].id) == bytes);
    }
}

TEST_CASE("a name resolves to its commit, and to nothing when it means none")
{
    TestRepository made;
    made.write("a", "1");
    const ObjectId first = made.commit();
    made.git("tag -a -m tag v1");
    made.write("a", "2");
    const ObjectId second = made.commit();
    const Repository repository = Repository::open(made.folder());
    CHECK(repository.resolve("HEAD") == second);
    CHECK(repository.resolve("refs/heads/main") == second);
    CHECK(repository.resolve("v1") == first);  // through the tag's own object
    CHECK(repository.resolve(first.text()) == first);
    CHECK(repository.resolve("HEAD~1") == first);
    const std::string blob = ObjectId::of_blob("1").text();
    for (const std::string& name :
         {std::string("no-such"), std::string(), std::string(40, '1'), blob, std::string("HEAD~9"),
          std::string("main\0x", 6), std::string("a..b"), std::string("--all")})
        CHECK_MESSAGE(!repository.resolve(name), name);
    CHECK(repository.commit_seconds(first) == TestRepository::first_commit_seconds);
    CHECK(repository.commit_seconds(second) == TestRepository::first_commit_seconds + 3600);
    CHECK_THROWS_AS(repository.commit_seconds(ObjectId()), Failure);
}

TEST_CASE("an empty repository has no commit, and that is no failure")
{
    const TestRepository made;
    const Repository repository = Repository::open(made.folder());
    CHECK_FALSE(repository.resolve("HEAD"));
    CHECK_FALSE(repository.resolve("main"));
    CHECK_FALSE(Repository::open(made.bare_clone()).resolve("HEAD"));
}

TEST_CASE("only the roots that were asked for are entered")
{
    TestRepository made;
    for (const char* path : {"site-config.toml", "content/a/b.md", "content.md", "contents/x",
                             "other/y", "themes/t/z", "deep/content/q"})
        made.write(path, path);
    const Repository repository = Repository::open(made.folder());
    const Kinds expected = {{"content/a/b.md", TreeEntryKind::file},
                            {"site-config.toml", TreeEntryKind::file},
                            {"themes/t/z", TreeEntryKind::file}};
    const ObjectId commit = made.commit();
    CHECK(kinds(repository, commit, {"site-config.toml", "content", "themes"}) == expected);
    CHECK(repository.entries(commit, {"absent"}).empty());
    CHECK(repository.entries(commit, {}).empty());
}

TEST_CASE("entries are what git itself lists, in its order")
{
    TestRepository made;
    for (const char* path : {"c/a.b/x", "c/a/x", "c/a-b", "c/a0", "c/é", "c/附件/第 1 号", "c/Z"})
        made.write(path, path);
    const ObjectId commit = made.commit();
    std::string listed;
    for (const TreeEntry& entry : Repository::open(made.folder()).entries(commit, {"c"}))
        listed += entry.path + '\0';
    const std::string expected = made.git("ls-tree -r -z --name-only HEAD c");
    CHECK(listed == expected);
}

TEST_CASE("symlinks and submodules are told apart, and executables are files")
{
    TestRepository made;
    made.write("content/run.sh", "#!");
    std::filesystem::permissions(made.folder() / "content/run.sh", std::filesystem::perms(0755));
    made.link("content/link", "../../etc/passwd");
    made.write("a", "a");
    const ObjectId inner = made.commit();
    made.git("update-index --add --cacheinfo 160000," + inner.text() + ",content/sub");
    made.git("commit --quiet -m submodule");
    const Repository repository = Repository::open(made.folder());
    const Kinds expected = {{"content/link", TreeEntryKind::symlink},
                            {"content/run.sh", TreeEntryKind::file},
                            {"content/sub", TreeEntryKind::submodule}};
    CHECK(kinds(repository, *repository.resolve("HEAD"), {"content"}) == expected);
}

TEST_CASE("names that git would refuse are told and never entered")
{
    TestRepository made;
    const ObjectId blob = made.put_blob("evil");
    const ObjectId inner = made.put_tree({{"100644", "passwd", blob}});
    const ObjectId content = made.put_tree({{"40000", "..", inner},
                                            {"40000", ".", inner},
                                            {"40000", ".git", inner},
                                            {"100644", "", blob},
                                            {"100644", "../../x", blob},
                                            {"100644", "good", blob},
                                            {"100000", "old-mode", blob},
                                            {"70000", "strange", blob}});
    const ObjectId commit = made.commit_tree(made.put_tree({{"40000", "content", content}}));
    const Repository repository = Repository::open(made.folder());
    const Kinds expected = {
        {"content/..", TreeEntryKind::bad_name},      {"content/.", TreeEntryKind::bad_name},
        {"content/.git", TreeEntryKind::bad_name},    {"content/", TreeEntryKind::bad_name},
        {"content/../../x", TreeEntryKind::bad_name}, {"content/good", TreeEntryKind::file},
        {"content/old-mode", TreeEntryKind::file},    {"content/strange", TreeEntryKind::other}};
    CHECK(kinds(repository, commit, {"content", ".."}) == expected);
}

TEST_CASE("trees that hold each other many times over end in a failure, not in a hang")
{
    TestRepository made;
    ObjectId tree = made.put_tree({});
    for (int level = 0; level < 6; ++level) {
        std::vector<EvilEntry> entries;
        for (int i = 100; i < 200; ++i)
            entries.push_back({"40000", std::to_string(i), tree});
        tree = made.put_tree(entries);
    }
    const ObjectId commit = made.commit_tree(made.put_tree({{"40000", "content", tree}}));
    const Repository repository = Repository::open(made.folder());
    CHECK(contains(failure_of([&] { repository.entries(commit, {"content"}); }),
                   "more than 1000000"));
}

TEST_CASE("a folder that lies too deep is told and not entered")
{
    TestRepository made;
    ObjectId tree = made.put_tree({{"100644", "file", made.put_blob("x")}});
    for (int level = 0; level <= 40; ++level)
        tree = made.put_tree({{"40000", "d", tree}});
    const ObjectId commit = made.commit_tree(tree);
    const std::vector<TreeEntry> entries = Repository::open(made.folder()).entries(commit, {"d"});
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].kind == TreeEntryKind::deep_folder);
    CHECK(std::count(entries[0].path.begin(), entries[0].path.end(), '/') ==
          file::deepest_folder + 1);
}

TEST_CASE("a damaged tree and a missing tree are failures that say so")
{
    TestRepository made;
    const std::string damaged =
        made.git("hash-object -t tree --literally -w --stdin", "100644 cut");
    const ObjectId commit =
        made.commit_tree(made.put_tree({{"40000", "content", *ObjectId::parse(damaged)},
                                        {"40000", "themes", ObjectId::of_blob("absent")}}));
    const Repository repository = Repository::open(made.folder());
    CHECK(contains(failure_of([&] { repository.entries(commit, {"content"}); }), "damaged"));
    CHECK(contains(failure_of([&] { repository.entries(commit, {"themes"}); }),
                   "not in the repository"));
}

TEST_CASE("several threads read the same bytes at once")
{
    TestRepository made;
    for (int i = 0; i < 200; ++i)
        made.write("content/" + std::to_string(i), std::string(static_cast<std::size_t>(i), 'x'));
    const ObjectId commit = made.commit();
    made.git("gc --quiet");
    const Repository repository = Repository::open(made.folder());
    const std::vector<TreeEntry> entries = repository.entries(commit, {"content"});
    REQUIRE(entries.size() == 200);
    std::vector<ObjectId> read(entries.size());
    for_each_index(Workers{4}, entries.size(), [&](std::size_t i) {
        read[i] = ObjectId::of_blob(repository.blob(entries[i].id));
    });
    for (std::size_t i = 0; i < entries.size(); ++i)
        CHECK(read[i] == entries[i].id);
}

TEST_CASE("a repository is found from inside, and opened only where it stands")
{
    TestRepository made;
    made.write("content/a/b", "x");
    made.commit();
    const std::optional<Repository> found = Repository::discover(made.folder() / "content/a");
    REQUIRE(found);
    CHECK(found->git_folder() == std::filesystem::canonical(made.folder() / ".git").string());
    CHECK(contains(failure_of([&] { Repository::open(made.folder() / "content"); }),
                   "there is no git repository at"));
    const Folder elsewhere;
    CHECK_FALSE(Repository::discover(elsewhere.path()));
    CHECK_FALSE(Repository::discover(elsewhere / "absent"));
}

TEST_CASE("a hook's environment is used when there is one")
{
    TestRepository made;
    made.write("a", "1");
    const ObjectId commit = made.commit();
    const Variable git_dir("GIT_DIR", (made.folder() / ".git").string());
    const std::optional<Repository> repository = Repository::open_from_environment();
    REQUIRE(repository);
    CHECK(repository->resolve("main") == commit);
}

TEST_CASE("objects in a push's quarantine are seen through the environment, in every thread")
{
    TestRepository made;
    made.write("content/a", "accepted");
    made.commit();
    const std::filesystem::path bare = made.bare_clone();
    made.write("content/a", "quarantined");
    const ObjectId pushed = made.commit();
    const std::string objects = (bare / "objects").string();
    const Variable git_dir("GIT_DIR", bare.string());
    const Variable quarantine("GIT_OBJECT_DIRECTORY", (made.folder() / ".git/objects").string());
    const Variable alternates("GIT_ALTERNATE_OBJECT_DIRECTORIES", objects);
    const std::optional<Repository> repository = Repository::open_from_environment();
    REQUIRE(repository);
    REQUIRE(repository->resolve(pushed.text()));
    CHECK_FALSE(Repository::open(bare).resolve(pushed.text()));
    const ObjectId blob = repository->entries(pushed, {"content"}).at(0).id;
    for_each_index(Workers{3}, 64, [&](std::size_t) {
        if (repository->blob(blob) != "quarantined")
            throw Failure("other bytes");
    });
}

TEST_CASE("what can not be opened says what to do")
{
    SUBCASE("SHA-256")
    {
        const TestRepository made;
        made.git("init --quiet --object-format=sha256 ../sha256");
        const std::string said =
            failure_of([&] { Repository::open(made.folder().parent_path() / "sha256"); });
        CHECK(contains(said, "SHA-256"));
        CHECK(contains(said, "--object-format=sha1"));
    }
    SUBCASE("another user's")
    {
        if (::geteuid() != 0)
            return;  // only root may give folders away
        TestRepository made;
        made.commit();
        for (const auto& entry : {made.folder(), made.folder() / ".git"})
            REQUIRE(::chown(entry.c_str(), 65534, 65534) == 0);
        const std::string said = failure_of([&] { Repository::open(made.folder()); });
        CHECK(contains(said, "another user"));
        CHECK(contains(said, "git config --global --add safe.directory"));
    }
    SUBCASE("worktree configuration, which is harmless")
    {
        TestRepository made;
        made.commit();
        made.git("config core.repositoryFormatVersion 1");
        made.git("config extensions.worktreeConfig true");
        CHECK(Repository::open(made.folder()).resolve("HEAD"));
    }
}

TEST_CASE(
    "a blob that a partial clone left out is missing by name, a shallow clone has all it needs")
{
    TestRepository made;
    made.git("config uploadpack.allowFilter true");
    made.write("content/a", "1");
    made.commit();
    made.write("content/a", "2");
    const ObjectId commit = made.commit();
    SUBCASE("partial")
    {
        const Repository repository = Repository::open(made.bare_clone("--filter=blob:none"));
        const ObjectId blob = repository.entries(commit, {"content"}).at(0).id;
        CHECK_FALSE(repository.find_blob(blob));
        const std::string said = failure_of([&] { repository.blob(blob); });
        CHECK(contains(said, blob.text().c_str()));
        CHECK(contains(said, "partial clone"));
    }
    SUBCASE("shallow")
    {
        const Repository repository = Repository::open(made.bare_clone("--depth=1"));
        REQUIRE(repository.resolve("HEAD") == commit);
        CHECK(repository.blob(repository.entries(commit, {"content"}).at(0).id) == "2");
    }
}

TEST_CASE("a blob is not taken for a tree, nor a tree for a blob")
{
    TestRepository made;
    const ObjectId tree = made.put_tree({});
    const ObjectId commit =
        made.commit_tree(made.put_tree({{"40000", "content", made.put_blob("x")}}));
    const Repository repository = Repository::open(made.folder());
    CHECK_THROWS_AS(repository.find_blob(tree), Failure);
    CHECK_THROWS_AS(repository.entries(commit, {"content"}), Failure);
    CHECK_THROWS_AS(repository.entries(tree, {"content"}), Failure);
}

TEST_CASE("the library tells its version, for the identity of the generator")
{
    const std::string version = Repository::library_version();
    CHECK(std::count(version.begin(), version.end(), '.') == 2);
}
