// The pages of what was: the revisions of a document, its texts as they stood, what one revision
// changed, what changed on the whole site; and the addresses that lead on from where documents once
// stood. And the line on a document's own page that leads there.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "past/document_past.h"
#include "site/page.h"
#include "theme/view.h"

namespace mingbai {

// The line on a document's own page. is_revised: false outside git; revised_line, revised_day_html (empty
// when history is cut before it), revised_count, revised_changed (since the first public text; empty when
// no word changed), changes_url (empty when all was changed back), history_url.
void set_revised(View& view, const Site& site, const Pasts& pasts, const Texts& texts,
                 const Language& page);

// The day of the last commit that changed the text which a page in this language shows; empty outside
// git, and when history is cut before it.
std::string changed_on(const Site& site, const Pasts& pasts, const Texts& texts,
                       const Language& page);

// outdated_url: what changed in the original since it was translated; empty when the translation is
// fresh, or what was translated is not among the revisions. outdated_places_html: links to the first
// few changes there; empty when the texts are not both shown, or only the title changed.
void set_outdated(View& view, const Site& site, const Pasts& pasts, const Texts& texts,
                  const Language& page);

// The files of the pages that say that a text is withheld. A release in which they are others may
// hold that text.
std::vector<std::string> withheld_files(const Site& site, const Pasts& pasts);

void history_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages);
void revision_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages);
void difference_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages);
void change_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages);  // and feeds

// Redirects from the former names of documents, and of the pages of what they were under them. Reports
// `address-vanished` and `draft-after-publication`. `pages` are all others.
void moved_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages,
                 Problems& problems);

// The same for what an earlier site-config.toml published: paths of bodies, languages, kinds. Reports
// `tree-vanished` and `base-path-changed`. `pages` are all others.
void moved_trees(const Site& site, const Pasts& pasts, std::vector<Page>& pages,
                 Problems& problems);

}
