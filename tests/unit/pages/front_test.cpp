#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

TEST_CASE("the home page leads to the newest report, its commitments, the year and the records")
{
    const BuiltPages site(small_site());
    const std::string& page = site.page("index.html");
    for (const char* address : {"/jky/2023/report.html", "/jky/2023/commitments.html", "/jky/2023/",
                                "/jky/activities/2023-09-20-moot-court.html"}) {
        CAPTURE(address);
        CHECK(page.find(std::string("href=\"") + address + "\"") != std::string::npos);
    }
}

TEST_CASE("with several bodies each has its section, and their newest records stand together")
{
    const BuiltPages site(changed(
        small_site(), config_file, "[[kinds]]",
        "[[bodies]]\nid = \"sfj\"\nname.zh = \"示例县司法局\"\ncontact.zh = \"0\"\n\n[[kinds]]"));
    const std::string& page = site.page("index.html");
    CHECK(page.find("<h2 id=\"jky\">") != std::string::npos);
    CHECK(page.find("<h2 id=\"sfj\">") != std::string::npos);
    CHECK(page.find("<h2 id=\"latest\">") != std::string::npos);
    CHECK(site.page("en/index.html").find("<span lang=\"zh-CN\">示例县司法局</span>") !=
          std::string::npos);
}

TEST_CASE("the page for lost visitors works from any address and is no address itself")
{
    const BuiltPages site(small_site());
    const std::string& page = site.page("404.html");
    for (std::size_t at = page.find("href=\""); at != std::string::npos;
         at = page.find("href=\"", at + 1)) {
        const std::string start = page.substr(at + 6, 8);
        const bool holds_anywhere =
            start.starts_with('/') || start.starts_with('#') || start.starts_with("https://");
        CHECK(holds_anywhere);
    }
    CHECK(page.find("canonical") == std::string::npos);
    CHECK(page.find("noindex") != std::string::npos);
}

TEST_CASE("the theme speaks of accessibility when the content does not")
{
    const BuiltPages site(small_site());
    CHECK(site.page("accessibility.html").find("WCAG") != std::string::npos);

    Files files = small_site();
    files["content/pages/accessibility.zh.md"] = "+++\ntitle = \"无障碍\"\n+++\n\n自己的说明。\n";
    const BuiltPages own(files);
    CHECK(own.page("accessibility.html").find("自己的说明") != std::string::npos);
    CHECK(own.page("accessibility.html").find("WCAG") == std::string::npos);
}

TEST_CASE("the menu names only what there is")
{
    Files files = small_site();
    CHECK(BuiltPages(files).page("index.html").find("/about.html") != std::string::npos);
    files.erase("content/pages/about.zh.md");
    files.erase("content/pages/about.en.md");
    const BuiltPages site(files);
    CHECK(site.page("index.html").find("/about.html") == std::string::npos);
    CHECK_FALSE(site.pages().contains("about.html"));
}

}
}
