#include "release/draft.h"

#include <cstdlib>
#include <utility>

#include <sys/stat.h>

#include <doctest/doctest.h>

#include "base/digest.h"
#include "base/failure.h"
#include "base/parallel.h"
#include "support/folder.h"

using namespace mingbai;
namespace fs = std::filesystem;

namespace {

Draft drafted(const fs::path& parent, const std::string& content)
{
    Draft draft(parent);
    draft.put("index.html", {}, content);
    return draft;
}

void build_at(const fs::path& target, const std::string& content)
{
    Draft draft = drafted(target.parent_path(), content);
    draft.seal();
    draft.place_at(target);
}

}

TEST_CASE("sha256sum alone can check a release")
{
    const Folder folder;
    const fs::path target = folder / "site";
    Draft draft(folder.path());
    draft.put("index.html", {}, "<p>明白");
    draft.put("body/2023/attachments/第 1 号：说明.pdf", {}, std::string("\0\xFF\n", 3));
    draft.put("empty.txt", {}, "");
    draft.seal();
    draft.place_at(target);
    const std::string check =
        "cd '" + target.string() + "' && sha256sum --check --strict --status release/manifest.txt";
    CHECK(std::system(check.c_str()) == 0);
    folder.write("site/empty.txt", "changed");
    CHECK(std::system(check.c_str()) != 0);
}

TEST_CASE("a draft holds exactly its manifest, readable by a web server whatever the umask")
{
    const Folder folder;
    const mode_t before = ::umask(077);
    const fs::path target = folder / "made/on/the/way";
    Draft draft(target.parent_path());
    draft.put("a/b/c.html", {}, "c");
    draft.put("index.html", {}, "i");
    const Manifest manifest = draft.seal();
    draft.place_at(target);
    ::umask(before);
    CHECK(manifest.files == std::map<std::string, std::string>{{"a/b/c.html", sha256("c")},
                                                               {"index.html", sha256("i")}});
    CHECK(Manifest::parse(Folder::content_of(target / Manifest::file_name))->files ==
          manifest.files);
    CHECK(file::list(target, "").size() == manifest.files.size() + 1);
    for (const char* made : {"made", "made/on", "made/on/the", "made/on/the/way",
                             "made/on/the/way/a", "made/on/the/way/a/b", "made/on/the/way/release"})
        CHECK(mode_of(folder / made) == 0755);
    for (const file::Entry& entry : file::list(target, ""))
        CHECK(mode_of(target / entry.name) == 0644);
}

TEST_CASE("many threads put, and the manifest is the one that a single thread makes")
{
    const Folder folder;
    const auto made_by = [&](unsigned threads) {
        Draft draft(folder.path());
        for_each_index(Workers{threads}, 500, [&](std::size_t i) {
            const std::string number = std::to_string(i);
            draft.put("d" + std::to_string(i % 7) + "/e" + std::to_string(i % 3) + "/" + number, {},
                      number);
        });
        return draft.seal();
    };
    const Manifest alone = made_by(1);
    CHECK(alone.files.size() == 500);
    CHECK(made_by(4).text() == alone.text());
    CHECK(file::names_in(folder.path()).empty());
}

TEST_CASE("a draft that is not placed leaves nothing, sealed or not, and moving it loses nothing")
{
    const Folder folder;
    {
        Draft draft = drafted(folder.path(), "one");
        const Draft moved = std::move(draft);
        Draft sealed = drafted(folder.path(), "two");
        sealed.seal();
        CHECK(file::names_in(folder.path()).size() == 2);
    }
    CHECK(file::names_in(folder.path()).empty());
}

TEST_CASE("an absent, an empty and an old output are replaced; nothing of the old one stays")
{
    const Folder folder;
    build_at(folder / "absent", "one");
    CHECK(folder.read("absent/index.html") == "one");
    fs::create_directory(folder / "empty");
    build_at(folder / "empty", "two");
    CHECK(folder.read("empty/index.html") == "two");
    Draft larger = drafted(folder.path(), "three");
    larger.put("more.html", {}, "more");
    larger.seal();
    larger.place_at(folder / "absent/");
    CHECK(folder.read("absent/more.html") == "more");
    build_at(folder / "absent", "four");
    CHECK(folder.read("absent/index.html") == "four");
    CHECK_FALSE(fs::exists(folder / "absent/more.html"));
    CHECK(file::names_in(folder.path()) == std::vector<std::string>{"absent", "empty"});
}

TEST_CASE("what is not ours is never replaced")
{
    const Folder folder;
    folder.write("photos/a.jpg", "precious");
    folder.write("file", "precious");
    folder.write("other/release/manifest.txt", "not a manifest\n");
    folder.write("real/index.html", "precious");
    folder.write("bare/release/manifest.txt", "");
    folder.write("bare/a.jpg", "precious");
    build_at(folder / "checkout", "one");
    folder.write("checkout/.git/HEAD", "precious");
    fs::create_directory_symlink("real", folder / "link");
    for (const char* target :
         {"photos", "file", "other", "bare", "checkout", "link", "link/"}) {
        CHECK_THROWS_AS(require_replaceable(folder / target), Failure);
        CHECK_THROWS_AS(build_at(folder / target, "x"), Failure);
    }
    CHECK(folder.read("photos/a.jpg") == "precious");
    CHECK(folder.read("real/index.html") == "precious");
    CHECK(folder.read("checkout/.git/HEAD") == "precious");
    CHECK(file::names_in(folder.path()) ==
          std::vector<std::string>{"bare", "checkout", "file", "link", "other", "photos", "real"});
}

TEST_CASE("a file that can not be made is a failure, and the draft still dies clean")
{
    const Folder folder;
    {
        Draft draft = drafted(folder.path(), "x");
        CHECK_THROWS_AS(draft.put("index.html/below", {}, "y"), Failure);
        CHECK_THROWS_AS(draft.put(std::string(300, 'n'), {}, "y"), Failure);
    }
    CHECK(file::names_in(folder.path()).empty());
}
