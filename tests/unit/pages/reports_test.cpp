#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

// What stands in the element with that attribute, up to the end of the element.
std::string inside(const std::string& page, const std::string& attribute)
{
    const std::size_t tag = page.find(attribute);
    REQUIRE(tag != std::string::npos);
    const std::size_t start = page.find('>', tag) + 1;
    return page.substr(start, page.find("</div>", start) - start);
}

TEST_CASE("one element holds the official text and nothing else")
{
    const BuiltPages site(small_site());
    Problems problems;
    const Catalogue catalogue = catalogue_of(small_site(), "2024-06-01", problems);
    const std::string& page = site.page("jky/2023/report.html");
    CHECK(inside(page, "data-official-text") == catalogue.reports.front().texts.original().body);
    CHECK(page.find("data-official-text") == page.rfind("data-official-text"));
}

TEST_CASE("a translation is no official text, and says so")
{
    const BuiltPages site(small_site());
    const std::string& page = site.page("en/jky/2023/report.html");
    CHECK(page.find("data-official-text") == std::string::npos);
    CHECK(inside(page, "data-translated-text").find("52 law lessons") != std::string::npos);
    CHECK(page.find("the Chinese text prevails") != std::string::npos);
    CHECK(page.find("It has not been reviewed") == std::string::npos);

    const BuiltPages draft(
        changed(small_site(), "content/jky/2023/report.en.md", "\"reviewed\"", "\"draft\""));
    CHECK(draft.page("en/jky/2023/report.html").find("It has not been reviewed") !=
          std::string::npos);
}

TEST_CASE("the contents lead to the headings")
{
    const BuiltPages site(small_site());
    const std::string& page = site.page("jky/2023/report.html");
    CHECK(page.find("<a href=\"#2\">二、存在的问题和不足</a>") != std::string::npos);
    CHECK(page.find("<h2 id=\"2\">") != std::string::npos);
}

TEST_CASE("an unknown date is said to be unknown, and no machine is told one")
{
    const BuiltPages site(
        changed(changed(small_site(), report_file, "2024-03-15T10:00:00+08:00", "\"unknown\""),
                report_file, "2024-03-08", "\"unknown\""));
    const std::string& page = site.page("jky/2023/report.html");
    CHECK(page.find("本站未取得发布日期") != std::string::npos);
    CHECK(page.find("本站未取得成文日期") != std::string::npos);
    CHECK(page.find("PubDate") == std::string::npos);
    CHECK(page.find("<time") == std::string::npos);
}

TEST_CASE("what is not stated has no line in the index card")
{
    const BuiltPages site(small_site());
    CHECK(site.page("jky/2023/report.html").find("索引号") == std::string::npos);

    const BuiltPages with_number(changed(small_site(), report_file, "source = ",
                                         "index_number = \"SL-2024-0001\"\nsource = "));
    CHECK(with_number.page("jky/2023/report.html").find("SL-2024-0001") != std::string::npos);
}

TEST_CASE("a withdrawn report gives its day and reason instead of its text")
{
    const BuiltPages site(
        changed(small_site(), report_file, "source = ",
                "withdrawn = { on = 2024-05-02, reason = \"附表有误\" }\nsource = "));
    const std::string& page = site.page("jky/2023/report.html");
    CHECK(page.find("附表有误") != std::string::npos);
    CHECK(page.find("2024年5月2日") != std::string::npos);
    CHECK(page.find("data-official-text") == std::string::npos);
    CHECK(page.find("52场次") == std::string::npos);
}

TEST_CASE("attachments are named as they are and linked as addresses must be")
{
    Files files = small_site();
    files["content/jky/2023/attachments/附件 1.csv"] = "1\n";
    const BuiltPages site(files);
    const std::string& page = site.page("jky/2023/report.html");
    CHECK(page.find(">附件 1.csv</a>") != std::string::npos);
    CHECK(page.find("attachments/%E9%99%84%E4%BB%B6%201.csv") != std::string::npos);
    CHECK(site.page("jky/2023/attachments/附件 1.csv") == "1\n");
}

}
}
