#include "site/page.h"

#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

TEST_CASE("a page states its language and lists all languages of the site, itself without a link")
{
    const BuiltPages site(small_site());
    const std::string& page = site.page("jky/2023/report.html");
    CHECK(page.find("<html lang=\"zh-CN\" dir=\"ltr\">") != std::string::npos);
    CHECK(page.find("<strong lang=\"zh-CN\">中文</strong>") != std::string::npos);
    CHECK(page.find("<a href=\"/en/jky/2023/report.html\" lang=\"en\" hreflang=\"en\">") !=
          std::string::npos);
}

TEST_CASE("real translations are told to machines, with x-default, absolute once the host is known")
{
    const BuiltPages site(small_site());
    const std::string& page = site.page("en/jky/2023/report.html");
    CHECK(page.find("rel=\"canonical\" href=\"https://shili.example/en/jky/2023/report.html\"") !=
          std::string::npos);
    CHECK(page.find("hreflang=\"en\" href=\"https://shili.example/en/jky/2023/report.html\"") !=
          std::string::npos);
    CHECK(page.find("hreflang=\"x-default\" href=\"https://shili.example/jky/2023/report.html\"") !=
          std::string::npos);
}

TEST_CASE("a page tells programs the way that it shows, and only when it is an address of its own")
{
    const BuiltPages site(small_site());
    const std::string start = "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
                              "\"@type\":\"BreadcrumbList\"";
    const std::string& page = site.page("en/jky/2023/report.html");
    CHECK(page.find(start) != std::string::npos);
    CHECK(page.find("\"item\":\"https://shili.example/en/jky/2023/report.html\"}]}</script>") !=
          std::string::npos);
    CHECK(site.page("404.html").find(start) == std::string::npos);
}

TEST_CASE("without a host nothing is canonical")
{
    const BuiltPages site(
        changed(small_site(), config_file, "url = \"https://shili.example\"\n", ""));
    const std::string& page = site.page("jky/2023/report.html");
    CHECK(page.find("canonical") == std::string::npos);
    // Nor told in which other languages it stands, which asks for whole addresses.
    CHECK(page.find("<link rel=\"alternate\" hreflang") == std::string::npos);
}

TEST_CASE("a page that shows the original for want of a translation leaves the first place to it")
{
    Files files = small_site();
    files.erase("content/jky/2023/report.en.md");
    const BuiltPages site(files);
    const std::string& page = site.page("en/jky/2023/report.html");
    CHECK(page.find("rel=\"canonical\" href=\"https://shili.example/jky/2023/report.html\"") !=
          std::string::npos);
    CHECK(page.find("rel=\"alternate\"") == std::string::npos);
    CHECK(page.find("lang=\"zh-CN\" dir=\"ltr\"><h2") != std::string::npos);
    CHECK(site.page("jky/2023/report.html").find("rel=\"alternate\"") == std::string::npos);
}

TEST_CASE("official tags state what is known, with the time only when a time is known")
{
    const BuiltPages site(small_site());
    const std::string& page = site.page("jky/2023/report.html");
    CHECK(page.find("<meta name=\"SiteIDCode\" content=\"0000000000\">") != std::string::npos);
    CHECK(page.find("<meta name=\"PubDate\" content=\"2024-03-15 10:00\">") != std::string::npos);

    const BuiltPages day(
        changed(small_site(), report_file, "2024-03-15T10:00:00+08:00", "2024-03-15"));
    CHECK(day.page("jky/2023/report.html").find("name=\"PubDate\" content=\"2024-03-15\"") !=
          std::string::npos);
}

TEST_CASE("an example site says so on every page")
{
    const BuiltPages site(small_site());
    for (const auto& [file, page] : site.pages())
        if (file.ends_with(".html")) {
            CAPTURE(file);
            const bool says = page.find("虚构") != std::string::npos ||
                              page.find("fictional") != std::string::npos;
            CHECK(says);
        }
}

TEST_CASE("the menu leads to the newest results, and to the commitments as long as there are none")
{
    const BuiltPages with(ledger_site(), "2025-06-01");
    CHECK(with.page("index.html").find("<a href=\"/jky/2024/results.html\">承诺与结果</a>") !=
          std::string::npos);
    const BuiltPages without(small_site());
    CHECK(without.page("index.html").find("<a href=\"/jky/2023/commitments.html\">承诺事项</a>") !=
          std::string::npos);
}

}
}
