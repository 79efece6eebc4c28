#include "past/past_pages.h"

#include <doctest/doctest.h>

#include "support/past_site.h"

using namespace mingbai;

namespace {

constexpr std::string_view text = "+++\ntitle = \"规则\"\n+++\n\n第一条，公开。第二条，限时。第三条，留痕。\n";

}

TEST_CASE("a renamed document is found under all of its names, in every language")
{
    PastSite site;
    site.commit("content/pages/one.zh.md", text, "写");
    site.rename("content/pages/one.zh.md", "content/pages/two.zh.md", "改名");
    site.rename("content/pages/two.zh.md", "content/pages/three.zh.md", "再改名");
    const PastSite::Built built = site.build();
    CHECK(rules_of(built.problems) == "translation-missing");
    for (const char* old : {"one.html", "two.html"}) {
        CHECK(built.pages.at(old).find("url=/three.html") != std::string::npos);
        CHECK(built.pages.at(std::string("en/") + old).find("url=/en/three.html") !=
              std::string::npos);
    }
}

TEST_CASE("a document that was deleted is missed, unless it was a draft or somebody says where to go")
{
    PastSite site;
    site.commit("content/pages/gone.zh.md", text, "写");
    site.commit("content/jky/2024/report.zh.md", report_text("draft = true\n", "草稿。"), "草稿");
    site.repository().remove("content/pages/gone.zh.md");
    site.repository().remove("content/jky/2024");
    site.repository().commit("删");
    CHECK(rules_of(site.build().problems) == "address-vanished");
    site.commit("content/redirects.toml",
                "[[redirect]]\nfrom = \"/gone.html\"\nto = \"/about.html\"\n", "转");
    CHECK(rules_of(site.build().problems) == "");
}

TEST_CASE("a name that another document took leads to that one")
{
    PastSite site;
    site.commit("content/pages/one.zh.md", text, "写");
    site.rename("content/pages/one.zh.md", "content/pages/two.zh.md", "改名");
    site.commit("content/pages/one.zh.md", "+++\ntitle = \"别的\"\n+++\n\n别的事。\n", "另写");
    const PastSite::Built built = site.build();
    CHECK(built.pages.at("one.html").find("别的事") != std::string::npos);
}

TEST_CASE("what a document was under a name that another took leads on")
{
    PastSite site;
    site.commit("content/pages/one.zh.md", text, "写");
    const std::string again = std::string(text) + "第四条，可查。\n";
    site.commit("content/pages/one.zh.md", again, "加一条");
    const PastSite::Built before = site.build();
    site.rename("content/pages/one.zh.md", "content/pages/two.zh.md", "改名");
    site.rename("content/pages/two.zh.md", "content/pages/three.zh.md", "再改名");
    for (const char* name : {"one", "two"})
        site.commit(std::string("content/pages/") + name + ".zh.md",
                    "+++\ntitle = \"别的\"\n+++\n\n" + std::string(name) + "：别的事。\n", "另写");
    const PastSite::Built after = site.build();
    for (const auto& [name, bytes] : before.pages)
        CHECK_MESSAGE((!name.ends_with(".html") || after.pages.contains(name)), name);
    const std::string first = ObjectId::of_blob(std::string(text)).short_text();
    for (const char* name : {"one.r-", "two.r-"})
        CHECK(after.pages.at(name + first + ".html").find("url=/three.r-" + first + ".html") !=
              std::string::npos);
    CHECK(after.pages.at("one.html").find("one：别的事") != std::string::npos);
}

TEST_CASE("a document that left and came back to a name leads from where it was meanwhile")
{
    PastSite site;
    site.commit("content/pages/one.zh.md", text, "写");
    site.rename("content/pages/one.zh.md", "content/pages/two.zh.md", "改名");
    site.rename("content/pages/two.zh.md", "content/pages/one.zh.md", "改回");
    const PastSite::Built built = site.build();
    CHECK(rules_of(built.problems) == "translation-missing");
    CHECK(built.pages.at("two.html").find("url=/one.html") != std::string::npos);
}

