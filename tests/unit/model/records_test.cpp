#include "model/records.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

Files with(std::string_view file, std::string_view text)
{
    Files files = small_site();
    files[std::string(file)] = text;
    return files;
}

std::string told(const Files& files)
{
    Problems problems;
    records_of(files, problems);
    return lines_of(problems);
}

// Many records, each with another fault.
Files large_site()
{
    Files files = small_site();
    for (int i = 0; i < 200; ++i) {
        const std::string stem = fmt::format("2023-{:02}-{:02}-{}", i % 12 + 1, i % 28 + 1, i);
        files[fmt::format("content/jky/activities/{}.zh.md", stem)] = fmt::format(
            "+++\ntitle = \"记录{0}\"\ndate = {1}\nkind = \"{2}\"\nkey{0} = 1\n+++\n\n{3}\n", i,
            stem.substr(0, 10), i % 3 == 0 ? "lecture" : "other", i % 5 == 0 ? "<b>一</b>" : "一");
    }
    return files;
}

std::string summary_of(const Records& records)
{
    std::string text;
    for (const Activity& activity : records.activities)
        text += activity.stem + activity.texts.original().body;
    for (const Path& file : records.media)
        text += file.text();
    return text;
}

}

TEST_CASE("records and problems do not depend on the number of workers")
{
    const Files files = large_site();
    Problems one;
    const std::string alone = summary_of(records_of(files, one, {1}));
    CHECK(alone.size() > 1000);
    for (const unsigned workers : {2U, 4U, 9U}) {
        Problems many;
        CHECK(summary_of(records_of(files, many, {workers})) == alone);
        CHECK(lines_of(many) == lines_of(one));
    }
}

TEST_CASE("files that do not belong are told, each once, and the guide is not")
{
    CHECK(told(with("content/README.md", "guide")) == "");
    CHECK(told(with("content/notes.txt", "x")) == "content/notes.txt:0:0 file-stray \n");
    CHECK(told(with("themes/plain/x", "x")) == "");
}

TEST_CASE("attachments and photographs are published as they are, nothing else is")
{
    Problems problems;
    const Records records =
        records_of(with("content/jky/2023/attachments/报告.pdf", "%PDF\xFF"), problems);
    std::string media;
    for (const Path& file : records.media)
        media += file.text() + "\n";
    CHECK(media == "content/jky/2023/attachments/报告.pdf\n"
                   "content/jky/activities/2023-09-20-moot-court.jpg\n");
    CHECK(problems.empty());
}

TEST_CASE("attachments alone make no report")
{
    Problems problems;
    CHECK(records_of(with("content/jky/2019/attachments/a.pdf", "x"), problems).reports.size() ==
          1);
    CHECK(problems.empty());
}

TEST_CASE("an attachment that a browser or a server would run is refused and not published")
{
    for (const std::string_view name : {"a.html", "a.HTM", "a.svg", "a.js", "a.php", "x/a.xml"}) {
        CAPTURE(name);
        Problems problems;
        const Records records =
            records_of(with("content/jky/2023/attachments/" + std::string(name), "x"), problems);
        CHECK(rules_of(problems) == "attachment-active");
        CHECK(records.media.size() == 1);
        CHECK(records.reports.at(0).attachments.empty());
    }
}

TEST_CASE("a page may not take the name of one that the program makes")
{
    for (const std::string_view name : {"index", "404", "search", "changes", "sitemap"}) {
        CAPTURE(name);
        const std::string file = fmt::format("content/pages/{}.zh.md", name);
        CHECK(told(with(file, "+++\ntitle = \"一\"\n+++\n")) ==
              fmt::format("{}:0:0 id-reserved {}\n", file, name));
    }
}

