// Findable: a document of the site as a search may find it in one language: the report of a year, an activity
// record, a commitment, a page of words. What is not there in that language is not found in it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/fingerprint.h"
#include "search/index.h"
#include "site/page.h"

namespace mingbai {

struct Findable {
    Year year = 0;     // 0: of none
    std::string date;  // as precise as it is known, for the order
    std::string key;   // of documents of one date, for the order
    Fingerprint name;  // of all that `read` gives
    std::function<SearchedDocument()> read;  // while the site stands; all but the terms
    std::function<SearchTerms()> terms;
};

// Oldest first. Nothing of drafts, nor of what was withdrawn.
std::vector<Findable> findable_documents(const Site& site, const Language& language);

}
