#include "release/manifest.h"

#include <random>

#include <doctest/doctest.h>

#include "base/digest.h"

using namespace mingbai;

namespace {

const std::string a_digest(64, 'a');

std::string line(const std::string& path)
{
    return a_digest + "  " + path + "\n";
}

}

TEST_CASE("a manifest reads what it writes")
{
    std::mt19937 random(20230920);
    for (int round = 0; round < 50; ++round) {
        Manifest manifest;
        for (unsigned i = 0; i < static_cast<unsigned>(round); ++i) {
            const std::string number = std::to_string(random());
            manifest.files.emplace("目录 " + number.substr(0, 2) + "/" + number + ".html",
                                   sha256(number));
        }
        const std::optional<Manifest> read = Manifest::parse(manifest.text());
        REQUIRE(read);
        CHECK(read->files == manifest.files);
        CHECK(read->name() == manifest.name());
    }
}

TEST_CASE("only what a manifest would write is read, so that one content has one name")
{
    CHECK(Manifest::parse(""));
    CHECK(Manifest::parse(line("a") + line("a.b") + line("a/b")));
    for (const std::string& text :
         {line("b") + line("a"), line("a") + line("a"), line("../a"), line("/a"), line("a//b"),
          line("a\\b"), line(""), line(std::string(Manifest::file_name)), a_digest + "  a",
          a_digest + " *a\n", a_digest + " a\n", a_digest.substr(1) + "  a\n",
          std::string(64, 'A') + "  a\n", std::string("\n"), line("a") + "\n", a_digest + "  a\r\n",
          std::string("text\n")})
        CHECK_MESSAGE(!Manifest::parse(text), text);
}

TEST_CASE("a release is named by its manifest")
{
    Manifest manifest;
    manifest.files = {{"a", a_digest}};
    CHECK(manifest.name() == sha256(line("a")).substr(0, 16));
    const std::string before = manifest.name();
    manifest.files.emplace("b", a_digest);
    CHECK(manifest.name() != before);
}
