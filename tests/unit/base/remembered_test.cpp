#include "base/remembered.h"

#include <doctest/doctest.h>

#include "support/folder.h"

using namespace mingbai;

TEST_CASE("what was kept is recalled under its key and no other")
{
    const Folder folder;
    const std::filesystem::path file = folder / "memory";
    CHECK_FALSE(remembered::recall(file, "key"));
    remembered::keep(file, "key", "bytes");
    CHECK(remembered::recall(file, "key") == "bytes");
    CHECK_FALSE(remembered::recall(file, "another key"));
    remembered::keep(file, "key", "");
    CHECK(remembered::recall(file, "key") == "");
}

TEST_CASE("what is damaged or cut off is as if it were not there")
{
    const Folder folder;
    remembered::keep(folder / "memory", "key", "bytes");
    const std::string whole = folder.read("memory");
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        folder.write("memory", damaged);
        CHECK_FALSE(remembered::recall(folder / "memory", "key"));
        folder.write("memory", whole.substr(0, at));
        CHECK_FALSE(remembered::recall(folder / "memory", "key"));
    }
}
