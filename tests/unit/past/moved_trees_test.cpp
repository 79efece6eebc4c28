#include "past/past_pages.h"

#include <doctest/doctest.h>

#include "support/past_site.h"

using namespace mingbai;

namespace {

using Edits = std::vector<std::pair<std::string_view, std::string_view>>;

std::string settings(const Edits& edits)
{
    Files files = small_site();
    for (const auto& [from, to] : edits)
        files = changed(std::move(files), "site-config.toml", from, to);
    return files.at("site-config.toml");
}

// What was there before and is no longer; what only a release of its day has is left out.
std::string missing(const PastSite::Built& before, const PastSite::Built& after)
{
    std::string lines;
    for (const auto& [name, bytes] : before.pages)
        if (!name.starts_with("assets/") && !name.starts_with("search/") && !after.pages.contains(name))
            lines += name + "\n";
    return lines;
}

std::size_t count_of(const Problems& problems, std::string_view rule)
{
    std::size_t count = 0;
    for (const Problem& problem : problems.all())
        count += problem.rule == rule ? 1 : 0;
    return count;
}

Edits with_path(std::string_view path)
{
    return {{"id = \"jky\"\n", path}};
}

const Edits other_path = with_path("id = \"jky\"\npath = \"jiaoyu\"\n");
const Edits no_path = with_path("id = \"jky\"\npath = \"\"\n");

}

TEST_CASE("whatever path a body gets, all that stood below the former one stands or leads on")
{
    for (const Edits& edits : {other_path, no_path}) {
        PastSite site;
        const PastSite::Built before = site.build();
        site.commit("site-config.toml", settings(edits), "改址");
        const PastSite::Built after = site.build();
        CHECK(rules_of(after.problems) == rules_of(before.problems));
        CHECK(missing(before, after) == "");
        CHECK(PastSite::dead_links(after) == "");
        // And back: the way there and the way back do not meet in a circle.
        site.commit("site-config.toml", settings({}), "改回");
        const PastSite::Built back = site.build();
        CHECK(missing(before, back) == "");
        CHECK(missing(after, back) == "");
        CHECK(back.pages.at("jky/2023/report.html").find("http-equiv=\"refresh\"") ==
              std::string::npos);
    }
}

TEST_CASE("a language that is no more is missed until somebody says where its start page leads")
{
    PastSite site;
    const PastSite::Built before = site.build();
    Files files = small_site();
    std::string one = files.at("site-config.toml");
    const std::size_t from = one.find("[[languages]]\nid = \"en\"");
    REQUIRE(from != one.npos);
    one.erase(from, one.find("[[bodies]]") - from);
    for (std::size_t at = one.find(".en = "); at != one.npos; at = one.find(".en = ")) {
        const std::size_t line = one.rfind('\n', at) + 1;
        one.erase(line, one.find('\n', at) + 1 - line);
    }
    site.commit("site-config.toml", one, "只留中文");
    CHECK(count_of(site.build().problems, "tree-vanished") == 1);
    site.commit("content/redirects.toml", "[[redirect]]\nfrom = \"/en/\"\nto = \"/\"\n", "转");
    const PastSite::Built after = site.build();
    CHECK(count_of(after.problems, "tree-vanished") == 0);
    CHECK(after.pages.at("en/jky/2023/report.html").find("url=/jky/2023/report.html") !=
          std::string::npos);
    // What was told of translations goes with them, as when a translation is deleted.
    std::string pages;
    for (const auto& [name, bytes] : before.pages)
        if (name.ends_with(".html") && !after.pages.contains(name) &&
            name.find(".r-") == name.npos && name.find(".bilingual.") == name.npos)
            pages += name + "\n";
    CHECK(pages == "");
}

TEST_CASE("settings that can not be read, or whose ids are none, never published anything")
{
    PastSite site;
    const std::string before = rules_of(site.build().problems);
    site.commit("site-config.toml", "title = [", "写坏");
    site.commit("site-config.toml", settings(with_path("id = \"jky\"\npath = \"Jky 1\"\n")), "写错");
    site.commit("site-config.toml", settings({}) + "# 改好\n", "改好");
    const PastSite::Built built = site.build();
    CHECK(rules_of(built.problems) == before);
    for (const auto& [name, bytes] : built.pages)
        CHECK_FALSE(bytes.find("http-equiv=\"refresh\"") != std::string::npos);
}

