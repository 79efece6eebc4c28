#include "compare/likeness.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>

#include "support/official_text.h"

using namespace mingbai;

namespace {

double alike(std::string_view one, std::string_view other)
{
    return likeness(features_of(one), features_of(other));
}

}

TEST_CASE("likeness is 1 for the same, 0 for nothing in common, and the same from both sides")
{
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        OfficialText random(seed);
        const std::string one = random.paragraph();
        const std::string other = random.paragraph();
        CHECK(alike(one, one) == 1);
        CHECK(alike(one, other) == alike(other, one));
        CHECK(alike(one, other) >= 0);
        CHECK(alike(one, other) < 1.0001);
        CHECK(alike(one, random.edited(one)) > alike(one, "天气晴朗"));
    }
    CHECK(alike("", "") == 0);
    CHECK(alike("——", "——") == 0);
    CHECK(alike("学习宪法", "检查卫生") == 0);
}

TEST_CASE("shared features are what the stupid twin counts")
{
    for (std::uint32_t seed = 1; seed <= 50; ++seed) {
        OfficialText random(seed);
        const Features one = features_of(random.paragraph());
        const Features other = features_of(random.paragraph());
        Features both;
        std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                              std::back_inserter(both));
        CHECK(shared_features(one, other) == both.size());
    }
}

TEST_CASE("a part is contained in its whole, and the parts together are the whole but for the seam")
{
    const Features first = features_of("组织执法培训四次。");
    const Features second = features_of("评查行政执法案卷。");
    const Features whole = features_of("组织执法培训四次。评查行政执法案卷。");
    CHECK(containment(first, whole) == 1);
    CHECK(containment(whole, first) < 0.7);
    CHECK(containment({}, whole) == 0);
    CHECK(joined(first, second) == whole);
}

TEST_CASE("quantities and single words count, form does not")
{
    CHECK(alike("12场次", "12场次") == 1);
    CHECK(alike("12场次", "13场次") == 0);
    CHECK(alike("无", "无") == 1);
    CHECK(alike("Law lessons", "law lessons") == 1);
}

TEST_CASE("the index finds what the stupid twin finds most alike, among few passages")
{
    OfficialText random(7);
    std::vector<Features> passages;
    for (std::size_t at = 0; at < 30; ++at)
        passages.push_back(features_of(random.paragraph()));
    FeatureNumbers numbers;
    std::vector<NumberedFeatures> numbered;
    for (const Features& passage : passages)
        numbered.push_back(numbers.of(passage));
    std::vector<const NumberedFeatures*> pointers;
    for (const NumberedFeatures& passage : numbered)
        pointers.push_back(&passage);
    LikenessIndex index(pointers, numbers.count());
    for (std::size_t at = 0; at < passages.size(); ++at) {
        const std::vector<std::size_t> near = index.near(numbered[at]);
        REQUIRE_FALSE(near.empty());
        CHECK(passages[near.front()] == passages[at]);
        CHECK(index.near(numbered[at]) == near);
    }
    CHECK(index.near({}).empty());
}

TEST_CASE("what stands in every passage tells nothing")
{
    FeatureNumbers numbers;
    const NumberedFeatures common = numbers.of(features_of("依法治理"));
    const std::vector<const NumberedFeatures*> passages(1000, &common);
    CHECK(LikenessIndex(passages, numbers.count()).near(common).empty());
}

TEST_CASE("numbered features share as many as features do, repeated ones included")
{
    OfficialText random(11);
    FeatureNumbers numbers;
    for (int round = 0; round < 300; ++round) {
        const std::string text = round % 3 == 0 ? random.hostile(60) : random.paragraph();
        const Features one = features_of(text);
        const Features other = features_of(random.edited(text + text));
        const NumberedFeatures numbered_one = numbers.of(one);
        const NumberedFeatures numbered_other = numbers.of(other);
        SharedWith shared(numbers.count());
        shared.set(numbered_other);
        REQUIRE(shared.count(numbered_one) == shared_features(one, other));
        shared.set(numbered_one);
        REQUIRE(shared.count(numbered_other) == shared_features(one, other));
        REQUIRE(shared.count({}) == 0);
    }
}
