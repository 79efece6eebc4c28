#include "model/report.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "model/official_form.h"
#include "text/locale.h"

namespace mingbai {

namespace {

constexpr std::array<std::string_view, 5> role_codes{"results", "problems", "leader_duty", "plan",
                                                     "other"};

// Words by which real reports name the parts; English for translations' originals in English.
struct RolePattern {
    std::string_view words;
    Role role;
};
constexpr std::array<RolePattern, 21> role_patterns{{
    {"第一责任人", Role::leader_duty},
    {"下一步", Role::plan},
    {"下一年", Role::plan},
    {"工作计划", Role::plan},
    {"工作打算", Role::plan},
    {"工作安排", Role::plan},
    {"工作思路", Role::plan},
    {"问题", Role::problems},
    {"不足", Role::problems},
    {"短板", Role::problems},
    {"成效", Role::results},
    {"推进情况", Role::results},
    {"开展情况", Role::results},
    {"主要工作", Role::results},
    {"主要举措", Role::results},
    {"总的情况", Role::results},
    {"其他", Role::other},
    {"Plan", Role::plan},
    {"Shortcomings", Role::problems},
    {"Problems", Role::problems},
    {"Results", Role::results},
}};

Role role_of_code(std::string_view code)
{
    const auto found = std::find(role_codes.begin(), role_codes.end(), code);
    return static_cast<Role>(found - role_codes.begin());
}

struct Unknown {};
using PossibleDate = std::variant<std::monostate, Unknown, Date, Moment>;

// "unknown" is an honest answer; a missing key is not.
PossibleDate read_date(const toml::Table& front, std::string_view key, Problems& problems)
{
    if (!front.has(key)) {
        problems.add("key-missing", front.place(), {std::string(key)});
        return {};
    }
    const std::optional<toml::Table::When> when = front.when(key, problems);
    if (!when)
        return {};
    if (const Date* date = std::get_if<Date>(&*when))
        return *date;
    if (const Moment* moment = std::get_if<Moment>(&*when))
        return *moment;
    if (std::get<std::string>(*when) == "unknown") {
        problems.add("date-unknown", front.place(key), {std::string(key)});
        return Unknown{};
    }
    problems.add("date-bad", front.place(key), {std::string(key)});
    return {};
}

void read_dates(const toml::Table& front, Report& report, Problems& problems)
{
    const PossibleDate published = read_date(front, "published", problems);
    if (const Date* date = std::get_if<Date>(&published))
        report.published = *date;
    if (const Moment* moment = std::get_if<Moment>(&published))
        report.published = *moment;
    report.published_place = front.place("published");
    const PossibleDate issued = read_date(front, "issued", problems);
    report.issued_place = front.place("issued");
    if (const Date* date = std::get_if<Date>(&issued))
        report.issued = *date;
    if (std::holds_alternative<Moment>(issued))
        problems.add("date-bad", front.place("issued"), {"issued"});
    if (report.issued && report.published && day_of(*report.published) < *report.issued)
        problems.add("date-order", front.place("published"),
                     {to_text(*report.issued), to_text(day_of(*report.published))});
}

// What the headings say, corrected by what the front matter says.
void read_roles(const toml::Table& front, Report& report, Problems& problems)
{
    const Outline& outline = report.texts.original().outline;
    int top_level = 7;
    for (const Block& block : outline.blocks())
        if (block.kind == BlockKind::heading)
            top_level = std::min(top_level, block.level);
    for (const Block& block : outline.blocks()) {
        if (block.kind != BlockKind::heading)
            continue;
        const std::optional<Role> role = role_of_heading(block.text);
        // Only the duty of the first responsible person may stand inside another part.
        if (role && (block.level == top_level || *role == Role::leader_duty))
            report.roles[block.anchor] = *role;
    }
    const std::optional<toml::Table> chosen = front.table("roles", problems);
    if (!chosen)
        return;
    for (const std::string& anchor : chosen->keys()) {
        const std::optional<std::string> code = chosen->choice(anchor, role_codes, problems);
        if (!outline.find(anchor))
            problems.add("anchor-broken", chosen->key_place(anchor), {anchor, ""});
        else if (code)
            report.roles[anchor] = role_of_code(*code);
    }
}

// 督察工作规定 asks for these parts in every yearly report.
void report_missing_parts(const Report& report, Problems& problems)
{
    for (const Role role : {Role::results, Role::problems, Role::leader_duty, Role::plan}) {
        const bool present = std::any_of(report.roles.begin(), report.roles.end(),
                                         [&](const auto& pair) { return pair.second == role; });
        if (!present)
            problems.add("section-missing", {report.texts.original().path.text()},
                         {std::string(role_codes[static_cast<std::size_t>(role)])});
    }
}

// What is not known is left out; a page never shows an empty form.
void report_hollow(const toml::Table& front, const Report& report, Problems& problems)
{
    for (const auto& [key, value] : {std::pair{"source", &report.source},
                                     std::pair{"index_number", &report.index_number},
                                     std::pair{"document_number", &report.document_number}})
        if (!value->empty() && is_hollow(*value))
            problems.add("metadata-empty", front.place(key), {key, *value});
}

// The official document first, then by name, as readers of the original look for it.
void sort_attachments(std::vector<Path>& attachments, const Language& original)
{
    const auto rank = [&](const Path& path) {
        const bool is_document = path.extension() == "docx" || path.extension() == "pdf";
        return std::pair(is_document ? 0 : 1, locale::sort_key(path.text(), original.tag));
    };
    std::stable_sort(attachments.begin(), attachments.end(),
                     [&](const Path& a, const Path& b) { return rank(a) < rank(b); });
}

}

Date report_due(Year year)
{
    return Date(std::chrono::year(year + 1), std::chrono::April, std::chrono::day(1));
}

Date day_of(const DayOrMoment& when)
{
    const Moment* moment = std::get_if<Moment>(&when);
    return moment ? moment->day : std::get<Date>(when);
}

std::string Report::id() const { return fmt::format("{}/{}", body, year); }

std::optional<Role> role_of_heading(std::string_view text)
{
    for (const RolePattern& pattern : role_patterns)
        if (text.find(pattern.words) != std::string_view::npos)
            return pattern.role;
    return std::nullopt;
}

std::optional<Report> read_report(const Reading& reading, ReportFiles files, Problems& problems)
{
    std::optional<ReadTexts> read = read_texts(reading, files.texts, problems);
    if (!read)
        return std::nullopt;
    const toml::Table& front = read->front;
    Report report{std::move(files.body), files.year, std::move(read->texts), {}, {}, {}, {}, {}, {},
                  {}, {}, {}, {}, {}, std::move(files.attachments)};
    read_dates(front, report, problems);
    report.source = front.required_text("source", problems);
    report.summary = front.text("summary", problems).value_or("");
    report.index_number = front.text("index_number", problems).value_or("");
    report.document_number = front.text("document_number", problems).value_or("");
    report.published_note = front.text("published_note", problems).value_or("");
    report.index_place = front.place("index_number");
    report_hollow(front, report, problems);
    report.standing = read_standing(front, problems);
    read_roles(front, report, problems);
    front.report_unknown(problems);
    report_missing_parts(report, problems);
    sort_attachments(report.attachments, reading.config.original());
    return report;
}

}
