// How a revision is shown, the same on every page about the past.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "past/document_past.h"
#include "site/page.h"
#include "theme/view.h"

namespace mingbai {

// "report.html" → "report.<what>.html"
Route beside(const Route& document, std::string_view what);

Route history_route(const DocumentPast& past, const Language& language);
Route text_route(const DocumentPast& past, const Version& version, const Language& language);
Route difference_route(const DocumentPast& past, const Version& older, const Version& newer,
                       const Language& language);

// A text that has a page of its own: each once, from the oldest.
struct ShownText {
    const TextPast* text = nullptr;
    std::size_t version = 0;
};
std::vector<ShownText> shown_texts(const DocumentPast& past);

// Two texts that have a page of what changed: neighbours, and the first public one with every later
// one, so that an address that a reader once followed stays; and what a stale translation was made from
// with what stands now. Each once.
struct ShownPair {
    const TextPast* text = nullptr;
    const Version* older = nullptr;
    const Version* newer = nullptr;
};
std::vector<ShownPair> shown_pairs(const DocumentPast& past);

// What the commit says it did; numbers of persons are not repeated.
std::string subject_of(const Commit& commit);

// The day in the site's time zone on which the repository got it.
Date day_of(const Site& site, const Commit& commit);

// What the revision did, in a word: first, words, facts, renamed, removed, withdrawn, put_back; cut, where that
// is not known.
std::string_view deed_of(const TextPast& past, std::size_t version);

// day_html, author (empty when the site names none), subject, is_draft …: all that a list says of it.
View version_view(const Site& site, const DocumentPast& past, const TextPast& text,
                  std::size_t version, const Language& page);

// The head of a page about the past of a document.
PageHead past_head(const Site& site, const DocumentPast& past, const Language& page,
                   std::string title, std::function<Route(const Language&)> route_in);

// hidden: why a text is not shown; false when it is.
void set_hidden(View& view, const Site& site, const Version& version, const Language& page);

// own_language, own_direction: of what the text is written in.
void set_own_language(View& view, const Site& site, const TextPast& text);

}
