#include "site/routes.h"

#include <map>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

SiteConfig config_with(std::string_view from, std::string_view to)
{
    return config_of(changed(small_site(), config_file, from, to));
}

SiteConfig column()
{
    return config_with("theme =", "base_path = \"/zt/fzzf\"\ntheme =");
}

SiteConfig one_body()
{
    return config_with("id = \"jky\"\n", "id = \"jky\"\npath = \"\"\n");
}

SiteConfig two_bodies()
{
    return config_with("[[kinds]]", "[[bodies]]\nid = \"zz\"\nname = { zh = \"二\", en = \"2\" }\n"
                                    "contact = { zh = \"二\", en = \"2\" }\n\n[[kinds]]");
}

// Every address that a site of two years can ask for.
std::vector<Route> all_routes(const SiteConfig& config)
{
    const Routes routes(config);
    std::vector<Route> all{routes.release(), routes.asset("assets/site.0123456789.css")};
    for (const Language& language : config.languages) {
        all.push_back(routes.home(language));
        all.push_back(routes.not_found(language));
        all.push_back(routes.plain_page(language, "about"));
        all.push_back(routes.terms(language));
        all.push_back(routes.terms(language, "b-2"));
        all.push_back(routes.changes(language));
        all.push_back(routes.corrections(language));
        for (const FeedFormat format : {FeedFormat::atom, FeedFormat::json}) {
            all.push_back(routes.feed(language, format));
            all.push_back(routes.corrections_feed(language, format));
        }
        for (const Body& body : config.bodies) {
            if (!body.path.empty())
                all.push_back(routes.body(language, body));
            all.push_back(routes.kind(language, body, "lecture"));
            for (const FeedFormat format : {FeedFormat::atom, FeedFormat::json}) {
                if (!body.path.empty())
                    all.push_back(routes.feed(language, body, format));
                all.push_back(routes.kind_feed(language, body, "lecture", format));
            }
            for (const std::string_view stem : {"2023-09-20-a", "2023-09-20-b", "index", "2023"})
                all.push_back(routes.activity(language, body, stem));
            for (const Year year : {2023, 2024}) {
                all.push_back(routes.year(language, body, year));
                all.push_back(routes.report(language, body, year));
                all.push_back(routes.commitments(language, body, year));
                all.push_back(routes.results(language, body, year));
                all.push_back(routes.compared(language, body, year));
                all.push_back(routes.figures(language, body, year));
                all.push_back(routes.activities(language, body, year));
                all.push_back(routes.commitment(language, body, year, "a"));
                all.push_back(routes.commitment(language, body, year, "b"));
            }
        }
    }
    for (const Body& body : config.bodies)
        for (const Year year : {2023, 2024})
            all.push_back(routes.data_of_year(body, year));
    for (const std::string_view file :
         {"content/jky/2023/attachments/一.pdf", "content/jky/2023/attachments/x/一.pdf",
          "content/jky/2024/attachments/一.pdf", "content/jky/activities/一.jpg"})
        all.push_back(routes.of_file(Path::of(file)).value());
    return all;
}

std::string link(std::string_view target, const SiteConfig& config = config_of(small_site()))
{
    return Routes(config).of_link(Path::of("content/jky/2023/report.zh.md"), target);
}

std::string url(std::string_view file, const SiteConfig& config = config_of(small_site()))
{
    const auto route = Routes(config).of_file(Path::of(file));
    return route ? route->url : "";
}

}

TEST_CASE("no two records have one address, in any language and any form of site")
{
    for (const SiteConfig& config : {config_of(small_site()), column(), one_body(), two_bodies()}) {
        std::set<std::string> urls;
        std::set<std::string> files;
        for (const Route& route : all_routes(config)) {
            CAPTURE(route.file);
            CHECK(urls.insert(route.url).second);
            CHECK(files.insert(route.file).second);
        }
    }
}

TEST_CASE("no file of the release is a folder of another")
{
    for (const SiteConfig& config : {config_of(small_site()), one_body()}) {
        std::set<std::string> files;
        for (const Route& route : all_routes(config))
            files.insert(route.file);
        for (const std::string& file : files) {
            const auto next = files.lower_bound(file + "/");
            CAPTURE(file);
            CHECK((next == files.end() || !next->starts_with(file + "/")));
        }
    }
}

TEST_CASE("an address is root-absolute under the base path, and names its file")
{
    for (const SiteConfig& config : {config_of(small_site()), column(), one_body()})
        for (const Route& route : all_routes(config)) {
            CAPTURE(route.url);
            CHECK(route.url.starts_with(config.base_path + "/"));
            CHECK(Path::parse(route.file));
            std::string file = percent_decoded(route.url.substr(config.base_path.size() + 1));
            if (file.empty() || file.ends_with('/'))
                file += "index.html";
            CHECK(file == route.file);
            CHECK(route.url.find_first_of(" \"'<>&?#") == std::string::npos);
        }
}

