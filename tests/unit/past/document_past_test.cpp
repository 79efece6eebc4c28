#include "past/document_past.h"

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "support/past_site.h"

using namespace mingbai;

namespace {

const std::string about = "content/pages/about.zh.md";

std::string page(const std::string& facts, const std::string& body)
{
    return "+++\ntitle = \"关于本站\"\n" + facts + "+++\n\n" + body + "\n";
}

bool has(const std::string& text, std::string_view words)
{
    return text.find(words) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view words)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1))
        ++found;
    return found;
}

std::string blob(const std::string& text) { return ObjectId::of_blob(text).short_text(); }

}

TEST_CASE("each revision is listed with its text and what it changed")
{
    PastSite site;
    const std::string first = page("", "第一稿，共3条。");
    const std::string second = page("", "第二稿，共4条。");
    site.commit(about, first, "改写");
    site.commit(about, second, "更正条数");
    const PastSite::Built built = site.build();
    CHECK(lines_of(built.problems) == "");
    const std::string& list = built.pages.at("about.history.html");
    CHECK(count(list, "versions__when") == 3);
    CHECK(has(list, "更正条数"));
    CHECK(has(list, "修改正文"));
    CHECK_FALSE(has(list, "@example"));
    const std::string text = "about.r-" + blob(first) + ".html";
    CHECK(has(built.pages.at(text), "第一稿，共3条。"));
    CHECK(has(built.pages.at(text), "noindex"));
    const std::string difference = "about.d-" + blob(first) + "-" + blob(second) + ".html";
    CHECK(has(built.pages.at(difference), "<del>"));
    CHECK(has(built.pages.at("en/" + difference), "<del>"));
    // The document itself says so, and leads there.
    CHECK(has(built.pages.at("about.html"), "/about.history.html"));
    CHECK(has(built.pages.at("about.html"), "改过2次"));
}

TEST_CASE("one revision is one line; a report has a list all the same, for its address can be cited")
{
    const PastSite site;
    const PastSite::Built built = site.build();
    CHECK(lines_of(built.problems) == "");
    CHECK_FALSE(built.pages.contains("about.history.html"));
    CHECK(has(built.pages.at("about.html"), "以后没有改过"));
    CHECK(built.pages.contains("jky/2023/report.history.html"));
}

TEST_CASE("facts alone are not words")
{
    PastSite site;
    site.commit(about, page("", "正文。"), "改写");
    site.commit(about, page("# 备注\n", "正文。"), "加备注");
    const PastSite::Built built = site.build();
    CHECK(has(built.pages.at("about.history.html"), "只改说明信息"));
    CHECK(has(built.pages.at("about.html"), "改过1次"));
    const std::string difference = "about.d-" + blob(page("", "正文。")) + "-" +
                                   blob(page("# 备注\n", "正文。")) + ".html";
    CHECK(has(built.pages.at(difference), "正文没有改动"));
    CHECK(has(built.pages.at(difference), "># 备注</ins>"));
}

TEST_CASE("a draft was not public, and its text never becomes so")
{
    PastSite site;
    const std::string file = "content/jky/2024/report.zh.md";
    const std::string secret = report_text("draft = true\n", "没有公布的话。");
    site.commit(file, secret, "草稿");
    site.commit(file, report_text("", "公布的话。"), "公布");
    const PastSite::Built built = site.build();
    CHECK(has(built.pages.at("jky/2024/report.history.html"), "首次收录"));
    CHECK_FALSE(has(built.pages.at("jky/2024/report.history.html"), "草稿"));
    for (const auto& [name, bytes] : built.pages)
        CHECK_FALSE(has(bytes, "没有公布的话"));
}

TEST_CASE("a draft that could not even be read was not public either")
{
    PastSite site;
    const std::string file = "content/jky/2024/report.zh.md";
    site.commit(file, "+++\ntitle = \ndraft = true\n+++\n\n没有公布的话。\n", "草稿");
    site.commit(file, "+++\ntitle = \"题\"\ndraft = \"yes\"\n+++\n\n没有公布的话。\n", "草稿");
    site.commit(file, report_text("", "公布的话。"), "公布");
    for (const auto& [name, bytes] : site.build().pages)
        CHECK_FALSE(has(bytes, "没有公布的话"));
}

