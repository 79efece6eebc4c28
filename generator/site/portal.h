// What pages of a column show of the portal around it: its header, its footer and its style sheet, in each language.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "intake/snapshot.h"
#include "model/config.h"
#include "site/routes.h"
#include "theme/theme.h"
#include "theme/view.h"

namespace mingbai {

// In the words that there are for a language, which may be the original's.
struct Slot {
    Html markup;  // empty: the portal has none
    const Language* language = nullptr;
    std::string words;
};

struct PortalSlots {
    Slot header;
    Slot footer;
};

// By language, in their order; nothing when the site stands alone. Reports what `slot_markup` does, what
// `parse_html_fragment` does, `reference-dangling` for a file that is not there, and
// `official-missing` for what neither the configuration nor the portal's footer says.
std::vector<PortalSlots> portal_slots(const SiteConfig& config, const Snapshot& snapshot, const Theme& theme,
                                      const Routes& routes, Problems& problems);

// The address of the column's own style sheet; empty: it has none. Reports `reference-dangling`.
std::string portal_style_url(const SiteConfig& config, const Theme& theme, const Routes& routes, Problems& problems);

}
