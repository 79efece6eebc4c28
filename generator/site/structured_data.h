// What a page says about itself in JSON-LD, in the words of schema.org, for search engines and other
// programs: nothing that its reader does not see as well.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingbai {

// A name as it is shown, and where it leads: absolute when the site knows its host.
using NamedAddress = std::pair<std::string_view, std::string>;

// The way from home to the page, the page itself last: a <script> element that holds data and nothing
// that runs, so that a strict content policy lets it pass. No name can end the element.
std::string breadcrumb_list(const std::vector<NamedAddress>& way);

}
