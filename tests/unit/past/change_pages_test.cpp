#include "past/past_pages.h"

#include <doctest/doctest.h>

#include "support/past_site.h"

using namespace mingbai;

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
