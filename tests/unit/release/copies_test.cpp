#include "release/copies.h"

#include <doctest/doctest.h>

#include "base/file.h"
#include "base/parallel.h"
#include "release/draft.h"
#include "support/folder.h"

using namespace mingbai;
namespace fs = std::filesystem;

namespace {

// Unlike itself from seed to seed, and long enough to be copied.
std::string page(int seed)
{
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "<p>第" + std::to_string(seed * 1000 + i) + "项";
    return text;
}

// The copies beside the files of a release, each held against its file.
std::size_t right_copies(const fs::path& release)
{
    std::size_t count = 0;
    for (const CopyForm& form : copy_forms)
        for (const file::Entry& entry : file::list(release, "")) {
            const std::string copied = entry.name + std::string(form.ending);
            if (!is_text_file(entry.name) || !file::kind_of(release / copied))
                continue;
            const std::string content = file::read(release / entry.name);
            CHECK(form.unpacked(file::read(release / copied), content.size()) == content);
            ++count;
        }
    return count;
}

bool is_one_file(const fs::path& a, const fs::path& b)
{
    return fs::equivalent(a, b);
}

}

TEST_CASE("each text file that is not small has its copies, and nothing else has")
{
    const Folder folder;
    Draft draft(folder.path());
    for (const std::string name : {"index.html", "a/data.csv", "a/data.json", "feed.xml", "site.css", "site.js",
                                   "x.svg", "release.txt"})
        draft.put(name, {}, page(1));
    draft.put("small.html", {}, std::string(smallest_copied - 1, 'a'));
    draft.put("least.html", {}, std::string(smallest_copied, 'a'));
    draft.put("picture.png", {}, page(2));
    const std::string name = draft.seal().name();
    draft.add_copies(Workers{3});
    CHECK(right_copies(draft.folder()) == 9 * copy_form_count);
    CHECK_FALSE(file::kind_of(draft.folder() / "small.html.gz"));
    CHECK_FALSE(file::kind_of(draft.folder() / "picture.png.gz"));
    CHECK_FALSE(file::kind_of(draft.folder() / "release/manifest.txt.gz"));
    // They are derivatives: the release is the same with them and without.
    CHECK(Manifest::parse(file::read(draft.folder() / Manifest::file_name)).value().name() == name);
}

TEST_CASE("a file that bears a copy's name is itself")
{
    const Folder folder;
    Draft draft(folder.path());
    draft.put("data.csv", {}, page(1));
    draft.put("data.csv.gz", {}, "somebody's");
    draft.seal();
    draft.add_copies(Workers{1});
    CHECK(file::read(draft.folder() / "data.csv.gz") == "somebody's");
    CHECK(file::kind_of(draft.folder() / "data.csv.br"));
    CHECK_FALSE(is_copy("data.csv.gz", draft.manifest()));
    CHECK(is_copy("data.csv.br", draft.manifest()));
    CHECK_FALSE(is_copy("other.csv.br", draft.manifest()));
    CHECK_FALSE(is_copy("data.csv", draft.manifest()));
}

TEST_CASE("the copies of a file that stayed are taken over, of one that changed they are made")
{
    const Folder folder;
    Draft first(folder.path());
    first.put("same.html", {}, page(1));
    first.put("changed.html", {}, page(2));
    first.put("bare.csv", {}, page(3));
    first.put("bare.csv.gz", {}, "an attachment");
    first.seal();
    first.add_copies(Workers{1});
    fs::remove(first.folder() / "same.html.br");

    Draft second(folder.path(), Former{first.folder(), first.files()});
    REQUIRE(second.keep("same.html", {}));
    second.put("changed.html", {}, page(4));
    REQUIRE(second.keep("bare.csv", {}));  // and its namesake is gone
    second.seal();
    second.add_copies(Workers{2});
    CHECK(right_copies(second.folder()) == 3 * copy_form_count);
    CHECK(is_one_file(first.folder() / "same.html.gz", second.folder() / "same.html.gz"));
    CHECK_FALSE(is_one_file(first.folder() / "changed.html.gz", second.folder() / "changed.html.gz"));
    CHECK_FALSE(is_one_file(first.folder() / "bare.csv.gz", second.folder() / "bare.csv.gz"));
}

TEST_CASE("a release that is served gets what it misses, and what stands there stays")
{
    const Folder folder;
    Draft first(folder.path());
    for (int seed = 1; seed <= 3; ++seed)
        first.put(std::to_string(seed) + ".html", {}, page(seed));
    first.seal();
    first.add_copies(Workers{1});
    first.place_at(folder / "first");

    Draft second(folder.path(), Former{folder / "first", first.files()});
    REQUIRE(second.keep("1.html", {}));
    REQUIRE(second.keep("2.html", {}));
    second.put("3.html", {}, page(5));
    second.seal();
    second.place_at(folder / "second");
    CHECK(right_copies(folder / "second") == 0);
    second.add_copies_to(folder / "second", Workers{2});
    CHECK(right_copies(folder / "second") == 3 * copy_form_count);
    CHECK(is_one_file(folder / "first/1.html.gz", folder / "second/1.html.gz"));

    // As a crash leaves it: some of those taken over and some of the new ones are missing.
    fs::remove(folder / "second/1.html.br");
    fs::remove(folder / "second/3.html.gz");
    const auto before = fs::last_write_time(folder / "second/3.html.br");
    second.add_copies_to(folder / "second", Workers{1});
    CHECK(right_copies(folder / "second") == 3 * copy_form_count);
    CHECK(fs::last_write_time(folder / "second/3.html.br") == before);
    // Nothing is left aside.
    CHECK(file::names_in(folder.path()) == std::vector<std::string>{"first", "second"});
}

TEST_CASE("an output with copies is replaced as any other, one with a stranger beside it is not")
{
    const Folder folder;
    const auto build = [&](bool with_copies) {
        Draft draft(folder.path());
        draft.put("index.html", {}, page(1));
        draft.seal();
        if (with_copies)
            draft.add_copies(Workers{1});
        draft.place_at(folder / "site");
    };
    build(true);
    build(false);
    CHECK_FALSE(file::kind_of(folder / "site/index.html.gz"));
    folder.write("site/index.html.zst", "");
    CHECK_THROWS(build(true));
}
