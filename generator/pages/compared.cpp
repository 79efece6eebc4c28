// Two reports of neighbouring years beside each other, block by block: what stayed, what changed,
// what is new and what is no longer there.
#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <memory>
#include <mutex>
#include <optional>

#include "pages/pages.h"
#include "site/change_words.h"
#include "site/comparison.h"
#include "site/marked.h"
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

// The number as it is written, with the blank behind it if there is one.
std::string label_of(const Block& block)
{
    const bool has_blank = block.text.size() > block.label.size() && !block.label.empty() &&
                           block.text[block.label.size()] == ' ';
    return has_blank ? block.label + ' ' : block.label;
}

// What stands in one report only is not struck through, as if the other report had deleted it; and
// what is changed all over is easier to read without marks.
Html text_of(const BlockGroup& group, const ShownBlock& shown)
{
    const bool is_alone = group.before.empty() || group.after.empty();
    if (!is_alone && !group.is_whole)
        return marked(shown.runs);
    std::string text;
    for (const Run& run : shown.runs)
        text += run.text;
    return marked(text, {});
}

View block_view(const ComparedGround& ground, const ComparedSide& side, const BlockGroup& group,
                const ShownBlock& shown)
{
    const Block& block = side.block(shown.block);
    View view;
    view.set("url", side.url_of(block));
    view.set("place_html", place_html(ground, side.places[shown.block]));
    view.set("label", label_of(block));
    view.set("text_html", text_of(group, shown));
    view.set("is_heading", block.kind == BlockKind::heading);
    return view;
}

View::List blocks_view(const ComparedGround& ground, const ComparedSide& side,
                       const CompareRow& row, std::vector<ShownBlock> BlockGroup::*blocks)
{
    View::List list;
    for (const BlockGroup* group : row.groups)
        for (const ShownBlock& shown : group->*blocks)
            list.push_back(block_view(ground, side, *group, shown));
    return list;
}

// Where the row stands, when it is about one place.
Html row_place(const ComparedGround& ground, const CompareRow& row)
{
    if (row.groups.size() > 1)
        return {};
    const BlockGroup& group = *row.groups.front();
    return group.after.empty() ? place_html(ground, ground.older.places[group.before.front().block])
                               : place_html(ground, ground.newer.places[group.after.front().block]);
}

std::string row_id(const CompareRow& row)
{
    return fmt::format("c{}", row.number);
}

// A kind of row: is_kept, is_form, … and word.
View kind_view(const ComparedGround& ground, RowKind kind)
{
    View view;
    for (const RowKind each : row_kinds)
        view.set(fmt::format("is_{}", code_of(each)), each == kind);
    view.set("word",
             ground.site.theme.word(fmt::format("compared_kind.{}", code_of(kind)), ground.page));
    return view;
}

View row_view(const ComparedGround& ground, const CompareRow& row)
{
    const bool is_same = row.groups.front()->fate == Fate::kept;
    View view;
    view.set("id", row_id(row));
    view.set("kind", kind_view(ground, row.kind));
    view.set("place_html", row_place(ground, row));
    view.set("sentence_html", sentence_html(ground, row));
    view.set("is_same", is_same);
    view.set("is_folded", is_same || row.kind == RowKind::form);
    view.set("has_before", row.kind != RowKind::added);
    view.set("has_after", row.kind != RowKind::removed);
    view.set("before", blocks_view(ground, ground.older, row, &BlockGroup::before));
    view.set("after", blocks_view(ground, ground.newer, row, &BlockGroup::after));
    return view;
}

View section_view(const ComparedGround& ground, const CompareSection& section, bool is_all)
{
    View::List rows;
    for (const CompareRow& row : section.rows)
        rows.push_back(row_view(ground, row));
    View view;
    Html heading = ground.said(is_all ? "compared.all" : "compared.opening");
    Html note;
    std::string url;
    if (section.heading) {
        const Block& block = ground.newer.block(*section.heading);
        heading = in_original(ground.site, block.text, ground.page);
        url = ground.newer.url_of(block);
        if (section.heading_before) {
            const Block& before = ground.older.block(*section.heading_before);
            if (before.label != block.label)
                note = renumbered_html(ground, before, block);
        }
    }
    view.set("heading_html", std::move(heading));
    view.set("note_html", std::move(note));
    view.set("url", std::move(url));
    view.set("rows", std::move(rows));
    return view;
}

View::List sections_view(const ComparedGround& ground, const Comparison& comparison)
{
    View::List sections;
    for (const CompareSection& section : comparison.sections) {
        sections.push_back(section_view(ground, section, comparison.sections.size() == 1));
        sections.back().set("number", std::to_string(sections.size()));
    }
    return sections;
}

View fact_view(const ComparedGround& ground, const CompareRow& row, const QuantityFact& fact)
{
    const BlockGroup& group = *row.groups.front();
    const BlockPlace& place = ground.newer.places[group.after.front().block];
    View view;
    view.set("subject", fact.subject);
    view.set("before", fact.before);
    view.set("after", fact.after);
    view.set("is_unlike", fact.relation == Relation::unlike);
    view.set("url", fmt::format("#{}", row_id(row)));
    view.set("where_html", place.heading.empty()
                               ? place_html(ground, place)
                               : in_original(ground.site, place.heading, ground.page));
    return view;
}

// facts, facts_rest: numbers that both reports state at the same place, and how many only one
// states.
void set_facts(View& view, const ComparedGround& ground, const Comparison& comparison)
{
    View::List facts;
    std::size_t rest = 0;
    for (const CompareSection& section : comparison.sections)
        for (const CompareRow& row : section.rows)
            for (const QuantityFact& fact : row.groups.front()->quantities) {
                const bool is_of_both =
                    fact.relation == Relation::comparable || fact.relation == Relation::unlike;
                if (is_of_both)
                    facts.push_back(fact_view(ground, row, fact));
                else
                    rest++;
            }
    view.set("has_facts", !facts.empty() || rest > 0);
    view.set("has_table", !facts.empty());
    view.set("facts", std::move(facts));
    view.set("facts_rest", rest == 0 ? std::string()
                                     : ground.site.theme.word("compared.facts_rest", ground.page,
                                                              {{"count", number_of(rest)}}));
}

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
    View::List cells;
    for (std::size_t i = 0; i < row_kinds.size(); i++) {
        const std::int64_t count = number_of(comparison.counts[i]);
        View cell;
        cell.set("count", locale::format_number(count, ground.page.tag));
        cell.set("unit", ground.site.theme.word("compared.unit", ground.page, {{"count", count}}));
        cell.set("kind", kind_view(ground, row_kinds[i]));
        cells.push_back(std::move(cell));
    }
    const locale::Arguments years = {{"before", std::to_string(ground.older.report.year)},
                                     {"after", std::to_string(ground.newer.report.year)}};
    locale::Arguments numbers = years;
    numbers.emplace_back("blocks", number_of(comparison.after_blocks));
    numbers.emplace_back("characters", number_of(diff.after_characters));
    numbers.emplace_back("kept", number_of(diff.kept_characters));
    numbers.emplace_back("percent", percent_of(diff.kept_characters,
                                               std::max<std::size_t>(1, diff.after_characters)));
    view.set("cells", std::move(cells));
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
    const ComparedGround ground{site, page,
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
