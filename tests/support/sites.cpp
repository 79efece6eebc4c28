#include "support/test_pictures.h"
#include "support/sites.h"

#include <optional>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "site/routes.h"

namespace mingbai {

namespace {

constexpr std::string_view config_text = R"(title.zh = "示例县法治政府建设公开"
title.en = "Rule of law in Sample County"
url = "https://shili.example"
theme = "plain"
fictional = true

[[languages]]
id = "zh"
tag = "zh-CN"
name = "中文"
dir = "ltr"

[[languages]]
id = "en"
tag = "en"
name = "English"
dir = "ltr"

[[bodies]]
id = "jky"
name.zh = "示例县教科局"
name.en = "Sample County Education Bureau"
contact.zh = "0000-0000000"
contact.en = "0000-0000000"

[[kinds]]
id = "lecture"
name.zh = "法治课"
name.en = "Law lessons"

[[topics]]
id = "schools"
name.zh = "学校"
name.en = "Schools"

[official]
site_name = "示例县法治政府建设公开"
site_domain = "shili.example"
site_id_code = "0000000000"
icp = "示ICP备00000000号"
police_record = "示公网安备00000000000000号"
organizer = "示例县教科局"
operator = "示例县信息中心"
contact = "0000-0000000"
find_error_url = "https://shili.example/find-error"
)";

constexpr std::string_view report_front = R"(title = "示例县教科局2023年度法治政府建设情况报告"
published = 2024-03-15T10:00:00+08:00
issued = 2024-03-08
source = "示例县教科局"
)";

constexpr std::string_view report_body = R"(
## 一、主要举措和成效

全年开展法治授课52场次，听课学生6100余人次。

## 二、存在的问题和不足

部分学校开课偏少。

## 三、主要负责人履行第一责任人职责情况

主要负责人听取汇报2次。

## 四、下一步工作打算

组织法治课不少于60场次。
)";

constexpr std::string_view translation = R"(+++
title = "Report of Sample County Education Bureau for 2023"
status = "reviewed"
+++

## I. Main measures and results

52 law lessons were given to more than 6,100 pupils.

## II. Shortcomings

Some schools held few lessons.

## III. How the head fulfilled the duty of the first responsible person

The head heard 2 reports.

## IV. Plan for the next year

Hold no fewer than 60 law lessons.
)";

constexpr std::string_view commitments = R"([[commitment]]
id = "lessons"
quote = "组织法治课不少于60场次"
topic = "schools"
kind = "quantified"
criterion = { text = "不少于60场次" }
title.en = "No fewer than 60 law lessons"
)";

constexpr std::string_view activity = R"(+++
title = "示例县第二中学模拟法庭"
date = 2023-09-20
kind = "lecture"
place = "示例县第二中学"
commitments = ["jky/2023/lessons"]

[[images]]
file = "2023-09-20-moot-court.jpg"
alt = "学生坐在模拟法庭里"
consent = "图中无人"

[[sources]]
report = "jky/2023"
quote = "全年开展法治授课52场次"
+++

学生分组担任各方角色。
)";

constexpr std::string_view activity_translation = R"(+++
title = "Moot court at Sample County No. 2 Middle School"
+++

Pupils took the parts of all sides.
)";

constexpr std::string_view next_front = R"(title = "示例县教科局2024年度法治政府建设情况报告"
published = 2025-03-14
issued = 2025-03-10
source = "示例县教科局"
)";

constexpr std::string_view next_body = R"(
## 一、主要举措和成效

组织法治课64场次，听课学生7000余人次。

## 二、存在的问题和不足

偏远学校开课偏少。

## 三、主要负责人履行第一责任人职责情况

主要负责人听取汇报3次。

## 四、下一步工作打算

组织法治课不少于70场次。
)";

constexpr std::string_view next_commitments = R"([[commitment]]
id = "more-lessons"
quote = "组织法治课不少于70场次"
kind = "quantified"
criterion = { text = "不少于70场次" }
frameworks = ["sample-plan#lessons"]
continues = ["jky/2023/lessons"]
)";

constexpr std::string_view answers = R"([[answer]]
commitment = "jky/2023/lessons"
quote = "组织法治课64场次"
activities = ["2024-03-01-lessons"]
reviewed_by = "示例甲"
reviewed_on = 2025-04-02

[[answer.assessment]]
code = "done"
by = "editor"
person = "示例甲"
on = 2025-04-02
note.zh = "原文标准是不少于60场次。"
)";

constexpr std::string_view next_activity = R"(+++
title = "春季法治课"
start = 2024-03-01
end = 2024-05-20
kind = "lecture"
commitments = ["jky/2023/lessons"]

[[figures]]
indicator = "lessons"
value = 24
unit = "场次"
quote = "法治课24场次"
+++

各校上法治课24场次。
)";

constexpr std::string_view next_activity_translation = R"(+++
title = "Law lessons in spring"
+++

24 law lessons were given.
)";

constexpr std::string_view indicators = R"([[indicator]]
id = "lessons"
name.zh = "法治课"
name.en = "Law lessons"
unit = "场次"
sum = true

[[indicator]]
id = "pupils"
name.zh = "听课学生"
name.en = "Pupils at law lessons"
unit = "人次"
)";

