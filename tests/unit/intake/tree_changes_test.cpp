#include "intake/tree_changes.h"

#include <doctest/doctest.h>

#include "intake/commit.h"
#include "support/test_repository.h"

using namespace mingbai;

namespace {

// "+path" was added, "-path" removed, "~path" edited.
std::string changes_of(TestRepository& made, const ObjectId& older, const ObjectId& newer)
{
    const Repository repository = Repository::open(made.folder());
    TreeChanges trees(repository, "content", "content");
    std::string told;
    for (const TreeChange& change : trees.between(older, newer)) {
        const char mark = change.before.is_none() ? '+' : change.after.is_none() ? '-' : '~';
        told += mark + change.path.substr(8) + ' ';
    }
    return told;
}

ObjectId tree_of(TestRepository& made, const std::string& revision)
{
    return ObjectId::parse(made.git("rev-parse " + revision + "^{tree}")).value();
}

}

TEST_CASE("what was added, edited and removed, in git's order")
{
    TestRepository made;
    for (int i = 0; i < 200; ++i)
        made.write("content/many/" + std::to_string(i), std::to_string(i));
    made.write("content/a", "1");
    made.write("other/a", "1");
    made.commit();
    made.write("content/many/150", "edited");
    made.write("content/many/150a", "new");
    made.remove("content/many/9");
    made.write("content/z/z", "new");
    made.write("other/a", "2");
    made.commit();
    const ObjectId older = tree_of(made, "HEAD~1");
    const ObjectId newer = tree_of(made, "HEAD");
    CHECK(changes_of(made, older, newer) == "~many/150 +many/150a -many/9 +z/z ");
    CHECK(changes_of(made, newer, older) == "~many/150 -many/150a +many/9 -z/z ");
    CHECK(changes_of(made, newer, newer) == "");
    CHECK(changes_of(made, ObjectId(), older).size() > 200);
}

TEST_CASE("a file that becomes a folder goes, and what is in the folder comes")
{
    TestRepository made;
    made.write("content/a", "file");
    made.write("content/a.md", "beside");
    made.commit();
    made.remove("content/a");
    made.write("content/a/b", "file");
    made.commit();
    CHECK(changes_of(made, tree_of(made, "HEAD~1"), tree_of(made, "HEAD")) == "-a +a/b ");
    CHECK(changes_of(made, tree_of(made, "HEAD"), tree_of(made, "HEAD~1")) == "+a -a/b ");
}

TEST_CASE("links and submodules are no files")
{
    TestRepository made;
    made.write("content/a", "file");
    made.commit();
    made.remove("content/a");
    made.link("content/a", "elsewhere");
    made.commit();
    CHECK(changes_of(made, tree_of(made, "HEAD~1"), tree_of(made, "HEAD")) == "-a ");
}
