// The overview by body and year, where it stands in short on other pages.
#pragma once

#include "site/page.h"
#include "theme/view.h"

namespace mingbai {

// The other sites that are gathered here, in the order of the configuration: url of the page about it here, site_url,
// title_html, is_gathered, as_of, is_fictional, licence_url, licence.
View::List other_sites(const Site& site, const Language& page);

}
