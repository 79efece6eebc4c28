#include "text/outline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

using namespace mingbai;

namespace {

Outline outline_from(std::string_view source)
{
    Problems problems;
    return outline_of(Markdown(source, "a.md", 1, problems).blocks());
}

using Lines = std::vector<std::string>;

Lines anchors_of(std::string_view source)
{
    return outline_from(source).anchors();
}

}

TEST_CASE("official numbers are read in all forms that are in use")
{
    struct Row {
        std::string_view text;
        int number;
        std::string_view label;
    };
    const Row rows[] = {
        {"一、概况", 1, "一、"},
        {"十、甲", 10, "十、"},
        {"十一、甲", 11, "十一、"},
        {"二十、甲", 20, "二十、"},
        {"九十九、甲", 99, "九十九、"},
        {"廿一、甲", 21, "廿一、"},
        {"二〇、甲", 20, "二〇、"},
        {"三．甲", 3, "三．"},
        {"（一）落实", 1, "（一）"},
        {"(十二)落实", 12, "(十二)"},
        {"（3）甲", 3, "（3）"},
        {"(2) Law", 2, "(2)"},
        {"(iv) Law", 4, "(iv)"},
        {"(II) Law", 2, "(II)"},
        {"1. Work", 1, "1."},
        {"1.加强", 1, "1."},
        {"12．加强", 12, "12．"},
        {"2、加强", 2, "2、"},
        {"２．加强", 2, "２．"},
        {"3) 甲", 3, "3)"},
        {"①甲", 1, "①"},
        {"⑳甲", 20, "⑳"},
        {"⑵甲", 2, "⑵"},
        {"㈢甲", 3, "㈢"},
        {"I. Work", 1, "I."},
        {"IV. Plan", 4, "IV."},
        {"XIX. Plan", 19, "XIX."},
        {"Ⅲ、甲", 3, "Ⅲ、"},
        {"第一章 总则", 1, "第一章"},
        {"第十二节　甲", 12, "第十二节"},
        {"第3部分：甲", 3, "第3部分"},
        {"一、二十大精神", 1, "一、"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        std::string label = "old";
        CHECK(official_number(row.text, label) == row.number);
        CHECK(label == row.label);
    }
}

TEST_CASE("numbers that are part of the text are no labels")
{
    for (const std::string_view text :
         {"",          "概况",     "一是加强",        "一、二年级学生", "1.5万人次",   "3.15活动",
          "2023.",     "2023年",   "（2023）1号文件", "一百、甲",       "第一条 为了", "第一节课",
          "I.e. this", "I think",  "A. Smith",        "〇、甲",         "（一",        "一 概况",
          "(a) x",     "1、2号楼", "VIIII. x",        "c. 1900",        "0. x",        "（）"}) {
        CAPTURE(text);
        std::string label = "old";
        CHECK(official_number(text, label) == 0);
        CHECK(label.empty());
    }
}

TEST_CASE("the numbering makes the anchors, and blocks are counted below their heading")
{
    CHECK(
        anchors_of("前言段\n\n又\n\n## 一、甲\n\n段\n\n- 项\n- 项\n\n## 二、乙\n\n### （一）丙\n\n"
                   "段\n\n### （二）丁\n\n#### 1.戊\n\n##### （1）己\n\n段") ==
        Lines{"p1", "p2", "1", "1.p1", "1.p2", "1.p3", "2", "2-1", "2-1.p1", "2-2", "2-2-1",
              "2-2-1-1", "2-2-1-1.p1"});
}

TEST_CASE("the same numbering gives the same anchors in every language")
{
    const Lines chinese = anchors_of("## 一、甲\n\n### （一）乙\n\n段\n\n#### 2.丙\n\n## 三、丁\n");
    CHECK(anchors_of("## I. A\n\n### (1) B\n\ntext\n\n#### 2. C\n\n## III. D\n") == chinese);
    CHECK(anchors_of("## 1. A\n\n### (i) B\n\ntext\n\n#### (2) C\n\n## 3. D\n") == chinese);
}

TEST_CASE("a number that stands is kept when headings come or go around it")
{
    CHECK(anchors_of("## 三、甲\n\n## 七、乙") == Lines{"3", "7"});
    CHECK(anchors_of("## 前言\n\n## 一、甲\n\n## 二、乙\n\n## 结语") == Lines{"1b", "1", "2", "4"});
    CHECK(anchors_of("# 工作总结\n\n## 一、甲\n\n### （一）乙") == Lines{"1b", "1", "1-1"});
    CHECK(anchors_of("## 二〇二三年工作\n\n## 二〇、甲") == Lines{"1", "20"});
}

TEST_CASE("without numbers the place among siblings counts")
{
    CHECK(anchors_of("## A\n\n### B\n\n### C\n\n## D\n\n### E") ==
          Lines{"1", "1-1", "1-2", "2", "2-1"});
}

TEST_CASE("repeated anchors get letters, and what is below them follows")
{
    CHECK(anchors_of("## 一、甲\n\n段\n\n## 一、乙\n\n### （一）丙\n\n段\n\n## 一、丁") ==
          Lines{"1", "1.p1", "1b", "1b-1", "1b-1.p1", "1c"});
    std::string many;
    for (int i = 0; i < 28; ++i)
        many += "## 一、甲\n\n";
    const Lines anchors = anchors_of(many);
    CHECK(anchors[25] == "1z");
    CHECK(anchors[27] == "1_28");
}

TEST_CASE("anchors are unique in any document, also in a large one")
{
    std::string source;
    for (int i = 0; i < 20'000; ++i)
        source += i % 3 == 0 ? "# 一、甲\n" : i % 3 == 1 ? "### 乙\n" : "## （一）丙\n\n段\n\n";
    const Lines anchors = anchors_of(source);
    CHECK(anchors.size() > 26'000);
    CHECK(std::unordered_set<std::string>(anchors.begin(), anchors.end()).size() == anchors.size());
}

TEST_CASE("labels are read off headings, paragraphs and list items; the text keeps them")
{
    const Outline outline =
        outline_from("## 一、甲\n\n（二）乙\n\n- ①丙\n\n|1.丁|\n|-|\n\n```\n1.戊\n```\n");
    Lines labels;
    for (const Block& block : outline.blocks())
        labels.push_back(block.label);
    CHECK(labels == Lines{"一、", "（二）", "①", "", ""});
    CHECK(outline.blocks()[1].text == "（二）乙");
}

TEST_CASE("blocks are found by anchor, and all but their anchors can be let go")
{
    Outline outline = outline_from("## 一、甲\n\n段\n");
    REQUIRE(outline.find("1.p1") != nullptr);
    CHECK(outline.find("1.p1")->text == "段");
    CHECK(outline.find("1.p2") == nullptr);
    CHECK(outline.find("") == nullptr);
    const std::vector<std::string> anchors = outline.anchors();
    CHECK(anchors == std::vector<std::string>{"1", "1.p1"});
    outline.forget_blocks();
    CHECK(outline.anchors() == anchors);
    CHECK(outline.find("1.p1") == nullptr);
    CHECK(Outline::of_anchors(anchors).anchors() == anchors);
    CHECK(Outline().find("1") == nullptr);
}
