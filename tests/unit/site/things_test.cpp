#include "site/things.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/pages.h"

namespace mingbai {
namespace {

using Json = nlohmann::json;

const std::string element = "<script type=\"application/ld+json\">";

// The last that a page says of itself; null when it tells no more than the way.
Json about(const std::string& page)
{
    const std::size_t start = page.rfind(element);
    if (start == std::string::npos)
        return nullptr;
    const std::size_t from = start + element.size();
    Json thing = Json::parse(page.substr(from, page.find("</script>", from) - from));
    return thing["@type"] == "BreadcrumbList" ? Json() : thing;
}

Files without_host(Files files)
{
    return changed(std::move(files), config_file, "url = \"https://shili.example\"\n", "");
}

TEST_CASE("without a host no page tells an address")
{
    const BuiltPages site(without_host(ledger_site()), "2025-06-01");
    std::size_t things = 0;
    for (const auto& [file, bytes] : site.pages())
        for (std::size_t at = bytes.find(element); at != std::string::npos; at = bytes.find(element, at + 1)) {
            CAPTURE(file);
            const std::string told = bytes.substr(at, bytes.find("</script>", at) - at);
            for (const char* member : {"\"url\"", "\"item\"", "\"contentUrl\""})
                CHECK(told.find(member) == std::string::npos);
            ++things;
        }
    CHECK(things > 20);
}

TEST_CASE("a translation names its original, and each its own language and address")
{
    const BuiltPages site(small_site());
    const Json original = about(site.page("jky/2023/report.html"));
    const Json translation = about(site.page("en/jky/2023/report.html"));
    CHECK(original["@type"] == "Report");
    CHECK(original["inLanguage"] == "zh-CN");
    CHECK(!original.contains("translationOfWork"));
    CHECK(translation["inLanguage"] == "en");
    CHECK(translation["url"] == "https://shili.example/en/jky/2023/report.html");
    CHECK(translation["translationOfWork"]["url"] == original["url"]);
    CHECK(translation["author"]["@type"] == "GovernmentOrganization");
}

TEST_CASE("what is shown for want of a translation is told as what it is")
{
    Files files = small_site();
    files.erase("content/jky/2023/report.en.md");
    const Json fallback = about(BuiltPages(std::move(files)).page("en/jky/2023/report.html"));
    CHECK(fallback["inLanguage"] == "zh-CN");
    CHECK(fallback["url"] == "https://shili.example/jky/2023/report.html");
    CHECK(!fallback.contains("translationOfWork"));
}

TEST_CASE("a record is told as far as its day is known, and nobody is called its organizer")
{
    const Json event = about(BuiltPages(small_site()).page("jky/activities/2023-09-20-moot-court.html"));
    CHECK(event["@type"] == "Event");
    CHECK(event["startDate"] == "2023-09-20");
    CHECK(!event.contains("endDate"));
    CHECK(!event.contains("organizer"));
    const Json month = about(BuiltPages(changed(small_site(), activity_file, "date = 2023-09-20", "date = \"2023-09\""))
                                 .page("jky/activities/2023-09-20-moot-court.html"));
    CHECK(month["startDate"] == "2023-09");
}

TEST_CASE("what was withdrawn is nothing any more")
{
    const BuiltPages site(changed(small_site(), report_file, "source = ",
                                  "withdrawn = { on = 2024-05-01, reason = \"有误\" }\nsource = "));
    CHECK(about(site.page("jky/2023/report.html")).is_null());
}

}
}
