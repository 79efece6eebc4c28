#include "intake/raw_tree.h"

#include <optional>
#include <string>
#include <utility>

#include <doctest/doctest.h>

using namespace mingbai;

namespace {

std::string raw(const std::string& mode, const std::string& name, const ObjectId& id)
{
    std::string entry = mode + ' ' + name + '\0';
    entry.append(id.bytes().begin(), id.bytes().end());
    return entry;
}

}

TEST_CASE("entries come off one after the other, as they stand")
{
    const ObjectId id = ObjectId::of_blob("x");
    const std::string bytes = raw("100644", "a b", id) + raw("40000", "目录", id) +
                              raw("120000", "link", id) + raw("160000", "sub", id) +
                              raw("100755", "..", id) + raw("0", "", id);
    std::string_view rest = bytes;
    for (const auto& [name, kind] :
         {std::pair{"a b", RawTreeEntry::Kind::file}, std::pair{"目录", RawTreeEntry::Kind::folder},
          std::pair{"link", RawTreeEntry::Kind::symlink},
          std::pair{"sub", RawTreeEntry::Kind::submodule},
          std::pair{"..", RawTreeEntry::Kind::file}, std::pair{"", RawTreeEntry::Kind::other}}) {
        const std::optional<RawTreeEntry> entry = take_tree_entry(rest);
        REQUIRE(entry);
        CHECK(entry->name == name);
        CHECK(entry->kind == kind);
        CHECK(entry->id == id);
    }
    CHECK(rest.empty());
}

TEST_CASE("a tree cut off anywhere is damaged, not misread")
{
    const std::string whole = raw("100644", "name", ObjectId::of_blob("x"));
    for (std::size_t size = 1; size < whole.size(); ++size) {
        std::string_view cut = std::string_view(whole).substr(0, size);
        CHECK_FALSE(take_tree_entry(cut));
    }
    for (const std::string& bad : {raw("", "n", {}), raw("8", "n", {}), raw("10064x", "n", {}),
                                   raw("100000000644", "n", {})}) {
        std::string_view bytes = bad;
        CHECK_FALSE(take_tree_entry(bytes));
    }
}

TEST_CASE("names that could leave the tree are not possible")
{
    for (const char* name : {"", ".", "..", ".git", ".GIT", ".gIt", "a/b", "/"})
        CHECK_FALSE(is_possible_name(name));
    for (const char* name : {"...", ".gitignore", ".gi", "git", "a", "附件"})
        CHECK(is_possible_name(name));
}
