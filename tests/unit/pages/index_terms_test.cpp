#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "support/pages.h"

namespace mingbai {
namespace {

// Records of one year that share keywords; enough of them, with a name each, fill more than one page.
Files with_records(Files files, int count, const std::string& own_name)
{
    for (int i = 0; i < count; ++i)
        files[fmt::format("content/jky/activities/2024-03-01-r{}.zh.md", i)] = fmt::format(
            "+++\ntitle = \"第{}号记录\"\ndate = 2024-03-01\nkind = \"lecture\"\n"
            "tags = [\"安全\"{}]\npartners = [\"Office {}\"]\n+++\n\n文。\n",
            i, own_name.empty() ? std::string() : fmt::format(", \"{}{}\"", own_name, i), i % 3);
    return files;
}

bool has(const std::string& page, std::string_view words)
{
    return page.find(words) != std::string::npos;
}

TEST_CASE("names stand under the letters of their language, by pinyin in Chinese")
{
    const BuiltPages site(with_records(ledger_site(), 1, ""), "2025-06-01");
    const std::string& page = site.page("a-z.html");
    const auto at = [&](std::string_view words) { return page.find(words); };
    CHECK(at("<h2 id=\"letter-a\">A</h2>") < at("安全"));
    CHECK(at("安全") < at("<h2 id=\"letter-o\">O</h2>"));
    CHECK(at("<h2 id=\"letter-o\">O</h2>") < at("Office 0"));
    CHECK(has(page, "href=\"#letter-a\""));
    // In English Chinese words are in no letter's place, and say what language they are in.
    const std::string& english = site.page("en/a-z.html");
    CHECK(english.find("<h2 id=\"letter-o\">O</h2>") < english.find(">Other scripts</h2>"));
    CHECK(english.find(">Other scripts</h2>") < english.find("<span lang=\"zh-CN\">安全</span>"));
}

TEST_CASE("a term leads to its one record, to some by their titles, to many through the list of their year")
{
    const std::string one = BuiltPages(with_records(ledger_site(), 1, ""), "2025-06-01").page("a-z.html");
    CHECK(has(one, "<a href=\"/jky/activities/2024-03-01-r0.html\">安全</a>"));
    const std::string some = BuiltPages(with_records(ledger_site(), 3, ""), "2025-06-01").page("a-z.html");
    CHECK(has(some, "<a href=\"/jky/activities/2024-03-01-r2.html\">第2号记录</a>"));
    const std::string many = BuiltPages(with_records(ledger_site(), 9, ""), "2025-06-01").page("a-z.html");
    CHECK(has(many, "<a href=\"/jky/2024/activities.html\">安全</a> <span class=\"meta\">2024年 · 9条记录</span>"));
}

TEST_CASE("headings of reports, commitments, figures, kinds and bodies are found")
{
    const BuiltPages site(ledger_site(), "2025-06-01");
    const std::string& page = site.page("a-z.html");
    for (const char* address : {"/jky/2023/report.html#", "/jky/2023/commitments.html", "/jky/2024/figures.html",
                                "/jky/kinds/lecture.html", "href=\"/jky/\"", "/about.html"}) {
        CAPTURE(address);
        CHECK(has(page, address));
    }
}

TEST_CASE("what was withdrawn is not found")
{
    Files files = with_records(ledger_site(), 1, "");
    std::string& record = files["content/jky/activities/2024-03-01-r0.zh.md"];
    record.insert(record.find("tags"), "withdrawn = { on = 2024-05-01, reason = \"误\" }\n");
    CHECK_FALSE(has(BuiltPages(files, "2025-06-01").page("a-z.html"), "安全"));
}

TEST_CASE("a long index has a page for each letter, a very long letter several, and nothing is lost")
{
    const int count = 1500;
    const BuiltPages site(with_records(ledger_site(), count, "普法活动用的一个相当长的主题词"), "2025-06-01");
    const std::string& first = site.page("a-z.html");
    CHECK(has(first, "href=\"/a-z/p.html\""));
    CHECK(has(first, "href=\"/a-z/p-2.html\""));
    CHECK_FALSE(has(first, "class=\"terms\""));
    std::size_t links = 0;
    for (const auto& [file, page] : site.pages())
        if (file.starts_with("a-z/p"))
            for (std::size_t at = page.find(">普法活动用"); at != std::string::npos;
                 at = page.find(">普法活动用", at + 1))
                ++links;
    CHECK(links == count);
}

}
}