TEST_CASE("a redirect leads from an old page to an address, and only to one")
{
    const auto redirects = [](std::string_view from, std::string_view to) {
        Problems problems;
        const Records records =
            records_of(with("content/redirects.toml",
                            fmt::format("[[redirect]]\nfrom = \"{}\"\nto = \"{}\"\n", from, to)),
                       problems);
        return records.redirects.size() == 1 && problems.empty();
    };
    CHECK(redirects("/old.html", "/jky/2023/report.html"));
    CHECK(redirects("/old/", "/jky/"));
    CHECK(redirects("/en/老/old.html", "https://a.gov.cn/x"));
    for (const std::string_view from :
         {"old.html", "/", "/old", "/../x.html", "//x.html", "/a/../x.html", "https://a/x.html",
          "/a\\u0001.html", "/.html/"}) {
        CAPTURE(from);
        CHECK_FALSE(redirects(from, "/new.html"));
    }
    for (const std::string_view to :
         {"new.html", "javascript:alert(1)", "//evil.example", "data:text/html,x", "/a\\nb",
          "https://a\\\"b", "/\\\\evil.example", "#x"}) {
        CAPTURE(to);
        CHECK_FALSE(redirects("/old.html", to));
    }
}

TEST_CASE("a redirect that lacks an end is told once")
{
    CHECK(told(with("content/redirects.toml", "[[redirect]]\nfrom = \"/a.html\"\n")) ==
          "content/redirects.toml:1:1 key-missing to\n");
}

TEST_CASE("an empty content is no fault")
{
    Problems problems;
    const Files empty{{std::string(config_file), small_site().at(std::string(config_file))}};
    CHECK(records_of(empty, problems).reports.empty());
    CHECK(problems.empty());
}

TEST_CASE("whatever the bytes are, reading ends with problems and no crash")
{
    const std::string hostile[] = {
        std::string(100, '\0'),
        "+++\n+++\n" + std::string(5000, '['),
        "+++\ntitle = \"x\"\n+++\n" + std::string(3000, '>'),
        "+++\ntitle = [&\n+++\n",
        "+++\n" + std::string(10000, '+'),
        "\xEF\xBB\xBF+++\r\ntitle = \"x\"\r\n+++\r\n\xF0\x9F\x98\x80",
        std::string((1U << 20) + 1, '+'),
        "version https://git-lfs.github.com/spec/v1\n",
    };
    for (const std::string& bytes : hostile)
        for (const std::string_view file :
             {report_file, commitments_file, activity_file, config_file}) {
            CAPTURE(file);
            CAPTURE(bytes.substr(0, 40));
            CHECK_FALSE(problems_of(with(file, bytes)).empty());
        }
}

TEST_CASE("the ledger, its figures and bases are read from all years")
{
    Problems problems;
    const Records records = records_of(ledger_site(), problems);
    CHECK(lines_of(problems) == "");
    CHECK(records.answers.size() == 1);
    CHECK(records.figures.size() == 4);
    CHECK(records.indicators.size() == 2);
    CHECK(records.frameworks.size() == 1);
    CHECK(records.unread.empty());
}

TEST_CASE("what can not be read is known by name, an empty file is read")
{
    const auto unread = [](std::string_view path, std::string_view text) {
        Files files = ledger_site();
        files[std::string(path)] = std::string(text);
        Problems problems;
        std::string names;
        for (const std::string& name : records_of(files, problems).unread)
            names += name + " ";
        return names;
    };
    for (const std::string_view bad : {"x = ", "[[answer]\n", "\xFF"}) {
        CHECK(unread(commitments_file, bad) == "jky/2023 ");
        CHECK(unread(answers_file, bad) == "jky/2024/answers ");
        CHECK(unread("content/indicators.toml", bad) == "indicators ");
        CHECK(unread("content/frameworks/sample-plan.toml", bad) == "frameworks/sample-plan ");
        CHECK(unread(activity_file, bad) == "jky/activities/2023-09-20-moot-court ");
    }
    CHECK(unread(answers_file, "# nothing\n") == "");
}
