// site-config.toml: what the site is called, its languages, bodies, kinds, topics, official entries,
// licence, and the other sites whose data it gathers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "intake/snapshot.h"
#include "model/rule_pack.h"
#include "text/language.h"

namespace mingbai {

// A public body that reports (机关).
struct Body {
    std::string id;
    std::string path;  // in addresses; empty only while there is one body
    Localized name;
    Localized contact;
};

// A kind of activity or a topic of commitments.
struct Term {
    std::string id;
    Localized name;
};

// Entries of the official page tags and the footer (国办发〔2017〕47号). Empty: not printed.
struct Official {
    std::string site_name;
    std::string site_domain;
    std::string site_id_code;
    std::string icp;
    std::string police_record;
    std::string organizer;
    std::string site_operator;
    std::string contact;
    std::string find_error_url;
};

// The portal in which the site is a column (栏目): a body that runs no site of its own publishes there.
struct PortalColumn {
    Localized portal;   // its name
    std::string url;    // "https://www.example.gov.cn", without '/' at the end
    Localized header;   // files of the theme, "portal/header.zh.html"; empty: none
    Localized footer;
    std::string style;  // a style sheet among the theme's assets; empty: none
    Place place;
};

// How a site wants something written: names, offices, set phrases. The program knows none by itself.
struct WatchedTerm {
    std::string write;
    std::vector<std::string> not_so;
    std::string because;  // may be empty
};

// The terms under which others may use the facts of the site. Empty: not stated, so not printed.
struct Licence {
    Localized name;
    std::string url;
};

// Another site whose published data are gathered here.
struct OtherSite {
    static constexpr int usual_days = 92;

    std::string id;
    Localized title;
    std::string url;   // of its home page, without '/' at the end: "https://county.gov.cn/column"
    std::string data;  // where it is read from: a folder, or an address; empty: from `url`
    int days = usual_days;  // after which what was gathered is said to be old
    Place place;
};

struct SiteConfig {
    static constexpr std::string_view file_name = "site-config.toml";

    Localized title;
    std::string url;        // "https://example.gov.cn", without '/' at the end; empty: not stated
    std::string base_path;  // "" or "/column", without '/' at the end
    std::string time_zone;
    std::string theme;
    bool fictional = false;
    bool names_authors = true;
    std::vector<Language> languages;  // the first is the original and the fallback
    std::vector<Body> bodies;     // none only where there are other sites
    std::vector<OtherSite> sites;
    std::vector<Term> kinds;
    std::vector<Term> topics;
    Official official;                // in a column, the portal's
    std::optional<PortalColumn> column;     // nothing: the site stands alone
    std::vector<WatchedTerm> terms;
    Licence licence;
    std::vector<RulePack> rule_packs;                // of content/rules/
    std::map<std::string, std::string> rule_levels;  // rule → "note", "warning" or "error"

    const Language& original() const { return languages.front(); }
    // Whether the site says that the mobile numbers in its texts are its offices' own.
    bool may_hold_mobiles() const;
    const Language* find_language(std::string_view id) const;
    const Body* find_body(std::string_view id) const;
    const OtherSite* find_site(std::string_view id) const;
    const Term* find_kind(std::string_view id) const;
    const Term* find_topic(std::string_view id) const;
};

// Nothing when there is no usable configuration; then nothing else can be read.
std::optional<SiteConfig> read_config(const Snapshot& snapshot, Problems& problems);

// [a-z0-9][a-z0-9-]*: ids, body names, stems of file names.
bool is_id(std::string_view text);

// Of a page that can be linked to: http or https, and nothing that would end the link.
bool is_web_address(std::string_view url);

}
