#include "model/framework.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

constexpr std::string_view file = "content/frameworks/sample-plan.toml";

std::string rules(std::string_view from, std::string_view to)
{
    Problems problems;
    records_of(changed(ledger_site(), file, from, to), problems);
    return rules_of(problems);
}

}

TEST_CASE("a framework is read with its clauses, and is called like its file")
{
    Problems problems;
    const Framework framework = records_of(ledger_site(), problems).frameworks.at(0);
    CHECK(framework.id == "sample-plan");
    CHECK(framework.title.in("zh") == "示例县法治教育计划");
    CHECK(framework.number == "示教发〔2021〕1号");
    CHECK(to_text(framework.valid_from.value()) == "2021-06-01");
    CHECK_FALSE(framework.valid_to);
    CHECK(framework.read_at == "示例县档案馆，2024年3月1日");
    REQUIRE(framework.find("lessons"));
    CHECK(framework.find("lessons")->quote == "各学校每学年组织法治课");
    CHECK_FALSE(framework.find("lesson"));
    CHECK_FALSE(framework.find(""));
}

TEST_CASE("only text that somebody has read: where it was read must be said")
{
    CHECK(rules("read_at = \"示例县档案馆，2024年3月1日\"\n", "") == "key-missing");
    CHECK(rules("title.zh = \"示例县法治教育计划\"\n", "") == "key-missing");
    CHECK(rules("quote = \"各学校每学年组织法治课\"\n", "") == "key-missing");
    CHECK(rules("id = \"lessons\"\n", "") == "key-missing");
    CHECK(rules("id = \"lessons\"\n", "id = \"第一条\"\n") == "id-bad");
    CHECK(rules("[[clauses]]\n", "[[clauses]]\nid = \"lessons\"\nquote = \"同一编号\"\n\n[[clauses]]\n") ==
          "id-duplicate");
}

TEST_CASE("its days are days, in order")
{
    CHECK(rules("valid_from = 2021-06-01\n", "valid_from = \"2021\"\n") == "date-bad");
    CHECK(rules("valid_from = 2021-06-01\n", "valid_from = 2021-06-01\nvalid_to = 2021-05-31\n") ==
          "date-order");
    CHECK(rules("valid_from = 2021-06-01\n", "valid_from = 2021-06-01\nvalid_to = 2021-06-01\n") ==
          "");
    CHECK(rules("number =", "numbers =") == "key-unknown");
}
