#include "model/activity_memory.h"

#include <doctest/doctest.h>

#include "build.h"
#include "site/routes.h"
#include "support/folder.h"
#include "support/pages.h"
#include "support/sites.h"

using namespace mingbai;

namespace {

const std::string record(activity_file);
const std::string photograph = "content/jky/activities/2023-09-20-moot-court.jpg";

// All that can be seen of a site: its files, each with the name of its inputs, and what is wrong.
struct Seen {
    std::map<std::string, std::pair<Fingerprint, std::string>> files;
    std::string told;

    friend bool operator==(const Seen&, const Seen&) = default;
};

Seen seen(const Files& files, const Memory& memory)
{
    static const Past nothing;
    const Files whole = with_theme(files);
    const Snapshot snapshot = Snapshot::of_files(whole);
    Problems problems;
    Seen seen;
    build_site(config_of(whole),
               {snapshot, parse_date("2025-06-01").value(), Drafts::hidden, {}, {1}, nothing,
                memory},
               {[](std::string_view, const Fingerprint&) { return false; },
                [&](std::string_view file, const Fingerprint& inputs, std::string_view bytes) {
                    seen.files.emplace(file, std::pair(inputs, bytes));
                }},
               problems);
    seen.told = lines_of(problems);
    return seen;
}

// How many of the records were not read but remembered: those have no body at hand.
std::size_t remembered_of(const Files& files, const Memory& memory)
{
    const Snapshot snapshot = Snapshot::of_files(files);
    const SiteConfig config = config_of(files);
    const Routes routes(config);
    const AddressOf address_of = [&](const Path& file, std::string_view target) {
        return routes.of_link(file, target);
    };
    Problems problems;
    std::size_t count = 0;
    for (const Activity& each :
         read_records({snapshot, config, address_of}, memory, {1}, problems).activities)
        count += each.texts.original().body.empty() ? 1 : 0;
    return count;
}

// With a link to a passage, an image, a table and a warning: there is no translation.
Files rich_site()
{
    Files files = ledger_site();
    files.erase("content/jky/activities/2024-03-01-lessons.en.md");
    return changed(std::move(files), activity_file, "学生分组担任各方角色。",
                   "学生分组，见[报告](../../jky/2023/report.zh.md#1)和[数](2024-03-01-lessons.zh.md#p1)。\n\n"
                   "![图](2023-09-20-moot-court.jpg)\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n");
}

}

TEST_CASE("a site of remembered records is the same site, and says the same")
{
    const Folder folder;
    const Memory memory(folder.path(), "program");
    const Files files = rich_site();
    const Seen full = seen(files, {});
    CHECK(full.told.find("translation-missing") != std::string::npos);
    CHECK(seen(files, memory) == full);
    CHECK(remembered_of(files, memory) == 2);
    CHECK(seen(files, memory) == full);
}

TEST_CASE("a record is read again when anything that its reading asked for has changed, and no other")
{
    const Folder folder;
    const Memory memory(folder.path(), "program");
    Files files = ledger_site();
    files.erase("content/jky/activities/2024-03-01-lessons.en.md");
    // How many are remembered when `other` follows on `files`.
    const auto remembered_in = [&](const Files& other) {
        seen(files, memory);
        REQUIRE(remembered_of(files, memory) == 2);
        const std::size_t count = remembered_of(other, memory);
        seen(files, memory);
        CHECK(seen(other, memory) == seen(other, {}));
        return count;
    };
    CHECK(remembered_in(changed(files, record, "学生分组", "学生们分组")) == 1);

    Files without_photograph = files;
    without_photograph.erase(photograph);
    CHECK(seen(without_photograph, {}).told.find("image-broken") != std::string::npos);
    CHECK(remembered_in(without_photograph) == 1);

    Files without_translation = files;
    without_translation.erase("content/jky/activities/2023-09-20-moot-court.en.md");
    CHECK(remembered_in(without_translation) == 1);

    Files with_translation = files;
    with_translation["content/jky/activities/2024-03-01-lessons.en.md"] =
        "+++\ntitle = \"Lessons\"\n+++\n\nOther words.\n";
    CHECK(remembered_in(with_translation) == 1);

    Files broken = files;
    broken[record] = "+++\n";
    CHECK(remembered_in(broken) == 1);

    CHECK(remembered_in(changed(files, report_file, "全年", "去年全年")) == 2);
}

TEST_CASE("another configuration, another program, or damage: nothing is remembered")
{
    const Folder folder;
    const Memory memory(folder.path(), "program");
    const Files files = ledger_site();
    CHECK(remembered_of(files, memory) == 0);
    CHECK(remembered_of(files, memory) == 2);
    CHECK(remembered_of(files, Memory(folder.path(), "another program")) == 0);
    CHECK(remembered_of(files, memory) == 0);
    Files configured = files;
    configured[std::string(config_file)] += "\n# a word\n";
    CHECK(remembered_of(configured, memory) == 0);
    CHECK(remembered_of(configured, memory) == 2);
    const std::string whole = folder.read("activities");
    folder.write("activities", whole.substr(0, whole.size() / 2));
    CHECK(remembered_of(configured, memory) == 0);
}
