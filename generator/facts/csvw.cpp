#include "facts/csvw.h"

#include <string_view>
#include <utility>

#include "facts/data_package.h"
#include "text/exchange.h"

namespace mingbai {
namespace {

using exchange::Array;
using exchange::Object;
using exchange::text;
using exchange::Value;

std::string_view datatype_of(CellType type)
{
    switch (type) {
    case CellType::text: return "string";
    case CellType::integer: return "integer";
    case CellType::number: return "decimal";
    case CellType::day: return "date";
    case CellType::flag: return "boolean";
    }
    return "string";
}

// The name in the file's first line is of no language; without it a program would say that the file
// is another one.
Value titles_of(const Site& site, const Column& column)
{
    Object titles = {{"und", text(column.name)}};
    for (const Language& language : site.catalogue.config.languages)
        titles.push_back({language.tag, text(column_name(site, column, language))});
    return {std::move(titles)};
}

Value file_of(std::string_view table) { return text(std::string(table) + ".csv"); }

Value schema_of(const Site& site, const Table& table)
{
    Array columns;
    Array references;
    for (const Column& column : table.columns) {
        columns.push_back(
            {Object{{"name", text(column.name)},
                    {"titles", titles_of(site, column)},
                    {"datatype", text(datatype_of(column.type))},
                    {"dc:description", in_every_language(site, [&](const Language& language) {
                         return column_about(site, column, language);
                     })}}});
        if (!column.refers_to.empty())
            references.push_back({Object{{"columnReference", text(column.name)},
                                         {"reference",
                                          {Object{{"resource", file_of(column.refers_to)},
                                                  {"columnReference", text("id")}}}}}});
    }
    Object schema = {{"columns", {std::move(columns)}}};
    if (table.has_key)
        schema.push_back({"primaryKey", text("id")});
    if (!references.empty())
        schema.push_back({"foreignKeys", {std::move(references)}});
    return {std::move(schema)};
}

Value described(const Site& site, const Table& table)
{
    return {Object{{"url", file_of(table.name)},
                   {"dc:title", in_every_language(site, [&](const Language& language) {
                        return table_name(site, table, language);
                    })},
                   {"dc:description", in_every_language(site, [&](const Language& language) {
                        return table_about(site, table, language);
                    })},
                   {"tableSchema", schema_of(site, table)}}};
}

}

std::string csvw(const Site& site, const std::vector<Table>& tables)
{
    const SiteConfig& config = site.catalogue.config;
    Array list;
    for (const Table& table : tables)
        list.push_back(described(site, table));
    Object group = {{"@context", {Array{text("http://www.w3.org/ns/csvw"),
                                        {Object{{"@language", text(config.original().tag)}}}}}},
                    {"dc:title", in_every_language(site, [&](const Language& language) {
                         return config.title.in(language.id);
                     })}};
    if (!config.licence.url.empty())
        group.push_back({"dc:license", {Object{{"@id", text(config.licence.url)}}}});
    group.push_back({"tables", {std::move(list)}});
    return exchange::json_document({std::move(group)});
}

}
