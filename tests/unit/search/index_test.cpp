#include "search/index.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>
#include <string>

#include "base/packed.h"

using namespace mingbai;

namespace {

using Documents = std::map<std::size_t, bool>;  // and whether the title has it
using Shard = std::map<std::string, Documents>;

BuiltSegment built_of(const std::vector<SearchedDocument>& documents)
{
    return built_segment(documents.size(), [&](std::size_t number) { return documents[number]; });
}

// Straight from the description in the header; knows nothing of how it was written.
Shard read_shard(std::string_view bytes, std::size_t count)
{
    Shard shard;
    std::string term;
    Unpacker unpacker(bytes);
    while (!unpacker.is_at_end()) {
        REQUIRE(unpacker.is_whole());
        const std::size_t common = unpacker.number();
        const std::string_view rest = unpacker.text();
        term = term.substr(0, common) + std::string(rest);
        const std::uint64_t how_many = unpacker.number();
        const std::string_view told = unpacker.text();
        Documents documents;
        Unpacker numbers(told);
        std::size_t last = 0;
        if (how_many % 2 == 1) {
            const std::size_t size = (count + 7) / 8;
            for (std::size_t i = 0; i < count; ++i)
                if ((static_cast<unsigned char>(told[i / 8]) >> (i % 8) & 1U) != 0)
                    documents[i] = false;
            for (Unpacker titled(told.substr(size)); !titled.is_at_end();)
                documents[last += titled.number()] = true;
        } else {
            while (!numbers.is_at_end()) {
                const std::uint64_t step = numbers.number();
                documents[last += step >> 2U] = (step & 3U) == 3;
            }
        }
        CHECK(documents.size() == how_many / 2);
        CHECK(shard.emplace(term, documents).second);
    }
    return shard;
}

std::string bytes_of(const BuiltSegment& built, const std::string& name)
{
    for (const IndexFile& file : built.files)
        if (file.name == name)
            return file.bytes;
    return {};
}

Shard all_of(const BuiltSegment& built)
{
    Shard all;
    for (const std::string& name : built.segment.shards)
        all.merge(read_shard(bytes_of(built, name), built.segment.count));
    return all;
}

std::vector<SearchedDocument> some_documents(std::size_t count, unsigned seed)
{
    static const std::vector<std::string> words = {"法治", "讲座", "模拟法庭", "court", "school", "2023年",
                                                   "年报", "承诺", "报告",     "课时",  "整改"};
    std::mt19937 dice(seed);
    std::vector<SearchedDocument> documents;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text;
        for (int j = 0; j < 30; ++j)
            text += words[dice() % words.size()] + (dice() % 2 == 0 ? "，" : "");
        const std::string title = words[dice() % words.size()] + std::to_string(i);
        documents.push_back({"/" + std::to_string(i) + ".html", title, "2023",
                             {"kind:report", i % 2 == 0 ? "year:2022" : "year:2023"},
                             SearchTerms::of(title, {text})});
    }
    return documents;
}

}

TEST_CASE("the shards say of each term which documents have it")
{
    const std::vector<SearchedDocument> documents = some_documents(300, 1);
    Shard expected;
    for (std::size_t i = 0; i < documents.size(); ++i)
        documents[i].terms.for_each([&](std::string_view term, TermWeight weight) {
            expected[std::string(term)][i] = weight == TermWeight::title;
        });
    CHECK(all_of(built_of(documents)) == expected);
}

TEST_CASE("filters say which documents have them")
{
    const BuiltSegment built = built_of(some_documents(100, 2));
    const Shard filters = read_shard(bytes_of(built, built.segment.filters), 100);
    CHECK(filters.at("kind:report").size() == 100);
    CHECK(filters.at("year:2022").size() == 50);
    CHECK(filters.at("year:2022").contains(98));
}

TEST_CASE("a list of documents never costs more than a bit of each and what the titles need")
{
    std::mt19937 dice(3);
    for (const std::size_t count : {1U, 8U, 9U, 1000U}) {
        for (const unsigned one_in : {1U, 2U, 50U}) {
            std::vector<std::pair<std::size_t, TermWeight>> list;
            Documents expected;
            std::size_t titled = 0;
            for (std::size_t i = 0; i < count; ++i)
                if (dice() % one_in == 0) {
                    const auto weight = static_cast<TermWeight>(dice() % 4);
                    list.emplace_back(i, weight);
                    expected[i] = weight == TermWeight::title;
                    titled += expected[i] ? 1 : 0;
                }
            const std::string told = posting_list(list, count);
            CHECK(told.size() <= (count + 7) / 8 + 2 * titled + 10);
            const Shard shard = read_shard(std::string("\0\1a", 3) + told, count);
            CHECK(shard.at("a") == expected);
        }
    }
}

TEST_CASE("one more document leaves the lists before it as they are; a changed number touches few files")
{
    std::vector<SearchedDocument> documents = some_documents(500, 4);
    const BuiltSegment before = built_of(documents);
    const auto names_of = [](const BuiltSegment& built) {
        std::set<std::string> names;
        for (const IndexFile& file : built.files)
            names.insert(file.name);
        return names;
    };
    std::vector<SearchedDocument> more = documents;
    more.push_back(some_documents(1, 5).front());
    const BuiltSegment with_one_more = built_of(more);
    for (std::size_t i = 0; i + 1 < before.segment.lists.size(); ++i)
        CHECK(with_one_more.segment.lists[i] == before.segment.lists[i]);

    documents[77].terms = SearchTerms::of("法治", {"讲座，共481课时"});
    std::vector<SearchedDocument> corrected = documents;
    corrected[77].terms = SearchTerms::of("法治", {"讲座，共482课时"});
    const std::set<std::string> first = names_of(built_of(documents));
    std::size_t changed = 0;
    for (const std::string& name : names_of(built_of(corrected)))
        changed += first.contains(name) ? 0 : 1;
    CHECK(changed <= 2);
}

TEST_CASE("a segment of nothing has nothing but its empty shards")
{
    const BuiltSegment built = built_of({});
    CHECK(built.segment.count == 0);
    CHECK(all_of(built).empty());
}

TEST_CASE("the directory names each file once, in order")
{
    const BuiltSegment built = built_of(some_documents(40, 6));
    const std::string directory = index_directory({built.segment}, "/search/", "/search/simplified.x.txt");
    for (const std::string& name : built.segment.shards)
        CHECK(directory.find(name.substr(0, 10)) != std::string::npos);
    CHECK(directory.find("\"documents\": 40") != std::string::npos);
}
