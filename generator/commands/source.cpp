#include "commands/source.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/failure.h"
#include "text/locale.h"

namespace mingbai {

namespace {

ObjectId commit_of(const Repository& repository, const std::string& revision)
{
    const std::optional<ObjectId> commit = repository.resolve(revision);
    if (!commit)
        throw Failure("仓库里没有 " + revision + " / the repository has no " + revision,
                      "还没有提交，或名字写错了 / nothing is committed yet, or the name is wrong");
    return *commit;
}

// Whether the folder holds just what the commit holds.
bool same_files(const Snapshot& folder, const Snapshot& committed)
{
    return folder.paths() == committed.paths() &&
           std::all_of(folder.paths().begin(), folder.paths().end(), [&](const Path& path) {
               return folder.id(path) == committed.id(path);
           });
}

// Where in the tree of a commit the files of `folder` lie: "" at the top. Nothing when they lie in none.
std::optional<std::string> folder_in_tree(const Repository& repository,
                                          const std::filesystem::path& folder)
{
    const std::optional<std::filesystem::path> top = repository.work_folder();
    if (!top)
        return std::nullopt;
    const std::string inner = std::filesystem::canonical(folder)
                                  .lexically_relative(std::filesystem::canonical(*top))
                                  .generic_string();
    if (inner.empty() || inner.starts_with(".."))
        return std::nullopt;
    return inner == "." ? "" : inner;
}

Past past_of(const Repository& repository, const ObjectId& commit, const std::string& folder,
             History known = {})
{
    return {History::of(repository, commit, folder, std::move(known)),
            [repository](const ObjectId& blob) { return repository.find_blob(blob); }};
}

// A clean checkout is its commit, and says so; anything else is only a folder with a day.
Source source_of_folder(const std::filesystem::path& folder, Problems& problems)
{
    Source source{Snapshot::of_folder(folder, problems), "", std::nullopt, {}};
    const std::optional<Repository> repository = Repository::discover(folder);
    const std::optional<ObjectId> head = repository ? repository->resolve("HEAD") : std::nullopt;
    if (!head)
        return source;
    source.seconds = repository->commit_seconds(*head);
    if (const std::optional<std::string> inner = folder_in_tree(*repository, folder))
        source.past = past_of(*repository, *head, *inner);
    Problems of_commit;
    if (same_files(source.snapshot, Snapshot::of_commit(*repository, *head, of_commit)))
        source.commit = head->text();
    return source;
}

}

Source source_at(const Repository& repository, const ObjectId& commit, Problems& problems,
                 History known)
{
    return {Snapshot::of_commit(repository, commit, problems), commit.text(),
            repository.commit_seconds(commit), past_of(repository, commit, "", std::move(known))};
}

Source open_source(const SourceOptions& options, Problems& problems)
{
    if (options.in_hook) {
        const std::optional<Repository> repository = Repository::open_from_environment();
        if (!repository)
            throw Failure("这里不是git的钩子 / this is not a git hook", "");
        return source_at(*repository, commit_of(*repository, options.at), problems);
    }
    if (!options.repository.empty()) {
        const Repository repository = Repository::open(options.repository);
        return source_at(repository, commit_of(repository, options.at), problems);
    }
    return source_of_folder(options.site, problems);
}

void require_whole(const Repository& repository)
{
    if (repository.is_shallow())
        throw Failure("仓库只取了最近的历史（shallow clone），不能这样用 / the repository is a shallow clone",
                      "git fetch --unshallow");
}

Date as_of_day(const Source& source, const std::string& chosen, const std::string& time_zone)
{
    if (!chosen.empty()) {
        const std::optional<Date> day = parse_date(chosen);
        if (!day)
            throw Failure("--as-of " + chosen + " 不是日期 / is not a date", "2024-03-31");
        return *day;
    }
    if (!source.seconds)
        throw Failure("不知道以哪一天为准 / the as-of day is not known",
                      "不在git仓库里时要写 --as-of 2024-03-31 / outside git, give --as-of 2024-03-31");
    return locale::day_at(*source.seconds, time_zone);
}

Date today_in(const std::string& time_zone)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return locale::day_at(std::chrono::duration_cast<std::chrono::seconds>(now).count(), time_zone);
}

}
