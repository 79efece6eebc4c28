#include "search/index.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/digest.h"
#include "base/packed.h"
#include "text/exchange.h"

namespace mingbai {
namespace {

// A query fetches a shard a term: small ones cost names in the directory, large ones cost every query.
constexpr std::size_t shard_size = 16'000;   // bytes, about
constexpr std::size_t documents_a_list = 32;
constexpr std::size_t name_size = 10;        // hex digits of SHA-256, as of the theme's assets
constexpr unsigned weight_bits = 2;
constexpr std::size_t bits_a_byte = 8;

std::string content_name(std::string_view bytes, std::string_view ending)
{
    return sha256(bytes).substr(0, name_size).append(ending);
}

// The documents of one term while they are gathered.
struct Postings {
    std::string steps;
    std::vector<std::uint32_t> titled;  // whose title has it
    std::uint32_t count = 0;
    std::uint32_t last = 0;
};

void add(Postings& postings, std::uint32_t document, TermWeight weight)
{
    if (postings.count > 0 && postings.last == document)
        return;
    append_number(postings.steps,
                  (static_cast<std::uint64_t>(document - postings.last) << weight_bits) |
                      static_cast<std::uint64_t>(weight));
    if (weight == TermWeight::title)
        postings.titled.push_back(document);
    postings.last = document;
    ++postings.count;
}

// Bit i of the bytes is document i.
std::string as_bits(const Postings& postings, std::size_t count)
{
    std::string bits((count + bits_a_byte - 1) / bits_a_byte, '\0');
    Unpacker steps(postings.steps);
    std::uint64_t document = 0;
    for (std::uint32_t i = 0; i < postings.count; ++i) {
        document += steps.number() >> weight_bits;
        char& byte = bits[document / bits_a_byte];
        byte = static_cast<char>(static_cast<unsigned char>(byte) | 1U << document % bits_a_byte);
    }
    std::uint32_t last = 0;
    for (const std::uint32_t titled : postings.titled) {
        append_number(bits, titled - last);
        last = titled;
    }
    return bits;
}

// A term of very many documents says little about each; it never costs more than a bit of each.
void append_postings(std::string& out, const Postings& postings, std::size_t count)
{
    const bool may_be_bits = postings.steps.size() > count / bits_a_byte;
    const std::string bits = may_be_bits ? as_bits(postings, count) : std::string();
    const bool is_bits = may_be_bits && bits.size() < postings.steps.size();
    const std::string& told = is_bits ? bits : postings.steps;
    append_number(out, 2ULL * postings.count + (is_bits ? 1 : 0));
    append_number(out, told.size());
    out += told;
}

using TermPostings = std::pair<std::string_view, const Postings*>;

std::string shard_of(std::vector<TermPostings> terms, std::size_t count)
{
    std::sort(terms.begin(), terms.end(),
              [](const TermPostings& a, const TermPostings& b) { return a.first < b.first; });
    std::string shard;
    std::string_view before;
    for (const auto& [term, postings] : terms) {
        const auto common = static_cast<std::size_t>(
            std::mismatch(before.begin(), before.end(), term.begin(), term.end()).first -
            before.begin());
        shard += static_cast<char>(common);
        shard += static_cast<char>(term.size() - common);
        shard += term.substr(common);
        append_postings(shard, *postings, count);
        before = term;
    }
    return shard;
}

// FNV-1a of what a term begins with: all words of one beginning stand in one shard, for whoever has typed
// only that. Three bytes are one Han character, and those of a pair say more together.
std::uint32_t shard_hash(std::string_view term)
{
    constexpr std::size_t of_a_word = 3;
    constexpr unsigned char first_of_many_bytes = 0x80;
    const auto first = static_cast<unsigned char>(term.front());
    if (first < first_of_many_bytes && term.front() != title_mark)
        term = term.substr(0, of_a_word);
    std::uint32_t hash = 2166136261U;
    for (const char c : term)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

// Owns the terms: those of a document go with it.
class Gathered {
public:
    void add(std::string_view term, std::uint32_t document, TermWeight weight)
    {
        auto found = by_term_.find(term);
        if (found == by_term_.end())
            found = by_term_.emplace(terms_.emplace_back(term), Postings()).first;
        mingbai::add(found->second, document, weight);
    }

    // A power of two, so that it seldom changes.
    std::size_t shard_count() const
    {
        std::size_t size = 0;
        constexpr std::size_t of_a_term = 6;
        for (const auto& [term, postings] : by_term_)
            size += postings.steps.size() + of_a_term;
        std::size_t count = 1;
        while (size / count > shard_size)
            count *= 2;
        return count;
    }

    std::vector<std::vector<TermPostings>> in_shards(std::size_t shard_count) const
    {
        std::vector<std::vector<TermPostings>> shards(shard_count);
        for (const auto& [term, postings] : by_term_)
            shards[shard_hash(term) & (shard_count - 1)].emplace_back(term, &postings);
        return shards;
    }

private:
    std::deque<std::string> terms_;
    std::unordered_map<std::string_view, Postings> by_term_;
};

// Files of one content are one file.
class Files {
public:
    std::string add(std::string bytes, std::string_view ending)
    {
        std::string name = content_name(bytes, ending);
        if (names_.insert(name).second)
            files_.push_back({name, std::move(bytes)});
        return name;
    }
    std::vector<IndexFile> all() && { return std::move(files_); }

private:
    std::vector<IndexFile> files_;
    std::unordered_set<std::string> names_;
};

// Titles and addresses, some dozens of documents a file.
class Lists {
public:
    explicit Lists(Files& files) : files_(files) {}

    void add(const SearchedDocument& document)
    {
        list_ += list_.empty() ? "[\n[" : ",\n[";
        exchange::append_json_text(list_, document.url);
        for (const std::string* text : {&document.title, &document.date})
            add_text(*text);
        for (const std::string& filter : document.filters)
            add_text(filter);
        list_ += ']';
        if (++count_ % documents_a_list == 0)
            end_list();
    }

    std::vector<std::string> names() &&
    {
        if (!list_.empty())
            end_list();
        return std::move(names_);
    }

private:
    void add_text(const std::string& text)
    {
        list_ += ',';
        exchange::append_json_text(list_, text);
    }

    void end_list()
    {
        names_.push_back(files_.add(std::exchange(list_, {}) + "\n]\n", ".json"));
    }

    Files& files_;
    std::vector<std::string> names_;
    std::string list_;
    std::size_t count_ = 0;
};

}

BuiltSegment built_segment(std::size_t count,
                           const std::function<SearchedDocument(std::size_t number)>& document)
{
    Gathered words;
    Gathered filters;
    Files files;
    Lists lists(files);
    for (std::uint32_t i = 0; i < count; ++i) {
        const SearchedDocument read = document(i);
        read.terms.for_each(
            [&](std::string_view term, TermWeight weight) { words.add(term, i, weight); });
        for (const std::string& filter : read.filters)
            filters.add(filter, i, TermWeight::once);
        lists.add(read);
    }
    BuiltSegment built;
    built.segment.count = count;
    for (std::vector<TermPostings>& terms : words.in_shards(words.shard_count()))
        built.segment.shards.push_back(files.add(shard_of(std::move(terms), count), ".terms"));
    built.segment.lists = std::move(lists).names();
    built.segment.filters =
        files.add(shard_of(std::move(filters.in_shards(1).front()), count), ".terms");
    built.files = std::move(files).all();
    return built;
}

std::string index_directory(const std::vector<IndexSegment>& segments, std::string_view folder_url,
                            std::string_view simplified_url)
{
    // Names stand one behind the other; digests can not be packed, and quotes would be a third of all.
    const auto joined = [](const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names)
            text += std::string_view(name).substr(0, name_size);
        return exchange::text(text);
    };
    exchange::Array list;
    for (const IndexSegment& segment : segments)
        list.push_back({exchange::Object{
            {"documents", {static_cast<std::int64_t>(segment.count)}},
            {"shards", joined(segment.shards)},
            {"filters", joined({segment.filters})},
            {"lists", joined(segment.lists)},
            {"documents_a_list", {static_cast<std::int64_t>(documents_a_list)}}}});
    return exchange::json_document({exchange::Object{{"version", {std::int64_t{1}}},
                                                     {"folder", exchange::text(folder_url)},
                                                     {"simplified", exchange::text(simplified_url)},
                                                     {"name_size", {static_cast<std::int64_t>(name_size)}},
                                                     {"segments", {std::move(list)}}}});
}

std::string posting_list(const std::vector<std::pair<std::size_t, TermWeight>>& documents,
                         std::size_t count)
{
    Postings postings;
    for (const auto& [document, weight] : documents)
        add(postings, static_cast<std::uint32_t>(document), weight);
    std::string told;
    append_postings(told, postings, count);
    return told;
}

}
