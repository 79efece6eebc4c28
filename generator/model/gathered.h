// What another site says of its bodies and years, read from the files that it published and that stand
// below content/sites/<id>/ byte for byte. Nothing of them is believed: a value is of its type and within its
// bounds, an address lies below the site's own, or the whole site is left out and it is said why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/problem.h"
#include "intake/snapshot.h"
#include "model/config.h"
#include "text/language.h"

namespace mingbai {

struct GatheredReport {
    std::optional<Date> published;     // nothing: that site does not know it either, or it was withdrawn
    std::optional<Date> withdrawn_on;
    std::string url;
};

// How many commitments have a record state or an assessment.
struct GatheredCount {
    std::string axis;  // "state" or "assessment"
    std::string code;
    std::int64_t count = 0;
};

struct GatheredYear {
    Year year = 0;
    std::string url;
    std::int64_t commitments = 0;
    std::int64_t activities = 0;
    std::optional<GatheredReport> report;  // nothing: that site holds none
    std::vector<GatheredCount> counts;
};

struct GatheredBody {
    std::string id;  // on that site
    Localized name;  // in the languages of this site that it has
    std::string url;
    std::vector<GatheredYear> years;  // newest first
};

struct GatheredSite {
    std::string id;
    Date as_of;
    bool is_fictional = false;
    std::string licence_name;  // in that site's own words; empty: not stated
    std::string licence_url;
    std::vector<GatheredBody> bodies;  // in the order of its table
};

// As fetched or committed: name → bytes.
using GatheredFiles = std::map<std::string, std::string, std::less<>>;

// No published file of this kind is larger.
inline constexpr std::size_t largest_gathered = std::size_t{4} << 20;

// Reports `site-file-missing`, `site-file-form`, `site-file-digest`, `site-value-bad`, `site-address-elsewhere`,
// `personal-id`, `personal-mobile`, `personal-card`, and answers nothing then.
std::optional<GatheredSite> read_gathered(const SiteConfig& config, const OtherSite& site,
                                          const GatheredFiles& files, Problems& problems);

// The folder of a site's files: "content/sites/<id>".
std::string gathered_folder(const OtherSite& site);
// The files of a site as the snapshot has them; none when it was never gathered.
GatheredFiles files_of(const Snapshot& snapshot, const OtherSite& site);

// All sites, in the order of the configuration. Reports `site-data-missing`, too.
std::vector<GatheredSite> read_gathered(const SiteConfig& config, const Snapshot& snapshot,
                                        Problems& problems);

// Reports `site-file-form` when one page could not show the site: every body is shown with every year since the first
// report, up to the site's own as-of day, which must be a day that can be.
void check_size(const GatheredSite& gathered, const OtherSite& site, Problems& problems);

// What shows only beside the as-of day and beside each other: `site-data-ahead`, `site-data-old`, `body-in-two-sites`.
// A site whose data are of a later day than ours is taken out; of the others check_size is asked.
void check_gathered(const SiteConfig& config, std::vector<GatheredSite>& sites, Date as_of,
                    Problems& problems);

}
