#include "compare/pairing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "support/official_text.h"

using namespace mingbai;

namespace {

using Matches = std::vector<BlockMatch>;
using Lines = OfficialText::Lines;

Matches paired(const Lines& before, const Lines& after)
{
    const Outline one = outline_of_lines(before);
    const Outline other = outline_of_lines(after);
    return pair_blocks(bare_blocks(one), bare_blocks(other)).matches;
}

// Lines of which no two have anything in common.
Lines unlike_lines(OfficialText& random, std::size_t count)
{
    Lines lines(count);
    for (std::size_t line = 0; line < count; ++line)
        for (std::size_t at = 0; at < 12; ++at)
            lines[line] += characters_of(
                "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏")[(line * 5 + at * (line + 1)) %
                                                                    24];
    for (std::size_t line = 0; line < count; ++line)
        lines[line] += std::to_string(line * 7919 + random.below(7)) + "号";
    return lines;
}

std::size_t longest_rise(const std::vector<std::size_t>& numbers)
{
    std::vector<std::size_t> best(numbers.size(), 1);
    for (std::size_t at = 0; at < numbers.size(); ++at)
        for (std::size_t earlier = 0; earlier < at; ++earlier)
            if (numbers[earlier] < numbers[at])
                best[at] = std::max(best[at], best[earlier] + 1);
    return best.empty() ? 0 : *std::max_element(best.begin(), best.end());
}

const std::string training = "组织行政执法人员培训四次，参训人员一百二十人。";
const std::string review = "评查行政处罚案卷三十五份，发现问题逐一督促整改。";
const std::string publicity = "在社区、学校、企业举办《民法典》宣讲，发放普法资料。";

}

TEST_CASE("official numbers are no part of a block")
{
    const Outline outline =
        outline_of_lines({"#一、工作", "（二）学习。", "1. 检查。", "没有序号"});
    const std::vector<BareBlock> blocks = bare_blocks(outline);
    REQUIRE(blocks.size() == 4);
    CHECK(blocks[0].text == "工作");
    CHECK(blocks[1].text == "学习。");
    CHECK(blocks[2].text == "检查。");
    CHECK(blocks[3].text == "没有序号");
    CHECK(blocks[1].label == "（二）");
}

TEST_CASE("equal blocks find each other wherever they stand, as the stupid twin does")
{
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        OfficialText random(seed);
        const Lines before = unlike_lines(random, 12);
        std::vector<std::size_t> order(before.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t swaps = random.below(5); swaps > 0; --swaps)
            std::swap(order[random.below(order.size())], order[random.below(order.size())]);
        order.resize(1 + random.below(order.size()));
        Lines after;
        for (const std::size_t place : order)
            after.push_back(before[place]);
        const Matches matches = paired(before, after);
        REQUIRE(matches.size() == order.size());
        for (const BlockMatch& match : matches)
            CHECK(match.before == order[match.after]);
        const auto moved = std::count_if(matches.begin(), matches.end(),
                                         [](const BlockMatch& match) { return match.is_moved; });
        CHECK(order.size() - static_cast<std::size_t>(moved) == longest_rise(order));
    }
}

TEST_CASE("a paragraph in two parts is a split, two in one a merge")
{
    const Lines whole = {"#一、工作", training + review, publicity};
    const Lines parts = {"#一、工作", training, review, publicity};
    CHECK(paired(whole, parts) ==
          Matches{{0, 1, 0, 1, false}, {1, 2, 1, 3, false}, {2, 3, 3, 4, false}});
    CHECK(paired(parts, whole) ==
          Matches{{0, 1, 0, 1, false}, {1, 3, 1, 2, false}, {3, 4, 2, 3, false}});
}

TEST_CASE("a part alone is no split")
{
    CHECK(paired({training + review}, {training}) == Matches{{0, 1, 0, 1, false}});
    CHECK(paired({training + review}, {training, publicity}) == Matches{{0, 1, 0, 1, false}});
}

TEST_CASE("a split is found in another section, too")
{
    const Lines before = {"#一、执法", training + review, "#二、普法", publicity};
    const Lines after = {"#一、执法", "#二、普法", publicity, training, review};
    const Matches matches = paired(before, after);
    CHECK(std::find(matches.begin(), matches.end(), BlockMatch{1, 2, 3, 5, true}) != matches.end());
}

TEST_CASE("headings answer headings, cells cells")
{
    CHECK(paired({"#行政执法监督检查"}, {"行政执法监督检查"}).empty());
    CHECK(paired({"|行政执法监督检查"}, {"行政执法监督检查"}).empty());
    CHECK(paired({"-行政执法监督检查"}, {"行政执法监督检查"}).size() == 1);
}

TEST_CASE("cells of a table that kept its shape answer each other by their place")
{
    const Lines before = {"|指标名称", "|数量", "|执法人员培训", "|12", "|行政案卷评查", "|0"};
    const Lines after = {"|指标名称", "|数量", "|执法人员培训", "|0", "|行政案卷评查", "|12"};
    const Matches matches = paired(before, after);
    REQUIRE(matches.size() == 6);
    for (const BlockMatch& match : matches) {
        CHECK(match.before == match.after);
        CHECK_FALSE(match.is_moved);
    }
}

TEST_CASE("two paragraphs about unlike matters do not answer each other")
{
    CHECK(paired({"#一、工作", training}, {"#一、工作", publicity}).size() == 1);
}

TEST_CASE("a section that moved takes its blocks along, and the longer one stays")
{
    const Lines before = {"#一、执法", training, "#二、普法", publicity, review};
    const Lines after = {"#一、普法", publicity, review, "#二、执法", training};
    for (const BlockMatch& match : paired(before, after))
        CHECK(match.is_moved == (match.before < 2));
}

TEST_CASE("a paragraph that crosses a heading moved, not the heading")
{
    const Lines before = {"#一、执法", training, review, "#二、普法", publicity};
    const Lines after = {"#一、执法", "#二、普法", training, review, publicity};
    for (const BlockMatch& match : paired(before, after))
        CHECK(match.is_moved == (match.before == 1 || match.before == 2));
}

TEST_CASE("exchanging the documents exchanges the sides")
{
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        OfficialText random(seed);
        const Lines before = random.report(3);
        const Lines after = random.edited(before);
        Matches there = paired(before, after);
        for (BlockMatch& match : there) {
            std::swap(match.before, match.after);
            std::swap(match.before_end, match.after_end);
        }
        std::sort(there.begin(), there.end(), [](const BlockMatch& one, const BlockMatch& other) {
            return one.after < other.after;
        });
        REQUIRE(there == paired(after, before));
    }
}
