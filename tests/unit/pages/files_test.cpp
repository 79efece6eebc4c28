#include <doctest/doctest.h>

#include "support/pages.h"
#include "support/test_pictures.h"

namespace mingbai {
namespace {

TEST_CASE("only release.txt knows commit and as-of day")
{
    const BuiltPages site(small_site());
    CHECK(site.page("release.txt").find("commit: 0123456789abcdef") != std::string::npos);
    CHECK(site.page("release.txt").find("as-of: 2024-06-01") != std::string::npos);
    for (const auto& [file, page] : site.pages())
        if (file != "release.txt") {
            CAPTURE(file);
            CHECK(page.find("0123456789abcdef") == std::string::npos);
            CHECK(page.find("2024-06-01") == std::string::npos);
        }
}

TEST_CASE("pictures and attachments are published byte for byte")
{
    const BuiltPages site(small_site());
    CHECK(site.page("jky/activities/2023-09-20-moot-court.jpg") ==
          test_pictures::photograph());
}

TEST_CASE("an old address leads to the new one, below the site's base path")
{
    Files files =
        changed(small_site(), config_file, "theme = ", "base_path = \"/column\"\ntheme = ");
    files["content/redirects.toml"] =
        "[[redirect]]\nfrom = \"/old.html\"\nto = \"/jky/2023/report.html\"\n";
    const BuiltPages site(files);
    const std::string& page = site.page("old.html");
    CHECK(page.find("content=\"0; url=/column/jky/2023/report.html\"") != std::string::npos);
    CHECK(page.find("rel=\"canonical\" href=\"https://shili.example/column/jky/2023/report.html\"") !=
          std::string::npos);
}

TEST_CASE("search engines may read everything, and are told so where they look")
{
    CHECK(BuiltPages(small_site()).page("robots.txt") ==
          "User-agent: *\nAllow: /\n\nSitemap: https://shili.example/sitemap.xml\n");
    const BuiltPages column(
        changed(small_site(), config_file, "theme = ", "base_path = \"/column\"\ntheme = "));
    CHECK_FALSE(column.pages().contains("robots.txt"));
}

TEST_CASE("what the theme brings along is published and used")
{
    const BuiltPages site(small_site());
    std::size_t used = 0;
    for (const auto& [file, content] : site.pages())
        if (file.starts_with("assets/") && site.page("index.html").find("/" + file) != std::string::npos)
            used++;
    CHECK(used == 3);
}

}
}
