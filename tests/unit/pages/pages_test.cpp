#include "pages/pages.h"

#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

TEST_CASE("the small site is rendered by the plain theme without a problem")
{
    const BuiltPages site(small_site());
    CHECK(lines_of(site.problems()) == "");
}

TEST_CASE("every page exists in every language")
{
    const BuiltPages site(small_site());
    std::size_t checked = 0;
    for (const auto& [file, page] : site.pages()) {
        if (!file.ends_with(".html") || file.starts_with("en/"))
            continue;
        CAPTURE(file);
        CHECK(site.pages().contains("en/" + file));
        checked++;
    }
    CHECK(checked > 5);
}

TEST_CASE("two pages that want one address are named, and the first keeps it")
{
    Files files = small_site();
    files["content/redirects.toml"] = "[[redirect]]\nfrom = \"/about.html\"\nto = \"/\"\n";
    const BuiltPages site(files);
    const Problem problem = only(site.problems(), "address-taken");
    CHECK(problem.place.file == "content/redirects.toml");
    CHECK(problem.words == std::vector<std::string>{"/about.html", "content/pages/about.zh.md"});
    CHECK(site.page("about.html").find("refresh") == std::string::npos);
}

TEST_CASE("a page can not stand where other pages have their folder")
{
    Files files = small_site();
    files["content/jky/2023/attachments/a.html/b.csv"] = "1\n";
    files["content/redirects.toml"] =
        "[[redirect]]\nfrom = \"/jky/2023/attachments/a.html\"\nto = \"/\"\n";
    const BuiltPages site(files);
    CHECK(only(site.problems(), "address-taken").words.back() == "content/redirects.toml");
    CHECK_FALSE(site.pages().contains("jky/2023/attachments/a.html/b.csv"));
}

}
}
