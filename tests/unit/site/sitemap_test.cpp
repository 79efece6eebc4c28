#include "site/sitemap.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

std::map<std::string, std::string> files_of(const std::vector<Page>& pages)
{
    Problems problems;
    std::map<std::string, std::string> files;
    for (const Page& page : pages)
        files.emplace(page.route.file, page.compose().bytes(problems));
    return files;
}

const SiteConfig& config()
{
    static const SiteConfig config = config_of(small_site());
    return config;
}

}

TEST_CASE("the sitemap names each address once, in the given order, as XML")
{
    const auto files = files_of(
        sitemap(Routes(config()), {{"https://shili.example/b.html", "2025-03-12"},
                                   {"https://shili.example/?a&b", ""}}));
    REQUIRE(files.size() == 1);
    CHECK(files.at("sitemap.xml") ==
          "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
          "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
          "<url><loc>https://shili.example/b.html</loc><lastmod>2025-03-12</lastmod></url>\n"
          "<url><loc>https://shili.example/?a&amp;b</loc></url>\n"
          "</urlset>\n");
}

TEST_CASE("more addresses than a file may hold stand in several, and the sitemap names these")
{
    const std::vector<ListedAddress> addresses{{"a", ""}, {"b", ""}, {"c", ""}, {"d", ""}, {"e", ""}};
    for (const std::size_t most : {1U, 2U, 3U, 4U, 5U, 6U}) {
        CAPTURE(most);
        const auto files = files_of(sitemap(Routes(config()), addresses, most));
        const std::size_t parts = (addresses.size() + most - 1) / most;
        CHECK(files.size() == (parts == 1 ? 1 : parts + 1));
        std::string read;
        for (std::size_t part = 1; part <= parts; ++part) {
            const std::string name =
                parts == 1 ? "sitemap.xml" : "sitemap-" + std::to_string(part) + ".xml";
            const std::string& text = files.at(name);
            for (std::size_t at = text.find("<loc>"); at != std::string::npos;
                 at = text.find("<loc>", at + 1))
                read += text.at(at + 5);
            if (parts > 1)
                CHECK(files.at("sitemap.xml")
                          .find("<sitemap><loc>https://shili.example/" + name + "</loc></sitemap>") !=
                      std::string::npos);
        }
        CHECK(read == "abcde");
    }
}

TEST_CASE("no address, no sitemap") { CHECK(sitemap(Routes(config()), {}).empty()); }
