#include "facts/tables.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/pages.h"

namespace mingbai {
namespace {

using Json = nlohmann::json;

Json table_in(const BuiltPages& site, std::string_view name)
{
    return Json::parse(site.page("data/" + std::string(name) + ".json"));
}

std::set<std::string> values_of(const Json& rows, const std::string& column)
{
    std::set<std::string> values;
    for (const Json& row : rows)
        if (!row[column].is_null())
            values.insert(row[column].get<std::string>());
    return values;
}

TEST_CASE("every table is there, is read as JSON, and what refers to another table is found in it")
{
    const BuiltPages site(ledger_site(), "2025-06-01");
    const Json package = Json::parse(site.page("data/datapackage.json"));
    REQUIRE(package["resources"].size() == table_names.size());
    std::size_t references = 0;
    for (std::size_t i = 0; i < table_names.size(); ++i) {
        const Json& resource = package["resources"][i];
        CHECK(resource["name"] == table_names[i]);
        CHECK(site.pages().contains("data/" + resource["path"].get<std::string>()));
        const Json rows = table_in(site, table_names[i]);
        const Json& schema = resource["schema"];
        if (schema.contains("primaryKey"))
            CHECK(values_of(rows, "id").size() == rows.size());
        for (const Json& reference : schema.value("foreignKeys", Json::array())) {
            const auto there = values_of(
                table_in(site, reference["reference"]["resource"].get<std::string>()), "id");
            for (const std::string& value :
                 values_of(rows, reference["fields"].get<std::string>())) {
                CAPTURE(value);
                CHECK(there.contains(value));
                ++references;
            }
        }
    }
    CHECK(references > 10);
}

TEST_CASE("every file is described for CSV on the Web as it is, in every language")
{
    const BuiltPages site(ledger_site(), "2025-06-01");
    const Json description = Json::parse(site.page("data/csv-metadata.json"));
    REQUIRE(description["tables"].size() == table_names.size());
    std::size_t references = 0;
    for (const Json& table : description["tables"]) {
        const std::string file = site.page("data/" + table["url"].get<std::string>());
        std::string names;
        for (const Json& column : table["tableSchema"]["columns"]) {
            names += (names.empty() ? "" : ",") + column["name"].get<std::string>();
            CHECK(column["titles"]["und"] == column["name"]);
            CHECK(column["titles"].contains("zh-CN"));
            CHECK(column["titles"].contains("en"));
            CHECK(column["dc:description"].size() == 2);
        }
        const std::size_t start = file.find(names.substr(0, names.find(',')));
        CHECK(file.substr(start, file.find("\r\n") - start) == names);
        for (const Json& key : table["tableSchema"].value("foreignKeys", Json::array())) {
            CHECK(site.pages().contains("data/" +
                                        key["reference"]["resource"].get<std::string>()));
            ++references;
        }
    }
    CHECK(references > 10);
}

TEST_CASE("facts stand in the tables as they stand in the records")
{
    const BuiltPages site(ledger_site(), "2025-06-01");
    const Json commitments = table_in(site, "commitments");
    REQUIRE(commitments.size() == 2);
    CHECK(commitments[0]["report"] == "jky/2023");
    CHECK(commitments[0]["state"] == "linked");
    CHECK(table_in(site, "assessments").size() == 1);
    CHECK(table_in(site, "continuations").size() == 1);
    const Json figures = table_in(site, "figures");
    CHECK(figures[0]["value"].is_string());
    CHECK(figures[0]["number"].is_number());
    const Json reports = table_in(site, "reports");
    REQUIRE(reports.size() == 2);
    CHECK(reports[0]["year"] == 2023);
    CHECK_FALSE(reports[0]["title_en"].is_null());
    CHECK(reports[0]["url"] == "https://shili.example/jky/2023/report.html");
}

TEST_CASE("of what was withdrawn only day and reason are told")
{
    const BuiltPages site(changed(small_site(), activity_file, "kind =",
                                  "withdrawn = { on = 2024-05-01, reason = \"重复登记\" }\nkind ="));
    const Json activity = table_in(site, "activities").at(0);
    CHECK(activity["title_zh"].is_null());
    CHECK(activity["withdrawn_on"] == "2024-05-01");
    CHECK(activity["withdrawn_reason"] == "重复登记");
    for (const char* column : {"title_en", "start", "kind", "place"})
        CHECK(activity[column].is_null());
    CHECK(table_in(site, "activity_sources").empty());
    CHECK(table_in(site, "activity_commitments").empty());
    CHECK_FALSE(table_in(BuiltPages(small_site()), "activity_sources").empty());
}

TEST_CASE("the licence is told to people and machines, and none is made up")
{
    const std::string url = "https://shili.example/licence?version=1#text";
    const BuiltPages with(changed(small_site(), config_file, "[official]",
                                  "[licence]\nname.zh = \"示例<许可>\"\nname.en = \"Sample & licence\"\nurl = \"" +
                                      url + "\"\n\n[official]"));
    CHECK(with.problems().empty());
    CHECK(Json::parse(with.page("data/datapackage.json"))["licenses"] ==
          Json::array({{{"path", url}, {"title", "示例<许可>"}}}));
    CHECK(Json::parse(with.page("data/csv-metadata.json"))["dc:license"]["@id"] == url);
    CHECK(with.page("data/index.html").find(">示例&lt;许可&gt;</a>") != std::string::npos);
    CHECK(with.page("en/data/index.html").find(">Sample &amp; licence</a>") != std::string::npos);

    const BuiltPages without(small_site());
    CHECK_FALSE(Json::parse(without.page("data/datapackage.json")).contains("licenses"));
    CHECK_FALSE(Json::parse(without.page("data/csv-metadata.json")).contains("dc:license"));
    CHECK(without.page("data/index.html").find("使用许可") == std::string::npos);
}

TEST_CASE("every column is explained in every language")
{
    const BuiltPages site(ledger_site(), "2025-06-01");
    CHECK(site.problems().empty());
    for (const char* file : {"data/index.html", "en/data/index.html"}) {
        const std::string& page = site.page(file);
        CHECK(page.find("field.") == std::string::npos);
        CHECK(page.find("field_about.") == std::string::npos);
        CHECK(page.find("table.") == std::string::npos);
    }
}

}
}
