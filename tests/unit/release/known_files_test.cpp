#include "release/known_files.h"

#include <doctest/doctest.h>

using namespace mingbai;

TEST_CASE("what was written is read again")
{
    KnownFiles files;
    files["index.html"] = {Fingerprint::of("i"), std::string(64, 'a')};
    files["jyj/2023/attachments/第 1 号.pdf"] = {Fingerprint::of("\n"), std::string(64, 'b')};
    const std::optional<KnownFiles> read = known_files_from(to_bytes(files));
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    for (const auto& [path, file] : files) {
        CHECK(read->at(path).inputs == file.inputs);
        CHECK(read->at(path).digest == file.digest);
    }
    CHECK(known_files_from("")->empty());
}

TEST_CASE("half of it is nothing")
{
    const std::string bytes =
        to_bytes({{"index.html", {Fingerprint::of("i"), std::string(64, 'a')}}});
    for (std::size_t size = 1; size < bytes.size(); ++size)
        CHECK_FALSE(known_files_from(std::string_view(bytes).substr(0, size)));
}
