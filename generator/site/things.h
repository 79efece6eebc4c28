// The things that pages are about, as schema.org says them: what the records hold and the page shows, and
// nothing inferred. Addresses are absolute; a site that does not know its own host tells none.
#pragma once

#include "model/activity.h"
#include "model/report.h"
#include "site/page.h"
#include "site/structured_data.h"

namespace mingbai {

// A WebSite; of one body, which it is about.
Thing site_thing(const Site& site, const Language& page);

// A GovernmentOrganization.
Thing body_thing(const Site& site, const Body& body, const Language& page);

// A Report of its body in the language that the page shows. Not of a withdrawn one.
Thing report_thing(const Site& site, const Body& body, const Report& report, const Language& page);

// An Event. Whose record it is does not say who held it, so that nobody is called its organizer; partners have
// their part in it. Not of a withdrawn one.
Thing activity_thing(const Site& site, const Body& body, const Activity& activity,
                     const Language& page);

}
