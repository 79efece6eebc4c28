#include "beside/change_words.h"

#include <doctest/doctest.h>
#include <string>

#include "support/pages.h"

namespace mingbai {
namespace {

std::string with_section(std::string_view text)
{
    return report_text("", "\n## 一、主要举措和成效\n\n" + std::string(text) +
                               "\n\n## 二、存在的问题和不足\n\n部分学校开课偏少。\n");
}

// What the comparison of two reports with these first sections says.
std::string said_of(std::string_view older, std::string_view newer, const std::string& folder = "")
{
    Files files = small_site();
    files["content/jky/2022/report.zh.md"] = with_section(older);
    files[std::string(report_file)] = with_section(newer);
    return BuiltPages(files).page(folder + "jky/2023/compared.html");
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST_CASE("few and short changes are said word by word")
{
    const std::string page = said_of("全年开展法治授课40场次，学生认真听课，秩序良好。",
                                     "全年开展法治授课52场次，学生认真听课，秩序良好。");
    CHECK(has(page, "本段1处改动：“40场次”改为“52场次”</p>"));
}

TEST_CASE("many changes of one kind are counted once")
{
    const std::string page =
        said_of("全年授课40场次，培训教师120人次，发放手册600册，检查学校12所，学生认真听课。",
                "全年授课52场次，培训教师135人次，发放手册800册，检查学校15所，学生认真听课。");
    CHECK(has(page, "本段改写4处</p>"));
    CHECK_FALSE(has(page, "4处改动"));
}

TEST_CASE("in another language the words of the reports keep their own")
{
    const std::string page = said_of("全年开展法治授课40场次，学生认真听课，秩序良好。",
                                     "全年开展法治授课52场次，学生认真听课，秩序良好。", "en/");
    CHECK(has(page, "1 change in this block: “<span lang=\"zh-CN\">40场次</span>” became "
                    "“<span lang=\"zh-CN\">52场次</span>”</p>"));
}

TEST_CASE("what stays word for word is said with its number of blocks")
{
    const std::string page = said_of("学生认真听课，秩序良好。\n\n家长代表列席旁听。",
                                     "学生认真听课，秩序良好。\n\n家长代表列席旁听。");
    CHECK(has(page, "2段，逐字相同"));
}

TEST_CASE("what stands in one report only is said of that report")
{
    const std::string page = said_of("学生认真听课，秩序良好。",
                                     "学生认真听课，秩序良好。\n\n学生求助信箱收到线索131条。");
    CHECK(has(page, "1段只在2023年度报告里"));
    CHECK(has(page, "2022年度报告里没有对应的一段"));
}

TEST_CASE("a moved block is said to have moved, from where and to where")
{
    const std::string lesson = "全县各校轮流开展模拟法庭，学生分别担任审判长、公诉人和辩护人。";
    const std::string page = said_of(
        "### （一）模拟法庭\n\n" + lesson + "\n\n### （二）宣传周\n\n各校组织宪法晨读，家长列席。",
        "### （一）宣传周\n\n各校组织宪法晨读，家长列席。\n\n### （二）模拟法庭\n\n" + lesson);
    CHECK((has(page, "从一（一）移到一（二）") || has(page, "从一（二）移到一（一）")));
}

TEST_CASE("words of a report that look like markup are shown as text")
{
    const std::string page = said_of("全年开展法治授课40场次，学生\\<b>听课，秩序良好。",
                                     "全年开展法治授课40场次，学生\\<i>听课，秩序良好。");
    CHECK_FALSE(has(page, "<b>听课"));
    CHECK_FALSE(has(page, "<i>"));
}

}
}
