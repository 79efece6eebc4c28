#include "pages/overview.h"

#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

// The second body is silent: it has neither report nor record.
Files two_bodies()
{
    return changed(small_site(), config_file, "[[kinds]]",
                   "[[bodies]]\nid = \"wsj\"\npath = \"wsj\"\nname.zh = \"示例卫健局\"\n"
                   "name.en = \"Sample Health Bureau\"\ncontact.zh = \"1\"\ncontact.en = \"1\"\n\n"
                   "[[kinds]]");
}

TEST_CASE("a site of one body has no overview, a site of several links to it")
{
    const BuiltPages one(small_site());
    CHECK_FALSE(one.pages().contains("overview.html"));
    CHECK(one.page("index.html").find("overview.html") == std::string::npos);

    const BuiltPages two(two_bodies());
    for (const char* page : {"index.html", "sitemap.html"})
        CHECK(two.page(page).find("href=\"/overview.html\"") != std::string::npos);
    CHECK(two.page("en/index.html").find("href=\"/en/overview.html\"") != std::string::npos);
}

TEST_CASE("what the site does not hold is never said not to be published")
{
    const std::string page = BuiltPages(two_bodies(), "2024-06-01").page("overview.html");
    CHECK(page.find("href=\"/jky/2023/report.html\"") != std::string::npos);
    CHECK(page.find("本站暂未收录") != std::string::npos);
    CHECK(page.find("未公布") == std::string::npos);
    CHECK(page.find("示例卫健局") != std::string::npos);
}

TEST_CASE("a report that is not due yet is not said to be missing, until its day")
{
    const auto cell = [](const std::string& as_of, const char* words) {
        return BuiltPages(two_bodies(), as_of).page("overview.html").find(
                   std::string("<span class=\"meta\">") + words) != std::string::npos;
    };
    CHECK(cell("2025-03-31", "尚未到公布期限"));
    CHECK_FALSE(cell("2025-04-01", "尚未到公布期限"));
    CHECK(cell("2025-04-01", "本站暂未收录"));
}

// The site gathers another that was published on 30 June 2025.
Files portal()
{
    Files files = changed(small_site(), config_file, "[[kinds]]",
                          "[[sites]]\nid = \"county\"\ntitle.zh = \"另一县\"\ntitle.en = \"Other County\"\n"
                          "url = \"https://shili.example\"\n\n[[kinds]]");
    const BuiltPages other(ledger_site(), "2025-06-30");
    for (const char* name : {"datapackage.json", "bodies.csv", "reports.csv", "years.csv", "counts.csv"})
        files.emplace(std::string("content/sites/county/") + name, other.page(std::string("data/") + name));
    files.emplace("content/sites/county/release.txt", "as-of: 2025-06-30\n");
    return files;
}

TEST_CASE("each fact of another site leads there, and says as of which day")
{
    const BuiltPages site(portal(), "2025-07-01");
    for (const char* file : {"overview.html", "sites/county.html"}) {
        const std::string& page = site.page(file);
        CHECK(page.find("href=\"https://shili.example/jky/2024/report.html\"") != std::string::npos);
        CHECK(page.find("数据截至2025年6月30日") != std::string::npos);
    }
    CHECK(site.page("index.html").find("href=\"/sites/county.html\"") != std::string::npos);
    CHECK(site.page("en/sites/county.html").find("Linked to source text: 1") != std::string::npos);
    CHECK(site.page("data/site_years.csv").find("county,jky") != std::string::npos);
}

TEST_CASE("a site that was never gathered is named, and nothing is said of it")
{
    Files files = portal();
    std::erase_if(files, [](const auto& file) { return file.first.starts_with("content/sites/"); });
    const BuiltPages site(files, "2025-07-01");
    CHECK(site.page("sites/county.html").find("还没有取来它的数据") != std::string::npos);
    CHECK(site.page("sites/county.html").find("暂未收录") == std::string::npos);
}

TEST_CASE("the menu leads to the overview of what there is to look over")
{
    const auto menu = [](const Files& files) {
        const std::string page = BuiltPages(files, "2025-07-01").page("404.html");
        return page.find("href=\"/overview.html\"") != std::string::npos;
    };
    CHECK_FALSE(menu(small_site()));
    CHECK(menu(two_bodies()));
    CHECK(menu(portal()));
}

}
}
