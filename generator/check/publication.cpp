#include "check/publication.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "check/numbering.h"
#include "check/stated_twice.h"
#include "check/wording.h"

namespace mingbai {

namespace {

void check_index_numbers(const Catalogue& catalogue, Problems& problems)
{
    std::map<std::string, const Report*> first;
    for (const Report& report : catalogue.reports) {
        if (report.index_number.empty())
            continue;
        const auto [known, is_new] = first.emplace(report.index_number, &report);
        if (!is_new)
            problems.add("index-duplicate", report.index_place,
                         {report.index_number, known->second->texts.original().path.text()});
    }
}

// A report with an index number is an entry of the directory of what is published.
void check_entries(const Catalogue& catalogue, Problems& problems)
{
    for (const Report& report : catalogue.reports)
        if (!report.index_number.empty() && report.summary.empty() && !report.standing.withdrawn)
            problems.add("directory-entry", report.index_place, {report.index_number, "summary"});
}

// The newest day that the site tells of.
std::optional<Date> newest_day(const Catalogue& catalogue)
{
    std::optional<Date> newest;
    const auto take = [&](Date day) { newest = newest ? std::max(*newest, day) : day; };
    for (const Report& report : catalogue.reports)
        if (report.published)
            take(day_of(*report.published));
    for (const Activity& activity : catalogue.activities)
        take(activity.start.earliest());
    return newest;
}

// Of a government's site of its own, by its 网站标识码; a column stands on a front page that others keep fresh.
void check_freshness_of_site(const Catalogue& catalogue, Problems& problems)
{
    constexpr std::chrono::days two_weeks{14};
    const SiteConfig& config = catalogue.config;
    if (config.column || config.fictional || config.official.site_id_code.empty())
        return;
    const std::optional<Date> newest = newest_day(catalogue);
    if (newest && std::chrono::sys_days(*newest) + two_weeks < std::chrono::sys_days(catalogue.as_of))
        problems.add("news-old", {std::string(SiteConfig::file_name)}, {to_text(catalogue.as_of), to_text(*newest)});
}

void check_days(const Catalogue& catalogue, Problems& problems)
{
    for (const Report& report : catalogue.reports) {
        const Date due = report_due(report.year);
        if (report.published && day_of(*report.published) >= due)
            problems.add("report-late", report.published_place,
                         {to_text(day_of(*report.published)), fmt::format("{}", report.year), to_text(due)});
    }
}

// Between a body's first report here and the as-of day.
void check_years(const Catalogue& catalogue, const BodyEntry& body, Problems& problems)
{
    const auto has_report = [&](Year year) {
        return std::any_of(body.years.begin(), body.years.end(), [&](const YearEntry& entry) {
            return entry.year == year && entry.report != nullptr;
        });
    };
    Year first = 0;
    for (const YearEntry& entry : body.years)
        first = entry.report != nullptr ? entry.year : first;
    for (Year year = first; first != 0 && report_due(year) <= catalogue.as_of; ++year)
        if (!has_report(year))
            problems.add("report-not-here", {fmt::format("content/{}/{}", body.body->id, year)},
                         {body.body->name.in(catalogue.config.original().id), fmt::format("{}", year),
                          to_text(report_due(year)), to_text(catalogue.as_of)});
}

}

void check_publication(const Catalogue& catalogue, Problems& problems)
{
    check_index_numbers(catalogue, problems);
    check_entries(catalogue, problems);
    check_freshness_of_site(catalogue, problems);
    check_days(catalogue, problems);
    for (const BodyEntry& body : catalogue.bodies)
        check_years(catalogue, body, problems);
}

void check_reports(const Catalogue& catalogue, Workers workers, Problems& problems)
{
    const std::string& tag = catalogue.config.original().tag;
    if (tag != "zh" && !tag.starts_with("zh-"))
        return;
    std::vector<Problems> found(catalogue.reports.size());
    for_each_index(workers, found.size(), [&](std::size_t i) {
        const Report& report = catalogue.reports[i];
        const Document& original = report.texts.original();
        check_wording(original, found[i]);
        check_numbering(original, found[i]);
        check_stated_twice(report, found[i]);
    });
    for (Problems& own : found)
        problems.append(std::move(own));
}

}
