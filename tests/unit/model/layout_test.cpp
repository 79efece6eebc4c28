#include "model/layout.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

constexpr std::string_view names[] = {"report",     "activity",   "plain_page", "commitments",
                                      "answers",    "figures",    "indicators", "framework",
                                      "rule_pack",  "attachment", "image",      "redirects",
                                      "withheld",   "gathered",   "guide",      "stray"};

// "activity jky 0 2023-lesson zh"; what is empty is left out.
std::string told(std::string_view path)
{
    static const SiteConfig config = config_of(small_site());
    const ContentFile file = classify(Path::of(path), config);
    std::string text(names[static_cast<std::size_t>(file.kind)]);
    if (file.kind == ContentKind::stray)
        return text;
    for (const std::string& word :
         {file.body, file.year ? fmt::format("{}", file.year) : "", file.stem, file.language})
        if (!word.empty())
            text += " " + word;
    return text;
}

}

TEST_CASE("each place of the design holds what the design says")
{
    CHECK(told("content/README.md") == "guide");
    CHECK(told("content/redirects.toml") == "redirects");
    CHECK(told("content/indicators.toml") == "indicators");
    CHECK(told("content/withheld.toml") == "withheld");
    CHECK(told("content/frameworks/outline-2025.toml") == "framework outline-2025");
    CHECK(told("content/rules/shili.toml") == "rule_pack shili");
    CHECK(told("content/pages/about.zh.md") == "plain_page about zh");
    CHECK(told("content/pages/about.en.md") == "plain_page about en");
    CHECK(told("content/jky/2023/report.zh.md") == "report jky 2023 zh");
    CHECK(told("content/jky/2023/report.en.md") == "report jky 2023 en");
    CHECK(told("content/jky/2023/commitments.toml") == "commitments jky 2023");
    CHECK(told("content/jky/2023/answers.toml") == "answers jky 2023");
    CHECK(told("content/jky/2023/figures.toml") == "figures jky 2023");
    CHECK(told("content/jky/2023/attachments/a.pdf") == "attachment jky 2023");
    CHECK(told("content/jky/2023/attachments/二/2023年 报告（终稿）.docx") ==
          "attachment jky 2023");
    CHECK(told("content/jky/2023/attachments/report.zh.md") == "attachment jky 2023");
    CHECK(told("content/jky/activities/2023-09-20-moot-court.zh.md") ==
          "activity jky 2023-09-20-moot-court zh");
    CHECK(told("content/jky/activities/2023-lesson.en.md") == "activity jky 2023-lesson en");
    CHECK(told("content/jky/activities/一张照片.jpg") == "image jky");
    CHECK(told("content/jky/activities/IMG_0001.JPG") == "image jky");
    CHECK(told("content/jky/activities/a.Jpeg") == "image jky");
    CHECK(told("content/jky/activities/a.png") == "image jky");
    CHECK(told("content/jky/activities/a.webp") == "image jky");
}

TEST_CASE("what belongs nowhere is stray, however near it comes")
{
    for (const std::string_view path : {"content/report.zh.md",
                                        "content/readme.md",
                                        "content/x.toml",
                                        "content/jky",
                                        "content/pages/about.md",
                                        "content/pages/about.fr.md",
                                        "content/pages/About.zh.md",
                                        "content/pages/关于.zh.md",
                                        "content/pages/.zh.md",
                                        "content/pages/sub/about.zh.md",
                                        "content/frameworks/a.md",
                                        "content/rules/a.md",
                                        "content/rules/b/a.toml",
                                        "content/frameworks/b/a.toml",
                                        "content/jky/README.md",
                                        "content/jky/2023/README.md",
                                        "content/jky/2023/report.md",
                                        "content/jky/2023/report.fr.md",
                                        "content/jky/2023/report.zh.MD",
                                        "content/jky/2023/report.zh.md/x",
                                        "content/jky/2023/report.2.zh.md",
                                        "content/jky/2023/attachments",
                                        "content/jky/2023/Commitments.toml",
                                        "content/jky/23/report.zh.md",
                                        "content/jky/0000/report.zh.md",
                                        "content/jky/02023/report.zh.md",
                                        "content/jky/2023-09/report.zh.md",
                                        "content/jky/２０２３/report.zh.md",
                                        "content/other/2023/report.zh.md",
                                        "content/JKY/2023/report.zh.md",
                                        "content/jky/activities/a.svg",
                                        "content/jky/activities/a.html",
                                        "content/jky/activities/a.b.zh.md",
                                        "content/jky/activities/sub/a.zh.md",
                                        "content/jky/activities/-a.zh.md",
                                        "content/jky/activities/a.zh.md.bak",
                                        "content/jky/activities/.hidden.jpg",
          "content/frameworks/Plan.toml", "content/frameworks/.toml", "content/frameworks/a.md",
          "content/frameworks/a/b.toml", "content/frameworks/a.b.toml", "content/2023/answers.toml",
          "content/jky/answers.toml", "content/jky/2023/indicators.toml", "content/figures.toml",
                                        "content/jky/2023/attachments/.htaccess",
                                        "content/jky/2023/attachments/.git/config",
                                        "content/jky/2023/attachments/.gitkeep",
                                        "content/.gitkeep",
                                        "content/jky/2023/x/attachments/a.pdf"}) {
        CAPTURE(path);
        CHECK(told(path) == "stray");
    }
}

TEST_CASE("of another site only what is known is kept, and only of sites that are gathered")
{
    const SiteConfig config = config_of(changed(small_site(), config_file, "[[kinds]]",
                                                "[[sites]]\nid = \"county\"\ntitle.zh = \"县\"\ntitle.en = \"C\"\n"
                                                "url = \"https://c.example\"\n\n[[kinds]]"));
    const auto kind_of = [&](std::string_view path) { return classify(Path::of(path), config).kind; };
    for (const std::string_view name : gathered_files)
        CHECK(kind_of("content/sites/county/" + std::string(name)) == ContentKind::gathered);
    CHECK(classify(Path::of("content/sites/county/years.csv"), config).site == "county");
    for (const std::string_view path :
         {"content/sites/county/figures.csv", "content/sites/other/years.csv", "content/sites/years.csv",
          "content/sites/county/data/years.csv", "content/sites/county/Years.csv"})
        CHECK(kind_of(path) == ContentKind::stray);
}
