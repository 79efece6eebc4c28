#include "intake/former_versions.h"

#include <doctest/doctest.h>

#include "support/test_repository.h"

using namespace mingbai;

namespace {

std::vector<FormerVersion> versions_in(const TestRepository& made)
{
    const Repository repository = Repository::open(made.folder());
    return former_versions(
        History::of(repository, repository.resolve("HEAD").value(), "", History()),
        [](std::string_view path) { return path.ends_with(".toml"); });
}

}

TEST_CASE("each version once, newest first, with the oldest commit that holds it")
{
    TestRepository made;
    made.write("content/a.toml", "1");
    made.write("content/other.md", "1");
    const ObjectId first = made.commit();
    made.write("content/a.toml", "2");
    const ObjectId second = made.commit();
    made.write("content/a.toml", "1");
    made.commit();
    const std::vector<FormerVersion> versions = versions_in(made);
    REQUIRE(versions.size() == 2);
    CHECK(versions[0].blob == ObjectId::of_blob("1"));
    CHECK(versions[0].commit == first);
    CHECK(versions[1].blob == ObjectId::of_blob("2"));
    CHECK(versions[1].commit == second);
}

TEST_CASE("what a merge brought in was published by the merge; on the side it was not")
{
    TestRepository made;
    made.write("content/a.toml", "1");
    made.commit();
    made.git("checkout -q -b side");
    made.write("content/a.toml", "never published");
    made.commit();
    made.write("content/a.toml", "merged");
    made.commit();
    made.git("checkout -q main");
    made.write("content/b.md", "1");
    made.commit();
    made.git("merge -q --no-edit side");
    const std::vector<FormerVersion> versions = versions_in(made);
    REQUIRE(versions.size() == 2);
    CHECK(versions[0].blob == ObjectId::of_blob("merged"));
    CHECK(versions[0].commit.text() == made.git("rev-parse HEAD"));
    CHECK(versions[1].blob == ObjectId::of_blob("1"));
}
