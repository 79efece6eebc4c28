#include "search/index_pages.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/digest.h"
#include "base/packed_values.h"
#include "search/findable.h"
#include "search/index.h"
#include "text/simplified.h"

namespace mingbai {

auto fields(Is<IndexSegment> auto& segment)
{
    auto& [count, shards, lists, filters] = segment;
    return std::tie(count, shards, lists, filters);
}

namespace {

constexpr Year newest_years = 2;

struct FingerprintHash {
    std::size_t operator()(const Fingerprint& name) const
    {
        std::size_t hash = 0;
        for (std::size_t i = 0; i < sizeof hash; ++i)
            hash = (hash << 8U) | name.bytes()[i];
        return hash;
    }
};

// The terms of documents by their names.
using KnownTerms = std::unordered_map<Fingerprint, std::string, FingerprintHash>;

// One segment of one language: what it is made of, and how to make it when its files are asked for.
struct Part {
    std::string memory_name;
    std::vector<Findable> documents;
    Fingerprint name;       // of all documents in their order
    IndexSegment segment;   // known before its files are made, when it is remembered
    std::vector<std::string> files;
    std::optional<BuiltSegment> built;
};

SearchedDocument read(const Findable& findable, const KnownTerms& known)
{
    SearchedDocument document = findable.read();
    const auto terms = known.find(findable.name);
    document.terms = terms == known.end() ? findable.terms() : SearchTerms::from(terms->second);
    return document;
}

Fingerprint joint_name(const std::vector<Findable>& documents)
{
    Fingerprinter name;
    for (const Findable& document : documents)
        name.add(document.name);
    return name.name();
}

// Newest first, for these are what most people look for.
std::vector<Part> parts_of(const Site& site, const Language& language)
{
    std::vector<Findable> all = findable_documents(site, language);
    const Year newest = all.empty() ? 0 : all.back().year;
    const auto first = std::find_if(all.begin(), all.end(), [&](const Findable& each) {
        return each.year > newest - newest_years;
    });
    std::vector<Part> parts(2);
    parts[0].memory_name = "search-" + language.id + "-newest";
    parts[1].memory_name = "search-" + language.id + "-older";
    parts[0].documents.assign(std::make_move_iterator(first), std::make_move_iterator(all.end()));
    all.erase(first, all.end());
    parts[1].documents = std::move(all);
    std::erase_if(parts, [](const Part& part) { return part.documents.empty(); });
    for (Part& part : parts)
        part.name = joint_name(part.documents);
    return parts;
}

// What a segment was in the build before; and apart from it, for they are asked for only when it changed, the terms of
// its documents.
class SegmentMemory {
public:
    SegmentMemory(const Memory& memory, std::string holds_for)
        : memory_(memory), holds_for_(std::move(holds_for))
    {
    }

    // Nothing of it is made anew when it still has the same documents.
    void recall(Part& part) const
    {
        const std::string bytes = memory_.recall(part.memory_name, holds_for_).value_or("");
        Unpacker unpacker(bytes);
        const auto name = unpacked<Fingerprint>(unpacker);
        auto segment = unpacked<IndexSegment>(unpacker);
        auto files = unpacked<std::vector<std::string>>(unpacker);
        if (!unpacker.is_whole() || name != part.name)
            return;
        part.segment = std::move(segment);
        part.files = std::move(files);
    }

    KnownTerms terms(const Part& part) const
    {
        KnownTerms known;
        const std::string bytes = memory_.recall(part.memory_name + "-terms", holds_for_).value_or("");
        for (Unpacker unpacker(bytes); !unpacker.is_at_end() && unpacker.is_whole();) {
            const auto document = unpacked<Fingerprint>(unpacker);
            known.emplace(document, unpacker.text());
        }
        return known;
    }

    bool is_none() const { return memory_.is_none(); }

