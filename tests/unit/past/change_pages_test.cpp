#include "past/past_pages.h"

#include <algorithm>
#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "support/past_site.h"

using namespace mingbai;

namespace {

std::vector<std::string> ids_of(const std::string& feed)
{
    std::vector<std::string> ids;
    constexpr std::string_view start = "<entry>\n<id>";
    for (std::size_t at = feed.find(start); at != feed.npos; at = feed.find(start, at)) {
        at += start.size();
        ids.push_back(feed.substr(at, feed.find('<', at) - at));
    }
    return ids;
}

}

TEST_CASE("what changed stands on one page, newest first, and in the feeds")
{
    PastSite site;
    for (int i = 1; i <= 120; ++i)
        site.commit("content/pages/about.zh.md",
                    "+++\ntitle = \"关于本站\"\n+++\n\n第" + std::to_string(i) + "稿。\n",
                    "第" + std::to_string(i) + "次修改");
    const PastSite::Built built = site.build();
    const std::string& changes = built.pages.at("changes.html");
    CHECK(changes.find("第120次修改") < changes.find("第119次修改"));
    CHECK(changes.find("第21次修改") != std::string::npos);
    CHECK(changes.find("第20次修改") == std::string::npos);
    CHECK(changes.find("还有更早的") != std::string::npos);
    const std::string& feed = built.pages.at("feed.xml");
    CHECK(feed.find("<title>修改正文：关于本站</title>") != std::string::npos);
    CHECK(feed.find("第91次修改") != std::string::npos);
    CHECK(feed.find("第90次修改") == std::string::npos);
    CHECK(built.pages.at("en/feed.xml").find("Text changed") != std::string::npos);
    // The body's own feed has nothing of the pages of the whole site.
    CHECK(built.pages.at("jky/feed.xml").find("次修改") == std::string::npos);
    CHECK(built.pages.at("jky/feed.xml").find("首次收录") != std::string::npos);
    for (const auto& [name, bytes] : built.pages)
        CHECK(bytes.find("@example") == std::string::npos);
}

TEST_CASE("a change of the ledger is told, and leads to the commitments")
{
    PastSite site;
    site.commit(commitments_file,
                "# 备注\n" + Folder::content_of(site.repository().folder() / commitments_file),
                "台账备注");
    const std::string changes = site.build().pages.at("changes.html");
    CHECK(changes.find("台账备注") != std::string::npos);
    CHECK(changes.find("/jky/2023/commitments.html") != std::string::npos);
}

TEST_CASE("a correction is a change of words that were public, and nothing else")
{
    const auto about = [](std::string_view facts, std::string_view body) {
        return "+++\ntitle = \"关于本站\"\n" + std::string(facts) + "+++\n\n" + std::string(body) + "\n";
    };
    const std::string file = "content/pages/corrected.zh.md";
    PastSite site;
    site.commit(file, about("draft = true\n", "草稿。"), "起草");
    site.commit(file, about("draft = true\n", "再稿。"), "改草稿");
    site.commit(file, about("", "公布稿。"), "公布");
    site.commit(file, about("# 备注\n", "公布稿。"), "只改备注");
    site.commit(file, about("", "更正后的稿。"), "更正一处");
    site.commit("content/pages/corrected.en.md", "+++\ntitle = \"About\"\n+++\n\nText.\n", "翻译");
    site.commit("content/pages/corrected.en.md", "+++\ntitle = \"About\"\n+++\n\nWords.\n", "改译文");
    site.commit(commitments_file,
                "# 备注\n" + Folder::content_of(site.repository().folder() / commitments_file), "台账备注");
    const PastSite::Built built = site.build();
    for (const std::string_view name : {"corrections.html", "corrections.xml", "corrections.json"}) {
        CAPTURE(name);
        const std::string& chinese = built.pages.at(std::string(name));
        CHECK(chinese.find("更正一处") != std::string::npos);
        for (const std::string_view other :
             {"起草", "改草稿", "公布<", "公布\"", "只改备注", "翻译", "改译文", "台账备注"}) {
            CAPTURE(other);
            CHECK(chinese.find(other) == std::string::npos);
        }
        // Who reads a translation is told when its words change.
        const std::string& english = built.pages.at("en/" + std::string(name));
        CHECK(english.find("更正一处") != std::string::npos);
        CHECK(english.find("改译文") != std::string::npos);
        CHECK(english.find("翻译") == std::string::npos);
    }
}

