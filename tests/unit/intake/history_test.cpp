#include "intake/history.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/test_repository.h"

using namespace mingbai;

namespace {

HistoryFilter everything()
{
    return {[](std::string_view) { return true; }, [](std::string_view) { return true; }};
}

// path and blob → the oldest commit that holds the pair
using Oldest = std::map<std::pair<std::string, std::string>, std::string>;

Oldest oldest_of(const FormerVersions& former)
{
    Oldest oldest;
    for (const FormerVersion& version : former.versions)
        CHECK(oldest.emplace(std::pair(version.path, version.blob.text()), version.commit.text())
                  .second);
    return oldest;
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

struct Naive {
    Oldest oldest;
    std::map<std::pair<std::string, std::string>, std::size_t> newest;  // how many commits back
};

// Asks git for every file of every commit.
Naive naive_walk(const TestRepository& made, const HistoryFilter& filter)
{
    Naive naive;
    std::size_t back = 0;
    for (const std::string& commit : lines_of(made.git("rev-list --first-parent HEAD"))) {
        for (const std::string& line : lines_of(made.git("ls-tree -r " + commit))) {
            const std::string mode = line.substr(0, 6);
            const std::pair pair(line.substr(line.find('\t') + 1), line.substr(12, 40));
            if ((mode != "100644" && mode != "100755") || !filter.wanted(pair.first))
                continue;
            naive.oldest[pair] = commit;
            naive.newest.emplace(pair, back);
        }
        ++back;
    }
    return naive;
}

// Files that come, change, go, come back, become folders and links, on a line with merges.
class RandomLine {
public:
    explicit RandomLine(std::uint32_t seed) : seed_(seed) {}

    void grow(TestRepository& made, int commits)
    {
        for (int i = 0; i < commits; ++i) {
            const bool merges = below(8) == 0 && i > 0;
            if (merges)
                made.git("checkout --quiet -b side HEAD~0");
            change(made);
            made.commit();
            if (!merges)
                continue;
            made.git("checkout --quiet main");
            made.write("notes", fmt::format("{}", i));
            made.commit();
            made.git("merge --quiet --no-edit -X ours side");
            made.git("branch --quiet -D side");
        }
    }

private:
    std::uint32_t below(std::uint32_t end)
    {
        seed_ = seed_ * 1664525 + 1013904223;
        return (seed_ >> 16) % end;
    }

    void change(const TestRepository& made)
    {
        constexpr const char* paths[] = {"content/a/2023/x.toml", "content/a/2023/y.toml",
                                         "content/a/2023/deep", "content/a/2023/deep/z.toml",
                                         "content/b/2024/x.toml", "content/b", "top", "a/b/c/d"};
        const std::string path = paths[below(8)];
        const std::uint32_t how = below(5);
        // A file in the way of the folder, or the folder itself.
        for (const char* other : paths)
            if (path.starts_with(std::string(other) + "/"))
                if (!std::filesystem::is_directory(made.folder() / other))
                    made.remove(other);
        if (how == 0 || std::filesystem::is_directory(made.folder() / path))
            made.remove(path);
        else if (how == 1) {
            made.remove(path);
            made.link(path, "elsewhere");
        } else {
            made.remove(path);
            made.write(path, fmt::format("{}", below(3)));
        }
    }

    std::uint32_t seed_;
};

}

TEST_CASE("one walk finds what asking git for every file of every commit finds")
{
    for (const std::uint32_t seed : {1U, 7U, 20240501U}) {
        TestRepository made;
        RandomLine(seed).grow(made, 30);
        const Repository repository = Repository::open(made.folder());
        const ObjectId head = repository.resolve("HEAD").value();
        const HistoryFilter below_content{
            [](std::string_view folder) { return folder.starts_with("content"); },
            [](std::string_view path) { return path.ends_with(".toml"); }};
        for (const HistoryFilter& filter : {everything(), below_content}) {
            const Naive naive = naive_walk(made, filter);
            const FormerVersions former = former_versions(repository, head, filter);
            CHECK(naive.oldest.size() > 4);
            CHECK(oldest_of(former) == naive.oldest);
            CHECK_FALSE(former.is_cut);
            std::vector<std::size_t> order;
            for (const FormerVersion& version : former.versions)
                order.push_back(naive.newest.at({version.path, version.blob.text()}));
            CHECK(std::is_sorted(order.begin(), order.end()));
        }
    }
}

TEST_CASE("folders that can not hold anything are not entered")
{
    TestRepository made;
    made.write("content/a/x", "1");
    made.write("other/y", "2");
    made.commit();
    made.write("other/y", "3");
    const ObjectId head = made.commit();
    std::vector<std::string> asked;
    const HistoryFilter filter{[&](std::string_view folder) {
                                   asked.emplace_back(folder);
                                   return folder == "content";
                               },
                               [](std::string_view) { return true; }};
    const Repository repository = Repository::open(made.folder());
    CHECK(former_versions(repository, head, filter).versions.empty());
    for (const std::string& folder : asked)
        CHECK((folder == "content" || folder == "content/a" || folder == "other"));
}

TEST_CASE("a shallow clone tells what it holds, and that there was more")
{
    TestRepository made;
    for (const char* text : {"1", "2", "3"}) {
        made.write("a", text);
        made.commit();
    }
    const auto former_in = [](const std::filesystem::path& folder) {
        const Repository repository = Repository::open(folder);
        return former_versions(repository, repository.resolve("HEAD").value(), everything());
    };
    const FormerVersions cut = former_in(made.bare_clone("--depth=2"));
    CHECK(cut.is_cut);
    CHECK(cut.versions.size() == 2);
    const FormerVersions whole = former_in(made.folder());
    CHECK_FALSE(whole.is_cut);
    CHECK(whole.versions.size() == 3);
    CHECK(whole.versions.front().blob == ObjectId::of_blob("3"));
}

TEST_CASE("a name that no path can have is passed over")
{
    TestRepository made;
    const ObjectId blob = made.put_blob("x");
    const ObjectId inner = made.put_tree({{"100644", "fine", blob}});
    const ObjectId head = made.commit_tree(made.put_tree({{"100644", "..", blob},
                                                          {"40000", ".git", inner},
                                                          {"100644", "a/b", blob},
                                                          {"100644", "same", blob},
                                                          {"40000", "same", inner},
                                                          {"40000", "zone", inner}}));
    const Repository repository = Repository::open(made.folder());
    std::string paths;
    for (const FormerVersion& version :
         former_versions(repository, head, everything()).versions)
        paths += version.path + " ";
    CHECK(paths == "same zone/fine ");
}

TEST_CASE("trees that hold each other without end are left at the depth that any folder has")
{
    TestRepository made;
    ObjectId tree = made.put_tree({{"100644", "f", made.put_blob("x")}});
    for (int depth = 0; depth < 60; ++depth)
        tree = made.put_tree({{"40000", "d", tree}});
    const Repository repository = Repository::open(made.folder());
    CHECK(former_versions(repository, made.commit_tree(tree), everything()).versions.empty());
}
