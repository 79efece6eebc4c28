#include "check/publication.h"

#include <algorithm>
#include <map>
#include <string>

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
    check_days(catalogue, problems);
    for (const BodyEntry& body : catalogue.bodies)
        check_years(catalogue, body, problems);
}

void check_reports(const Catalogue& catalogue, Problems& problems)
{
    const std::string& tag = catalogue.config.original().tag;
    if (tag != "zh" && !tag.starts_with("zh-"))
        return;
    for (const Report& report : catalogue.reports) {
        const Document& original = report.texts.original();
        check_wording(original, problems);
        check_numbering(original, problems);
        check_stated_twice(report, problems);
    }
}

}
