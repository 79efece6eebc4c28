// The address of everything. No other room writes one. Addresses follow from ids and paths alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/path.h"
#include "model/config.h"
#include "model/layout.h"

namespace mingbai {

struct Route {
    std::string url;   // root-absolute, with the base path: "/column/en/yumin/2023/report.html"
    std::string file;  // in the release: "en/yumin/2023/report.html"
};

// A feed comes in Atom ("feed.xml") and as JSON Feed ("feed.json").
enum class FeedFormat { atom, json };

class Routes {
public:
    // `config` must outlive the routes.
    explicit Routes(const SiteConfig& config) : config_(&config) {}

    Route home(const Language& language) const;
    Route not_found(const Language& language) const;
    Route plain_page(const Language& language, std::string_view name) const;
    Route body(const Language& language, const Body& body) const;  // the home page when its path is empty
    Route kind(const Language& language, const Body& body, std::string_view kind) const;
    Route activity(const Language& language, const Body& body, std::string_view stem) const;
    Route year(const Language& language, const Body& body, Year year) const;
    Route report(const Language& language, const Body& body, Year year) const;
    Route bilingual(const Language& language, const Body& body, Year year) const;
    Route commitments(const Language& language, const Body& body, Year year) const;
    Route commitment(const Language& language, const Body& body, Year year, std::string_view id) const;
    Route results(const Language& language, const Body& body, Year year) const;
    Route compared(const Language& language, const Body& body, Year year) const;
    Route figures(const Language& language, const Body& body, Year year) const;
    Route activities(const Language& language, const Body& body, Year year) const;
    Route changes(const Language& language) const;
    Route corrections(const Language& language) const;  // changes of texts that were published
    Route feed(const Language& language, FeedFormat format) const;  // of the whole site
    Route corrections_feed(const Language& language, FeedFormat format) const;
    Route feed(const Language& language, const Body& body, FeedFormat format) const;
    Route kind_feed(const Language& language, const Body& body, std::string_view kind,
                    FeedFormat format) const;
    Route overview(const Language& language) const;     // by body and year
    Route other_site(const Language& language, const OtherSite& site) const;  // about it, here
    Route site_map(const Language& language) const;     // for people
    Route terms(const Language& language) const;        // the index of terms
    Route terms(const Language& language, std::string_view letter) const;  // a part of a long one
    Route sitemap() const;                              // for search engines
    Route sitemap_part(std::size_t number) const;       // of a sitemap too long for one file; from 1
    Route robots() const;
    Route search(const Language& language) const;
    Route search_directory(const Language& language) const;  // what a search reads first
    Route search_file(std::string_view name) const;     // its name changes with its content
    Route data(const Language& language) const;         // what the open data are
    Route data_file(std::string_view name) const;       // "activities.csv"
    Route data_of_year(const Body& body, Year year) const;  // what the pages of a year say, for programs
    Route image_file(std::string_view name) const;      // a photograph made smaller; likewise
    Route asset(std::string_view file) const;  // "assets/site.1f2e3d4c5b.css"
    Route release() const;                     // /release.txt

    // Where a content file can be read or fetched; nothing for files that have no address.
    std::optional<Route> of_file(const Path& path) const;

    // Where a link written in a content file leads: another file of the content with its fragment, an
    // address of the site, another site. Empty when it leads to no address.
    std::string of_link(const Path& file, std::string_view target) const;

    // With the site's own host in front; empty when the configuration states no url.
    std::string absolute(const Route& route) const;

private:
    Route at(const Language& language, std::string_view rest) const;
    std::string below(const Body& body, std::string_view rest) const;

    const SiteConfig* config_;
};

}
