// Git's way, in three passes, each over what the one before has left:
// 1. equal bytes, the same file name first;
// 2. a file name that was removed once and added once, when three quarters are alike;
// 3. all that remain, each with each, the most alike first, when half is alike.
// A text counts by its pieces: a line, or 64 bytes of a longer one. Which pieces two texts share,
// and how many bytes these are, is all that is compared.
#include "intake/renames.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/fingerprint.h"

namespace mingbai {

namespace {

constexpr int whole = 60000;
constexpr int half = whole / 2;
constexpr int three_quarters = half + half / 2;
// More pairs than this are not looked at, as git's diff.renameLimit has it.
constexpr std::size_t most_pairs = 1000 * 1000;
// Of each added file this many candidates stay in the running.
constexpr std::size_t candidates = 4;

// Bytes in pieces, by the name of the piece; sorted.
using Pieces = std::vector<std::pair<std::uint64_t, std::size_t>>;

bool is_text(std::string_view bytes)
{
    constexpr std::size_t looked_at = 8000;
    return bytes.substr(0, looked_at).find('\0') == std::string_view::npos;
}

std::uint64_t name_of(std::string_view piece)
{
    const std::array<std::uint8_t, 16> bytes = Fingerprint::of(piece).bytes();
    std::uint64_t name = 0;
    for (std::size_t i = 0; i < sizeof name; ++i)
        name = name << 8 | bytes[i];
    return name;
}

// What stands behind the last line end, less than 64 bytes, is not counted: git 2.39 does not.
Pieces pieces_of(std::string_view bytes)
{
    constexpr std::size_t longest = 64;
    const bool skips_returns = is_text(bytes);
    std::unordered_map<std::uint64_t, std::size_t> counted;
    std::string piece;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (skips_returns && bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n')
            continue;
        piece += bytes[i];
        if (piece.size() < longest && bytes[i] != '\n')
            continue;
        counted[name_of(piece)] += piece.size();
        piece.clear();
    }
    Pieces pieces(counted.begin(), counted.end());
    std::sort(pieces.begin(), pieces.end());
    return pieces;
}

std::size_t shared_bytes(const Pieces& a, const Pieces& b)
{
    std::size_t shared = 0;
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
        if (left->first == right->first)
            shared += std::min(left->second, right->second);
        const bool is_left_first = left->first <= right->first;
        const bool is_right_first = right->first <= left->first;
        left += is_left_first ? 1 : 0;
        right += is_right_first ? 1 : 0;
    }
    return shared;
}

// A file on one side, with its bytes cut up as soon as somebody asks.
struct File {
    std::size_t change = 0;
    ObjectId blob;
    std::string_view name;  // without folders
    bool is_paired = false;
    bool is_read = false;
    std::size_t size = 0;
    Pieces pieces;
};

std::string_view name_in(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool sizes_allow(std::size_t a, std::size_t b, int least)
{
    const std::size_t larger = std::max(a, b);
    const std::size_t gap = larger - std::min(a, b);
    return larger * static_cast<std::size_t>(whole - least) >= gap * static_cast<std::size_t>(whole);
}

int score_of(std::size_t shared, std::size_t larger)
{
    return larger == 0 ? 0 : static_cast<int>(shared * static_cast<std::size_t>(whole) / larger);
}

class Pairing {
public:
    Pairing(const std::vector<TreeChange>& changes, const BlobText& text_of) : text_of_(text_of)
    {
        for (std::size_t i = 0; i < changes.size(); ++i) {
            const TreeChange& change = changes[i];
            if (change.after.is_none())
                removed_.push_back(file_of(i, change.before, change.path));
            else if (change.before.is_none())
                added_.push_back(file_of(i, change.after, change.path));
        }
    }

    std::vector<Rename> all()
    {
        if (!removed_.empty() && !added_.empty()) {
            pair_equal();
            pair_same_names();
            pair_alike();
        }
        std::sort(found_.begin(), found_.end(),
                  [](const Rename& a, const Rename& b) { return a.to < b.to; });
        return std::move(found_);
    }

private:
    static File file_of(std::size_t change, const ObjectId& blob, const std::string& path)
    {
        File file;
        file.change = change;
        file.blob = blob;
        file.name = name_in(path);
        return file;
    }

    void pair(File& from, File& to)
    {
        from.is_paired = true;
        to.is_paired = true;
        found_.push_back({from.change, to.change});
    }

    void pair_equal();
    void pair_same_names();
    void pair_alike();
    int likeness(File& from, File& to, int least);
    void read(File& file);

    const BlobText& text_of_;
    std::vector<File> removed_;
    std::vector<File> added_;
    std::vector<Rename> found_;
};

void Pairing::pair_equal()
{
    std::map<ObjectId, std::vector<File*>> by_blob;
    for (File& file : removed_)
        by_blob[file.blob].push_back(&file);
    for (File& file : added_) {
        const auto equal = by_blob.find(file.blob);
        if (equal == by_blob.end())
            continue;
        File* best = nullptr;
        for (File* from : equal->second) {
            const bool is_better = best == nullptr ||
                                   (best->name != file.name && from->name == file.name);
            if (!from->is_paired && is_better)
                best = from;
        }
        if (best != nullptr)
            pair(*best, file);
    }
}

void Pairing::pair_same_names()
{
    const auto once = [](std::vector<File>& files) {
        std::map<std::string_view, File*> named;  // nothing: more than one has the name
        for (File& file : files)
            if (!file.is_paired)
                if (const auto [place, is_new] = named.emplace(file.name, &file); !is_new)
                    place->second = nullptr;
        return named;
    };
    const std::map<std::string_view, File*> from = once(removed_);
    const std::map<std::string_view, File*> to = once(added_);
    for (const auto& [name, file] : from)
        if (const auto other = to.find(name);
            file != nullptr && other != to.end() && other->second != nullptr &&
            likeness(*file, *other->second, three_quarters) >= three_quarters)
            pair(*file, *other->second);
}

struct Candidate {
    int score = -1;  // -1: none
    bool has_same_name = false;
    File* from = nullptr;
    File* to = nullptr;
};

bool is_better(const Candidate& a, const Candidate& b)
{
    return a.score != b.score ? a.score > b.score : a.has_same_name && !b.has_same_name;
}

void Pairing::pair_alike()
{
    const auto is_left = [](const File& file) { return !file.is_paired; };
    const auto left = std::count_if(removed_.begin(), removed_.end(), is_left) *
                      std::count_if(added_.begin(), added_.end(), is_left);
    if (static_cast<std::size_t>(left) > most_pairs)
        return;
    std::vector<Candidate> all;
    for (File& to : added_) {
        if (to.is_paired)
            continue;
        std::array<Candidate, candidates> best;
        for (File& from : removed_) {
            if (from.is_paired)
                continue;
            const Candidate candidate{likeness(from, to, half), from.name == to.name, &from, &to};
            const auto worst = std::max_element(best.begin(), best.end(), is_better);
            if (is_better(candidate, *worst))
                *worst = candidate;
        }
        all.insert(all.end(), best.begin(), best.end());
    }
    std::stable_sort(all.begin(), all.end(), is_better);
    for (const Candidate& candidate : all)
        if (candidate.score >= half && !candidate.from->is_paired && !candidate.to->is_paired)
            pair(*candidate.from, *candidate.to);
}

void Pairing::read(File& file)
{
    if (file.is_read)
        return;
    const std::string bytes = text_of_(file.blob).value_or("");
    file.size = bytes.size();
    file.pieces = pieces_of(bytes);
    file.is_read = true;
}

int Pairing::likeness(File& from, File& to, int least)
{
    read(from);
    read(to);
    if (!sizes_allow(from.size, to.size, least))
        return 0;
    return score_of(shared_bytes(from.pieces, to.pieces), std::max(from.size, to.size));
}

}

std::vector<Rename> find_renames(const std::vector<TreeChange>& changes, const BlobText& text_of)
{
    return Pairing(changes, text_of).all();
}

}
