// The search index of a site: files that a browser fetches only as far as a query needs them. Every file is
// named by what it holds, so that a changed document makes few new ones, and a browser keeps what it has.
//
// The documents of a language stand in segments, by their years; in each they are numbered oldest first, so
// that a new one changes no number. A segment is
//   shards   its terms by a hash of their beginning, sorted: one byte that says how many bytes the term has in
//            common with the one before it, one of how many follow, these; then twice the number of documents,
//            odd when they stand as bits; the size of what follows; the documents. As steps from number to
//            number, four times, the weight added; or one bit a document, and then the steps of those whose
//            title has the term. Numbers are base 128, the lowest digits first, as in base/packed.
//   filters  one shard of terms like "kind:report", which a document has or has not
//   lists    titles and addresses, some dozens of documents a file, as JSON
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/search_terms.h"

namespace mingbai {

struct SearchedDocument {
    std::string url;
    std::string title;
    std::string date;                  // as precise as it is known: "2023-09"; may be empty
    std::vector<std::string> filters;  // "kind:report", "year:2023"
    SearchTerms terms;
};

struct IndexFile {
    std::string name;  // below the folder of the index
    std::string bytes;
};

struct IndexSegment {
    std::size_t count = 0;             // of documents
    std::vector<std::string> shards;   // names of files; as many as a power of two
    std::vector<std::string> lists;
    std::string filters;
};

struct BuiltSegment {
    IndexSegment segment;
    std::vector<IndexFile> files;      // each name once
};

// `document` is asked once for each of `count`, oldest first, and no two are held at a time: of ten thousands the
// terms alone are more than the index.
BuiltSegment built_segment(std::size_t count,
                           const std::function<SearchedDocument(std::size_t number)>& document);

// What a browser reads first; it is the only file that changes under its name.
std::string index_directory(const std::vector<IndexSegment>& segments, std::string_view folder_url,
                            std::string_view simplified_url);

// In how few bytes a list of documents is told; the better of two ways. For tests.
std::string posting_list(const std::vector<std::pair<std::size_t, TermWeight>>& documents,
                         std::size_t count);

}
