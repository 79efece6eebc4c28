// A report and its translation beside each other, block by block, to be read together.
#pragma once

#include <string>
#include <vector>

#include "site/page.h"

namespace mingbai {

// On a page in the original language the first translation stands beside it.
void bilingual_pages(const Site& site, std::vector<Page>& pages);

// The address of this page; empty when the report has no translation.
std::string bilingual_url(const Site& site, const Body& body, const Report& report,
                          const Language& page);

}
