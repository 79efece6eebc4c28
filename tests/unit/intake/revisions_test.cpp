#include "intake/revisions.h"

#include <algorithm>
#include <set>
#include <utility>

#include <doctest/doctest.h>

#include "support/random_history.h"
#include "support/test_repository.h"

using namespace mingbai;

namespace {

std::vector<std::string> paths_of(const Repository& repository, const ObjectId& tip)
{
    std::vector<std::string> paths;
    for (const TreeEntry& entry : repository.entries(tip, {"content"}))
        if (entry.kind == TreeEntryKind::file)
            paths.push_back(entry.path);
    return paths;
}

struct Made {
    History history;
    std::vector<std::string> paths;

    static Made of(const TestRepository& repository)
    {
        const Repository opened = Repository::open(repository.folder());
        const ObjectId tip = opened.resolve("HEAD").value();
        return {History::of(opened, tip, "", History()), paths_of(opened, tip)};
    }
};

// The stupid twin: one document at a time, every line down to its end, each commit and name once.
class NaiveWalk {
public:
    NaiveWalk(const History& history, std::string path)
        : history_(history), changes_(history.commits().size()), crossings_(history.commits().size())
    {
        for (const FileChange& change : history.changes())
            changes_[change.commit].push_back(&change);
        for (const Crossing& crossing : history.crossings())
            crossings_[crossing.commit].push_back(&crossing);
        visit(0, path);
        std::sort(found_.begin(), found_.end());
    }

    const std::vector<Revision>& found() const { return found_; }

private:
    void visit(std::uint32_t commit, const std::string& path)
    {
        if (!seen_.emplace(commit, path).second)
            return;
        const auto older = older_name(commit, path);
        for (std::uint32_t i = 0; older && i < history_.parents_of(commit).size(); ++i)
            if (const auto there = name_in_parent(commit, i, *older))
                visit(history_.parents_of(commit)[i], *there);
    }

    // What it was called before the commit; nothing when another document bore this name then.
    std::optional<std::string> older_name(std::uint32_t commit, const std::string& path)
    {
        std::optional<std::string> older = path;
        bool is_taken = false;
        for (const FileChange* change : changes_[commit]) {
            if (change->is_of_side)
                continue;
            if (change->path == path) {
                found_.push_back(
                    {commit, change->kind, change->path, change->former_path, change->after});
                if (change->kind == FileChange::Kind::renamed)
                    return change->former_path;
            }
            is_taken = is_taken || change->former_path == path;
        }
        return is_taken ? std::nullopt : older;
    }

    std::optional<std::string> name_in_parent(std::uint32_t commit, std::uint32_t parent,
                                              const std::string& path)
    {
        for (const Crossing* crossing : crossings_[commit])
            if (crossing->parent == parent && crossing->path == path)
                return crossing->former_path;
        for (const Crossing* crossing : crossings_[commit])
            if (crossing->parent == parent && crossing->former_path == path)
                return std::nullopt;
        return path;
    }

    const History& history_;
    std::vector<std::vector<const FileChange*>> changes_;  // of each commit
    std::vector<std::vector<const Crossing*>> crossings_;
    std::set<std::pair<std::uint32_t, std::string>> seen_;
    std::vector<Revision> found_;
};

void check_against_twin(std::uint32_t seed, std::size_t commits)
{
    CAPTURE(seed);
    const TestRepository repository;
    grow_at_random(repository, seed, commits);
    const Made made = Made::of(repository);
    const Revisions revisions(made.history, made.paths);
    REQUIRE(made.paths.size() > 10);
    std::size_t renames = 0;
    for (const std::string& path : made.paths) {
        CAPTURE(path);
        std::vector<Revision> found = *revisions.find(path);
        for (const Revision& revision : found)
            renames += revision.kind == FileChange::Kind::renamed;
        CHECK(std::is_sorted(found.begin(), found.end(),
                             [](const auto& a, const auto& b) { return a.commit < b.commit; }));
        std::sort(found.begin(), found.end());
        CHECK(found == NaiveWalk(made.history, path).found());
    }
    CHECK(renames > 5);
}

std::string kinds_of(const std::vector<Revision>& revisions)
{
    std::string kinds;
    for (const Revision& revision : revisions)
        kinds += "AMDR"[static_cast<std::size_t>(revision.kind)];
    return kinds;
}

}