TEST_CASE("to withdraw is a correction, and so is to take that back")
{
    PastSite site;
    const std::string report = "content/jky/2023/report.zh.md";
    const std::string whole = Folder::content_of(site.repository().folder() / report);
    std::string withdrawn = whole;
    withdrawn.insert(withdrawn.find('\n') + 1,
                     "withdrawn = { on = 2024-04-02, reason = \"数字有误\" }\n");
    site.commit(report, withdrawn, "先撤");
    CHECK(site.build().pages.at("corrections.html").find("class=\"meta\">撤回") != std::string::npos);
    site.commit(report, whole, "再放回");
    const std::string corrections = site.build().pages.at("corrections.html");
    CHECK(corrections.find("class=\"meta\">重新放回") < corrections.find("class=\"meta\">撤回"));
    CHECK(corrections.find("先撤") != std::string::npos);
}

TEST_CASE("a kind of activities has a feed of what changed in its records, where it has a list")
{
    PastSite site;
    const PastSite::Built built = site.build();
    std::size_t lists = 0;
    for (const auto& [name, bytes] : built.pages) {
        if (name.find("kinds/") == name.npos || !name.ends_with(".html"))
            continue;
        ++lists;
        const std::string stem = name.substr(0, name.size() - std::string_view("html").size());
        const std::string& feed = built.pages.at(stem + "xml");
        CHECK(built.pages.contains(stem + "json"));
        CHECK(bytes.find('/' + stem + "xml\"") != std::string::npos);
        CHECK(feed.find("/activities/") != std::string::npos);
        CHECK(feed.find("/report.html") == std::string::npos);
    }
    CHECK(lists > 0);
}

TEST_CASE("an entry of a feed bears one name for ever, whatever becomes of its document")
{
    PastSite site;
    const std::string text = "+++\ntitle = \"规则\"\n+++\n\n第一条，公开。第二条，限时。第三条，留痕。\n";
    site.commit("content/pages/one.zh.md", text, "写");
    // One text in two documents of one commit is two entries.
    site.repository().write("content/pages/two.zh.md", text + "另。\n");
    site.repository().write("content/pages/three.zh.md", text + "另。\n");
    site.repository().commit("抄");
    const std::vector<std::string> before = ids_of(site.build().pages.at("feed.xml"));
    site.rename("content/pages/one.zh.md", "content/pages/four.zh.md", "改名");
    const PastSite::Built built = site.build();
    const std::vector<std::string> after = ids_of(built.pages.at("feed.xml"));
    REQUIRE(after.size() == before.size() + 1);
    CHECK(std::equal(before.begin(), before.end(), after.begin() + 1));
    CHECK(std::set(after.begin(), after.end()).size() == after.size());
    CHECK(after.front().starts_with("tag:"));
    CHECK(after.front() != ids_of(built.pages.at("en/feed.xml")).front());
}

TEST_CASE("a day is told once, though a clock went wrong")
{
    constexpr std::int64_t day = 86'400;
    constexpr std::int64_t later = TestRepository::first_commit_seconds + 10 * day;
    PastSite site;
    int number = 0;
    for (const std::int64_t when : {later, later - 2 * day, later + 3600}) {
        site.repository().set_clock(when);
        const std::string text = "第" + std::to_string(++number) + "次";
        site.commit("content/pages/about.zh.md", "+++\ntitle = \"题\"\n+++\n\n" + text + "。\n", text);
    }
    const std::string changes = site.build().pages.at("changes.html");
    CHECK(changes.find("第3次") < changes.find("第1次"));
    CHECK(changes.find("第1次") < changes.find("第2次"));
    const std::size_t told = changes.find("2023-11-25");
    REQUIRE(told != changes.npos);
    CHECK(changes.find("datetime=\"2023-11-25\"", told + 1) == changes.npos);
}

TEST_CASE("the catalogue of the data says on which day content or settings last changed")
{
    constexpr std::int64_t day = 86'400;
    const std::string path = "data/catalog.jsonld";
    const auto says = [&](const std::map<std::string, std::string>& pages, std::string_view words) {
        return pages.at(path).find(words) != std::string::npos;
    };
    PastSite site;
    CHECK(says(site.build().pages, "\"2023-11-15\""));
    site.repository().set_clock(TestRepository::first_commit_seconds + 3 * day);
    site.commit("content/pages/about.zh.md", "+++\ntitle = \"关于本站\"\n+++\n\n改了。\n", "内容");
    site.repository().set_clock(TestRepository::first_commit_seconds + 10 * day);
    site.commit("README.md", "别的", "与内容无关");
    CHECK(says(site.build().pages, "\"2023-11-18\""));
    CHECK(!says(site.build().pages, "\"2023-11-25\""));
    // Behind a cut it may have been earlier.
    CHECK(!says(site.build(site.repository().bare_clone("--depth 1")).pages, "dct:modified"));
    site.repository().set_clock(TestRepository::first_commit_seconds + 20 * day);
    std::string settings = small_site().at(std::string(config_file));
    settings.replace(settings.find("示例县"), std::string("示例县").size(), "示范县");
    site.commit(config_file, settings, "设置");
    CHECK(says(site.build().pages, "\"2023-12-05\""));
}
