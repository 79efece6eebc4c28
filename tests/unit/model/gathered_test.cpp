#include "model/gathered.h"

#include <algorithm>

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

TEST_CASE("few bytes make no large page")
{
    const std::string folder = "content/sites/county/";
    CHECK(told(with("reports.csv", ",2023,", ",2026,")).find("reports.csv:2:0 site-value-bad year|2026") !=
          std::string::npos);
    // Every body is shown with every year since the first report.
    const auto crowd = [](std::size_t size) {
        std::string rows;
        for (std::size_t i = 0; i < size; ++i)
            rows += "b" + std::to_string(i) + ",名,Name,https://shili.example/b/\r\n";
        return rows;
    };
    const auto with_bodies = [&](std::size_t size) {
        GatheredFiles files = published();
        const std::string& text = files.find("bodies.csv")->second;
        const std::string head = text.substr(0, text.find("\r\n") + 2);
        const std::string row = text.substr(head.size());
        return with("bodies.csv", row, row + crowd(size));
    };
    CHECK(told(with_bodies(1998)) == "");
    CHECK(told(with_bodies(2100)) == folder + "bodies.csv:0:0 site-file-form bodies.csv\n");
    GatheredFiles files = with_bodies(1000);
    const auto age = [&](std::string_view name) {
        std::string& text = files.find(name)->second;
        const std::string before = sha256(text);
        for (std::size_t at = 0; (at = text.find("2023", at)) != std::string::npos; at += 4)
            text.replace(at, 4, "1949");
        std::string& package = files.find("datapackage.json")->second;
        package.replace(package.find(before), before.size(), sha256(text));
    };
    for (const char* name : {"years.csv", "reports.csv", "counts.csv"})
        age(name);
    const SiteConfig config = portal();
    Problems problems;
    std::optional<GatheredSite> site = read_gathered(config, config.sites.front(), files, problems);
    REQUIRE(site);
    check_size(*site, config.sites.front(), problems);
    CHECK(lines_of(problems) == folder + "reports.csv:0:0 site-file-form reports.csv\n");
    // A day that is still to come is another matter, and said first.
    std::vector<GatheredSite> sites = {*std::move(site)};
    Problems ahead;
    check_gathered(config, sites, *parse_date("2025-06-29"), ahead);
    CHECK(rules_of(ahead) == "site-data-ahead");
    CHECK(sites.empty());
}

TEST_CASE("a table without a column it needs is not read, and of a table of errors a hundred are told")
{
    CHECK(told(with("years.csv", "activities", "doings")) ==
          "content/sites/county/years.csv:0:0 site-file-form years.csv\n");
    std::string rows;
    for (int i = 0; i < 5000; ++i)
        rows += "x,y,z,a,b,c,d\r\n";
    const std::string lines = told(with("years.csv", "jky/2024,", rows + "jky/2024,"));
    CHECK(std::count(lines.begin(), lines.end(), '\n') < 110);
}

TEST_CASE("a language stands once, and there are not many")
{
    const std::string bad = "content/sites/county/datapackage.json:0:0 site-value-bad languages|";
    CHECK(told(with("datapackage.json", "\"en\"", "\"zh\"")).find(bad + "zh\n") != std::string::npos);
    CHECK(told(with("datapackage.json", "\"languages\": [", "\"languages\": [{\"id\":\"other\",\"tag\":\"zh-CN\"},"))
              .find(bad + "zh-CN\n") != std::string::npos);
    std::string many;
    for (int i = 0; i < 60; ++i)
        many += "{\"id\":\"l" + std::to_string(i) + "\",\"tag\":\"x" + std::to_string(i) + "\"},";
    CHECK(told(with("datapackage.json", "\"languages\": [", "\"languages\": [" + many)).find(bad + "62") !=
          std::string::npos);
}

TEST_CASE("a file without a digest is not the one that was published")
{
    CHECK(told(with("datapackage.json", "\"hash\":", "\"hush\":")).find("site-value-bad hash|\n") !=
          std::string::npos);
}

TEST_CASE("a name is words: no number of a person, no formula, nothing unseen")
{
    const std::string name = "Sample County Education Bureau";
    const std::string row = "content/sites/county/bodies.csv:2:0 ";
    const auto named = [&](std::string_view other) { return told(with("bodies.csv", name, other)); };
    CHECK(named("Bureau 13800138000").find(row + "personal-mobile") == 0);
    CHECK(named("Bureau 13800138000").find("13800138000") == std::string::npos);
    CHECK(named("Bureau 11010519491231002X").find(row + "personal-id") == 0);
    for (const std::string_view bad : {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "\u200B", "\u3000", "\u2800\uFE0F",
                                       "\U000E0041"})
        CHECK(named(bad).find(row + "site-value-bad name_en") == 0);
    CHECK(named("Bureau - \u200Dof = things") == "");
    SiteConfig config = portal();
    config.rule_levels["personal-mobile"] = "note";
    Problems problems;
    CHECK(read_gathered(config, config.sites.front(), with("bodies.csv", name, "Bureau 13800138000"), problems));
}

TEST_CASE("an address holds what addresses hold, and no way up in other letters")
{
    const auto led_to = [](const std::string& path) {
        return told(with("bodies.csv", "https://shili.example/jky/", "https://shili.example/" + path));
    };
    for (const char* good : {"a~b_c.d/", "%E6%95%99/", "%e6%80%9f/", "%20"})
        CHECK(led_to(good) == "");
    for (const char* bad : {"%2e%2E/", "a%2Fb", "%5c", "%00", "%0a", "%7f", "%", "%4", "%zz", "a b", "a\\b", "a'b", "a;b",
                            "a/../b", "..", "教/", "?a", "#a"})
        CHECK(led_to(bad).find("site-address-elsewhere") != std::string::npos);
}

TEST_CASE("a day to come, an old day, and a body that another site has, too, are told")
{
    SiteConfig config = portal();
    config.sites.push_back(config.sites.front());
    config.sites.back().id = "other";
    std::vector<GatheredSite> sites(2);
    std::size_t left = 0;
    sites[0].id = "county";
    sites[1].id = "other";
    sites[0].as_of = *parse_date("2025-06-30");
    sites[1].as_of = *parse_date("2025-03-30");
    const auto rules = [&](std::string_view as_of) {
        Problems problems;
        std::vector<GatheredSite> kept = sites;
        check_gathered(config, kept, *parse_date(as_of), problems);
        left = kept.size();
        return rules_of(problems);
    };
    CHECK(rules("2025-06-30") == "");
    CHECK(rules("2025-07-01") == "site-data-old");
    CHECK(left == 2);
    CHECK(rules("2025-06-29") == "site-data-ahead");
    CHECK(left == 1);
    for (GatheredSite& site : sites)
        site.bodies.push_back({"jky", {}, "", {}});
    CHECK(rules("2025-06-30") == "body-in-two-sites");
}