TEST_CASE("a translation was public when its original was")
{
    PastSite site;
    const std::string original = "content/jky/2024/report.zh.md";
    const std::string translation = "content/jky/2024/report.en.md";
    const auto english = [](const std::string& words) {
        return "+++\ntitle = \"" + words + "\"\n+++\n\n" + words + "\n";
    };
    site.commit(original, report_text("draft = true\n"), "草稿");
    site.commit(translation, english("Secret"), "译草稿");
    site.commit(translation, english("Published with the original"), "再译草稿");
    site.commit(original, report_text(), "公布");
    site.commit(translation, english("Mended"), "改译文");
    site.commit(original, report_text("draft = true\n"), "又成草稿");
    site.commit(translation, english("Secret again"), "译");
    site.commit(translation, english("Now"), "译完");
    site.commit(original, report_text("", "公布的话。"), "又公布");
    const PastSite::Built built = site.build();
    const std::string& list = built.pages.at("en/jky/2024/report.history.html");
    CHECK(has(list, "Translation: 3 revisions"));
    CHECK(has(list, blob(english("Published with the original"))));
    CHECK(has(list, blob(english("Mended"))));
    for (const auto& [name, bytes] : built.pages)
        CHECK_FALSE(has(bytes, "Secret"));
    CHECK(PastSite::dead_links(built) == "");
}

TEST_CASE("words that were changed and put back did change, and then there is no difference")
{
    PastSite site;
    const std::string text = Folder::content_of(site.repository().folder() / about);
    site.commit(about, page("", "改过。"), "改写");
    site.commit(about, text, "改回");
    const PastSite::Built built = site.build();
    CHECK(has(built.pages.at("about.html"), "改过2次"));
    CHECK_FALSE(has(built.pages.at("about.html"), "about.d-"));
    CHECK(PastSite::dead_links(built) == "");
}

TEST_CASE("an address of a difference stays when more revisions come")
{
    PastSite site;
    std::vector<std::string> texts;
    for (const char* words : {"一。", "二。", "三。", "四。"}) {
        texts.push_back(page("", words));
        site.commit(about, texts.back(), words);
    }
    const PastSite::Built before = site.build();
    site.commit(about, page("", "五。"), "再改");
    const PastSite::Built after = site.build();
    for (const auto& [name, bytes] : before.pages)
        CHECK_MESSAGE((!has(name, ".html") || after.pages.contains(name)), name);
}

TEST_CASE("links of a former text lead from where it stood then")
{
    PastSite site;
    const std::string from = "content/jky/2024/report.zh.md";
    const std::string former = report_text("", "见[活动](../activities/2023-09-20-moot-court.zh.md)。");
    site.commit(from, former, "写");
    site.repository().git("mv content/jky/2024/report.zh.md content/pages/old.zh.md");
    site.commit("content/pages/old.zh.md",
                report_text("", "见[活动](../jky/activities/2023-09-20-moot-court.zh.md)。"), "改放");
    const PastSite::Built built = site.build();
    CHECK(has(built.pages.at("old.r-" + blob(former) + ".html"),
              "href=\"/jky/activities/2023-09-20-moot-court.html\""));
}

TEST_CASE("a name that is no text is not printed")
{
    PastSite site;
    const std::string text = page("", "第一条，公开。第二条，限时。第三条，留痕。");
    site.repository().write("content/\xFF.md", text);
    site.repository().commit("坏名");
    site.rename("content/\xFF.md", "content/pages/good.zh.md", "好名");
    const PastSite::Built built = site.build();
    CHECK(built.pages.contains("good.history.html"));
    for (const auto& [name, bytes] : built.pages)
        if (name.ends_with(".html"))
            CHECK(utf8::is_valid(bytes));
}

TEST_CASE("what is withheld stays listed with its reason, and is nowhere to be read")
{
    PastSite site;
    const std::string secret = "+++\ntitle = \"某人的姓名\"\n+++\n\n某人的住址。\n";
    site.commit(about, secret, "写错");
    site.commit(about, page("", "没有住址。"), "改正");
    site.commit("content/withheld.toml",
                "[[withheld]]\ndocument = \"" + about + "\"\nrevision = \"" + blob(secret) +
                    "\"\nreason = \"个人信息\"\nby = \"某科\"\non = 2024-01-02\n",
                "隐去");
    const PastSite::Built built = site.build();
    CHECK(lines_of(built.problems) == "");
    CHECK(has(built.pages.at("about.history.html"), "个人信息"));
    CHECK(has(built.pages.at("about.r-" + blob(secret) + ".html"), "个人信息"));
    for (const auto& [name, bytes] : built.pages)
        CHECK_FALSE((has(bytes, "某人的住址") || has(bytes, "某人的姓名")));
}

