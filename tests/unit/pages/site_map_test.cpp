#include <doctest/doctest.h>

#include <set>
#include <vector>

#include "support/pages.h"

namespace mingbai {
namespace {

std::vector<std::string> files_linked_from(const std::string& page)
{
    std::vector<std::string> files;
    constexpr std::string_view start = "href=\"/";
    for (std::size_t at = page.find(start); at != std::string::npos; at = page.find(start, at + 1)) {
        const std::size_t from = at + start.size();
        std::string file = page.substr(from, page.find_first_of("\"#", from) - from);
        if (file.empty() || file.ends_with('/'))
            file += "index.html";
        files.push_back(std::move(file));
    }
    return files;
}

TEST_CASE("pages that are only words stand by title, in the order of the page's language")
{
    Files files = ledger_site();
    const auto add = [&](const std::string& name, const std::string& chinese,
                         const std::string& english) {
        const std::string end = "\"\n+++\n\n文。\n";
        files["content/pages/" + name + ".zh.md"] = "+++\ntitle = \"" + chinese + end;
        files["content/pages/" + name + ".en.md"] = "+++\ntitle = \"" + english + end;
    };
    add("a", "重要说明", "Notes");
    add("b", "安全须知", "Zebra crossings");
    const BuiltPages site(files, "2025-06-01");
    const std::string chinese = site.page("sitemap.html");
    CHECK(chinese.find("安全须知") < chinese.find("重要说明"));
    const std::string english = site.page("en/sitemap.html");
    CHECK(english.find("Notes") < english.find("Zebra crossings"));
}

TEST_CASE("every page can be reached from the home page by links alone")
{
    const BuiltPages site(ledger_site(), "2025-06-01");
    std::set<std::string> reached{"index.html"};
    std::vector<std::string> left{"index.html"};
    while (!left.empty()) {
        const std::string file = std::move(left.back());
        left.pop_back();
        for (const std::string& linked : files_linked_from(site.page(file)))
            if (linked.ends_with(".html") && reached.insert(linked).second)
                left.push_back(linked);
    }
    for (const auto& [file, bytes] : site.pages())
        if (file.ends_with(".html") && !file.ends_with("404.html")) {
            CAPTURE(file);
            CHECK(reached.contains(file));
        }
}

TEST_CASE("the site map leads to every archive and list of every year")
{
    const BuiltPages site(ledger_site(), "2025-06-01");
    for (const std::string language : {"", "en/"}) {
        const std::vector<std::string> linked = files_linked_from(site.page(language + "sitemap.html"));
        for (const char* file :
             {"index.html", "about.html", "accessibility.html", "jky/index.html",
              "jky/2023/index.html", "jky/2023/report.html", "jky/2023/commitments.html",
              "jky/2023/activities.html", "jky/2024/index.html", "jky/2024/report.html",
              "jky/2024/results.html", "jky/2024/compared.html", "jky/2024/figures.html"}) {
            CAPTURE(file);
            CHECK(std::find(linked.begin(), linked.end(), language + file) != linked.end());
        }
    }
}

}
}
