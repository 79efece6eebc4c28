#include "facts/data_package.h"

#include <cstdint>
#include <string_view>
#include <utility>

#include "base/digest.h"
namespace mingbai {
namespace {

using exchange::Array;
using exchange::Object;
using exchange::text;
using exchange::Value;

std::string_view type_of(CellType type)
{
    switch (type) {
    case CellType::text: return "string";
    case CellType::integer: return "integer";
    case CellType::number: return "number";
    case CellType::day: return "date";
    case CellType::flag: return "boolean";
    }
    return "any";
}

Value schema(const Site& site, const Table& table)
{
    const Language& own = site.catalogue.config.original();
    Array fields;
    Array references;
    for (const Column& column : table.columns) {
        fields.push_back({Object{{"name", text(column.name)},
                                 {"type", text(type_of(column.type))},
                                 {"title", text(column_name(site, column, own))},
                                 {"description", text(column_about(site, column, own))}}});
        if (!column.refers_to.empty())
            references.push_back(
                {Object{{"fields", text(column.name)},
                        {"reference", {Object{{"resource", text(column.refers_to)},
                                              {"fields", text("id")}}}}}});
    }
    Object schema = {{"fields", {std::move(fields)}}, {"missingValues", {Array{text("")}}}};
    if (table.has_key)
        schema.emplace_back("primaryKey", text("id"));
    if (!references.empty())
        schema.emplace_back("foreignKeys", Value{std::move(references)});
    return {std::move(schema)};
}

Value resource(const Site& site, const Table& table, Sums sums)
{
    const Language& own = site.catalogue.config.original();
    Object resource = {{"name", text(table.name)},
                       {"path", text(table.name + ".csv")},
                       {"profile", text("tabular-data-resource")},
                       {"title", text(table_name(site, table, own))},
                       {"description", text(table_about(site, table, own))},
                       {"format", text("csv")},
                       {"mediatype", text("text/csv")},
                       {"encoding", text("utf-8")},
                       {"schema", schema(site, table)}};
    if (sums == Sums::stated) {
        const std::string content = csv(table);
        resource.emplace_back("bytes", Value{static_cast<std::int64_t>(content.size())});
        resource.emplace_back("hash", text("sha256:" + sha256(content)));
    }
    return {std::move(resource)};
}

// What the tables do not say of themselves, and who gathers several sites must know.
void add_circumstances(const Site& site, Object& package)
{
    const SiteConfig& config = site.catalogue.config;
    Array languages;
    for (const Language& language : config.languages)
        languages.push_back({Object{{"id", text(language.id)}, {"tag", text(language.tag)}}});
    package.emplace_back("fictional", Value{config.fictional});
    package.emplace_back("languages", Value{std::move(languages)});
}

std::string word(const Site& site, std::string_view group, std::string_view name,
                 const Language& page)
{
    return site.theme.word(std::string(group).append(name), page);
}

}

std::string table_name(const Site& site, const Table& table, const Language& page)
{
    return word(site, "table.", table.name, page);
}

std::string table_about(const Site& site, const Table& table, const Language& page)
{
    return word(site, "table_about.", table.name, page);
}

std::string column_name(const Site& site, const Column& column, const Language& page)
{
    return word(site, "field.", column.field, page);
}

std::string column_about(const Site& site, const Column& column, const Language& page)
{
    return word(site, "field_about.", column.field, page);
}

Value in_every_language(const Site& site, const std::function<std::string(const Language&)>& words)
{
    Array all;
    for (const Language& language : site.catalogue.config.languages)
        all.push_back(
            {Object{{"@value", text(words(language))}, {"@language", text(language.tag)}}});
    return {std::move(all)};
}

std::string data_package(const Site& site, const std::vector<Table>& tables, Sums sums)
{
    const SiteConfig& config = site.catalogue.config;
    Array resources;
    for (const Table& table : tables)
        resources.push_back(resource(site, table, sums));
    Object package = {{"profile", text("tabular-data-package")},
                      {"name", text("facts")},
                      {"title", text(config.title.in(config.original().id))}};
    if (const std::string home = site.routes.absolute(site.routes.home(config.original()));
        !home.empty())
        package.emplace_back("homepage", text(home));
    if (const Licence& licence = config.licence; !licence.url.empty()) {
        Array licences;
        licences.push_back({Object{{"path", text(licence.url)},
                                   {"title", text(licence.name.in(config.original().id))}}});
        package.emplace_back("licenses", Value{std::move(licences)});
    }
    add_circumstances(site, package);
    package.emplace_back("resources", Value{std::move(resources)});
    return exchange::json_document({std::move(package)});
}

}
