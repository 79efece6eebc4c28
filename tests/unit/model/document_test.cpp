#include "model/document.h"

#include <utility>

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

constexpr std::string_view about = "content/pages/about.zh.md";
constexpr std::string_view about_english = "content/pages/about.en.md";

Files with(std::string_view file, std::string text)
{
    Files files = small_site();
    files[std::string(file)] = std::move(text);
    return files;
}

Files without(std::string_view file)
{
    Files files = small_site();
    files.erase(std::string(file));
    return files;
}

std::string told(const Files& files)
{
    return lines_of(problems_of(files));
}

}

TEST_CASE("the small site of the tests is without a fault")
{
    CHECK(told(small_site()) == "");
}

TEST_CASE("a document begins with a line of three plus signs and has a second one")
{
    for (const std::string_view text :
         {"", "# 标题\n", "++\n+++\n", " +++\n+++\n", "\n+++\n+++\n"}) {
        CAPTURE(text);
        CHECK(told(with(about, std::string(text))) ==
              std::string(about) + ":1:0 front-matter-missing \n");
    }
    for (const std::string_view text :
         {"+++", "+++\n", "+++\ntitle = \"x\"\n", "+++\n++++\n", "+++\n +++\n"}) {
        CAPTURE(text);
        CHECK(told(with(about, std::string(text))) ==
              std::string(about) + ":1:0 front-matter-open \n");
    }
}

TEST_CASE("an empty front matter lacks a title, and says so in the file")
{
    const Problem problem =
        only(problems_of(with(about, "+++\n+++\n本站是测试。\n")), "key-missing");
    CHECK(problem.place.file == about);
    CHECK(problem.place.line == 2);
    CHECK(problem.words == std::vector<std::string>{"title"});
}

TEST_CASE("lines of front matter and of Markdown are lines of the file")
{
    CHECK(told(with(about, "+++\ntitle = \"关于\"\nx = 1\n+++\n\n一\n\n二<br>\n"))
              .find(":3:1 key-unknown x|") != std::string::npos);
    CHECK(only(problems_of(with(about, "+++\ntitle = \"关于\"\n+++\n\n一\n\n二<br>\n")), "raw-html")
              .place.line == 7);
    CHECK(only(problems_of(with(about, "+++\r\ntitle = \"关于\"\r\n+++\r\n\r\n二<br>\r\n")),
               "raw-html")
              .place.line == 5);
}

TEST_CASE("a plus line in the text is text")
{
    Problems problems;
    const Records records =
        records_of(with(about, "+++\ntitle = \"关于\"\n+++\n\n一\n\n+++\n\n二\n"), problems);
    CHECK(records.plain_pages.front().texts.original().body.find("二") != std::string::npos);
}

TEST_CASE("a page is shown in each language, in the original where there is no translation")
{
    Problems problems;
    const Records records = records_of(without(about_english), problems);
    const Texts& texts = records.plain_pages.front().texts;
    CHECK(texts.in("en") == nullptr);
    CHECK(texts.shown_in("en").title == "关于本站");
    CHECK(texts.shown_in("zh").title == "关于本站");
    CHECK(lines_of(problems) == std::string(about) + ":0:0 translation-missing 关于本站|English\n");
}

TEST_CASE("a translation without its original is no document")
{
    Problems problems;
    CHECK(records_of(without(about), problems).plain_pages.empty());
    CHECK(lines_of(problems) == std::string(about_english) + ":0:0 original-missing 中文\n");
}

TEST_CASE("a translation that can not be read does not take its original along")
{
    Problems problems;
    const Records records = records_of(with(about_english, "no front matter"), problems);
    CHECK(records.plain_pages.size() == 1);
    CHECK(rules_of(problems) == "front-matter-missing");
}

TEST_CASE("a translation carries words, not facts")
{
    const Files files = changed(small_site(), "content/jky/2023/report.en.md", "status",
                                "published = 2024-03-15\nstatus");
    CHECK(told(files) == "content/jky/2023/report.en.md:3:1 key-unknown published|\n");
}

TEST_CASE("of what a translation was made is the blob of the original")
{
    const std::string original = small_site().at("content/pages/about.zh.md");
    const std::string id = ObjectId::of_blob(original).text();
    const auto translation = [&](std::string_view line) {
        return changed(small_site(), about_english, "title = \"About\"",
                       "title = \"About\"\n" + std::string(line));
    };
    Problems problems;
    const Records records = records_of(
        translation("from = \"" + id + "\"\ntranslator = \"某人\"\nstatus = \"reviewed\""),
        problems);
    const Document* english = records.plain_pages.front().texts.in("en");
    CHECK(english->translation->from->text() == id);
    CHECK(english->translation->reviewed);
    CHECK(english->translation->translator == "某人");
    CHECK(problems.empty());
    CHECK_FALSE(records.plain_pages.front().texts.original().translation);
    CHECK(rules_of(problems_of(translation("from = \"HEAD\""))) == "key-value");
    CHECK(rules_of(problems_of(translation("status = \"final\""))) == "key-value");
}

