// What turns the site: publish, and back again. And what stands on the shelf.
#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "base/remembered.h"
#include "commands/attempt.h"
#include "commands/commands.h"
#include "commands/published.h"
#include "identity.h"
#include "release/draft.h"
#include "release/shelf.h"

namespace mingbai {

namespace {

LogEntry facts_in(const std::filesystem::path& release)
{
    return entry_of(file::read_if_exists(release / "release.txt").value_or(""));
}

// Never a day before the live release's: what was due then is due now.
Date publishing_day(const PublishOptions& options, const Shelf& shelf, const Attempt& attempt)
{
    const std::string& time_zone = attempt.config()->time_zone;
    if (options.as_of == "today")
        return today_in(time_zone);
    const Date day = as_of_day(attempt.source(), options.as_of, time_zone);
    return options.as_of.empty()
               ? std::max(day, parse_date(facts_in(shelf.live_folder()).as_of).value_or(day))
               : day;
}

// Of the same commit by the same program, and no page says anything else than before.
bool only_the_day_moved(const Shelf& shelf, const Draft& draft, const Manifest& manifest)
{
    const LogEntry before = facts_in(shelf.live_folder());
    const LogEntry after = facts_in(draft.folder());
    if (before.commit != after.commit || before.identity != after.identity)
        return false;
    const Difference difference = Difference::between(shelf.live_manifest(), manifest);
    return difference.count() == 1 && difference.changed == std::vector<std::string>{"release.txt"};
}

constexpr std::string_view history_name = "history";

History known_history(const Memory& memory)
{
    const std::optional<std::string> bytes = memory.recall(history_name, "");
    return (bytes ? History::recall(*bytes) : std::nullopt).value_or(History());
}

// How much a walk has found.
std::size_t length_of(const History& history)
{
    return history.commits().size() + history.changes().size();
}

// A few commits are walked faster than everything is written down again; but not one that added
// thousands of files.
void keep_history(const Memory& memory, const History& history, std::size_t known_length)
{
    constexpr std::size_t little = 16;
    if (length_of(history) > known_length + little || known_length > length_of(history))
        memory.keep(history_name, "", history.remembered());
}

// A release that says of a withheld text what the live one says has kept it back already; any other
// may hold it.
void forget_withheld(Shelf& shelf, const std::vector<std::string>& files)
{
    if (files.empty())
        return;
    const Manifest live = shelf.live_manifest();
    shelf.forget([&](const Manifest& kept) {
        return std::any_of(files.begin(), files.end(), [&](const std::string& file) {
            const auto here = live.files.find(file);
            const auto there = kept.files.find(file);
            return here != live.files.end() &&
                   (there == kept.files.end() || there->second != here->second);
        });
    });
}

// Nobody waits for the copies: until they are there, pages are sent as they are.
void add_copies(Shelf& shelf, const Draft& draft, Workers workers)
{
    try {
        shelf.add_copies(draft, workers);
    } catch (const Failure& failure) {
        throw Failure(fmt::format("网站已更新，压缩副本没有做完，下次发布时补上 / the site is updated; its "
                                  "packed copies are not finished, the next publish adds them: {}",
                                  failure.what()),
                      failure.hint());
    }
}

// All that was asked for is done; without it the next publish takes longer.
void set_aside(const Shelf& shelf, Draft& draft)
{
    try {
        shelf.set_aside(draft);
    } catch (const Failure&) {
    }
}

std::string line_of(const Shelf::Kept& kept)
{
    const std::string_view mark = kept.is_live ? "live" : kept.is_previous ? "previous" : "";
    return fmt::format("{}\t{}\t{}\t{}\t{}", kept.name, kept.facts.commit.substr(0, 12),
                       kept.facts.as_of, kept.files, mark);
}

}

int run_publish(const PublishOptions& options)
{
    Shelf shelf(options.shelf);
    const Repository repository = Repository::open(options.repository);
    // Resolved after the lock is held: two pushes at once become one publish of the later.
    const std::optional<ObjectId> tip = repository.resolve("refs/heads/" + options.branch);
    if (!tip)
        throw Failure("仓库里没有分支 " + options.branch + " / there is no branch " + options.branch,
                      "先推送一次 / push it once");
    require_whole(repository);
    const std::string identity = generator_identity();
    Problems problems;
    const Memory memory(shelf.memory(""), identity);
    History known = known_history(memory);
    const std::size_t known_length = length_of(known);
    Source source = source_at(repository, *tip, problems, std::move(known));
    keep_history(memory, source.past.history, known_length);
    Attempt attempt({}, std::move(source), std::move(problems));
    Draft draft = shelf.begin(identity);
    if (attempt.config())
        attempt.build(Drafts::hidden, publishing_day(options, shelf, attempt), into(draft), memory);
    // What can be published is not told its warnings: `check` says them.
    if (attempt.is_blocked()) {
        attempt.report();
        return refused;
    }
    const bool is_first = !shelf.live();
    const Manifest& manifest = draft.seal();
    const std::size_t files = manifest.files.size();
    Shelf::Turn turn{shelf.live().value_or(""), false, {}};
    if (is_first || !only_the_day_moved(shelf, draft, manifest))
        turn = shelf.go_live(draft, identity);
    shelf.prune(options.keep);
    forget_withheld(shelf, attempt.built().withheld_files);
    fmt::print("{}", is_first ? first_published(*attempt.config(), files, attempt.tongue())
                              : published(*attempt.config(), turn, attempt.tongue()));
    // Whoever pushed need not wait for the copies to read it.
    std::fflush(stdout);
    add_copies(shelf, draft, attempt.workers());
    set_aside(shelf, draft);
    return clean;
}

int run_releases(const ShelfOptions& options)
{
    for (const Shelf::Kept& kept : Shelf::of(options.shelf).kept())
        fmt::print("{}\n", line_of(kept));
    return clean;
}

int run_rollback(const ShelfOptions& options)
{
    Shelf shelf = Shelf::of(options.shelf);
    const Shelf::Turn turn = shelf.turn_back(options.release);
    const LogEntry facts = facts_in(shelf.live_folder());
    fmt::print("{0}，提交 {1}，{2} / {3} {0}, commit {1}, as of {2}\n", turn.name,
               facts.commit.substr(0, 12), facts.as_of,
               turn.changed ? "已退回 / turned back to:" : "已经是它 / was live already:");
    return clean;
}

}