TEST_CASE("personal data of a former text is asked to be withheld, once, unless it is an office's own")
{
    PastSite site;
    const std::string number = page("", "值班手机13800000000。");
    site.commit(about, number, "写");
    site.commit(about, page("", "不写了。"), "改");
    site.commit(about, number, "13800000000又写上");
    site.commit(about, page("", "又不写了。"), "再改");
    const PastSite::Built built = site.build();
    const Problem problem = only(built.problems, "personal-former");
    CHECK(problem.words.front() == blob(number));
    CHECK_FALSE(has(built.pages.at("changes.html"), "13800000000"));
    CHECK_FALSE(has(built.pages.at("feed.xml"), "<summary>13800000000"));
    CHECK_FALSE(has(built.pages.at("about.history.html"), "13800000000"));
    const std::string config =
        Folder::content_of(site.repository().folder() / std::string(config_file));
    site.commit(config_file, config + "\n[rules]\npersonal-mobile = \"note\"\n", "单位的号码");
    CHECK_FALSE(has(rules_of(site.build().problems), "personal-former"));
}

TEST_CASE("a document that was withdrawn has a history and no former texts")
{
    PastSite site;
    const std::string file = "content/jky/2024/report.zh.md";
    site.commit(file, report_text("", "要撤回的话。"), "公布");
    site.commit(file, report_text("withdrawn = { on = 2024-05-01, reason = \"有误\" }\n", "要撤回的话。"),
                "撤回");
    const PastSite::Built built = site.build();
    CHECK(built.pages.contains("jky/2024/report.history.html"));
    for (const auto& [name, bytes] : built.pages)
        CHECK_FALSE(has(bytes, "要撤回的话"));
}

TEST_CASE("markup of an old revision is shown and does nothing")
{
    PastSite site;
    const std::string evil = page("", "旧文<script>alert(1)</script>。");
    site.commit(about, evil, "写了HTML");
    site.commit(about, page("", "新文。"), "改正");
    const PastSite::Built built = site.build();
    const std::string& text = built.pages.at("about.r-" + blob(evil) + ".html");
    CHECK(has(text, "&lt;script&gt;alert(1)"));
    CHECK_FALSE(has(text, "<script>alert"));
}

TEST_CASE("where history is cut, nothing is said of what lies behind the cut")
{
    PastSite site;
    site.commit(about, page("", "改过。"), "改写");
    site.commit(about, page("", "再改。"), "再改");
    const PastSite::Built built = site.build(site.repository().bare_clone("--depth=2"));
    const std::string& list = built.pages.at("about.history.html");
    CHECK(has(list, "没有取得完整的仓库历史"));
    CHECK(has(list, "更早的修改没有取得"));
    CHECK_FALSE(has(list, "首次收录"));
    CHECK(has(built.pages.at("about.html"), "最近一次修改"));
    CHECK_FALSE(has(built.pages.at("about.html"), "次修订"));
    CHECK_FALSE(has(built.pages.at("about.html"), "收录以来"));
    // What the oldest commit that is here found there did not begin with it.
    CHECK_FALSE(has(built.pages.at("jky/2023/report.html"), "最近一次修改"));
    CHECK(has(built.pages.at("jky/2023/report.html"), "report.history.html"));
    CHECK(count(built.pages.at("changes.html"), "</span></li>") == 1);
    CHECK(PastSite::dead_links(built) == "");
}

TEST_CASE("a withheld text is not asked for where history is cut")
{
    PastSite site;
    site.commit(about, page("", "改过。"), "改写");
    site.commit("content/withheld.toml",
                "[[withheld]]\ndocument = \"" + about + "\"\nrevision = \"01234567\"\n"
                "reason = \"个人信息\"\nby = \"某科\"\non = 2024-01-02\n",
                "隐去");
    CHECK(rules_of(site.build().problems) == "withheld-unknown");
    CHECK(rules_of(site.build(site.repository().bare_clone("--depth=1")).problems) ==
          "history-cut");
}

