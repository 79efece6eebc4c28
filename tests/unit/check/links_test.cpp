#include "check/links.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "site/routes.h"
#include "support/sites.h"

using namespace mingbai;

namespace {

constexpr std::string_view about = "content/pages/about.zh.md";

// The addresses that the pages of this site would have.
std::unordered_set<std::string> files_of(const Catalogue& catalogue, const Snapshot& snapshot,
                                         const Routes& routes)
{
    std::unordered_set<std::string> files{"index.html", "en/index.html", "jky/index.html"};
    for (const Path& path : snapshot.paths()) {
        const auto route = routes.of_file(path);
        if (route && classify(path, catalogue.config).kind != ContentKind::attachment)
            files.insert(route->file);
    }
    for (const Path& media : catalogue.media)
        files.insert(routes.of_file(media)->file);
    return files;
}

std::string told(const Files& files)
{
    Problems ignored;
    const Catalogue catalogue = catalogue_of(files, "2024-06-01", ignored);
    const Snapshot snapshot = Snapshot::of_files(files);
    const Routes routes(catalogue.config);
    Addresses addresses;
    addresses.files = files_of(catalogue, snapshot, routes);
    addresses.file_of = [&](const Path& path) {
        const auto route = routes.of_file(path);
        return route ? route->file : std::string();
    };
    Problems problems;
    check_links(catalogue, snapshot, addresses, {}, problems);
    return lines_of(problems);
}

Files site_with_link(std::string_view markdown)
{
    Files files = small_site();
    files[std::string(about)] = fmt::format("+++\ntitle = \"关于本站\"\n+++\n\n{}\n", markdown);
    files["content/jky/2023/attachments/2023年 统计.csv"] = "x";
    files["content/jky/2023/attachments/a.png"] = "x";
    return files;
}

// What is said of one piece of Markdown on line 5 of the page "about".
std::string linked(std::string_view markdown)
{
    std::string text = told(site_with_link(markdown));
    const std::string place = std::string(about) + ":5:0 ";
    return text.starts_with(place) ? text.substr(place.size()) : text;
}

}

TEST_CASE("a link to what there is passes")
{
    for (const std::string_view link :
         {"[报告](../jky/2023/report.zh.md)", "[译文](../jky/2023/report.en.md#1)",
          "[段](../jky/2023/report.zh.md#4.p1)", "[本页](#p1)", "[首页](/)", "[英文](/en/)",
          "[页](/jky/2023/report.html)", "[承诺](../jky/2023/commitments.toml)",
          "[记录](../jky/activities/2023-09-20-moot-court.zh.md#p1)",
          "[表](<../jky/2023/attachments/2023年 统计.csv>)",
          "[表](../jky/2023/attachments/2023%E5%B9%B4%20%E7%BB%9F%E8%AE%A1.csv)",
          "[表](/jky/2023/attachments/2023%E5%B9%B4%20%E7%BB%9F%E8%AE%A1.csv)",
          "![图](../jky/activities/2023-09-20-moot-court.jpg)",
          "![图](../jky/2023/attachments/a.png)", "[外](https://a.gov.cn/x#y)",
          "[信](mailto:a@a.gov.cn)", "[电话](tel:0000)"}) {
        CAPTURE(link);
        CHECK(linked(link) == "");
    }
}

TEST_CASE("a link to what there is not is broken")
{
    for (const std::string_view link :
         {"../jky/2022/report.zh.md", "../../../etc/passwd", "../../site-config.toml", "about",
          "/nowhere.html", "/jky/2023", "../README.md", "../jky/2023/", "%00", "../jky/%FF.md",
          "../../themes/plain/words.toml", "../jky/2023/report.zh.md?x=1"}) {
        CAPTURE(link);
        CHECK(linked(fmt::format("[见]({})", link)) == fmt::format("link-broken {}|\n", link));
    }
}

TEST_CASE("a broken link says which file was nearly meant, and never the one that was named")
{
    CHECK(linked("[见](../jky/2023/reprot.zh.md#1)") ==
          "link-broken ../jky/2023/reprot.zh.md#1|../jky/2023/report.zh.md\n");
    CHECK(linked("[见](abuot.zh.md)") == "link-broken abuot.zh.md|about.zh.md\n");
    Files draft = site_with_link("[见](../jky/2024/report.zh.md)");
    draft["content/jky/2024/notes.txt"] = "x";
    CHECK(told(draft) == std::string(about) + ":5:0 link-broken ../jky/2024/report.zh.md|\n");
}

TEST_CASE("a fragment names a passage of the document that the link names")
{
    CHECK(linked("[见](#9)") == fmt::format("anchor-broken #9|{}\n", about));
    CHECK(linked("[见](../jky/2023/report.zh.md#9)") ==
          fmt::format("anchor-broken #9|{}\n", report_file));
    CHECK(linked("[见](../jky/2023/report.zh.md#)") == "");
}

TEST_CASE("images lie on this site")
{
    CHECK(linked("![图](x.png)") == "image-broken x.png|\n");
    CHECK(linked("![图](https://a.example/x.png)") == "image-elsewhere https://a.example/x.png\n");
    CHECK(linked("![图](//a.example/x.png)") == "image-elsewhere //a.example/x.png\n");
}

TEST_CASE("a link to the attachment of a hidden draft is broken")
{
    Files files = site_with_link("[表](../jky/2024/attachments/b.csv)");
    files["content/jky/2024/report.zh.md"] = report_text("draft = true\n");
    files["content/jky/2024/attachments/b.csv"] = "x";
    CHECK(told(files) == std::string(about) + ":5:0 link-broken ../jky/2024/attachments/b.csv|\n");
}

TEST_CASE("links in words that are no longer shown are not checked")
{
    const std::string body = "\n## 一、主要成效\n\n见[表](gone.csv)。\n";
    const auto told_of = [&](const std::string& front) {
        Files files = small_site();
        files["content/jky/2024/report.zh.md"] = report_text(front, body);
        return told(files);
    };
    CHECK(told_of("").find("link-broken gone.csv") != std::string::npos);
    CHECK(told_of("withdrawn = { on = 2024-05-06, reason = \"数字有误\" }\n").find("link-broken") ==
          std::string::npos);
}

TEST_CASE("links of every kind of document and of translations are checked")
{
    for (const std::string_view file :
         {report_file, activity_file, std::string_view("content/jky/2023/report.en.md")}) {
        Files files = small_site();
        files[std::string(file)] += "\n[见](nowhere.md)\n";
        CAPTURE(file);
        CHECK(told(files).find("link-broken nowhere.md|") != std::string::npos);
    }
}

TEST_CASE("very many broken links and fragments end soon")
{
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += fmt::format("[a](x{0})[b](#{0})\n\n", i);
    Files files = site_with_link(text);
    for (int i = 0; i < 500; ++i)
        files[fmt::format("content/pages/stray{}.txt", i)] = "x";
    CHECK(told(files).size() > 1'000'000);
}
