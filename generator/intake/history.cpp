#include "intake/history.h"

#include <algorithm>
#include <iterator>
#include <queue>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/packed_values.h"
#include "intake/renames.h"
#include "intake/tree_changes.h"

namespace mingbai {

namespace {

constexpr std::string_view content = "content";
constexpr std::string_view settings_file = "site-config.toml";

using Indices = std::unordered_map<ObjectId, std::uint32_t, ObjectIdHash>;

// What one commit did; without the commit's index, which depends on all others.
struct Deeds {
    std::vector<FileChange> changes;
    std::vector<FileChange> settings;
    std::vector<Crossing> crossings;
};

struct Node {
    Commit commit;
    ObjectId tree;                 // none: known from an earlier walk
    std::uint32_t known_place = 0; // there
    std::vector<std::uint32_t> parents = {};  // those that are there, each once
};

FileChange::Kind kind_of(const TreeChange& change)
{
    return change.before.is_none()  ? FileChange::Kind::added
           : change.after.is_none() ? FileChange::Kind::removed
                                    : FileChange::Kind::edited;
}

std::vector<FileChange> without_renames(std::vector<TreeChange> found)
{
    std::vector<FileChange> changes;
    for (TreeChange& change : found)
        changes.push_back({0, kind_of(change), false, std::move(change.path), {}, change.before,
                           change.after});
    return changes;
}

std::vector<FileChange> with_renames(std::vector<TreeChange> found, const std::vector<Rename>& renames)
{
    std::vector<bool> is_source(found.size(), false);
    for (const Rename& rename : renames) {
        is_source[rename.from] = true;
        found[rename.to].before = found[rename.from].before;
    }
    std::vector<FileChange> changes;
    auto rename = renames.begin();
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (is_source[i])
            continue;
        FileChange change{0, kind_of(found[i]), false, found[i].path, {}, found[i].before,
                      found[i].after};
        if (rename != renames.end() && rename->to == i) {
            change.kind = FileChange::Kind::renamed;
            change.former_path = found[rename->from].path;
            ++rename;
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

}

class History::Walk {
public:
    Walk(const Repository& repository, const std::string& folder)
        : repository_(repository),
          trees_(repository,
                 folder.empty() ? std::string(content) : folder + '/' + std::string(content),
                 std::string(content)),
          text_of_([&repository](const ObjectId& blob) { return repository.find_blob(blob); })
    {
    }

    void take_known(History known);
    History follow(const ObjectId& tip);

private:
    void collect(const ObjectId& tip);
    bool find(const ObjectId& id);
    std::vector<std::uint32_t> in_order() const;
    Deeds deeds_of(const Node& node);
    Deeds known_deeds(const Node& node);
    Deeds deeds_of_merge(const Node& node);
    std::vector<FileChange> settings_of(const Node& node);
    ObjectId tree_of(std::uint32_t index);

    const Repository& repository_;
    TreeChanges trees_;
    BlobText text_of_;
    std::vector<Node> nodes_;
    Indices indices_;
    History known_;
    Indices known_places_;
    bool is_cut_ = false;
};

void History::Walk::take_known(History known)
{
    // What was cut off then may be there now.
    if (known.is_cut())
        return;
    known_ = std::move(known);
    for (std::uint32_t i = 0; i < known_.commits_.size(); ++i)
        known_places_.emplace(known_.commits_[i].id, i);
}

// Whether the commit is there; then it is among the nodes.
bool History::Walk::find(const ObjectId& id)
{
    if (indices_.contains(id))
        return true;
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    if (const auto known = known_places_.find(id); known != known_places_.end()) {
        nodes_.push_back({std::move(known_.commits_[known->second]), ObjectId(), known->second, {}});
    } else {
        const std::optional<std::string> bytes = repository_.find_commit(id);
        std::optional<ReadCommit> read = bytes ? parse_commit(id, *bytes) : std::nullopt;
        if (!read)
            return false;
        nodes_.push_back({std::move(read->commit), read->tree, 0, {}});
    }
    indices_.emplace(id, index);
    return true;
}

void History::Walk::collect(const ObjectId& tip)
{
    is_cut_ = !find(tip);
    for (std::uint32_t next = 0; next < nodes_.size(); ++next) {
        const std::vector<ObjectId> ids = nodes_[next].commit.parents;
        for (const ObjectId& id : ids) {
            const bool is_there = find(id);
            is_cut_ = is_cut_ || !is_there;
            std::vector<std::uint32_t>& parents = nodes_[next].parents;
            if (is_there &&
                std::find(parents.begin(), parents.end(), indices_.at(id)) == parents.end())
                parents.push_back(indices_.at(id));
        }
    }
}

// The newest first, but never a parent before its child; the id decides when nothing else does.
std::vector<std::uint32_t> History::Walk::in_order() const
{
    std::vector<std::uint32_t> children(nodes_.size(), 0);
    for (const Node& node : nodes_)
        for (const std::uint32_t parent : node.parents)
            ++children[parent];
    const auto is_older = [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(nodes_[a].commit.seconds, nodes_[a].commit.id) <
               std::tie(nodes_[b].commit.seconds, nodes_[b].commit.id);
    };
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, decltype(is_older)> ready(
        is_older);
    if (!nodes_.empty())
        ready.push(0);
    std::vector<std::uint32_t> order;
    while (!ready.empty()) {
        order.push_back(ready.top());
        ready.pop();
        for (const std::uint32_t parent : nodes_[order.back()].parents)
            if (--children[parent] == 0)
                ready.push(parent);
    }
    return order;
}

ObjectId History::Walk::tree_of(std::uint32_t index)
{
    const Node& node = nodes_[index];
    if (!node.tree.is_none())
        return node.tree;
    const std::optional<std::string> bytes = repository_.find_commit(node.commit.id);
    const std::optional<ReadCommit> read =
        bytes ? parse_commit(node.commit.id, *bytes) : std::nullopt;
    return read ? read->tree : ObjectId();
}

Deeds History::Walk::deeds_of(const Node& node)
{
    if (node.tree.is_none())
        return known_deeds(node);
    if (node.parents.size() > 1)
        return deeds_of_merge(node);
    std::vector<TreeChange> found = trees_.between(
        node.parents.empty() ? ObjectId() : tree_of(node.parents.front()), node.tree);
    const std::vector<Rename> renames = find_renames(found, text_of_);
    return {with_renames(std::move(found), renames), settings_of(node), {}};
}

std::vector<FileChange> History::Walk::settings_of(const Node& node)
{
    const ObjectId older = node.parents.empty() ? ObjectId() : tree_of(node.parents.front());
    const ObjectId before = trees_.beside_root(older, settings_file);
    const ObjectId after = trees_.beside_root(node.tree, settings_file);
    if (before == after)
        return {};
    return without_renames({{std::string(settings_file), before, after}});
}

// Each commit is asked once, so that its deeds are taken and not copied.
Deeds History::Walk::known_deeds(const Node& node)
{
    const auto taken = [&](auto& all) {
        const auto first = std::lower_bound(
            all.begin(), all.end(), node.known_place,
            [](const auto& deed, std::uint32_t commit) { return deed.commit < commit; });
        const auto last =
            std::find_if(first, all.end(), [&](const auto& deed) {
                return deed.commit != node.known_place;
            });
        return std::vector(std::make_move_iterator(first), std::make_move_iterator(last));
    };
    return {taken(known_.changes_), taken(known_.settings_), taken(known_.crossings_)};
}

Deeds History::Walk::deeds_of_merge(const Node& node)
{
    Deeds deeds;
    deeds.settings = settings_of(node);
    for (std::uint32_t number = 0; number < node.parents.size(); ++number) {
        std::vector<TreeChange> found = trees_.between(tree_of(node.parents[number]), node.tree);
        const std::vector<Rename> renames = find_renames(found, text_of_);
        for (const Rename& rename : renames)
            deeds.crossings.push_back({0, number, found[rename.to].path, found[rename.from].path});
        if (number == 0) {
            deeds.changes = without_renames(std::move(found));
            continue;
        }
        std::set<std::string_view> differing;
        for (const TreeChange& change : found)
            differing.insert(change.path);
        for (const Rename& rename : renames)  // the same, under another name
            if (found[rename.from].before == found[rename.to].after)
                differing.erase(found[rename.to].path);
        for (FileChange& change : deeds.changes)
            change.is_of_side = change.is_of_side || !differing.contains(change.path);
    }
    return deeds;
}

History History::Walk::follow(const ObjectId& tip)
{
    collect(tip);
    History history;
    const std::vector<std::uint32_t> order = in_order();
    std::vector<std::uint32_t> places(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place)
        places[order[place]] = place;
    history.changes_.reserve(known_.changes_.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        const auto own = static_cast<std::ptrdiff_t>(history.changes_.size());
        Deeds deeds = deeds_of(nodes_[order[place]]);
        for (FileChange& change : deeds.changes) {
            change.commit = place;
            history.changes_.push_back(std::move(change));
        }
        std::sort(history.changes_.begin() + own, history.changes_.end(),
                  [](const auto& a, const auto& b) { return a.path < b.path; });
        for (FileChange& change : deeds.settings) {
            change.commit = place;
            history.settings_.push_back(std::move(change));
        }
        for (Crossing& crossing : deeds.crossings) {
            crossing.commit = place;
            history.crossings_.push_back(std::move(crossing));
        }
    }
    for (const std::uint32_t index : order) {
        history.commits_.push_back(std::move(nodes_[index].commit));
        for (std::uint32_t& parent : nodes_[index].parents)
            parent = places[parent];
        history.parents_.push_back(std::move(nodes_[index].parents));
    }
    history.is_cut_ = is_cut_ || trees_.is_one_missing();
    return history;
}

History History::of(const Repository& repository, const ObjectId& tip, const std::string& folder,
                    History known)
{
    Walk walk(repository, folder);
    walk.take_known(std::move(known));
    return walk.follow(tip);
}

void History::link_parents()
{
    Indices indices;
    for (std::uint32_t i = 0; i < commits_.size(); ++i)
        indices.emplace(commits_[i].id, i);
    parents_.assign(commits_.size(), {});
    for (std::uint32_t i = 0; i < commits_.size(); ++i)
        for (const ObjectId& parent : commits_[i].parents)
            if (const auto found = indices.find(parent);
                found != indices.end() &&
                std::find(parents_[i].begin(), parents_[i].end(), found->second) ==
                    parents_[i].end())
                parents_[i].push_back(found->second);
}

bool History::is_cut_at(std::uint32_t commit) const
{
    const std::vector<ObjectId>& parents = commits_[commit].parents;
    return std::any_of(parents.begin(), parents.end(), [&](const ObjectId& parent) {
        const std::vector<std::uint32_t>& there = parents_of(commit);
        return std::none_of(there.begin(), there.end(), [&](std::uint32_t one) {
            return commits_[one].id == parent;
        });
    });
}

std::vector<std::uint32_t> History::first_parents() const
{
    std::vector<std::uint32_t> line;
    if (is_empty())
        return line;
    line.push_back(0);
    // A parent that is not there ends the line, even when another is.
    const auto has_first = [&](std::uint32_t commit) {
        return !parents_of(commit).empty() &&
               commits_[parents_of(commit).front()].id == commits_[commit].parents.front();
    };
    while (has_first(line.back()))
        line.push_back(parents_of(line.back()).front());
    return line;
}

// Every member by name: one that is added and not named here does not compile.

auto fields(Is<Commit> auto& commit)
{
    auto& [id, parents, seconds, offset_minutes, author, subject] = commit;
    return std::tie(id, parents, seconds, offset_minutes, author, subject);
}

auto fields(Is<FileChange> auto& change)
{
    auto& [commit, kind, is_of_side, path, former_path, before, after] = change;
    return std::tie(commit, kind, is_of_side, path, former_path, before, after);
}

auto fields(Is<Crossing> auto& crossing)
{
    auto& [commit, parent, path, former_path] = crossing;
    return std::tie(commit, parent, path, former_path);
}

std::string History::remembered() const
{
    Packer packer;
    pack(is_cut_, packer);
    pack(commits_, packer);
    pack(changes_, packer);
    pack(settings_, packer);
    pack(crossings_, packer);
    return std::move(packer).bytes();
}

std::optional<History> History::recall(std::string_view bytes)
{
    Unpacker unpacker(bytes);
    History history;
    unpack(history.is_cut_, unpacker);
    unpack(history.commits_, unpacker);
    unpack(history.changes_, unpacker);
    unpack(history.settings_, unpacker);
    unpack(history.crossings_, unpacker);
    const auto is_known = [&](const auto& deed) { return deed.commit < history.commits_.size(); };
    const bool is_sound =
        unpacker.is_at_end() &&
        std::all_of(history.changes_.begin(), history.changes_.end(), is_known) &&
        std::all_of(history.settings_.begin(), history.settings_.end(), is_known) &&
        std::all_of(history.crossings_.begin(), history.crossings_.end(), is_known);
    if (!is_sound)
        return std::nullopt;
    history.link_parents();
    return history;
}

}
