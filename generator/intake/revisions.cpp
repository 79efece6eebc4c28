// From the tip down, children before parents. Most documents bear one name all the time, so that
// only those are kept track of that bore another: `Names` says which documents a path of an older
// commit means. It changes where a commit renames, is handed on to parents, and is joined where two
// lines come from one commit. Paths are numbered, and along a line nothing is copied.
#include "intake/revisions.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

namespace mingbai {

namespace {

using PathNumber = std::uint32_t;
using Documents = std::vector<PathNumber>;  // by their paths at the tip; sorted
// What paths mean in one commit, where that is not simply the document of the same path.
using Names = std::unordered_map<PathNumber, Documents>;

class Paths {
public:
    PathNumber number(std::string_view path)
    {
        return numbers_.try_emplace(path, static_cast<PathNumber>(numbers_.size())).first->second;
    }

private:
    std::unordered_map<std::string_view, PathNumber> numbers_;
};

// The document bore the former path before; what bore that name until then is another one.
struct Renaming {
    PathNumber path;
    PathNumber former;
};

void insert(Documents& documents, const Documents& more)
{
    Documents all;
    std::set_union(documents.begin(), documents.end(), more.begin(), more.end(),
                   std::back_inserter(all));
    documents = std::move(all);
}

// The changes or crossings of one commit.
template <typename Deed>
std::pair<typename std::vector<Deed>::const_iterator, typename std::vector<Deed>::const_iterator>
of_commit(const std::vector<Deed>& deeds, std::uint32_t commit)
{
    struct ByCommit {
        bool operator()(const Deed& deed, std::uint32_t number) { return deed.commit < number; }
        bool operator()(std::uint32_t number, const Deed& deed) { return number < deed.commit; }
    };
    return std::equal_range(deeds.begin(), deeds.end(), commit, ByCommit());
}

class Followed {
public:
    Followed(const History& history, Paths& paths, const Documents& documents)
        : history_(history), paths_(paths), documents_(documents),
          names_(history.commits().size())
    {
        if (!names_.empty())
            names_.front() = std::make_shared<Names>();
    }

    // Calls `found(document, change)`, newest first.
    template <typename Found> void follow(const Found& found);

private:
    using SharedNames = std::shared_ptr<Names>;

    Documents meant_by(const Names& names, PathNumber path) const
    {
        if (const auto other = names.find(path); other != names.end())
            return other->second;
        const bool is_document =
            std::binary_search(documents_.begin(), documents_.end(), path);
        return is_document ? Documents{path} : Documents();
    }

    SharedNames before(SharedNames names, const std::vector<Renaming>& renamings) const;
    SharedNames joined(SharedNames a, const SharedNames& b) const;
    void hand_on(std::uint32_t commit, const SharedNames& names);

