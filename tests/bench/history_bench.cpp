// What history costs: from nothing, and from what an earlier commit has left. Prints CPU seconds, one
// figure a line; tests/bench/history_bench.py sets them beside git's own.
#include <cstdio>
#include <ctime>

#include "intake/history.h"
#include "intake/revisions.h"

using namespace mingbai;

namespace {

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}

// REPOSITORY: walks the tip of HEAD, then the tip again with what is known of HEAD~1.
int main(int count, char** words)
{
    if (count != 2)
        return 3;
    const Repository repository = Repository::open(words[1]);
    const ObjectId tip = repository.resolve("HEAD").value();
    const ObjectId earlier = repository.resolve("HEAD~1").value();
    const std::string kept = History::of(repository, earlier, "", History()).remembered();

    double start = cpu_seconds();
    const History whole = History::of(repository, tip, "", History());
    std::printf("whole %.4f\n", cpu_seconds() - start);

    start = cpu_seconds();
    const History pushed =
        History::of(repository, tip, "", History::recall(kept).value_or(History()));
    std::printf("push %.4f\n", cpu_seconds() - start);

    start = cpu_seconds();
    std::vector<std::string> paths;
    for (const TreeEntry& entry : repository.entries(tip, {"content"}))
        paths.push_back(entry.path);
    const Revisions revisions(pushed, paths);
    std::printf("revisions %.4f\n", cpu_seconds() - start);
    std::printf("commits %zu\nchanges %zu\nbytes %zu\n", whole.commits().size(),
                whole.changes().size(), kept.size());
    return pushed == whole ? 0 : 1;
}
