// What the home page and the page of a body both show of it: its newest report, what that report
// commits to, its newest records, its years, its kinds of activities, and whom to ask.
#pragma once

#include <cstddef>
#include <vector>

#include "site/page.h"

namespace mingbai {

// The newest records of a body, newest first; at most `count`.
std::vector<const ActivityEntry*> newest_activities(const BodyEntry& body, std::size_t count);

// The kinds of its activities, as far as there are any: url, name_html, count.
View::List kinds_view(const Site& site, const BodyEntry& body, const Language& page);

View body_view(const Site& site, const BodyEntry& body, const Language& page);

}
