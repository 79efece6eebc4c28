#include "release/log.h"

#include <random>

#include <doctest/doctest.h>

#include "support/folder.h"

using namespace mingbai;

namespace {

constexpr std::string_view release_text = "某局\n\ncommit: 0123\nas-of: 2024-06-01\ngenerator:\n"
                                          "  sources 1\n  cmark 2\n\n怎样核对\n";

LogEntry entry(const std::string& name, std::size_t files)
{
    LogEntry entry = entry_of(release_text);
    entry.release = name;
    for (std::size_t i = 0; i < files; ++i)
        entry.difference.added.push_back(std::to_string(i) + ".html");
    return entry;
}

}

TEST_CASE("what a release states of itself")
{
    const LogEntry facts = entry_of(release_text);
    CHECK(facts.commit == "0123");
    CHECK(facts.as_of == "2024-06-01");
    CHECK(facts.identity.size() == 64);
    CHECK(facts.identity == entry_of("generator:\n  sources 1\n  cmark 2\n").identity);
    CHECK(facts.identity != entry_of("generator:\n  sources 1\n  cmark 3\n").identity);
    CHECK(entry_of("").identity.empty());
}

TEST_CASE("a difference names what came, changed and went")
{
    const Manifest before{{{"a", "1"}, {"b", "1"}, {"c", "1"}}};
    const Manifest after{{{"b", "1"}, {"c", "2"}, {"d", "1"}}};
    const Difference difference = Difference::between(before, after);
    CHECK(difference.added == std::vector<std::string>{"d"});
    CHECK(difference.changed == std::vector<std::string>{"c"});
    CHECK(difference.removed == std::vector<std::string>{"a"});
    CHECK(difference.count() == 3);
    CHECK(Difference::between(after, after).count() == 0);
}

TEST_CASE("a difference is what looking for each file would find")
{
    std::mt19937 random(20261127);
    const auto any_manifest = [&] {
        Manifest manifest;
        for (std::size_t left = random() % 12; left > 0; --left)
            manifest.files[std::string(1 + random() % 2, static_cast<char>('a' + random() % 4))] =
                std::to_string(random() % 2);
        return manifest;
    };
    for (int round = 0; round < 2000; ++round) {
        const Manifest before = any_manifest();
        const Manifest after = any_manifest();
        Difference wanted;
        for (const auto& [path, digest] : after.files) {
            if (!before.files.contains(path))
                wanted.added.push_back(path);
            else if (before.files.at(path) != digest)
                wanted.changed.push_back(path);
        }
        for (const auto& [path, digest] : before.files)
            if (!after.files.contains(path))
                wanted.removed.push_back(path);
        const Difference found = Difference::between(before, after);
        CHECK(found.added == wanted.added);
        CHECK(found.changed == wanted.changed);
        CHECK(found.removed == wanted.removed);
    }
}

TEST_CASE("lines are appended, read again, and chained")
{
    const Folder folder;
    const std::filesystem::path file = folder / Log::file_name;
    Log(file).append(entry("a", 2));
    Log log(file);
    log.append(entry("b", Log::most_named + 1));
    log.append(entry("a", 0));
    CHECK(log.releases() == std::vector<std::string>{"b", "a"});
    CHECK(Log(file).releases() == log.releases());
    const std::string text = folder.read(Log::file_name);
    CHECK_FALSE(first_broken_line(text));
    // Too many names are counted.
    CHECK(text.find("\"files\":1001") != std::string::npos);
    CHECK(text.find("1000.html") == std::string::npos);
}

TEST_CASE("what is no line breaks the chain where it stands")
{
    CHECK_FALSE(first_broken_line(""));
    CHECK(first_broken_line("half a line") == 1);
    CHECK(first_broken_line("{}\n") == 1);
    CHECK_FALSE(first_broken_line("{\"previous\":\"\"}\n"));
    CHECK(first_broken_line("{\"previous\":\"\"}\n{\"previous\":\"\"}\n") == 2);
}
