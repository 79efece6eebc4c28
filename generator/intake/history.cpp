// From the newest commit to the oldest, two neighbouring trees at a time. What has the same id on
// both sides is the same all the way down and is not entered; so a commit costs what it changed,
// not what it holds.
#include "intake/history.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "base/file.h"
#include "intake/raw_tree.h"

namespace mingbai {

namespace {

struct Entry {
    std::string name;
    bool is_folder = false;
    ObjectId id;
};

using Tree = std::vector<Entry>;  // sorted by name, each name once

// Trees as they are read; neighbouring commits share most of them.
class Trees {
public:
    explicit Trees(const Repository& repository) : repository_(repository) {}

    // Empty when there is none, or it is not in the repository, which is remembered.
    std::shared_ptr<const Tree> read(const ObjectId& id)
    {
        if (id.is_none())
            return std::make_shared<Tree>();
        // Enough for what two commits have in common; old ones are not asked for again.
        constexpr std::size_t most_kept = 4096;
        if (kept_.size() > most_kept)
            kept_.clear();
        const auto [place, is_new] = kept_.try_emplace(id);
        if (is_new)
            place->second = std::make_shared<Tree>(parse(id));
        return place->second;
    }

    bool is_one_missing() const { return is_one_missing_; }

private:
    Tree parse(const ObjectId& id)
    {
        const std::optional<std::string> bytes = repository_.find_tree(id);
        is_one_missing_ = is_one_missing_ || !bytes;
        Tree tree;
        for (std::string_view rest = bytes ? *bytes : std::string_view(); !rest.empty();) {
            const std::optional<RawTreeEntry> entry = take_tree_entry(rest);
            if (!entry)
                break;  // a damaged tree holds what can be read of it
            const bool is_folder = entry->kind == RawTreeEntry::Kind::folder;
            if ((is_folder || entry->kind == RawTreeEntry::Kind::file) &&
                is_possible_name(entry->name))
                tree.push_back({std::string(entry->name), is_folder, entry->id});
        }
        const auto by_name = [](const Entry& a, const Entry& b) { return a.name < b.name; };
        std::stable_sort(tree.begin(), tree.end(), by_name);
        const auto same_name = [](const Entry& a, const Entry& b) { return a.name == b.name; };
        tree.erase(std::unique(tree.begin(), tree.end(), same_name), tree.end());
        return tree;
    }

    const Repository& repository_;
    std::map<ObjectId, std::shared_ptr<const Tree>> kept_;
    bool is_one_missing_ = false;
};

// The walk along one line of commits.
class Walk {
public:
    Walk(const Repository& repository, const HistoryFilter& filter)
        : repository_(repository), filter_(filter), trees_(repository)
    {
    }

    FormerVersions follow(ObjectId commit);

private:
    using Pair = std::pair<std::string, ObjectId>;  // path and blob

    void step(const ObjectId& newer, const ObjectId& older, const std::string& folder, int depth);
    void leave(const std::string& path, const Entry& entry, int depth);
    void enter(const std::string& path, const Entry& entry, int depth);
    bool may_enter(const std::string& path, int depth) const
    {
        return depth < file::deepest_folder && filter_.may_hold(path);
    }

    const Repository& repository_;
    const HistoryFilter& filter_;
    Trees trees_;
    ObjectId newer_commit_;
    std::map<Pair, std::size_t> places_;  // in result_.versions
    std::map<std::string, ObjectId> standing_;
    FormerVersions result_;
};

FormerVersions Walk::follow(ObjectId commit)
{
    ObjectId newer_tree;
    while (const std::optional<CommitLinks> links = repository_.find_links(commit)) {
        step(newer_tree, links->tree, "", 0);
        newer_tree = links->tree;
        newer_commit_ = commit;
        if (!links->first_parent)
            break;
        commit = *links->first_parent;
    }
    result_.is_cut = newer_commit_ != commit || trees_.is_one_missing();
    for (const auto& [path, blob] : standing_)
        result_.versions[places_.at({path, blob})].commit = newer_commit_;
    return std::move(result_);
}

// What stood in the newer tree and is not in the older one began with the newer commit; what is
// only in the older one is met for the first time.
void Walk::step(const ObjectId& newer, const ObjectId& older, const std::string& folder, int depth)
{
    if (newer == older)
        return;
    const std::shared_ptr<const Tree> before = trees_.read(older);
    const std::shared_ptr<const Tree> after = trees_.read(newer);
    auto left = after->begin();
    auto right = before->begin();
    while (left != after->end() || right != before->end()) {
        const bool has_left =
            left != after->end() && (right == before->end() || left->name <= right->name);
        const bool has_right =
            right != before->end() && (left == after->end() || right->name <= left->name);
        const std::string path = folder + (has_left ? left->name : right->name);
        if (has_left && has_right && left->is_folder && right->is_folder) {
            if (left->id != right->id && may_enter(path, depth))
                step(left->id, right->id, path + '/', depth + 1);
        } else if (!has_left || !has_right || left->id != right->id ||
                   left->is_folder != right->is_folder) {
            if (has_left)
                leave(path, *left, depth);
            if (has_right)
                enter(path, *right, depth);
        }
        left += has_left ? 1 : 0;
        right += has_right ? 1 : 0;
    }
}

void Walk::leave(const std::string& path, const Entry& entry, int depth)
{
    if (entry.is_folder) {
        if (may_enter(path, depth))
            step(entry.id, ObjectId(), path + '/', depth + 1);
    } else if (const auto standing = standing_.find(path); standing != standing_.end()) {
        result_.versions[places_.at({path, standing->second})].commit = newer_commit_;
        standing_.erase(standing);
    }
}

void Walk::enter(const std::string& path, const Entry& entry, int depth)
{
    if (entry.is_folder) {
        if (may_enter(path, depth))
            step(ObjectId(), entry.id, path + '/', depth + 1);
    } else if (filter_.wanted(path)) {
        standing_[path] = entry.id;
        if (places_.try_emplace({path, entry.id}, result_.versions.size()).second)
            result_.versions.push_back({path, entry.id, ObjectId()});
    }
}

}

FormerVersions former_versions(const Repository& repository, const ObjectId& commit,
                               const HistoryFilter& filter)
{
    return Walk(repository, filter).follow(commit);
}

}
