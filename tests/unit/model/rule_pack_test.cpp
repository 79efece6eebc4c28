#include "model/rule_pack.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

constexpr std::string_view basis = "basis = { name = \"甲\", source = \"https://example.org\", seen = 2024-04-01 }\n";

std::vector<RulePack> packs_of(const std::string& text, Problems& problems)
{
    return read_rule_packs(Snapshot::of_files({{"content/rules/a.toml", text}}), problems);
}

}

TEST_CASE("each kind of demand is read, and demands of a kind stand in the order of the file")
{
    Problems problems;
    const std::string text = "name = \"规则包\"\n[[days]]\nid = \"d\"\ndate = \"issued\"\nbefore = \"03-01\"\nlevel = \"error\"\nfrom = 2023\n" +
                             std::string(basis) + "[[words]]\nid = \"w\"\nwrite = \"法治\"\nnot = [\"法制\", \"\"]\n" + std::string(basis) +
                             "[[levels]]\nid = \"l\"\nrule = \"date-zero\"\nlevel = \"off\"\nreason = \"丙\"\n" + std::string(basis);
    const auto packs = packs_of(text, problems);
    CHECK(lines_of(problems) == "");
    REQUIRE(packs.size() == 1);
    REQUIRE(packs.front().demands.size() == 3);
    CHECK_FALSE(packs.front().is_example);
    const Demand& words = packs.front().demands[0];
    CHECK(words.id == "a/w");
    CHECK(words.level == "warning");
    CHECK(std::get<WantedWords>(words.wanted).not_so.size() == 1);
    const Demand& day = packs.front().demands[1];
    CHECK(day.level == "error");
    CHECK(day.from == 2023);
    CHECK(std::get<WantedDay>(day.wanted).month == 3);
    CHECK(day.basis.is_read());
    CHECK(std::get<WantedLevel>(packs.front().demands[2].wanted).reason == "丙");
}

TEST_CASE("a basis without source or day was not read")
{
    for (const std::string rest : {"", ", seen = 2024-04-01", ", source = \"https://example.org\""}) {
        Problems problems;
        const auto packs =
            packs_of("name = \"规\"\n[[fields]]\nid = \"f\"\nfield = \"summary\"\nbasis = { name = \"甲\"" + rest + " }\n", problems);
        CHECK_FALSE(packs.front().demands.front().basis.is_read());
        CHECK(rules_of(problems) == "basis-unread");
    }
}

TEST_CASE("a demand with a fault asks nothing")
{
    Problems problems;
    const auto packs = packs_of("name = \"规\"\n[[sections]]\nid = \"s\"\nheadings = []\n" + std::string(basis), problems);
    CHECK(packs.front().demands.empty());
    CHECK(lines_of(problems) == "content/rules/a.toml:2:1 key-missing headings\n");
}

TEST_CASE("a pack that is no TOML is told, and there is none")
{
    Problems problems;
    CHECK(packs_of("name = ", problems).empty());
    CHECK(rules_of(problems) == "toml-syntax");
}

TEST_CASE("what is called stray is not obeyed")
{
    const std::string text = "name = \"规则包\"\n[[words]]\nid = \"w\"\nwrite = \"法治\"\nnot = [\"法制\"]\n" + std::string(basis);
    Problems problems;
    const auto packs = read_rule_packs(Snapshot::of_files({{"content/rules/a.toml", text},
                                                           {"content/rules/sub/b.toml", text},
                                                           {"content/rules/C.toml", text},
                                                           {"content/rules/d.TOML", text}}),
                                       problems);
    REQUIRE(packs.size() == 1);
    CHECK(packs.front().id == "a");
}