TEST_CASE("addresses are those of the design, and do not change by themselves")
{
    const SiteConfig config = config_of(small_site());
    const Routes routes(config);
    const Language& zh = config.languages[0];
    const Language& en = config.languages[1];
    const Body& body = config.bodies[0];
    CHECK(routes.home(zh).url == "/");
    CHECK(routes.home(zh).file == "index.html");
    CHECK(routes.home(en).url == "/en/");
    CHECK(routes.home(en).file == "en/index.html");
    CHECK(routes.not_found(zh).url == "/404.html");
    CHECK(routes.plain_page(en, "about").url == "/en/about.html");
    CHECK(routes.body(zh, body).url == "/jky/");
    CHECK(routes.kind(en, body, "lecture").url == "/en/jky/kinds/lecture.html");
    CHECK(routes.activity(zh, body, "2023-09-20-a").url == "/jky/activities/2023-09-20-a.html");
    CHECK(routes.year(zh, body, 2023).url == "/jky/2023/");
    CHECK(routes.report(en, body, 2023).url == "/en/jky/2023/report.html");
    CHECK(routes.commitments(zh, body, 2023).url == "/jky/2023/commitments.html");
    CHECK(routes.results(zh, body, 2023).url == "/jky/2023/results.html");
    CHECK(routes.compared(zh, body, 2023).url == "/jky/2023/compared.html");
    CHECK(routes.figures(zh, body, 2023).url == "/jky/2023/figures.html");
    CHECK(routes.commitment(zh, body, 2023, "lessons").url == "/jky/2023/lessons.html");
    CHECK(routes.activities(zh, body, 2023).url == "/jky/2023/activities.html");
    CHECK(routes.release().url == "/release.txt");
}

TEST_CASE("a body without a path is the home page")
{
    const SiteConfig config = one_body();
    const Routes routes(config);
    CHECK(routes.body(config.original(), config.bodies[0]).url == "/");
    CHECK(routes.report(config.original(), config.bodies[0], 2023).url == "/2023/report.html");
    CHECK(url("content/jky/2023/attachments/a.pdf", config) == "/2023/attachments/a.pdf");
    CHECK(url("content/jky/activities/a.jpg", config) == "/activities/a.jpg");
}

TEST_CASE("every published kind of content file has an address, other files have none")
{
    CHECK(url("content/jky/2023/report.zh.md") == "/jky/2023/report.html");
    CHECK(url("content/jky/2023/report.en.md") == "/en/jky/2023/report.html");
    CHECK(url("content/jky/2023/commitments.toml") == "/jky/2023/commitments.html");
    CHECK(url("content/jky/activities/2023-09-20-a.en.md") ==
          "/en/jky/activities/2023-09-20-a.html");
    CHECK(url("content/pages/about.zh.md") == "/about.html");
    CHECK(
        url("content/jky/2023/attachments/2023年 统计（终）.csv") ==
        "/jky/2023/attachments/2023%E5%B9%B4%20%E7%BB%9F%E8%AE%A1%EF%BC%88%E7%BB%88%EF%BC%89.csv");
    for (const std::string_view file :
         {"site-config.toml", "content/README.md", "content/redirects.toml",
          "content/jky/2023/answers.toml", "content/jky/2023/attachments/.htaccess",
          "content/other/2023/report.zh.md", "themes/plain/words.toml", "content/x"}) {
        CAPTURE(file);
        CHECK(url(file) == "");
    }
}

TEST_CASE("the body's path stands in addresses, its id in the repository")
{
    const SiteConfig config = config_with("id = \"jky\"\n", "id = \"jky\"\npath = \"edu\"\n");
    CHECK(url("content/jky/2023/report.zh.md", config) == "/edu/2023/report.html");
    CHECK(url("content/jky/2023/attachments/x/a.pdf", config) == "/edu/2023/attachments/x/a.pdf");
    CHECK(url("content/edu/2023/report.zh.md", config) == "");
}

TEST_CASE("a link leads where the file it names is published, with its fragment")
{
    CHECK(link("report.en.md#2-1") == "/en/jky/2023/report.html#2-1");
    CHECK(link("../2022/report.zh.md") == "/jky/2022/report.html");
    CHECK(link("../activities/2023-09-20-a.zh.md#p1") == "/jky/activities/2023-09-20-a.html#p1");
    CHECK(link("attachments/2023%E5%B9%B4.csv") == "/jky/2023/attachments/2023%E5%B9%B4.csv");
    CHECK(link("attachments/2023年.csv") == "/jky/2023/attachments/2023%E5%B9%B4.csv");
    CHECK(link("#2-1") == "#2-1");
    CHECK(link("/about.html#p1") == "/about.html#p1");
    CHECK(link("/about.html", column()) == "/zt/fzzf/about.html");
    CHECK(link("../../pages/about.zh.md", column()) == "/zt/fzzf/about.html");
    CHECK(link("https://a.gov.cn/x?y#z") == "https://a.gov.cn/x?y#z");
    CHECK(link("mailto:a@a.gov.cn") == "mailto:a@a.gov.cn");
}

TEST_CASE("a link that leaves the content or leads nowhere has no address")
{
    for (const std::string_view target :
         {"../../../etc/passwd", "../../../../x", "../../../site-config.toml",
          "%2e%2e/%2e%2e/%2e%2e/x", "nowhere.md", "", ".", "..", "attachments/%00.csv",
          "attachments/%ff.csv", "report.zh.md?x=1", "attachments\\a.csv"}) {
        CAPTURE(target);
        CHECK(link(target) == "");
    }
}

TEST_CASE("the site's own host stands before an address, where it is known")
{
    const SiteConfig config = column();
    const Routes routes(config);
    CHECK(routes.absolute(routes.home(config.original())) == "https://shili.example/zt/fzzf/");
    const SiteConfig without = config_with("url = \"https://shili.example\"\n", "");
    CHECK(Routes(without).absolute(Routes(without).home(without.original())) == "");
}