TEST_CASE("a body in parts is the body, and a part is a whole list or table")
{
    const std::string text = "+++\ntitle = \"关于\"\n+++\n\n## 一、事项\n\n**总的**情况。\n\n---\n\n- 甲\n- 乙\n\n"
                             "| 项 | 数 |\n|--|--:|\n| 课 | 52 |\n";
    const Files files = with(about, text);
    const Snapshot snapshot = Snapshot::of_files(files);
    const SiteConfig config = config_of(files);
    const Reading reading{snapshot, config, [](const Path&, std::string_view) { return ""; }};
    Problems problems;
    const Document document =
        read_texts(reading, {{Path::of(about), "zh"}}, problems).value().texts.original();
    const std::vector<BodyPart> parts =
        body_parts_of(reading, document, [](const std::string&) { return true; });
    std::string joined;
    std::vector<std::size_t> counts;
    for (const BodyPart& part : parts) {
        joined += part.html;
        counts.push_back(part.anchors.size());
    }
    CHECK(joined == document.body);
    CHECK(counts == std::vector<std::size_t>{1, 1, 2, 4});
    CHECK(parts[0].is_heading);
    CHECK(parts[0].anchors.front() == "1");
    CHECK_FALSE(parts[1].is_heading);
    CHECK(parts[1].html.find("<strong>总的</strong>") != std::string::npos);
    CHECK(parts[3].html.starts_with("<div class=\"table-box\""));

    const std::vector<BodyPart> some = body_parts_of(
        reading, document, [](const std::string& anchor) { return anchor == "1"; });
    CHECK(some[0].html.find("id=\"1\"") != std::string::npos);
    CHECK(some[1].html.find("id=") == std::string::npos);
    CHECK(some[1].anchors == std::vector<std::string>{"1.p1"});
}

TEST_CASE("where outlines part is told once, at the first block, with both anchors")
{
    const Problem other = only(
        problems_of(changed(small_site(), "content/jky/2023/report.en.md", "## II.", "## III.")),
        "translation-outline");
    CHECK(other.place.line > 0);
    CHECK(other.words.size() == 2);
    CHECK(other.words[0] != other.words[1]);

    const Problem shorter = only(problems_of(changed(small_site(), "content/jky/2023/report.en.md",
                                                     "\nHold no fewer than 60 law lessons.\n", "")),
                                 "translation-outline");
    CHECK(shorter.words[0] == "");
    CHECK(shorter.words[1] == "4.p1");
}

TEST_CASE("a withdrawal has a day and a reason")
{
    const auto withdrawn = [](std::string_view value) {
        return changed(small_site(), report_file,
                       "source = ", "withdrawn = " + std::string(value) + "\nsource = ");
    };
    Problems problems;
    const Records records =
        records_of(withdrawn("{ on = 2024-05-01, reason = \"有误\" }"), problems);
    CHECK(problems.empty());
    CHECK(to_text(records.reports.front().standing.withdrawn->on) == "2024-05-01");
    CHECK(records.reports.front().standing.withdrawn->reason == "有误");
    CHECK(rules_of(problems_of(withdrawn("{ reason = \"有误\" }"))) == "date-bad");
    CHECK(rules_of(problems_of(withdrawn("{ on = \"五月\", reason = \"有误\" }"))) == "date-bad");
    CHECK(rules_of(problems_of(withdrawn("{ on = 2024-05-01 }"))) == "key-missing");
    CHECK(rules_of(problems_of(withdrawn("{ on = 2024-05-01, reason = \"\" }"))) == "key-missing");
    CHECK(rules_of(problems_of(withdrawn("true"))) == "key-type");
}

TEST_CASE("links of a document lead to addresses, and its anchors are ids")
{
    Problems problems;
    const Records records = records_of(
        with(
            about,
            "+++\ntitle = "
            "\"关于\"\n+++\n\n见[报告](../jky/2023/report.zh.md#1)、[外网](https://a.gov.cn/)。\n"),
        problems);
    const Document& document = records.plain_pages.front().texts.original();
    CHECK(document.body.find("href=\"/jky/2023/report.html#1\"") != std::string::npos);
    CHECK(document.body.find("id=\"p1\"") != std::string::npos);
    CHECK(document.links.size() == 2);
    CHECK(document.links.front().target == "../jky/2023/report.zh.md#1");
}

TEST_CASE("a body is named by its words, its title and where its links lead, and can be made again")
{
    const std::string text = "+++\ntitle = \"关于\"\n+++\n\n见[报告](../jky/2023/report.zh.md)。\n";
    const auto read = [](const Files& files, const std::string& address) {
        const Snapshot snapshot = Snapshot::of_files(files);
        const SiteConfig config = config_of(files);
        const Reading reading{snapshot, config,
                              [&](const Path&, std::string_view) { return address; }};
        Problems problems;
        Document document =
            read_texts(reading, {{Path::of(about), "zh"}}, problems).value().texts.original();
        const std::string body = std::exchange(document.body, "");
        CHECK(body_of(reading, document) == body);
        return document.body_name;
    };
    const Fingerprint name = read(with(about, text), "/a.html");
    CHECK(read(with(about, text), "/a.html") == name);
    CHECK(read(with(about, text), "/b.html") != name);
    CHECK(read(changed(with(about, text), about, "见", "看"), "/a.html") != name);
    CHECK(read(changed(with(about, text), about, "关于", "有关"), "/a.html") != name);
    CHECK(read(changed(with(about, text), about, "\n+++\n\n", "\n# 词\n+++\n\n"), "/a.html") == name);
    CHECK(read(with(about, "+++\ntitle = \"关于\"\n+++\n"), "/a.html") == Fingerprint());
}
