#include "facts/year_data.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "facts/tables.h"
#include "support/pages.h"

namespace mingbai {
namespace {

using Json = nlohmann::json;

// The years' files of a site by body and year.
std::map<std::string, Json> files_of(const BuiltPages& site)
{
    std::map<std::string, Json> files;
    for (const auto& [file, bytes] : site.pages())
        if (file.ends_with("/data.json")) {
            Json data = Json::parse(bytes);
            std::string name = data["body"].get<std::string>() + '/' +
                               std::to_string(data["year"].get<int>());
            files.emplace(std::move(name), std::move(data));
        }
    return files;
}

// To which years a row belongs, asked of the ids alone: the first two parts of a report's or a
// commitment's, the beginning of the name of an activity's file.
std::set<std::string> years_named(const Json& row, const std::string& table)
{
    std::set<std::string> years;
    for (const auto& [key, value] : row.items()) {
        const bool is_own = key == "id" && (table == "reports" || table == "commitments" ||
                                            table == "activities");
        if (!value.is_string() || !(is_own || key == "report" || key == "commitment" ||
                                    key == "continues" || key == "activity"))
            continue;
        const std::string id = value.get<std::string>();
        const std::size_t slash = id.find('/');
        const std::size_t activities = id.find("/activities/");
        years.insert(activities == id.npos
                         ? id.substr(0, id.find('/', slash + 1))
                         : id.substr(0, slash + 1) +
                               id.substr(activities + std::string_view("/activities/").size(), 4));
    }
    return years;
}

}

TEST_CASE("every row of every table stands in the file of each year that it names, and in no other")
{
    const BuiltPages site(ledger_site(), "2025-06-01");
    const std::map<std::string, Json> files = files_of(site);
    REQUIRE(files.size() > 1);
    std::size_t found = 0;
    for (const std::string_view name : table_names) {
        const std::string table(name);
        for (const Json& row : Json::parse(site.page("data/" + table + ".json"))) {
            const std::set<std::string> years = years_named(row, table);
            for (const auto& [year, data] : files) {
                const Json rows = data.value(table, Json::array());
                const auto times = std::count(rows.begin(), rows.end(), row);
                CAPTURE(table);
                CAPTURE(year);
                CHECK(times == (years.contains(year) ? 1 : 0));
                found += static_cast<std::size_t>(times);
            }
        }
    }
    CHECK(found > 20);
    // And nothing else is in them.
    std::size_t rows = 0;
    for (const auto& [year, data] : files)
        for (const auto& [key, value] : data.items())
            rows += value.is_array() ? value.size() : 0;
    CHECK(rows == found);
}

TEST_CASE("a year's file is named by all that it says")
{
    const Table table{"reports",
                      {{"id", "id", CellType::text, {}}, {"title", "title", CellType::text, {}}},
                      true,
                      {{"jky/2023", "题"}}};
    SiteConfig config = config_of(small_site());
    Catalogue catalogue;
    catalogue.config = std::move(config);
    const Body& body = catalogue.config.bodies.front();
    const std::vector<Table> tables{table};
    std::vector<Table> others{table};
    others.front().columns.back().name = "name";
    const YearData data(catalogue, tables);
    CHECK(data.name(body, 2023) != data.name(body, 2024));
    CHECK(data.name(body, 2023) != YearData(catalogue, others).name(body, 2023));
    CHECK(data.name(body, 2023) == YearData(catalogue, tables).name(body, 2023));
    // A year without any row is an answer, too.
    CHECK(Json::parse(data.json(body, 2023)).size() == 2);
}

}