constexpr std::string_view framework = R"(title.zh = "示例县法治教育计划"
title.en = "Sample County plan for law education"
number = "示教发〔2021〕1号"
valid_from = 2021-06-01
read_at = "示例县档案馆，2024年3月1日"

[[clauses]]
id = "lessons"
quote = "各学校每学年组织法治课"
)";

std::string figures_text(std::string_view lessons, std::string_view quote,
                         std::string_view pupils, std::string_view pupils_quote)
{
    return fmt::format(R"([[figure]]
indicator = "lessons"
value = {}
unit = "场次"
quote = "{}"

[[figure]]
indicator = "pupils"
value = {}
qualifier = "余"
unit = "人次"
quote = "{}"
)",
                       lessons, quote, pupils, pupils_quote);
}

}

std::string report_text(std::string_view front, std::string_view body)
{
    return fmt::format("+++\n{}{}+++\n{}", report_front, front, body.empty() ? report_body : body);
}

Files small_site()
{
    return {
        {std::string(config_file), std::string(config_text)},
        {std::string(report_file), report_text()},
        {"content/jky/2023/report.en.md", std::string(translation)},
        {std::string(commitments_file), std::string(commitments)},
        {std::string(activity_file), std::string(activity)},
        {"content/jky/activities/2023-09-20-moot-court.en.md", std::string(activity_translation)},
        {"content/jky/activities/2023-09-20-moot-court.jpg", test_pictures::photograph()},
        {"content/pages/about.zh.md", "+++\ntitle = \"关于本站\"\n+++\n\n本站是测试。\n"},
        {"content/pages/about.en.md", "+++\ntitle = \"About\"\n+++\n\nThis site is a test.\n"},
    };
}

Files ledger_site()
{
    Files files = small_site();
    files[std::string(next_report_file)] = fmt::format("+++\n{}+++\n{}", next_front, next_body);
    files["content/jky/2024/report.en.md"] = std::string(translation);
    files["content/jky/2024/commitments.toml"] = std::string(next_commitments);
    files[std::string(answers_file)] = std::string(answers);
    files["content/jky/2023/figures.toml"] =
        figures_text("52", "法治授课52场次", "6100", "听课学生6100余人次");
    files[std::string(figures_file)] =
        figures_text("64", "组织法治课64场次", "7000", "听课学生7000余人次");
    files["content/jky/activities/2024-03-01-lessons.zh.md"] = std::string(next_activity);
    files["content/jky/activities/2024-03-01-lessons.en.md"] =
        std::string(next_activity_translation);
    files["content/indicators.toml"] = std::string(indicators);
    files["content/frameworks/sample-plan.toml"] = std::string(framework);
    return files;
}

Files changed(Files files, std::string_view file, std::string_view from, std::string_view to)
{
    std::string& text = files.at(std::string(file));
    const std::size_t at = text.find(from);
    if (at == std::string::npos || text.find(from, at + 1) != std::string::npos)
        throw std::logic_error(fmt::format("“{}” does not stand once in {}", from, file));
    text.replace(at, from.size(), to);
    return files;
}

SiteConfig config_of(const Files& files)
{
    Problems problems;
    return read_config(Snapshot::of_files(files), problems).value();
}

Records records_of(const Files& files, Problems& problems, Workers workers)
{
    const Snapshot snapshot = Snapshot::of_files(files);
    const std::optional<SiteConfig> config = read_config(snapshot, problems);
    if (!config)
        return {};
    const Routes routes(*config);
    const AddressOf address_of = [&](const Path& file, std::string_view target) {
        return routes.of_link(file, target);
    };
    return read_records({snapshot, *config, address_of}, {}, workers, problems);
}

Catalogue catalogue_of(const Files& files, std::string_view as_of, Problems& problems,
                       Drafts drafts)
{
    Records records = records_of(files, problems);
    return bind_catalogue(config_of(files), std::move(records), parse_date(as_of).value(), drafts,
                          problems);
}

Problems problems_of(const Files& files, std::string_view as_of)
{
    Problems problems;
    Problems without_records;
    if (read_config(Snapshot::of_files(files), without_records))
        catalogue_of(files, as_of, problems);
    else
        problems = without_records;
    return problems;
}

std::string lines_of(const Problems& problems)
{
    std::string lines;
    for (const Problem& problem : problems.sorted())
        lines += fmt::format("{}:{}:{} {} {}\n", problem.place.file, problem.place.line,
                             problem.place.column, problem.rule, fmt::join(problem.words, "|"));
    return lines;
}

std::string rules_of(const Problems& problems)
{
    std::string rules;
    for (const Problem& problem : problems.sorted())
        rules += (rules.empty() ? "" : " ") + problem.rule;
    return rules;
}

Problem only(const Problems& problems, std::string_view rule)
{
    std::optional<Problem> found;
    for (const Problem& problem : problems.sorted())
        if (problem.rule == rule) {
            if (found)
                throw std::logic_error(fmt::format("more than one {}", rule));
            found = problem;
        }
    if (!found)
        throw std::logic_error(fmt::format("no {} among:\n{}", rule, lines_of(problems)));
    return *found;
}

}
