#include "facts/dcat.h"

#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/pages.h"

namespace mingbai {
namespace {

using Json = nlohmann::json;

const std::string catalog_path = "data/catalog.jsonld";

Files without_host(Files files)
{
    return changed(std::move(files), config_file, "url = \"https://shili.example\"\n", "");
}

TEST_CASE("every file of the open data is in the catalogue, under its own host, and nothing else is")
{
    const BuiltPages site(ledger_site());
    const Json catalog = Json::parse(site.page(catalog_path));
    std::set<std::string> told;
    for (const Json& dataset : catalog["dcat:dataset"])
        for (const Json& file : dataset["dcat:distribution"])
            told.insert(file["dcat:downloadURL"]["@id"].get<std::string>());
    std::set<std::string> there;
    for (const auto& [file, bytes] : site.pages())
        if (file.starts_with("data/") && !file.ends_with(".html") && file != catalog_path)
            there.insert("https://shili.example/" + file);
    CHECK(told == there);
}

TEST_CASE("a catalogue names its things in every language and says nothing that nobody stated")
{
    const BuiltPages site(ledger_site());
    const Json catalog = Json::parse(site.page(catalog_path));
    CHECK(catalog["dct:title"].size() == 2);
    CHECK(catalog["dct:publisher"]["foaf:name"] == "示例县教科局");
    for (const char* member : {"dct:license", "dct:modified"}) {
        CAPTURE(member);
        CHECK(!catalog.contains(member));
        for (const Json& dataset : catalog["dcat:dataset"])
            CHECK(!dataset.contains(member));
    }
    for (const Json& dataset : catalog["dcat:dataset"]) {
        CHECK(dataset["dct:title"].size() == 2);
        CHECK(dataset["dct:description"].size() == 2);
    }
}

TEST_CASE("terms of use are told with the catalogue and with every file")
{
    Files files = ledger_site();
    files[std::string(config_file)] += "\n[licence]\nname.zh = \"许可\"\nname.en = \"Licence\"\nurl = \"https://shili.example/l\"\n";
    const BuiltPages site(std::move(files));
    const Json catalog = Json::parse(site.page(catalog_path));
    CHECK(catalog["dct:license"]["@id"] == "https://shili.example/l");
    for (const Json& dataset : catalog["dcat:dataset"]) {
        CHECK(dataset["dct:license"]["@id"] == "https://shili.example/l");
        for (const Json& file : dataset["dcat:distribution"])
            CHECK(file["dct:license"]["@id"] == "https://shili.example/l");
    }
}

TEST_CASE("without a host there is no catalogue, and no link to one")
{
    const BuiltPages site(without_host(ledger_site()));
    CHECK(!site.pages().contains(catalog_path));
    CHECK(site.page("data/index.html").find("catalog.jsonld") == std::string::npos);
    CHECK(BuiltPages(ledger_site()).page("data/index.html").find("catalog.jsonld") != std::string::npos);
}

}
}
