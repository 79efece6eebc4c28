// Two reports of neighbouring years beside each other, block by block: what stayed, what changed,
// what is new and what is no longer there.
#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <memory>
#include <mutex>
#include <optional>

#include "beside/change_words.h"
#include "beside/comparison.h"
#include "beside/rows.h"
#include "pages/pages.h"
#include "site/quoted.h"
#include "site/shown.h"
#include "text/locale.h"

namespace mingbai {
namespace {

// The newer report and the one before it. Large ones take a second or more to compare, so the pages
// of all languages share one comparison, made by whichever is rendered first.
class ReportPair {
public:
    ReportPair(const Report& older, const Report& newer) : older_(older), newer_(newer) {}

    const Report& older() const { return older_; }
    const Report& newer() const { return newer_; }
    bool is_withdrawn() const { return older_.standing.withdrawn || newer_.standing.withdrawn; }

    const Comparison& comparison() const
    {
        std::call_once(compared_, [&] {
            comparison_.emplace(older_.texts.original().outline, newer_.texts.original().outline);
        });
        return *comparison_;
    }

private:
    const Report& older_;
    const Report& newer_;
    mutable std::once_flag compared_;
    mutable std::optional<Comparison> comparison_;
};

// "38", "0.4"; only what is wholly the same is 100.
std::string percent_of(std::size_t part, std::size_t whole)
{
    const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    if (part > 0 && percent < 1)
        return fmt::format("{:.1f}", std::max(0.1, percent));
    return fmt::format("{:.0f}", part < whole ? std::min(99.0, percent) : percent);
}

void set_summary(View& view, const ComparedGround& ground, const Comparison& comparison)
{
    const DocumentDiff& diff = comparison.diff;
    const locale::Arguments years = {{"before", ground.older.year},
                                     {"after", ground.newer.year}};
    locale::Arguments numbers = years;
    numbers.emplace_back("blocks", number_of(comparison.after_blocks));
    numbers.emplace_back("characters", number_of(diff.after_characters));
    numbers.emplace_back("kept", number_of(diff.kept_characters));
    numbers.emplace_back("percent", percent_of(diff.kept_characters,
                                               std::max<std::size_t>(1, diff.after_characters)));
    view.set("cells", cells_view(ground, comparison));
    view.set("summary", ground.site.theme.word("compared.summary", ground.page, numbers));
    view.set("counted", ground.site.theme.word("compared.counted", ground.page, years));
    view.set("is_complete", diff.is_complete);
}

View::List reports_view(const Site& site, const Body& body, const ReportPair& pair,
                        const Language& page)
{
    View::List reports;
    for (const Report* report : {&pair.older(), &pair.newer()}) {
        View view;
        view.set("url", site.routes.report(page, body, report->year).url);
        view.set("title_html", shown_title(site, report->texts, page));
        view.set("published_html",
                 report->published ? shown_date(*report->published, page) : Html());
        view.set("is_withdrawn", report->standing.withdrawn.has_value());
        reports.push_back(std::move(view));
    }
    return reports;
}

void set_comparison(View& view, const Site& site, const ReportPair& pair, const Language& page)
{
    const Comparison& comparison = pair.comparison();
    const ComparedGround ground{site, page, site.catalogue.config.original(),
                                ComparedSide::of(site, pair.older(), comparison.before, page),
                                ComparedSide::of(site, pair.newer(), comparison.after, page)};
    for (const auto& [prefix, report] :
         {std::pair{"before", &pair.older()}, std::pair{"after", &pair.newer()}}) {
        const locale::Arguments year = {{"year", std::to_string(report->year)}};
        view.set(fmt::format("{}_name", prefix), site.theme.word("year.report_name", page, year));
        view.set(fmt::format("{}_none", prefix), site.theme.word("compared.none", page, year));
    }
    set_summary(view, ground, comparison);
    set_facts(view, ground, comparison);
    view.set("sections", sections_view(ground, comparison));
}

PageHead compared_head(const Site& site, const Body& body, const YearEntry& year,
                       const Language& page)
{
    PageHead head;
    head.language = &page;
    head.chapter = Chapter::reports;
    head.title = compared_title(site, year, page);
    head.description = described(site, "compared", body, year.year, page,
                                 {{"before", std::to_string(year.report_before->year)}});
    head.route_in = [&routes = site.routes, &body, &year](const Language& language) {
        return routes.compared(language, body, year.year);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = crumbs_to(site, body, year.year, page);
    head.official_tags = column_tags(site, "reports", page);
    return head;
}

Composition compared_page(const Site& site, const Body& body, const YearEntry& year,
                          const ReportPair& pair, const Language& page)
{
    const PageHead head = compared_head(site, body, year, page);
    const Year older = pair.older().year;
    View view;
    view.set("title", head.title);
    view.set("reports", reports_view(site, body, pair, page));
    view.set("gap", older + 1 == year.year
                        ? std::string()
                        : site.theme.word("compared.gap", page,
                                          {{"before", std::to_string(older)},
                                           {"after", std::to_string(year.year)}}));
    view.set("is_original", page.id == site.catalogue.config.original().id);
    view.set("is_withdrawn", pair.is_withdrawn());
    view.set("ways", ways_of(site, body, year, head.route_in(page).url, page));
    set_quote_language(view, site);
    set_complaint(view, site, body, page);
    set_json(view, site, body, year.year, pair.newer().id(), page);
    if (pair.is_withdrawn())
        return framed(site, head, "compared", std::move(view));
    // To compare two reports costs more than all the rest of the page.
    Fingerprinter inputs;
    view.add_to(inputs);
    add_files(inputs, site, pair.older());
    add_files(inputs, site, pair.newer());
    return framed_late(site, head, "compared", inputs.name(),
                       [site, &pair, &page, view = std::move(view)] {
                           View whole = view;
                           set_comparison(whole, site, pair, page);
                           return whole;
                       });
}

}

void compared_pages(const Site& site, std::vector<Page>& pages)
{
    for (const BodyEntry& body : site.catalogue.bodies)
        for (const YearEntry& year : body.years) {
            if (year.report == nullptr || year.report_before == nullptr)
                continue;
            const auto pair = std::make_shared<const ReportPair>(*year.report_before, *year.report);
            for (const Language& language : site.catalogue.config.languages)
                pages.push_back({site.routes.compared(language, *body.body, year.year),
                                 year.report->texts.original().path.text(),
                                 [site, &body, &year, pair, &language] {
                                     return compared_page(site, *body.body, year, *pair, language);
                                 }});
        }
}

}