TEST_CASE("what belonged to drafts alone was never published")
{
    PastSite site;
    const std::string folder = "content/jky/2024/";
    const std::string record = "content/jky/activities/2024-03-01-talk";
    const auto activity = [](const std::string& facts) {
        return "+++\ntitle = \"讲座\"\ndate = 2024-03-01\nkind = \"lecture\"\n" + facts +
               "+++\n\n![合影](2024-03-01-%74alk.png)\n";
    };
    site.repository().write(folder + "report.zh.md", report_text("draft = true\n"));
    site.repository().write(folder + "attachments/a.csv", "1\n");
    site.repository().write(record + ".png", "png");
    site.commit(record + ".zh.md", activity("draft = true\n"), "草稿");
    const auto without = [&](const char* message) {
        site.repository().remove(folder + "attachments/a.csv");
        site.repository().remove(record + ".png");
        site.repository().commit(message);
    };
    without("不要了");
    // Published afterwards, which is another matter.
    site.repository().write(folder + "report.zh.md", report_text());
    site.commit(record + ".zh.md", activity(""), "公布");
    CHECK(rules_of(site.build().problems).find("address-vanished") == std::string::npos);
    site.repository().write(folder + "attachments/a.csv", "1\n");
    site.repository().write(record + ".png", "png");
    site.repository().commit("公布附件和照片");
    without("又不要了");
    std::size_t vanished = 0;
    for (const Problem& problem : site.build().problems.sorted())
        vanished += problem.rule == "address-vanished" ? 1 : 0;
    CHECK(vanished == 2);
}

TEST_CASE("what was published does not vanish by way of a draft")
{
    PastSite site;
    site.commit("content/jky/2024/report.zh.md", report_text(), "公布");
    site.commit("content/jky/2024/report.zh.md", report_text("draft = true\n"), "改成草稿");
    site.repository().remove("content/jky/2024");
    site.repository().commit("删");
    CHECK(rules_of(site.build().problems).find("address-vanished") != std::string::npos);
}

TEST_CASE("what was public before a document was renamed leads on, too")
{
    PastSite site;
    site.commit("content/pages/one.zh.md", text, "写");
    const std::string again = std::string(text) + "第四条，可查。\n";
    site.commit("content/pages/one.zh.md", again, "加一条");
    const PastSite::Built before = site.build();
    site.rename("content/pages/one.zh.md", "content/pages/two.zh.md", "改名");
    site.commit("content/pages/two.zh.md", again + "第五条，可问。\n", "再加一条");
    const PastSite::Built after = site.build();
    for (const auto& [name, bytes] : before.pages)
        CHECK_MESSAGE((!name.ends_with(".html") || after.pages.contains(name)), name);
    const std::string first = ObjectId::of_blob(std::string(text)).short_text();
    CHECK(after.pages.at("en/one.r-" + first + ".html").find("url=/en/two.r-" + first + ".html") !=
          std::string::npos);
    CHECK(after.pages.at("one.history.html").find("url=/two.history.html") != std::string::npos);
    // What came later never stood there.
    const std::string last = ObjectId::of_blob(again + "第五条，可问。\n").short_text();
    CHECK_FALSE(after.pages.contains("one.r-" + last + ".html"));
}

TEST_CASE("a report that was filed under the wrong year takes its translation along")
{
    PastSite site;
    const std::string english = "+++\ntitle = \"Report\"\n+++\n\nWords that stay.\n";
    site.commit("content/jky/2024/report.zh.md", report_text(), "公布");
    site.commit("content/jky/2024/report.en.md", english, "译");
    const PastSite::Built before = site.build();
    site.rename("content/jky/2024", "content/jky/2022", "改放");
    const PastSite::Built after = site.build();
    CHECK(before.pages.contains("jky/2024/report.bilingual.html"));
    for (const auto& [name, bytes] : before.pages)
        if (name.find("2024/report.") != name.npos)
            CHECK_MESSAGE(after.pages.contains(name), name);
    CHECK(PastSite::dead_links(after) == "");
}

TEST_CASE("a document that was public is no draft any more")
{
    PastSite site;
    const std::string file = "content/jky/2024/report.zh.md";
    site.commit(file, report_text("draft = true\n"), "草稿");
    CHECK(rules_of(site.build().problems) == "translation-missing");
    site.commit(file, report_text(), "公布");
    site.commit(file, report_text("draft = true\n"), "又成草稿");
    const PastSite::Built built = site.build();
    CHECK(rules_of(built.problems) == "draft-after-publication translation-missing");
    CHECK(PastSite::dead_links(built) == "");
    site.commit(file, report_text("withdrawn = { on = 2024-05-01, reason = \"有误\" }\n"), "撤回");
    CHECK(rules_of(site.build().problems) == "translation-missing");
}

TEST_CASE("what was renamed into a draft has vanished")
{
    PastSite site;
    site.commit("content/jky/2024/report.zh.md", report_text(), "公布");
    site.repository().git("mv content/jky/2024 content/jky/2022");
    site.commit("content/jky/2022/report.zh.md", report_text("draft = true\n"), "改放");
    const PastSite::Built built = site.build();
    CHECK(rules_of(built.problems) == "translation-missing address-vanished");
    CHECK_FALSE(built.pages.contains("jky/2024/report.html"));
}