    // `terms`: of each document its name and its terms.
    void keep(const Part& part, std::string terms) const
    {
        Packer packer;
        pack(part.name, packer);
        pack(part.segment, packer);
        pack(part.files, packer);
        memory_.keep(part.memory_name, holds_for_, std::move(packer).bytes());
        memory_.keep(part.memory_name + "-terms", holds_for_, std::move(terms));
    }

private:
    const Memory& memory_;
    std::string holds_for_;  // the configuration, which may change every address
};

void build(Part& part, const SegmentMemory& memory)
{
    memory.recall(part);
    if (!part.files.empty())
        return;
    const KnownTerms known = memory.terms(part);
    Packer terms;
    part.built = built_segment(part.documents.size(), [&](std::size_t i) {
        SearchedDocument document = read(part.documents[i], known);
        if (!memory.is_none()) {
            pack(part.documents[i].name, terms);
            terms.add_text(document.terms.bytes());
        }
        return document;
    });
    part.segment = part.built->segment;
    for (const IndexFile& file : part.built->files)
        part.files.push_back(file.name);
    if (!memory.is_none())
        memory.keep(part, std::move(terms).bytes());
}

// The bytes of a segment that was not made anew, for an output that does not have them.
class LateBytes {
public:
    explicit LateBytes(std::shared_ptr<const Part> part) : part_(std::move(part)) {}

    std::string of(const std::string& file) const
    {
        std::call_once(made_, [this] {
            const std::vector<Findable>& documents = part_->documents;
            std::vector<IndexFile> files =
                part_->built ? part_->built->files
                             : built_segment(documents.size(), [&](std::size_t i) {
                                   return read(documents[i], {});
                               }).files;
            for (IndexFile& each : files)
                bytes_.emplace(std::move(each.name), std::move(each.bytes));
        });
        return bytes_.at(file);
    }

private:
    std::shared_ptr<const Part> part_;
    mutable std::once_flag made_;
    mutable std::unordered_map<std::string, std::string> bytes_;
};

Page page_of(Route route, std::function<Composition()> compose)
{
    return {std::move(route), std::string(SiteConfig::file_name), std::move(compose)};
}

// The name of a file says what it holds.
void add_segment(const Site& site, Part part, std::vector<Page>& pages)
{
    const auto shared = std::make_shared<const Part>(std::move(part));
    const auto bytes = std::make_shared<const LateBytes>(shared);
    for (const std::string& file : shared->files)
        pages.push_back(page_of(site.routes.search_file(file), [bytes, file] {
            return Composition{Fingerprint::of(file),
                               [bytes, file](Problems&) { return bytes->of(file); }};
        }));
}

Route simplified_route(const Site& site)
{
    constexpr std::size_t digits = 10;
    static const std::string name =
        "simplified." + sha256(simplified_pairs()).substr(0, digits) + ".txt";
    return site.routes.search_file(name);
}

}

std::vector<Page> search_index_pages(const Site& site, const Memory& memory, Workers workers)
{
    const std::vector<Language>& languages = site.catalogue.config.languages;
    const SegmentMemory segment_memory(
        memory, site.snapshot.id(Path::of(SiteConfig::file_name)).text());
    std::vector<std::vector<Part>> of_language(languages.size());
    for_each_index(workers, languages.size(), [&](std::size_t i) {
        of_language[i] = parts_of(site, languages[i]);
    });
    std::vector<Part*> parts;
    for (std::vector<Part>& own : of_language)
        for (Part& part : own)
            parts.push_back(&part);
    for_each_index(workers, parts.size(), [&](std::size_t i) { build(*parts[i], segment_memory); });

    std::vector<Page> pages = {page_of(simplified_route(site), [] {
        return as_it_is(std::string(simplified_pairs()));
    })};
    for (std::size_t i = 0; i < languages.size(); ++i) {
        std::vector<IndexSegment> segments;
        for (const Part& part : of_language[i])
            segments.push_back(part.segment);
        pages.push_back(page_of(
            site.routes.search_directory(languages[i]),
            [directory = index_directory(segments, site.routes.search_file("").url,
                                         simplified_route(site).url)] {
                return as_it_is(directory);
            }));
        for (Part& part : of_language[i])
            add_segment(site, std::move(part), pages);
    }
    // Two languages may have a file of one content.
    std::sort(pages.begin(), pages.end(),
              [](const Page& a, const Page& b) { return a.route.file < b.route.file; });
    pages.erase(std::unique(pages.begin(), pages.end(),
                            [](const Page& a, const Page& b) { return a.route.file == b.route.file; }),
                pages.end());
    return pages;
}

}
