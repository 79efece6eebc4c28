// SiteChange: what became other on the whole site, one revision of one text after the other, and what
// lists and feeds say of each.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "past/document_past.h"
#include "site/page.h"

namespace mingbai {

// One revision of one text, or of a year's ledger.
struct SiteChange {
    std::uint32_t commit = 0;  // index in the history
    Date day;
    const DocumentPast* past = nullptr;  // nothing: the ledger
    const TextPast* text = nullptr;
    std::size_t version = 0;
    const Body* body = nullptr;
    Year year = 0;  // of the ledger
};

// Newest first, each day once: a clock that went wrong does not tear a day apart.
std::vector<SiteChange> site_changes(const Site& site, const Pasts& pasts);

// The day on which content or settings last changed; nothing outside git, and when history is cut before it.
std::optional<Date> last_change(const Site& site, const Past& past);

using SharedChanges = std::shared_ptr<const std::vector<SiteChange>>;

bool is_translation(const SiteChange& change);

// Whether words of a text that was public were altered, taken away or put back. Facts about a
// document are none of its words; a translation counts for its own readers alone.
bool is_correction(const SiteChange& change, const Language& page);

const Commit& commit_of(const Pasts& pasts, const SiteChange& change);

// What a list and a feed say of it.
struct Told {
    std::string title;
    const Language* title_language = nullptr;
    std::string deed;
    std::string url;
};
Told told_of(const Site& site, const SiteChange& change, const Language& page);

// Only of a site that knows its own host: a feed must say where its entries are, whoever reads it.
void feed_pages(const Site& site, const Pasts& pasts, const SharedChanges& changes,
                std::vector<Page>& pages);

}
