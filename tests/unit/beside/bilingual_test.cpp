#include "beside/bilingual.h"

#include <doctest/doctest.h>

#include "support/pages.h"

using namespace mingbai;

TEST_CASE("a report with a translation has a page on which both stand, in every language")
{
    const BuiltPages site(small_site());
    for (const char* file : {"jky/2023/report.bilingual.html", "en/jky/2023/report.bilingual.html"}) {
        const std::string& page = site.page(file);
        CHECK(page.find("<p lang=\"zh-CN\" dir=\"ltr\">") != std::string::npos);
        CHECK(page.find("<p lang=\"en\" dir=\"ltr\">") != std::string::npos);
    }
    CHECK(site.page("jky/2023/report.html").find("/jky/2023/report.bilingual.html") !=
          std::string::npos);
    CHECK(site.problems().empty());
}

TEST_CASE("without a translation there is no such page, and nothing leads to it")
{
    Files files = small_site();
    files.erase("content/jky/2023/report.en.md");
    const BuiltPages site(files);
    CHECK_FALSE(site.pages().contains("jky/2023/report.bilingual.html"));
    CHECK(site.page("jky/2023/report.html").find("bilingual") == std::string::npos);
}
