#include "model/evidence.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

Outline outline()
{
    Problems problems;
    return records_of(small_site(), problems).reports.at(0).texts.original().outline;
}

SourceClaim claim(std::string_view quote, std::string_view at = "")
{
    return {"", std::string(quote), std::string(at), {"a.toml", 3, 9}, {"a.toml", 4, 6}};
}

std::string told(const SourceClaim& claimed)
{
    Problems problems;
    const std::string anchor = locate(outline(), "report.zh.md", claimed, problems);
    CHECK(anchor.empty() != problems.empty());  // found, or said why not
    return anchor + lines_of(problems);
}

}

TEST_CASE("a quote is found where it stands")
{
    CHECK(told(claim("组织法治课不少于60场次")) == "4.p1");
    CHECK(told(claim("组织法治课不少于60场次", "4.p1")) == "4.p1");
}

TEST_CASE("what is wrong is said at the key that is wrong")
{
    CHECK(told(claim("组织法治课不少于60场次", "9.p1")) ==
          "a.toml:4:6 anchor-broken 9.p1|report.zh.md\n");
    CHECK(told(claim("法治课")) == "a.toml:3:9 quote-short 法治课\n");
    CHECK(told(claim("今天天气很好")).starts_with("a.toml:3:9 quote-not-found report.zh.md"));
    CHECK(told(claim("组织法治课不少于６０场次")).starts_with("a.toml:3:9 quote-form"));
    CHECK(told(claim("组织法治课不少于60场次", "1.p1")).starts_with("a.toml:3:9 quote-elsewhere"));
}

TEST_CASE("a missing quote is nowhere, and nothing more is said")
{
    Problems problems;
    CHECK(locate(outline(), "report.zh.md", claim(""), problems).empty());
    CHECK(problems.empty());
}

TEST_CASE("what does not exist is told with what is most alike, unless it only could not be read")
{
    const References references({"jky/2023", "jky/2024/answers"});
    const auto blamed = [&](const std::string& name) {
        Problems problems;
        references.blame(
            "commitments", name, {"a.toml", 1, 1},
            [] { return References::Names{"jky/2022/lessons", "x"}; }, problems);
        return lines_of(problems);
    };
    CHECK(blamed("jky/2023") == "");
    CHECK(blamed("jky/2023/anything") == "");
    CHECK(blamed("jky/2022/lesson") ==
          "a.toml:1:1 reference-dangling commitments|jky/2022/lesson|jky/2022/lessons\n");
    CHECK(blamed("lessons") ==
          "a.toml:1:1 reference-dangling commitments|lessons|jky/2022/lessons\n");
    CHECK(blamed("jky/20234") == "a.toml:1:1 reference-dangling commitments|jky/20234\n");
    CHECK(blamed("jky") == "a.toml:1:1 reference-dangling commitments|jky\n");
    CHECK(blamed("") == "a.toml:1:1 reference-dangling commitments|\n");
}

TEST_CASE("so many may dangle that only the first get a hint")
{
    const References references({});
    Problems problems;
    int asked = 0;
    for (int i = 0; i < 10'000; ++i)
        references.say_dangling(
            "commitments", "lesson", {"a.toml", static_cast<std::uint32_t>(i + 1), 1},
            [&] {
                ++asked;
                return References::Names{"lessons"};
            },
            problems);
    CHECK(asked <= 100);
    CHECK(problems.sorted().size() == 10'000);
    CHECK(problems.sorted().front().words.back() == "lessons");
}
