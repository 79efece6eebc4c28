// The terms of the index: names and headings that people wrote, each with the places where they stand.
// Nothing is taken from within a text, so nothing stands here that nobody chose as a name.
#pragma once

#include <string>
#include <vector>

#include "site/page.h"
#include "text/locale.h"

namespace mingbai {

// What a term is at a place.
enum class TermRole { body, kind, topic, indicator, framework, law, keyword, partner, commitment, heading, page };

struct TermPlace {
    std::string url;
    Html name;             // of the record that it leads to; empty: what year and body say
    const Body* body = nullptr;  // nothing: of no one body
    Year year = 0;         // 0: of no one year
    TermRole role = TermRole::page;
    std::size_t count = 0; // of records, when it leads to a list of them
};

struct IndexTerm {
    std::string text;
    const Language* language = nullptr;  // of the text
    locale::Letter letter;
    std::vector<TermPlace> places;       // never empty
};

// By letter, then as readers of the language look for words. A term that many records share leads to
// the lists of their years.
std::vector<IndexTerm> index_terms(const Site& site, const Language& page);

}
