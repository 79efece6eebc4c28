#include "intake/commit.h"

#include <doctest/doctest.h>

using namespace mingbai;

namespace {

constexpr std::string_view head = "tree e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\n"
                                  "parent ce013625030ba8dba906f756967f9e9ca394464a\n";

Commit read(const std::string& rest)
{
    const std::optional<ReadCommit> read = parse_commit(ObjectId(), std::string(head) + rest);
    REQUIRE(read);
    return read->commit;
}

}

TEST_CASE("who, when by whose clock, and the first line of the message")
{
    const Commit commit = read("author 张三 <z@example.org> 1700000000 +0000\n"
                               "committer 李四 <l@example.org> 1700000123 -0330\n"
                               "gpgsig -----BEGIN\n author 王五 <> 1 +0000\n\n"
                               "改正第三段\n\n说明\n");
    CHECK(commit.author == "张三");
    CHECK(commit.seconds == 1700000123);
    CHECK(commit.offset_minutes == -210);
    CHECK(commit.subject == "改正第三段");
    CHECK(commit.parents.size() == 1);
}

TEST_CASE("whatever is written there becomes a line that can be shown")
{
    CHECK(read("author  <> 1 +0000\n\n\n\n  空 \n").author.empty());
    CHECK(read("\n\n\n  空 \n").subject == "空");
    CHECK(read("\n\xD6\xD0\x01\xE2\x80\xAEx\n").subject == "\xEF\xBF\xBD\xEF\xBF\xBDx");
    CHECK(read("\n" + std::string(5000, 'x') + "\n").subject.size() == 200);
    CHECK(read("author").author.empty());
}

TEST_CASE("a clock that can not be is none")
{
    const auto offset = [](const std::string& text) {
        return read("committer x <> 1 " + text + "\n").offset_minutes;
    };
    CHECK(offset("+0800") == 480);
    CHECK(offset("+1400") == 840);
    CHECK(offset("+9999") == 0);
    CHECK(offset("") == 0);
    CHECK(read("committer x <> -5 +0000\n").seconds == 0);
    CHECK(read("committer x <> 99999999999999 +0000\n").seconds == 253402300799);
    CHECK(read("committer x <y> z> 7 +0000\n").seconds == 7);
}

TEST_CASE("what names no tree is no commit")
{
    CHECK_FALSE(parse_commit(ObjectId(), ""));
    CHECK_FALSE(parse_commit(ObjectId(), "tree abc\n\n"));
}