TEST_CASE("a body that never had a text is not missed")
{
    PastSite site;
    const std::string body = "\n[[bodies]]\nid = \"sfj\"\nname = { zh = \"司\", en = \"J\" }\n"
                             "contact = { zh = \"1\", en = \"1\" }\n";
    site.commit("site-config.toml", settings({}) + body, "多一个机关");
    site.commit("site-config.toml", settings({}), "不要了");
    CHECK(count_of(site.build().problems, "tree-vanished") == 0);
    site.commit("site-config.toml", settings({}) + body, "又多一个机关");
    site.commit("content/sfj/2023/report.zh.md", report_text(), "公布");
    const PastSite::Built before = site.build();
    site.repository().git("mv content/sfj content/jky/attached");
    site.repository().remove("content/jky/attached");
    site.commit("site-config.toml", settings({}), "撤销");
    CHECK(count_of(site.build().problems, "tree-vanished") == 1);
    site.commit("content/redirects.toml", "[[redirect]]\nfrom = \"/sfj/\"\nto = \"/jky/\"\n", "转");
    const PastSite::Built after = site.build();
    CHECK(count_of(after.problems, "tree-vanished") == 0);
    for (const char* name : {"sfj/index.html", "en/sfj/index.html", "sfj/2023/report.html"})
        CHECK(after.pages.contains(name));
}

TEST_CASE("what a site published below a folder of its own leads up out of it")
{
    PastSite site;
    site.commit("site-config.toml", "base_path = \"/column\"\n" + settings({}), "栏目");
    const PastSite::Built before = site.build();
    site.commit("site-config.toml", settings({}), "独立");
    const PastSite::Built after = site.build();
    CHECK(count_of(after.problems, "base-path-changed") == 0);
    for (const auto& [name, bytes] : before.pages)
        CHECK_MESSAGE((!name.ends_with(".html") || after.pages.contains("column/" + name)), name);
    CHECK(after.pages.at("column/en/index.html").find("url=/en/\"") != std::string::npos);
    site.commit("site-config.toml", "base_path = \"/other\"\n" + settings({}), "别的栏目");
    CHECK(count_of(site.build().problems, "base-path-changed") == 2);
}

TEST_CASE("a body whose id and path are others leads on to where its documents went")
{
    PastSite site;
    const std::string body = "\n[[bodies]]\nid = \"sfj\"\nname = { zh = \"司\", en = \"J\" }\n"
                             "contact = { zh = \"1\", en = \"1\" }\n";
    std::string renamed = body;
    renamed.replace(renamed.find("sfj"), 3, "sifaju");
    site.commit("site-config.toml", settings({}) + body, "多一个机关");
    site.commit("content/sfj/2023/report.zh.md", report_text("", "司法局的事。"), "公布");
    site.repository().git("mv content/sfj content/sifaju");
    site.repository().write("content/redirects.toml",
                            "[[redirect]]\nfrom = \"/sfj/\"\nto = \"/sifaju/\"\n");
    site.commit("site-config.toml", settings({}) + renamed, "改名");
    const PastSite::Built built = site.build();
    CHECK(count_of(built.problems, "tree-vanished") == 0);
    CHECK(built.pages.at("sfj/2023/report.html").find("url=/sifaju/2023/report.html") !=
          std::string::npos);
}

TEST_CASE("the language that becomes the original is found where it stood")
{
    PastSite site;
    const std::string chinese = "id = \"zh\"\ntag = \"zh-CN\"\nname = \"中文\"";
    const std::string english = "id = \"en\"\ntag = \"en\"\nname = \"English\"";
    site.commit("site-config.toml", settings({{chinese, "?"}, {english, chinese}, {"?", english}}),
                "换原文");
    const PastSite::Built after = site.build();
    CHECK(count_of(after.problems, "tree-vanished") == 0);
    CHECK(after.pages.at("en/index.html").find("url=/\"") != std::string::npos);
    CHECK(after.pages.at("en/jky/index.html").find("url=/jky/\"") != std::string::npos);
    CHECK(after.pages.contains("zh/jky/index.html"));
}
