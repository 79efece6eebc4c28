#include "model/report.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

constexpr std::string_view published = "published = 2024-03-15T10:00:00+08:00\n";
constexpr std::string_view issued = "issued = 2024-03-08\n";

Report report_of(const Files& files)
{
    Problems problems;
    return records_of(files, problems).reports.at(0);
}

Files with(std::string_view from, std::string_view to)
{
    return changed(small_site(), report_file, from, to);
}

std::string rules(std::string_view from, std::string_view to)
{
    return rules_of(problems_of(with(from, to)));
}

}

TEST_CASE("a report is read with its facts")
{
    const Report report = report_of(small_site());
    CHECK(report.id() == "jky/2023");
    CHECK(to_text(std::get<Moment>(*report.published)) == "2024-03-15T10:00:00+08:00");
    CHECK(to_text(day_of(*report.published)) == "2024-03-15");
    CHECK(to_text(*report.issued) == "2024-03-08");
    CHECK(report.source == "示例县教科局");
    CHECK(report.texts.in("en")->title == "Report of Sample County Education Bureau for 2023");
}

TEST_CASE("a date is a day, a moment where one may stand, or honestly unknown, and never nothing")
{
    CHECK(rules(published, "published = 2024-03-15\n") == "");
    CHECK(rules(published, "published = \"unknown\"\n") == "date-unknown");
    CHECK_FALSE(report_of(with(published, "published = \"unknown\"\n")).published);
    CHECK(rules(published, "") == "key-missing");
    CHECK(rules(issued, "") == "key-missing");
    CHECK(rules(published, "published = \"\"\n") == "date-bad");
    CHECK(rules(published, "published = \"2024-03-15\"\n") == "date-bad");
    CHECK(rules(published, "published = 2024\n") == "key-type");
    CHECK(rules(issued, "issued = 2024-03-08T10:00:00\n") == "date-bad");
    CHECK(rules(issued, "issued = 2024-02-30\n") == "date-bad");
}

TEST_CASE("what is published was issued before, or on the same day")
{
    CHECK(rules(issued, "issued = 2024-03-15\n") == "");
    CHECK(rules(issued, "issued = 2024-03-16\n") == "date-order");
}

TEST_CASE("required facts are missed, unknown keys are told")
{
    CHECK(rules("source = \"示例县教科局\"\n", "") == "key-missing");
    CHECK(rules("source = \"示例县教科局\"\n", "sourse = \"示例县教科局\"\n") ==
          "key-missing key-unknown");
}

TEST_CASE("headings tell the parts that the law asks for")
{
    CHECK(role_of_heading("一、主要举措和成效") == Role::results);
    CHECK(role_of_heading("一、2023年法治政府建设总的情况") == Role::results);
    CHECK(role_of_heading("二、存在的问题和不足") == Role::problems);
    CHECK(role_of_heading("三、党政主要负责人履行推进法治建设第一责任人职责情况") ==
          Role::leader_duty);
    CHECK(role_of_heading("四、2024年工作计划") == Role::plan);
    CHECK(role_of_heading("五、下一步工作打算") == Role::plan);
    CHECK(role_of_heading("六、其他需要报告的情况") == Role::other);
    CHECK_FALSE(role_of_heading("（一）法治教育"));
    CHECK_FALSE(role_of_heading(""));

    const Report report = report_of(small_site());
    CHECK(report.roles == std::map<std::string, Role>{{"1", Role::results},
                                                      {"2", Role::problems},
                                                      {"3", Role::leader_duty},
                                                      {"4", Role::plan}});
}

TEST_CASE("a heading inside a part does not make another part, the leader's duty apart")
{
    const Report report =
        report_of(with("部分学校开课偏少。", "### （一）工作成效中的不足\n\n少。\n\n"
                                             "### （二）第一责任人履职\n\n少。"));
    CHECK_FALSE(report.roles.contains("2-1"));
    CHECK(report.roles.at("2-2") == Role::leader_duty);
}

TEST_CASE("the front matter overrules headings")
{
    const Report report =
        report_of(with(issued, "issued = 2024-03-08\nroles = { \"2\" = \"other\" }\n"));
    CHECK(report.roles.at("2") == Role::other);
    CHECK(rules(issued, "issued = 2024-03-08\nroles = { \"2\" = \"other\" }\n") ==
          "section-missing");
    CHECK(rules(issued, "issued = 2024-03-08\nroles = { \"9\" = \"plan\" }\n") == "anchor-broken");
    CHECK(rules(issued, "issued = 2024-03-08\nroles = { \"2\" = \"praise\" }\n") == "key-value");
}

TEST_CASE("each part that no heading shows is missed, by its code")
{
    Files files = small_site();
    files[std::string(report_file)] =
        report_text("", "\n组织法治课不少于60场次，全年开展法治授课52场次。\n");
    files.erase("content/jky/2023/report.en.md");
    CHECK(rules_of(problems_of(files)) ==
          "section-missing section-missing section-missing section-missing translation-missing");
}

TEST_CASE("the official document comes first among attachments, the rest stands by name in pinyin")
{
    Files files = small_site();
    for (const std::string_view name :
         {"a.csv", "b.docx", "c.jpg", "d.pdf", "附件10.csv", "附件2.csv", "自查表.csv", "不合格名单.csv"})
        files["content/jky/2023/attachments/" + std::string(name)] = "x";
    std::string order;
    for (const Path& path : report_of(files).attachments)
        order += std::string(path.name()) + " ";
    CHECK(order == "b.docx d.pdf 不合格名单.csv 附件2.csv 附件10.csv 自查表.csv a.csv c.jpg ");
}
