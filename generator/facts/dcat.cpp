// Every term is spelled out here, in a context of its own, so that no reader has to fetch one.
#include "facts/dcat.h"

#include <functional>
#include <string_view>
#include <utility>

#include "facts/csvw.h"
#include "facts/data_package.h"
#include "facts/database.h"
#include "text/exchange.h"

namespace mingbai {
namespace {

using exchange::Array;
using exchange::Object;
using exchange::text;
using exchange::Value;

constexpr std::string_view media_types = "https://www.iana.org/assignments/media-types/";
// What the Library of Congress names languages by, two letters each; what has three is left out.
constexpr std::string_view language_names = "http://id.loc.gov/vocabulary/iso639-1/";

Value named(std::string_view address) { return {Object{{"@id", text(address)}}}; }

std::string absolute_file(const Site& site, std::string_view name)
{
    return site.routes.absolute(site.routes.data_file(name));
}

// What stands in the catalogue under a name of its own: its own address and a fragment.
std::string id_of(const Site& site, std::string_view name)
{
    return dcat_url(site).append("#").append(name);
}

std::function<std::string(const Language&)> word_of(const Site& site, std::string word)
{
    return [&site, word = std::move(word)](const Language& language) { return site.theme.word(word, language); };
}

// Among the data of thousands of sites a title says whose they are.
Value titled(const Site& site, const std::function<std::string(const Language&)>& words)
{
    return in_every_language(site, [&](const Language& language) {
        return site.theme.word("changes.feed_title", language,
                               {{"what", words(language)},
                                {"whose", site.catalogue.config.title.in(language.id)}});
    });
}

Array languages_named(const SiteConfig& config)
{
    Array all;
    for (const Language& language : config.languages) {
        const std::string_view primary =
            std::string_view(language.tag).substr(0, language.tag.find('-'));
        if (primary.size() == 2)
            all.push_back(named(std::string(language_names).append(primary)));
    }
    return all;
}

void add_licence(Object& thing, const SiteConfig& config)
{
    if (!config.licence.url.empty())
        thing.push_back({"dct:license", named(config.licence.url)});
}

void add_modified(Object& thing, const std::optional<Date>& day)
{
    if (day)
        thing.push_back({"dct:modified", {Object{{"@value", text(to_text(*day))},
                                                 {"@type", text("xsd:date")}}}});
}

struct File {
    std::string_view media_type;
    std::string name;
    Route route;
};

Value distribution(const Site& site, const File& file)
{
    const std::string address = site.routes.absolute(file.route);
    Object thing = {{"@type", text("dcat:Distribution")},
                    {"dct:title", text(file.name)},
                    {"dcat:accessURL", named(address)},
                    {"dcat:downloadURL", named(address)},
                    {"dcat:mediaType", named(std::string(media_types).append(file.media_type))}};
    add_licence(thing, site.catalogue.config);
    return {std::move(thing)};
}

Value data_file(const Site& site, std::string_view media_type, std::string name)
{
    Route route = site.routes.data_file(name);
    return distribution(site, {media_type, std::move(name), std::move(route)});
}

struct DataSet {
    std::string id;
    Value title;
    Value description;
    Route page;
    Array distributions;
};

Object dataset(const Site& site, DataSet set, const std::optional<Date>& modified)
{
    Object thing = {{"@id", text(id_of(site, set.id))},
                    {"@type", text("dcat:Dataset")},
                    {"dct:title", std::move(set.title)},
                    {"dct:description", std::move(set.description)},
                    {"dcat:landingPage", named(site.routes.absolute(set.page))}};
    add_modified(thing, modified);
    if (Array languages = languages_named(site.catalogue.config); !languages.empty())
        thing.push_back({"dct:language", {std::move(languages)}});
    add_licence(thing, site.catalogue.config);
    thing.push_back({"dcat:distribution", {std::move(set.distributions)}});
    return thing;
}

Value all_tables(const Site& site, const std::vector<Table>& tables,
                 const std::optional<Date>& modified)
{
    Object thing = dataset(site,
                           {"facts",
                            titled(site, word_of(site, "data.title")),
                            in_every_language(site, word_of(site, "data.lead")),
                            site.routes.data(site.catalogue.config.original()),
                            {data_file(site, "application/vnd.sqlite3", database_file),
                             data_file(site, "application/json", "datapackage.json"),
                             data_file(site, "application/csvm+json", std::string(csvw_file))}},
                           modified);
    Array parts;
    for (const Table& table : tables)
        parts.push_back(named(id_of(site, table.name)));
    thing.push_back({"dct:hasPart", {std::move(parts)}});
    return {std::move(thing)};
}

Value one_table(const Site& site, const Table& table, const std::optional<Date>& modified)
{
    const auto name = [&](const Language& language) { return table_name(site, table, language); };
    const auto about = [&](const Language& language) { return table_about(site, table, language); };
    Route page = site.routes.data(site.catalogue.config.original());
    page.url.append("#").append(table.name);
    return {dataset(site,
                    {table.name,
                     titled(site, name),
                     in_every_language(site, about),
                     std::move(page),
                     {data_file(site, "text/csv", table.name + ".csv"),
                      data_file(site, "application/json", table.name + ".json")}},
                    modified)};
}

// What is told to readers elsewhere, in each language. A JSON Feed has a media type that is not registered.
Value feed_set(const Site& site, std::string_view id, std::string_view words,
               Route (Routes::*page)(const Language&) const,
               const std::function<Route(const Language&, FeedFormat)>& feed,
               const std::optional<Date>& modified)
{
    Array files;
    for (const Language& language : site.catalogue.config.languages)
        for (const auto& [format, type] : {std::pair{FeedFormat::atom, "application/atom+xml"},
                                           std::pair{FeedFormat::json, "application/json"}}) {
            Route route = feed(language, format);
            files.push_back(distribution(site, {type, route.file, route}));
        }
    const std::string group(words);
    return {dataset(site,
                    {std::string(id),
                     titled(site, word_of(site, group + ".title")),
                     in_every_language(site, word_of(site, group + ".description")),
                     (site.routes.*page)(site.catalogue.config.original()),
                     std::move(files)},
                    modified)};
}

Array datasets(const Site& site, const std::vector<Table>& tables,
               const std::optional<Date>& modified)
{
    Array all = {all_tables(site, tables, modified)};
    for (const Table& table : tables)
        all.push_back(one_table(site, table, modified));
    if (!site.frames.has_feeds())
        return all;
    const Routes& routes = site.routes;
    all.push_back(feed_set(
        site, "changes", "changes", &Routes::changes,
        [&](const Language& language, FeedFormat format) { return routes.feed(language, format); },
        modified));
    all.push_back(feed_set(
        site, "corrections", "corrections", &Routes::corrections,
        [&](const Language& language, FeedFormat format) {
            return routes.corrections_feed(language, format);
        },
        modified));
    return all;
}

Value context()
{
    Object terms;
    for (const auto& [prefix, names] : {std::pair{"dcat", "http://www.w3.org/ns/dcat#"},
                                        std::pair{"dct", "http://purl.org/dc/terms/"},
                                        std::pair{"foaf", "http://xmlns.com/foaf/0.1/"},
                                        std::pair{"xsd", "http://www.w3.org/2001/XMLSchema#"}})
        terms.push_back({prefix, text(names)});
    return {std::move(terms)};
}

}

std::string dcat_url(const Site& site) { return absolute_file(site, dcat_file); }

std::string dcat(const Site& site, const std::vector<Table>& tables,
                 const std::optional<Date>& modified)
{
    const SiteConfig& config = site.catalogue.config;
    const auto title = [&](const Language& language) { return config.title.in(language.id); };
    Object catalog = {
        {"@context", context()},
        {"@id", text(id_of(site, "catalog"))},
        {"@type", text("dcat:Catalog")},
        {"dct:title", in_every_language(site, title)},
        {"dct:description", in_every_language(site, word_of(site, "data.lead"))},
        {"foaf:homepage", named(site.routes.absolute(site.routes.home(config.original())))}};
    // Who publishes the site is what its official entries say, and nobody else's guess.
    if (!config.official.organizer.empty())
        catalog.push_back({"dct:publisher",
                           {Object{{"@type", text("foaf:Organization")},
                                   {"foaf:name", text(config.official.organizer)}}}});
    add_modified(catalog, modified);
    if (Array languages = languages_named(config); !languages.empty())
        catalog.push_back({"dct:language", {std::move(languages)}});
    if (!config.licence.url.empty())
        catalog.push_back(
            {"dct:license",
             {Object{{"@id", text(config.licence.url)},
                     {"@type", text("dct:LicenseDocument")},
                     {"dct:title", in_every_language(site, [&](const Language& language) {
                          return config.licence.name.in(language.id);
                      })}}}});
    catalog.push_back({"dcat:dataset", {datasets(site, tables, modified)}});
    return exchange::json_document({std::move(catalog)});
}

}