TEST_CASE("one pass for all documents finds what a walk for each of them finds")
{
    for (const std::uint32_t seed : {2U, 11U, 20240501U})
        check_against_twin(seed, 300);
}

TEST_CASE("over years, too, one pass finds what a walk for each document finds" *
          doctest::test_suite("full"))
{
    check_against_twin(3, 2000);
}

TEST_CASE("a document is followed through its names, and a copy is none of them")
{
    TestRepository repository;
    const std::string text = "一、主要做法\n二、存在问题\n三、明年安排\n四、其他\n";
    repository.write("content/a/2023/report.zh.md", text);
    repository.commit();
    repository.write("content/a/2024/report.zh.md", text + "五、新的一年\n");  // from the template
    repository.commit();
    repository.git("mv content/a content/b");
    repository.commit();
    const Made made = Made::of(repository);
    const Revisions revisions(made.history, made.paths);
    CHECK(kinds_of(*revisions.find("content/b/2023/report.zh.md")) == "RA");
    CHECK(kinds_of(*revisions.find("content/b/2024/report.zh.md")) == "RA");
    CHECK(revisions.find("content/a/2023/report.zh.md") == nullptr);
    REQUIRE(revisions.gone().size() == 2);
    CHECK(revisions.gone().front().path == "content/a/2023/report.zh.md");
    CHECK(revisions.gone().front().renamed_to == "content/b/2023/report.zh.md");
}

TEST_CASE("what was removed and put back goes on; what took a name that was given up begins anew")
{
    TestRepository repository;
    repository.write("content/back.md", "一\n");
    repository.write("content/name.md", "二\n三\n四\n");
    repository.commit();
    repository.remove("content/back.md");
    repository.git("mv content/name.md content/other.md");
    repository.commit();
    repository.write("content/back.md", "五\n");
    repository.write("content/name.md", "六\n");
    repository.commit();
    const Made made = Made::of(repository);
    const Revisions revisions(made.history, made.paths);
    CHECK(kinds_of(*revisions.find("content/back.md")) == "ADA");
    CHECK(kinds_of(*revisions.find("content/other.md")) == "RA");
    CHECK(kinds_of(*revisions.find("content/name.md")) == "A");
    CHECK(revisions.gone().empty());
    // The name is another document's; who was only away for a while did not leave it.
    REQUIRE(revisions.left().size() == 1);
    CHECK(revisions.left().front().path == "content/name.md");
    CHECK(revisions.left().front().renamed_to == "content/other.md");
}

TEST_CASE("both lines of a merge are followed, whatever the name on each")
{
    TestRepository made;
    made.write("content/old", "一\n二\n三\n四\n");
    made.commit();
    made.git("checkout -q -b side");
    made.write("content/old", "一\n二\n三\n四\n五\n");
    made.commit();
    made.git("checkout -q main");
    made.git("mv content/old content/new");
    made.commit();
    made.git("merge -q --no-edit side");
    const Made whole = Made::of(made);
    const Revisions revisions(whole.history, whole.paths);
    std::string kinds = kinds_of(*revisions.find("content/new"));
    std::sort(kinds.begin(), kinds.end());
    CHECK(kinds == "AMR");
}

TEST_CASE("what was removed for good is told with what it held last")
{
    TestRepository repository;
    repository.write("content/gone.md", "last\n");
    repository.write("content/stays.md", "1\n");
    repository.commit();
    repository.remove("content/gone.md");
    repository.commit();
    const Made made = Made::of(repository);
    const Revisions revisions(made.history, made.paths);
    REQUIRE(revisions.gone().size() == 1);
    CHECK(revisions.gone().front().blob == ObjectId::of_blob("last\n"));
    CHECK(revisions.gone().front().renamed_to.empty());
}
