#include "release/spare.h"

#include <algorithm>
#include <map>
#include <random>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "base/file.h"
#include "release/copies.h"
#include "release/draft.h"
#include "support/folder.h"

using namespace mingbai;
namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;

// Whether one name is a folder of another: both can not be files of one release.
bool fits(const Files& files, const std::string& name)
{
    return std::none_of(files.begin(), files.end(), [&](const auto& file) {
        return file.first.starts_with(name + "/") || name.starts_with(file.first + "/");
    });
}

// Few names and few contents, so that releases share some; a file where another has a folder, and files that
// are named like copies.
Files random_release(std::mt19937& random)
{
    const std::vector<std::string> names = {"index.html",  "index.html.gz", "a.csv",     "a.csv/b.html",
                                            "a.csv.br",    "d/e",           "d/e/f.txt", "d/e/g.html",
                                            "h/i.png",     "h/i.png.gz",    "j/k/l.json"};
    Files files;
    for (const std::string& name : names)
        if (random() % 2 == 0 && fits(files, name))
            files[name] = std::string(smallest_copied - 2 + random() % 4, static_cast<char>('a' + random() % 3));
    return files;
}

void fill(Draft& draft, const Files& files)
{
    for (const auto& [name, content] : files) {
        const Fingerprint inputs = Fingerprint::of(content);
        if (!draft.keep(name, inputs))
            draft.put(name, inputs, content);
    }
    draft.seal();
}

void make_release(const fs::path& place, const Files& files)
{
    Draft draft(place.parent_path());
    fill(draft, files);
    draft.add_copies(Workers{1});
    draft.place_at(place);
}

// What stands there: files with their contents, and folders.
Files found_in(const fs::path& folder)
{
    Files found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        found[entry.path().lexically_relative(folder).string()] =
            entry.is_directory() ? "folder" : Folder::content_of(entry.path());
    return found;
}

}

TEST_CASE("law: a draft made of any old release is the one that is made of nothing")
{
    std::mt19937 random(20261128);
    for (int round = 0; round < 300; ++round) {
        CAPTURE(round);
        const Folder folder;
        const Files wanted = random_release(random);
        make_release(folder / "old", random_release(random));
        const Files live = random_release(random);
        Former former{folder / "live", {}};
        {
            Draft draft(folder.path());
            fill(draft, live);
            former.files = draft.files();
            draft.add_copies(Workers{1});
            draft.place_at(folder / "live");
        }
        Draft draft(folder.path(), former, Spare::in(folder / "old"));
        CHECK_FALSE(file::kind_of(folder / "old"));
        fill(draft, wanted);
        draft.place_at(folder / "new");
        draft.add_copies_to(folder / "new", Workers{1});
        make_release(folder / "twin", wanted);
        CHECK(found_in(folder / "new") == found_in(folder / "twin"));
        CHECK(Spare::in(folder / "new"));
    }
}

TEST_CASE("what stands is neither written nor linked again, and what another release shares is not written into")
{
    const Folder folder;
    const Files files = {{"same.html", std::string(2000, 's')}, {"other.html", std::string(2000, 'o')}};
    make_release(folder / "old", files);
    fs::create_hard_link(folder / "old/other.html", folder / "shared.html");
    const auto standing = fs::last_write_time(folder / "old/same.html");
    Draft draft(folder.path(), {}, Spare::in(folder / "old"));
    fill(draft, {{"same.html", files.at("same.html")}, {"other.html", "changed"}});
    CHECK(fs::last_write_time(draft.folder() / "same.html") == standing);
    CHECK(file::kind_of(draft.folder() / "same.html.gz"));
    CHECK_FALSE(file::kind_of(draft.folder() / "other.html.gz"));
    CHECK(folder.read("shared.html") == files.at("other.html"));
}

TEST_CASE("what somebody took away is made again; what somebody added makes the tree no spare")
{
    const Folder folder;
    const Files files = {{"a/b.html", std::string(2000, 'b')}};
    make_release(folder / "old", files);
    fs::remove(folder / "old/a/b.html");
    fs::remove(folder / "old/a/b.html.br");
    {
        Draft draft(folder.path(), {}, Spare::in(folder / "old"));
        fill(draft, files);
        draft.place_at(folder / "old");
        draft.add_copies_to(folder / "old", Workers{1});
    }
    make_release(folder / "twin", files);
    CHECK(found_in(folder / "old") == found_in(folder / "twin"));
    for (const char* added : {"a/c.html", "a/c.html.gz", "a/b.png.gz", "note"}) {
        CAPTURE(added);
        folder.write("old/" + std::string(added), "");
        CHECK_FALSE(Spare::in(folder / "old"));
        fs::remove(folder / ("old/" + std::string(added)));
        CHECK(Spare::in(folder / "old"));
    }
    fs::create_directories(folder / "old/empty/folder");
    CHECK_FALSE(Spare::in(folder / "old"));
    fs::remove_all(folder / "old/empty");
    CHECK(Spare::in(folder / "old"));
    fs::create_symlink("b.html", folder / "old/a/d.html");
    CHECK_FALSE(Spare::in(folder / "old"));
    fs::remove(folder / "old/a/d.html");
    fs::remove(folder / "old" / Manifest::file_name);
    CHECK_FALSE(Spare::in(folder / "old"));
    CHECK_FALSE(Spare::in(folder / "nowhere"));
}