TEST_CASE("the translation of a record is stale like any other, and leads to what changed")
{
    PastSite site;
    const std::string file(activity_file);
    const std::string original = small_site().at(file);
    site.commit("content/jky/activities/2023-09-20-moot-court.en.md",
                "+++\ntitle = \"Moot court\"\nfrom = \"" + ObjectId::of_blob(original).text() +
                    "\"\n+++\n\nText.\n",
                "翻译");
    const std::string facts = changed({{file, original}}, file, "kind = ", "# 注\nkind = ").at(file);
    site.commit(file, facts, "只改说明");
    CHECK(rules_of(site.build().problems).find("translation-stale") == std::string::npos);
    site.commit(file, facts + "\n新的一段。\n", "改正文");
    const PastSite::Built built = site.build();
    CHECK(rules_of(built.problems).find("translation-stale") != std::string::npos);
    CHECK(has(built.pages.at("en/jky/activities/2023-09-20-moot-court.html"),
              "2023-09-20-moot-court.d-" + blob(original)));
}

TEST_CASE("a notice that leads to some of the changes does not pass them off as all")
{
    PastSite site;
    const std::string file = "content/jky/2024/report.zh.md";
    const auto original = [](const std::string& last) {
        std::string body;
        for (int i = 0; i < 7; ++i)
            body += "第" + std::to_string(i) + "段说的是这一年的工作" + last + "。\n\n不变的一段" +
                    std::to_string(i) + "。\n\n";
        return report_text("", body);
    };
    site.commit(file, original("安排"), "公布");
    site.commit("content/jky/2024/report.en.md",
                "+++\ntitle = \"Report\"\nfrom = \"" + ObjectId::of_blob(original("安排")).text() +
                    "\"\n+++\n\nText.\n",
                "翻译");
    site.commit(file, original("结果"), "改正文");
    const std::string page = site.build().pages.at("en/jky/2024/report.html");
    CHECK(has(page, "The first 5 places where the original changed:"));
    CHECK(count(page, ".html#c") == 5);
}

TEST_CASE("a translation is stale when words of the original changed, and leads to what changed")
{
    PastSite site;
    const std::string file = "content/jky/2024/report.zh.md";
    const std::string original = report_text("", "第一稿。");
    site.commit(file, original, "公布");
    site.commit("content/jky/2024/report.en.md",
                "+++\ntitle = \"Report\"\nfrom = \"" + ObjectId::of_blob(original).text() +
                    "\"\ntranslator = \"x\"\nstatus = \"reviewed\"\n+++\n\nFirst.\n",
                "翻译");
    site.commit(file, report_text("summary = \"摘要\"\n", "第一稿。"), "只改说明");
    CHECK(rules_of(site.build().problems).find("translation-stale") == std::string::npos);
    const std::string changed = report_text("summary = \"摘要\"\n", "第二稿。");
    site.commit(file, changed, "改正文");
    const PastSite::Built built = site.build();
    CHECK(rules_of(built.problems).find("translation-stale") != std::string::npos);
    const std::string difference = "en/jky/2024/report.d-" + blob(original) + "-" + blob(changed) + ".html";
    CHECK(built.pages.contains(difference));
    const std::string& page = built.pages.at("en/jky/2024/report.html");
    CHECK(has(page, "/" + difference));
    CHECK(has(page, "Where the original changed:"));
    // And to the very place, which that page has.
    const std::size_t place = page.find(difference + "#c");
    REQUIRE(place != page.npos);
    const std::size_t id = place + difference.size() + 1;
    CHECK(has(built.pages.at(difference),
              "id=\"" + page.substr(id, page.find('"', id) - id) + "\""));
    CHECK(PastSite::dead_links(built) == "");
}

TEST_CASE("of two texts whose ids begin alike the older keeps its address")
{
    const std::string same = "0123456789";
    const auto id = [&](const std::string& end) {
        return ObjectId::parse(same + std::string(40 - same.size() - end.size(), '0') + end).value();
    };
    const std::vector<Commit> commits(3);  // the newest first
    const auto version = [&](std::size_t commit, const ObjectId& blob) {
        Version one;
        one.commit = &commits.at(commit);
        one.blob = blob;
        return one;
    };
    DocumentPast past;
    past.languages.push_back({nullptr, {version(0, id("c")), version(1, {}), version(2, id("a"))}});
    past.languages.push_back({nullptr, {version(0, id("c")), version(1, id("b"))}});
    name_texts(past);
    const auto names = [](const TextPast& text) {
        std::string all;
        for (const Version& one : text.versions)
            all += one.name + " ";
        return all;
    };
    CHECK(names(past.languages[0]) == "0123456789  01234567 ");
    CHECK(names(past.languages[1]) == "0123456789 012345678 ");
}
