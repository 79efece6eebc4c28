#include "compare/quantity_facts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "prose/quantity.h"
#include "support/official_text.h"

using namespace mingbai;

namespace {

std::string_view sign_of(const QuantityFact& fact)
{
    if (fact.relation == Relation::unlike)
        return " | ";
    return fact.is_same ? " = " : " → ";
}

// "模拟法庭：不少于12场 → 19场", a line a fact.
std::string facts(std::string_view before, std::string_view after)
{
    std::string lines;
    for (const QuantityFact& fact : quantity_facts(before, after))
        lines += fact.subject + "：" + fact.before + std::string(sign_of(fact)) + fact.after + "\n";
    return lines;
}

std::vector<std::string> written_in(std::string_view text)
{
    std::vector<std::string> written;
    for (const Quantity& quantity : quantities_of(text))
        written.emplace_back(text.substr(quantity.begin, quantity.size));
    std::sort(written.begin(), written.end());
    return written;
}

// Why the facts are wrong; empty: they are not.
std::string fault_of(std::string_view before, std::string_view after)
{
    std::vector<std::string> of_before;
    std::vector<std::string> of_after;
    for (const QuantityFact& fact : quantity_facts(before, after)) {
        const bool has_before = fact.relation != Relation::after_only;
        const bool has_after = fact.relation != Relation::before_only;
        if (has_before != !fact.before.empty() || has_after != !fact.after.empty())
            return "sides of " + fact.before + fact.after;
        if (has_before)
            of_before.push_back(fact.before);
        if (has_after)
            of_after.push_back(fact.after);
        if (fact.is_same && fact.relation != Relation::comparable)
            return "same and not comparable: " + fact.before;
        if (before.find(fact.subject) == std::string_view::npos &&
            after.find(fact.subject) == std::string_view::npos)
            return "invented: " + fact.subject;
    }
    std::sort(of_before.begin(), of_before.end());
    std::sort(of_after.begin(), of_after.end());
    return of_before == written_in(before) && of_after == written_in(after)
               ? ""
               : "not each quantity once";
}

}

TEST_CASE("each quantity of both texts is in exactly one fact, and no word is invented")
{
    OfficialText prose(5);
    for (int round = 0; round < 500; ++round) {
        const std::string before = round % 4 == 0 ? prose.hostile(100) : prose.paragraph();
        const std::string after = round % 2 == 0 ? prose.edited(before) : prose.paragraph();
        CAPTURE(before);
        CAPTURE(after);
        REQUIRE(fault_of(before, after) == "");
    }
}

TEST_CASE("a text and itself have the same quantities, pair by pair")
{
    const std::string_view text = "检查12家机构，培训3期，受训120人；检查结果在15日内公开。";
    for (const QuantityFact& fact : quantity_facts(text, text)) {
        CHECK(fact.is_same);
        CHECK(fact.before == fact.after);
    }
}

TEST_CASE("quantities that stand in like words are paired, in whatever order")
{
    CHECK(facts("全县举办模拟法庭不少于12场，检查4次。", "检查6次，模拟法庭19场。") ==
          "检查：4次 → 6次\n模拟法庭：不少于12场 → 19场\n");
    CHECK(facts("聘请法律顾问1名", "法律顾问共2名") == "法律顾问：1名 → 2名\n");
    CHECK(facts("全县48所中小学", "46所中小学") == "中小学：48所 → 46所\n");
}

TEST_CASE("words may stand before the number here and behind it there")
{
    CHECK(facts("配备法治副校长13名", "13名法治副校长到岗") == "法治副校长：13名 = 13名\n");
}

TEST_CASE("a clause that is only a number is about the clause before it")
{
    CHECK(facts("模拟法庭如期举办，全年共14场。", "举办模拟法庭19场。") ==
          "模拟法庭：14场 → 19场\n");
}

TEST_CASE("people are not compared with attendances, nor anything with another unit")
{
    CHECK(facts("宪法晨读学生7547人次", "宪法晨读学生8000人") ==
          "宪法晨读学生：7547人次 | 8000人\n");
    CHECK(facts("模拟法庭2次", "模拟法庭5场次") == "模拟法庭：2次 | 5场次\n");
    CHECK(facts("宪法晨读学校8所", "宪法晨读学生5516人") ==
          "宪法晨读学生： → 5516人\n宪法晨读学校：8所 → \n");
}

TEST_CASE("what is unlike stays alone")
{
    CHECK(facts("禁毒宣传5次", "法治宣传10次") == "法治宣传： → 10次\n禁毒宣传：5次 → \n");
    CHECK(facts("开展培训3期", "开展检查3期") == "检查： → 3期\n培训：3期 → \n");
}

TEST_CASE("what each must do is not compared with what all did together")
{
    CHECK(facts("每名法治副校长每学期到校授课不少于2课时", "法治副校长全年到校授课380课时") ==
          "到校授课： → 380课时\n每名法治副校长每学期到校授课：不少于2课时 → \n");
    CHECK(facts("12个乡镇各举办模拟法庭不少于1场", "模拟法庭如期举办，全年共19场。") ==
          "模拟法庭： → 19场\n乡镇：12个 → \n模拟法庭：不少于1场 → \n");
    CHECK(facts("人均培训40学时", "培训4000学时") == "培训： → 4000学时\n人均培训：40学时 → \n");
    CHECK(facts("Every school holds at least 2 mock courts", "Schools held 96 mock courts") ==
          "Schools： → 96\nschool：at least 2 → \n");
    CHECK(facts("Law lectures took 2 hours on average", "Law lectures took 900 hours") ==
          "Law lectures took： → 900 hours\nLaw lectures took：2 hours → \n");
}

TEST_CASE("nor is it as unlike")
{
    CHECK(facts("每校宪法晨读学生100人", "宪法晨读学生7547人次") ==
          "宪法晨读学生： → 7547人次\n每校宪法晨读学生：100人 → \n");
}

TEST_CASE("what is said of each and of the same is compared")
{
    CHECK(facts("每名法治副校长每学期授课不少于2课时", "每学期每位法治副校长授课3课时") ==
          "授课：不少于2课时 → 3课时\n");
    CHECK(facts("12个乡镇各举办模拟法庭不少于1场", "13个乡镇各举办模拟法庭2场") ==
          "乡镇各举办模拟法庭：12个 → 13个\n乡镇各举办模拟法庭：不少于1场 → 2场\n");
    CHECK(facts("每年检查不少于4次", "全年检查6次") == "检查：不少于4次 → 6次\n");
}

TEST_CASE("verbs that all reports use pair nothing")
{
    CHECK(facts("参与学生300人", "参与教师20人") == "教师： → 20人\n学生：300人 → \n");
}

TEST_CASE("a bound is another amount than the number")
{
    CHECK(facts("检查不少于4次", "检查4次") == "检查：不少于4次 → 4次\n");
    CHECK(facts("检查四次", "检查4次") == "检查：四次 = 4次\n");
}

TEST_CASE("years, dates and ordinals are no facts")
{
    CHECK(facts("2023年第八届，9月20日", "2024年第九届，10月20日") == "");
}

TEST_CASE("the same amount beside the same words comes before likeness")
{
    CHECK(facts("全县48所中小学配备法治副校长", "全县48所中小学中，46所配备法治副校长") ==
          "中小学：48所 = 48所\n配备法治副校长： → 46所\n");
}

TEST_CASE("many quantities are compared in bounded time")
{
    std::string many;
    for (int i = 0; i < 3000; ++i)
        many += "检查机构" + std::to_string(i + 1) + "家、";
    CHECK(quantity_facts(many, many).size() >= 3000);
}
