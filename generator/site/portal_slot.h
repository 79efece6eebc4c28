// The header and footer of the portal in which a site stands as a column, as its office wrote them down in the theme.
// They are content like any other and trusted as little: what is not on the list of what is allowed is told and
// refused, and what goes onto pages is written anew.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "text/html_fragment.h"
#include "theme/view.h"

namespace mingbai {

// What a slot may refer to.
struct SlotGround {
    std::string portal_url;  // "https://www.example.gov.cn": where "/zwgk/" of a link leads
    // The address of an asset of the theme; empty: there is none of that name.
    std::function<std::string(std::string_view name)> asset_url;
};

// What stands once on a page: its ids, and the names by which a reader tells one <nav> from another.
struct NamesOnPage {
    std::set<std::string> ids;
    std::set<std::string> landmarks;
};

// A slot as it goes onto pages. Reports `slot-element`, `slot-attribute`, `slot-missing`, `slot-address`, `slot-name`,
// `slot-nesting`, `slot-landmark` and `id-duplicate`; what it brings is added to `names`. And of what stands there only
// once its character references are resolved, or split over elements: `control-character`, `bidi-control`,
// `personal-id` and its kin, unless `problems` has told the same of the file.
Html slot_markup(const std::vector<HtmlNode>& nodes, const SlotGround& ground, NamesOnPage& names,
                 Problems& problems);

// All words of a slot, in order; a line's end where a block or a picture parts them.
std::string words_of(const std::vector<HtmlNode>& nodes);

// Whether `words` has `value` with nothing but blanks and marks around it: "…号-1" is not said by "…号-12".
bool says(std::string_view words, std::string_view value);

}
