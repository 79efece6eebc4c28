#include "check/wording.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

// What is said of one paragraph: rules and first words.
std::string said(std::string_view paragraph)
{
    Problems ignored;
    const Records records =
        records_of(changed(small_site(), report_file, report_text(), report_text("", paragraph)), ignored);
    Problems problems;
    check_wording(records.reports.at(0).texts.original(), problems);
    std::string text;
    for (const Problem& problem : problems.all())
        text += problem.rule + ' ' + problem.words.at(0) + '\n';
    return text;
}

}

TEST_CASE("numbers of documents: every bracket but the right one, and nothing else")
{
    for (const auto& [opens, closes] : {std::pair{"（", "）"}, {"【", "】"}, {"［", "］"}, {"(", ")"}}) {
        const std::string number = std::string(opens) + "2023" + closes + "1号";
        CHECK(said("示政办" + number + "文件") == "document-number-form " + number + "\n");
    }
    for (const char* right : {"示政办〔2023〕1号", "（2023）示01民初2号", "（2023年）1号楼", "（12）1号", "【2023】", "2023"})
        CHECK(said(right) == "");
}

TEST_CASE("zeros of dates")
{
    for (int month = 1; month <= 9; ++month) {
        const std::string number = std::to_string(month);
        CHECK(said("2023年0" + number + "月") == "date-zero 0" + number + "月\n");
        CHECK(said("12月0" + number + "日") == "date-zero 0" + number + "日\n");
        CHECK(said("2023年" + number + "月" + number + "日") == "");
    }
    for (const char* right : {"10月10日", "20日", "2023.03月", "103月", "00月", "07日", "05分"})
        CHECK(said(right) == "");
}

TEST_CASE("exact, and yet more: only a last digit that is not zero")
{
    for (int number = 10; number < 130; ++number) {
        const std::string words = std::to_string(number) + "余";
        CHECK(said("共" + words + "人") == (number % 10 == 0 ? "" : "exact-and-more " + words + "\n"));
        CHECK(said("共" + words + "万人") == "");
    }
}

TEST_CASE("sums as a sum would do it")
{
    for (int a = 0; a < 12; ++a)
        for (int b = 0; b < 12; b += 3)
            for (int stated = 0; stated < 24; ++stated) {
                const std::string sum =
                    std::to_string(a) + "+" + std::to_string(b) + "=" + std::to_string(stated);
                CHECK(said("共" + sum + "所") == (a + b == stated ? "" : "sum-wrong " + sum + "\n"));
            }
    for (const char* none : {"C++", "1+", "1+2", "1=2", "99999999999999999999+1=2"})
        CHECK(said(none) == "");
}

TEST_CASE("lists: what stands between two 、 twice")
{
    CHECK(said("甲法、乙法、丙法、乙法、丁法") == "list-repeat 乙法\n");
    for (const char* none : {"甲法、乙法、乙法", "甲、乙、丙、乙、丁", "甲法、乙法，丙法、乙法、丁法",
                             "甲法（乙法、丙法）、戊法（乙法、丙法）、己法", "乙法、甲法、丙法、乙法"})
        CHECK(said(none) == "");
}
