// A passage of a report as pages quote it: the whole sentence in which the quote stands, the quote
// itself in full ink, its source, and what the translation says at the same place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/report.h"
#include "prose/token.h"
#include "site/page.h"
#include "theme/view.h"

namespace mingbai {

// Words of a report, word for word, and the block that holds them.
struct Quoted {
    const Report* report = nullptr;
    std::string_view anchor;
    std::string_view quote;
};

// The sentences that the quote touches, without the official number before them. What stands around
// the quote is in <span class="around">; `same` are spans of the quote that another passage shares.
Html in_its_sentence(const Quoted& quoted, const std::vector<TextSpan>& same);

// quote_html, source (a source), translation: the block of the translated report, empty when there
// is none. `quote` is what stands for the words of `quoted`: in its sentence, or compared.
View passage_view(const Site& site, const Quoted& quoted, Html quote, const Language& page);

// quote_language, quote_direction: of all that is quoted from originals.
void set_quote_language(View& view, const Site& site);

}
