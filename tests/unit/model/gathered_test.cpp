#include "model/gathered.h"

#include <doctest/doctest.h>

#include "base/digest.h"
#include "support/pages.h"

using namespace mingbai;

namespace {

// A site that gathers the ledger site and has no bodies of its own.
SiteConfig portal()
{
    Files files = changed(small_site(), config_file, "[[kinds]]",
                          "[[sites]]\nid = \"county\"\ntitle.zh = \"示例县\"\ntitle.en = \"Sample County\"\n"
                          "url = \"https://shili.example\"\n\n[[kinds]]");
    return config_of(files);
}

// What the ledger site publishes.
const GatheredFiles& published()
{
    static const GatheredFiles files = [] {
        const BuiltPages site(ledger_site(), "2025-06-30");
        GatheredFiles all;
        for (const char* name : {"datapackage.json", "bodies.csv", "reports.csv", "years.csv", "counts.csv"})
            all.emplace(name, site.page(std::string("data/") + name));
        all.emplace("release.txt", "commit: none\nas-of: 2025-06-30\n");
        return all;
    }();
    return files;
}

GatheredFiles with(std::string_view name, std::string_view from, std::string_view to)
{
    GatheredFiles files = published();
    std::string& text = files.find(name)->second;
    const std::string before = "sha256:" + sha256(text);
    const std::size_t at = text.find(from);
    if (at == std::string::npos)
        throw std::runtime_error("not there: " + std::string(from));
    text.replace(at, from.size(), to);
    // The digest is made right again, so that what is looked at is what was changed.
    std::string& package = files.find("datapackage.json")->second;
    if (const std::size_t hash = package.find(before); hash != std::string::npos)
        package.replace(hash, before.size(), "sha256:" + sha256(files.find(name)->second));
    return files;
}

std::string told(const GatheredFiles& files)
{
    const SiteConfig config = portal();
    Problems problems;
    const bool is_read = read_gathered(config, config.sites.front(), files, problems).has_value();
    CHECK(is_read == problems.empty());
    return lines_of(problems);
}

}

TEST_CASE("what a site publishes another reads, with nothing lost")
{
    const SiteConfig config = portal();
    Problems problems;
    const auto site = read_gathered(config, config.sites.front(), published(), problems);
    CHECK(lines_of(problems) == "");
    REQUIRE(site);
    CHECK(to_text(site->as_of) == "2025-06-30");
    CHECK(site->is_fictional);
    REQUIRE(site->bodies.size() == 1);
    const GatheredBody& body = site->bodies.front();
    CHECK(body.name.in("en") == "Sample County Education Bureau");
    CHECK(body.url == "https://shili.example/jky/");
    REQUIRE(body.years.size() == 2);
    CHECK(body.years[0].year == 2024);
    const GatheredYear& year = body.years[1];
    REQUIRE(year.report);
    CHECK(year.report->url == "https://shili.example/jky/2023/report.html");
    CHECK(year.report->published == parse_date("2024-03-15"));
    CHECK(year.commitments == 1);
    CHECK(year.activities == 1);
    REQUIRE(year.counts.size() == 2);
    CHECK(year.counts[0].axis == "assessment");
    CHECK(year.counts[1].code == "linked");
}

TEST_CASE("a site that does not know its host is read below the address that the portal states")
{
    GatheredFiles files = with("bodies.csv", "https://shili.example/jky/", "/jky/");
    CHECK(told(files) == "");
    files = with("bodies.csv", "https://shili.example/jky/", "//shili.example/jky/");
    CHECK(told(files) == "content/sites/county/bodies.csv:2:0 site-address-elsewhere "
                         "//shili.example/jky/|https://shili.example\n");
}

TEST_CASE("what is not so is said where it stands, and nothing of the site is taken")
{
    const std::string folder = "content/sites/county/";
    CHECK(told(with("years.csv", ",2024,", ",twenty,")).find("years.csv:3:0 site-value-bad year|twenty") !=
          std::string::npos);
    CHECK(told(with("years.csv", "jky/2024,jky", "jky/2024,wsj")) == folder + "years.csv:3:0 site-value-bad body|wsj\n");
    CHECK(told(with("counts.csv", "linked,1", "linked,0")) == folder + "counts.csv:4:0 site-value-bad count|0\n");
    CHECK(told(with("release.txt", "2025-06-30", "2025-06-31")) ==
          folder + "release.txt:0:0 site-value-bad as-of|2025-06-31\n");
    CHECK(told(with("datapackage.json", "\"zh-CN\"", "\"ja\"")) ==
          folder + "datapackage.json:0:0 site-value-bad languages|zh-CN\n");
    CHECK(told(with("datapackage.json", "sha256:", "sha256:0")).find("site-file-digest") != std::string::npos);
    CHECK(told(with("datapackage.json", "{", "{{")) == folder + "datapackage.json:0:0 site-file-form datapackage.json\n");
    GatheredFiles files = published();
    files.erase("counts.csv");
    CHECK(told(files) == folder + "counts.csv:0:0 site-file-missing counts.csv\n");
    CHECK(told({}) == folder + "datapackage.json:0:0 site-file-missing datapackage.json\n");
    files = published();
    files.find("years.csv")->second.append(largest_gathered, ' ');
    CHECK(told(files) == folder + "years.csv:0:0 site-file-form years.csv\n");
}

TEST_CASE("a day to come, an old day, and a body that another site has, too, are told")
{
    SiteConfig config = portal();
    config.sites.push_back(config.sites.front());
    config.sites.back().id = "other";
    std::vector<GatheredSite> sites(2);
    sites[0].id = "county";
    sites[1].id = "other";
    sites[0].as_of = *parse_date("2025-06-30");
    sites[1].as_of = *parse_date("2025-03-30");
    const auto rules = [&](std::string_view as_of) {
        Problems problems;
        check_gathered(config, sites, *parse_date(as_of), problems);
        return rules_of(problems);
    };
    CHECK(rules("2025-06-30") == "");
    CHECK(rules("2025-07-01") == "site-data-old");
    CHECK(rules("2025-06-29") == "date-future");
    for (GatheredSite& site : sites)
        site.bodies.push_back({"jky", {}, "", {}});
    CHECK(rules("2025-06-30") == "body-in-two-sites");
}
