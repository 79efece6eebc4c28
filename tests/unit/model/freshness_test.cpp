#include "model/freshness.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "intake/repository.h"
#include "support/sites.h"
#include "support/test_repository.h"

using namespace mingbai;

namespace {

constexpr std::string_view original_file = "content/pages/about.zh.md";
constexpr std::string_view translation_file = "content/pages/about.en.md";

void write_small_site(const TestRepository& made)
{
    for (const auto& [path, content] : small_site())
        made.write(path, content);
}

std::string original(std::string_view front, std::string_view body)
{
    return "+++\ntitle = \"关于本站\"\n" + std::string(front) + "+++\n\n" + std::string(body) + "\n";
}

std::string translation_of(const std::string& text)
{
    return "+++\ntitle = \"About\"\nfrom = \"" + ObjectId::of_blob(text).text() + "\"\n+++\n\nText.\n";
}

struct Told {
    Freshness freshness = Freshness::fresh;
    std::string problems;
};

// Of the page about the site, told from what `past` says.
Told told(const Snapshot& snapshot, const Past& past)
{
    std::vector<std::string> paths;
    for (const Path& path : snapshot.paths())
        paths.push_back(path.text());
    Problems of_files;
    const SiteConfig config = read_config(snapshot, of_files).value();
    const Reading reading{snapshot, config, [](const Path&, std::string_view) { return ""; }};
    Records records = read_records(reading, {}, {1}, of_files);
    Problems problems;
    find_freshness(reading, past,
                   past.history.is_empty() ? Revisions() : Revisions(past.history, paths), {1},
                   records, problems);
    const PlainPage& page = records.plain_pages.front();
    return {page.texts.in("en")->translation->freshness, lines_of(problems)};
}

Told told(const std::filesystem::path& folder)
{
    const Repository repository = Repository::open(folder);
    const ObjectId tip = repository.resolve("HEAD").value();
    Problems of_commit;
    return told(Snapshot::of_commit(repository, tip, of_commit),
                {History::of(repository, tip, "", History()),
                 [repository](const ObjectId& blob) { return repository.find_blob(blob); }});
}

}

TEST_CASE("what was translated is known when the original once was it, and nothing else is known")
{
    TestRepository made;
    write_small_site(made);
    const std::string first = original("", "第一稿。");
    made.write(original_file, first);
    made.write(translation_file, translation_of(first));
    made.commit();
    CHECK(told(made.folder()).freshness == Freshness::fresh);

    made.write(original_file, original("# 事实\n", "第一稿。"));
    made.commit();
    CHECK(told(made.folder()).freshness == Freshness::fresh);

    const std::string second = original("", "第二稿。");
    made.write(original_file, second);
    made.commit();
    const std::string now = ObjectId::of_blob(second).text();
    const Told stale = told(made.folder());
    CHECK(stale.freshness == Freshness::stale);
    CHECK(stale.problems ==
          std::string(translation_file) + ":3:8 translation-stale " + now + "\n");

    // The store holds it, as it may in one clone and not in another; the history does not.
    const std::string never = original("", "没有提交过。");
    made.put_blob(never);
    made.write(translation_file, translation_of(never));
    made.commit();
    const Told unknown = told(made.folder());
    CHECK(unknown.freshness == Freshness::unknown);
    CHECK(unknown.problems == std::string(translation_file) + ":3:8 translation-source-unknown " +
                                  now + "|" + ObjectId::of_blob(never).short_text() + "\n");

    // Nor is it the original's version when it is another document's.
    made.write(translation_file, translation_of(small_site().at("content/jky/2023/report.zh.md")));
    made.commit();
    CHECK(told(made.folder()).freshness == Freshness::unknown);
}

TEST_CASE("a version is the original's under its former name too")
{
    TestRepository made;
    write_small_site(made);
    const std::string body = "很长的一段话，足以认出是同一份文件，改了名字也认得出来。\n\n又一段很长的话，和前面一样长。";
    const std::string first = original("", body);
    made.write("content/pages/site.zh.md", first);
    made.remove(original_file);
    made.remove(translation_file);
    made.commit();
    made.remove("content/pages/site.zh.md");
    made.write(original_file, original("", body + "新增。"));
    made.write(translation_file, translation_of(first));
    made.commit();
    CHECK(told(made.folder()).freshness == Freshness::stale);
}

TEST_CASE("behind a cut and outside git nothing is claimed, and nobody is asked to mend it")
{
    TestRepository made;
    write_small_site(made);
    const std::string first = original("", "第一稿。");
    made.write(original_file, first);
    made.write(translation_file, translation_of(first));
    made.commit();
    made.write(original_file, original("", "第二稿。"));
    made.commit();
    const Told cut = told(made.bare_clone("--depth=1"));
    CHECK(cut.freshness == Freshness::unknown);
    CHECK(cut.problems == "");

    Files files = small_site();
    files[std::string(original_file)] = original("", "第二稿。");
    files[std::string(translation_file)] = translation_of(first);
    const Told outside = told(Snapshot::of_files(files), Past());
    CHECK(outside.freshness == Freshness::unknown);
    CHECK(outside.problems == "");
}
