#include "intake/tree_changes.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "base/file.h"

namespace mingbai {

namespace {

using Kind = RawTreeEntry::Kind;

// Of how many bytes two trees are alike from the start.
std::size_t common_start(std::string_view a, std::string_view b)
{
    constexpr std::size_t block = 512;
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (same + block <= most && std::memcmp(a.data() + same, b.data() + same, block) == 0)
        same += block;
    while (same < most && a[same] == b[same])
        ++same;
    return same;
}

// Where the last entry ends that lies wholly within the first `length` bytes.
std::size_t end_of_entries(std::string_view tree, std::size_t length)
{
    constexpr std::size_t id_size = 20;
    std::size_t end = 0;
    while (end < length) {
        const std::size_t zero = tree.find('\0', end);
        if (zero == std::string_view::npos || zero + 1 + id_size > length)
            break;
        end = zero + 1 + id_size;
    }
    return end;
}

// The entries of two trees, those that are in both alike left out in one go.
class Pairs {
public:
    Pairs(std::string_view older, std::string_view newer) : older_rest_(older), newer_rest_(newer)
    {
        next();
    }

    const std::optional<RawTreeEntry>& older() const { return older_; }
    const std::optional<RawTreeEntry>& newer() const { return newer_; }
    bool is_end() const { return !older_ && !newer_; }

    void next()
    {
        if (!older_ && !newer_) {
            const std::size_t same =
                end_of_entries(older_rest_, common_start(older_rest_, newer_rest_));
            older_rest_.remove_prefix(same);
            newer_rest_.remove_prefix(same);
        }
        if (!older_)
            older_ = take(older_rest_);
        if (!newer_)
            newer_ = take(newer_rest_);
        const int order = this->order();
        has_older_ = order <= 0 && older_;
        has_newer_ = order >= 0 && newer_;
    }

    bool has_older() const { return has_older_; }
    bool has_newer() const { return has_newer_; }

    void drop()
    {
        if (has_older_)
            older_.reset();
        if (has_newer_)
            newer_.reset();
        next();
    }

private:
    // Entries with names that no folder of ours can have are passed over.
    static std::optional<RawTreeEntry> take(std::string_view& tree)
    {
        while (!tree.empty()) {
            const std::optional<RawTreeEntry> entry = take_tree_entry(tree);
            if (!entry)
                tree = {};  // a damaged tree holds what can be read of it
            else if (is_possible_name(entry->name))
                return entry;
        }
        return std::nullopt;
    }

    // Git sorts a folder as if its name ended in '/'; so a file and a folder of one name are two.
    static int compare(const RawTreeEntry& a, const RawTreeEntry& b)
    {
        const std::size_t common = std::min(a.name.size(), b.name.size());
        if (const int order = a.name.substr(0, common).compare(b.name.substr(0, common)))
            return order;
        const auto after = [&](const RawTreeEntry& entry) {
            return entry.name.size() > common ? static_cast<unsigned char>(entry.name[common])
                   : entry.kind == Kind::folder ? static_cast<unsigned char>('/')
                                                : static_cast<unsigned char>('\0');
        };
        return after(a) - after(b);
    }

    int order() const
    {
        if (!older_ || !newer_)
            return older_ ? -1 : 1;
        return compare(*older_, *newer_);
    }

    std::string_view older_rest_;
    std::string_view newer_rest_;
    std::optional<RawTreeEntry> older_;
    std::optional<RawTreeEntry> newer_;
    bool has_older_ = false;
    bool has_newer_ = false;
};

}

TreeChanges::TreeChanges(const Repository& repository, std::string root, std::string shown)
    : repository_(repository), root_(std::move(root)), shown_(std::move(shown))
{
}

std::vector<TreeChange> TreeChanges::between(const ObjectId& older, const ObjectId& newer)
{
    found_.clear();
    if (older != newer)
        step(find(older, root_, Kind::folder), find(newer, root_, Kind::folder), shown_ + '/', 0);
    return std::move(found_);
}

ObjectId TreeChanges::beside_root(const ObjectId& tree, std::string_view name)
{
    std::string path = root_.substr(0, root_.rfind('/') + 1);
    path += name;
    return find(tree, path, Kind::file);
}

// Neighbouring commits share most of their trees.
TreeChanges::Bytes TreeChanges::read(const ObjectId& id)
{
    constexpr std::size_t most_kept = 4096;
    if (id.is_none())
        return std::make_shared<const std::string>();
    if (kept_.size() > most_kept)
        kept_.clear();
    const auto [place, is_new] = kept_.try_emplace(id);
    if (is_new) {
        std::optional<std::string> bytes = repository_.find_tree(id);
        is_one_missing_ = is_one_missing_ || !bytes;
        place->second = std::make_shared<const std::string>(std::move(bytes).value_or(""));
    }
    return place->second;
}

ObjectId TreeChanges::find(const ObjectId& tree, std::string_view path, Kind kind)
{
    ObjectId at = tree;
    std::string_view rest = path;
    while (!rest.empty() && !at.is_none()) {
        const std::string_view name = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
        const Bytes bytes = read(at);
        at = ObjectId();
        for (std::string_view entries = *bytes; !entries.empty();) {
            const std::optional<RawTreeEntry> entry = take_tree_entry(entries);
            if (!entry)
                break;
            if (entry->kind == (rest.empty() ? kind : Kind::folder) && entry->name == name)
                at = entry->id;
        }
    }
    return at;
}

void TreeChanges::step(const ObjectId& older, const ObjectId& newer, const std::string& folder,
                       int depth)
{
    if (older == newer || depth > file::deepest_folder)
        return;
    const Bytes before = read(older);
    const Bytes after = read(newer);
    const auto id_as = [](bool has, const std::optional<RawTreeEntry>& entry, Kind kind) {
        return has && entry->kind == kind ? entry->id : ObjectId();
    };
    for (Pairs pairs(*before, *after); !pairs.is_end(); pairs.drop()) {
        const bool has_older = pairs.has_older();
        const bool has_newer = pairs.has_newer();
        const std::string path =
            folder + std::string(has_older ? pairs.older()->name : pairs.newer()->name);
        step(id_as(has_older, pairs.older(), Kind::folder),
             id_as(has_newer, pairs.newer(), Kind::folder), path + '/', depth + 1);
        const ObjectId was = id_as(has_older, pairs.older(), Kind::file);
        const ObjectId is = id_as(has_newer, pairs.newer(), Kind::file);
        if (was != is)
            found_.push_back({path, was, is});
    }
}

}