    const History& history_;
    Paths& paths_;
    const Documents& documents_;
    std::vector<SharedNames> names_;  // by commit; nothing: not reached yet
};

Followed::SharedNames Followed::before(SharedNames names,
                                       const std::vector<Renaming>& renamings) const
{
    std::vector<Documents> meant;
    bool is_of_interest = false;
    for (const Renaming& renaming : renamings) {
        meant.push_back(meant_by(*names, renaming.path));
        is_of_interest = is_of_interest || !meant.back().empty() ||
                         !meant_by(*names, renaming.former).empty();
    }
    if (!is_of_interest)
        return names;
    if (names.use_count() > 1)
        names = std::make_shared<Names>(*names);
    for (const Renaming& renaming : renamings)
        (*names)[renaming.path].clear();
    for (const Renaming& renaming : renamings)
        (*names)[renaming.former].clear();
    for (std::size_t i = 0; i < renamings.size(); ++i)
        insert((*names)[renamings[i].former], meant[i]);
    return names;
}

Followed::SharedNames Followed::joined(SharedNames a, const SharedNames& b) const
{
    if (a == b || *a == *b)
        return a;
    auto names = std::make_shared<Names>(*a);
    for (auto& [path, meant] : *names)
        insert(meant, meant_by(*b, path));
    for (const auto& [path, meant] : *b)
        if (!a->contains(path)) {
            Documents all = meant_by(*a, path);
            insert(all, meant);
            names->emplace(path, std::move(all));
        }
    return names;
}

void Followed::hand_on(std::uint32_t commit, const SharedNames& names)
{
    const auto [first, last] = of_commit(history_.crossings(), commit);
    const std::vector<std::uint32_t>& parents = history_.parents_of(commit);
    for (std::uint32_t number = 0; number < parents.size(); ++number) {
        std::vector<Renaming> crossings;
        for (auto crossing = first; crossing != last; ++crossing)
            if (crossing->parent == number)
                crossings.push_back(
                    {paths_.number(crossing->path), paths_.number(crossing->former_path)});
        SharedNames handed = before(names, crossings);
        SharedNames& place = names_[parents[number]];
        place = place ? joined(std::move(place), handed) : std::move(handed);
    }
}

template <typename Found> void Followed::follow(const Found& found)
{
    auto change = history_.changes().begin();
    for (std::uint32_t commit = 0; commit < names_.size(); ++commit) {
        SharedNames names = std::move(names_[commit]);
        std::vector<Renaming> renamings;
        for (; change != history_.changes().end() && change->commit == commit; ++change) {
            if (change->is_of_side)
                continue;
            const PathNumber path = paths_.number(change->path);
            for (const PathNumber document : meant_by(*names, path))
                found(document, *change);
            if (change->kind == FileChange::Kind::renamed)
                renamings.push_back({path, paths_.number(change->former_path)});
        }
        hand_on(commit, before(std::move(names), renamings));
    }
}

// What became last of every path, along the line of what was published.
std::map<std::string, GonePath> fates(const History& history)
{
    std::map<std::string, GonePath> gone;
    std::vector<std::uint32_t> line = history.first_parents();
    std::reverse(line.begin(), line.end());
    for (const std::uint32_t commit : line) {
        std::map<std::string, std::string> crossed;
        const auto [first_crossing, last_crossing] = of_commit(history.crossings(), commit);
        for (auto crossing = first_crossing; crossing != last_crossing; ++crossing)
            if (crossing->parent == 0)
                crossed[crossing->former_path] = crossing->path;
        const auto [first, last] = of_commit(history.changes(), commit);
        for (auto change = first; change != last; ++change) {
            if (change->kind == FileChange::Kind::renamed)
                gone[change->former_path] = {change->former_path, change->before, change->path,
                                             commit};
            if (change->kind == FileChange::Kind::removed)
                gone[change->path] = {change->path, change->before, crossed[change->path], commit};
        }
    }
    return gone;
}

}

Revisions::Revisions(const History& history, std::vector<std::string> paths)
    : paths_(std::move(paths))
{
    std::sort(paths_.begin(), paths_.end());
    Paths numbers;
    Documents documents;
    for (const std::string& path : paths_)  // so that a document's number is its place
        documents.push_back(numbers.number(path));
    revisions_.resize(paths_.size());
    Followed(history, numbers, documents)
        .follow([this](PathNumber document, const FileChange& change) {
            revisions_[document].push_back(
                {change.commit, change.kind, change.path, change.former_path, change.after});
        });
    for (auto& [path, fate] : fates(history))
        if (!std::binary_search(paths_.begin(), paths_.end(), path))
            gone_.push_back(std::move(fate));
        else if (!fate.renamed_to.empty())
            left_.push_back(std::move(fate));
}

Revisions Revisions::of(const History& history, const Snapshot& tip)
{
    std::vector<std::string> paths;
    for (const Path& path : tip.paths())
        paths.push_back(path.text());
    return history.is_empty() ? Revisions() : Revisions(history, std::move(paths));
}

const std::vector<Revision>* Revisions::find(std::string_view path) const
{
    const auto found = std::lower_bound(paths_.begin(), paths_.end(), path);
    return found == paths_.end() || *found != path
               ? nullptr
               : &revisions_[static_cast<std::size_t>(found - paths_.begin())];
}

}
