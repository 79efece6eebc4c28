// Commitments against results: what an earlier report promised beside what the report of a year
// says, with what dates and files show and what named people conclude. Nothing is judged here and
// nothing divided.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "compare/quantity_facts.h"
#include "compare/shared_words.h"
#include "compare/text_diff.h"
#include "pages/commitments.h"
#include "pages/pages.h"
#include "site/quoted.h"
#include "site/shown.h"
#include "site/stated.h"
#include "site/states.h"
#include "suggest/passages.h"
#include "text/locale.h"

namespace mingbai {
namespace {

constexpr std::size_t most_candidates = 3;

// What all parts of one page are made with.
struct Ground {
    const Site& site;
    const BodyEntry& body;
    const YearEntry& year;
    const Language& page;
    const PassageSearch* search = nullptr;  // only in a preview for editors
};

std::string in_year(const Ground& ground, std::string_view word, Year year)
{
    return ground.site.theme.word(word, ground.page, {{"year", std::to_string(year)}});
}

// The answer of this year's report when it quotes something; nothing when it does not.
const AnswerEntry* quoting_answer(const Ground& ground, const CommitmentEntry& entry)
{
    const AnswerEntry* answer = entry.answer_in(*ground.year.report);
    return answer == nullptr || answer->answer->not_mentioned ? nullptr : answer;
}

std::vector<Listed> all_as_answered(const Ground& ground,
                                    const std::vector<const CommitmentEntry*>& entries)
{
    std::vector<Listed> listed;
    for (const CommitmentEntry* entry : entries)
        listed.push_back(as_answered(*entry, *ground.year.report));
    return listed;
}

// The records that the answer names, then those that name the commitment.
View::List records_view(const Ground& ground, const CommitmentEntry& entry,
                        const AnswerEntry* answer)
{
    std::vector<const ActivityEntry*> records;
    if (answer != nullptr)
        records = answer->activities;
    for (const ActivityEntry* record : entry.activities)
        if (std::find(records.begin(), records.end(), record) == records.end())
            records.push_back(record);
    View::List rows;
    for (const ActivityEntry* record : records)
        rows.push_back(activity_row(ground.site, *ground.body.body, *record, ground.page));
    return rows;
}

// What the report states of the indicator that the criterion names.
View::List figures_view(const Ground& ground, const CommitmentEntry& entry)
{
    View::List list;
    if (!entry.commitment->criterion || entry.commitment->criterion->indicator.empty())
        return list;
    for (const FigureEntry* stated : ground.year.figures) {
        const Figure& figure = *stated->figure;
        if (figure.indicator != entry.commitment->criterion->indicator)
            continue;
        View view;
        view.set("name_html", shown(ground.site, stated->indicator->name, ground.page));
        view.set("value", stated_in(figure).text);
        view.set("source", source_view(ground.site, *stated->report, stated->anchor, ground.page));
        list.push_back(std::move(view));
    }
    return list;
}

// facts: those of which both say something, then the others. told_facts: of the former those that differ, for
// whoever takes a single glance; where both say the same the criterion tells more.
void set_facts(View& view, std::vector<QuantityFact> facts)
{
    const auto others = pairs_first(facts);
    view.set("has_facts", !facts.empty());
    view.set("facts", facts_view(facts));
    std::vector<QuantityFact> told;
    std::copy_if(facts.begin(), others, std::back_inserter(told),
                 [](const QuantityFact& fact) { return !fact.is_same; });
    view.set("has_told_facts", !told.empty());
    view.set("told_facts", facts_view(told));
}

// promise, answer: passages; what both say in the same words, and in numbers.
void set_passages(View& view, const Ground& ground, const CommitmentEntry& entry,
                  const AnswerEntry* answer)
{
    const std::string& quote = entry.commitment->quote;
    const Quoted promise{entry.report, entry.anchor, quote};
    view.set("has_answer", answer != nullptr);
    if (answer == nullptr) {
        view.set("promise",
                 passage_view(ground.site, promise, in_its_sentence(promise, {}), ground.page));
        view.set("answer", View());
        view.set("same_words", "");
        set_facts(view, {});
        return;
    }
    const std::string& words = answer->answer->source.quote;
    const Quoted said{answer->report, answer->anchor, words};
    const SharedWords same = shared_words(quote, words);
    set_facts(view, quantity_facts(quote, words));
    view.set("promise", passage_view(ground.site, promise, in_its_sentence(promise, same.before),
                                     ground.page));
    view.set("answer",
             passage_view(ground.site, said, in_its_sentence(said, same.after), ground.page));
    view.set("same_words",
             ground.site.theme.word("results.same_words", ground.page,
                                    {{"count", static_cast<std::int64_t>(same.before.size())}}));
}

// Passages that may answer what nobody has checked: for editors, never on a public page.
View::List candidates_view(const Ground& ground, const CommitmentEntry& entry)
{
    View::List list;
    if (ground.search == nullptr || entry.state_in(*ground.year.report) != RecordState::unreviewed)
        return list;
    for (const Passage& passage : ground.search->find(entry.commitment->quote, most_candidates)) {
        View view;
        view.set("quote", passage.quote);
        view.set("source",
                 source_view(ground.site, *ground.year.report, passage.block->anchor, ground.page));
        list.push_back(std::move(view));
    }
    return list;
}

// A commitment beside what this year's report says of it.
View pair_view(const Ground& ground, const CommitmentEntry& entry, std::int64_t number)
{
    const Site& site = ground.site;
    const AnswerEntry* answer = quoting_answer(ground, entry);
    View::List assessments =
        answer == nullptr ? View::List() : assessments_view(site, *answer->answer, ground.page);
    View::List records = records_view(ground, entry, answer);
    View::List figures = figures_view(ground, entry);
    View::List candidates = candidates_view(ground, entry);
    View view = commitment_view(site, as_answered(entry, *ground.year.report), ground.page);
    view.set("number", locale::format_number(number, ground.page.tag));
    view.set("made_name", in_year(ground, "results.made", entry.commitment->year));
    view.set("answered_name", in_year(ground, "results.answered", ground.year.year));
    set_passages(view, ground, entry, answer);
    view.set("sentence", state_sentence(site, entry, *ground.year.report, ground.page));
    view.set("reviewer_html", answer == nullptr
                                  ? Html()
                                  : in_original(site, answer->answer->reviewed_by, ground.page));
    view.set("reviewed_html",
             answer == nullptr
                 ? Html()
                 : shown_date(PartialDate::of(answer->answer->reviewed_on), ground.page));
    view.set("assessments", std::move(assessments));
    view.set("has_records", !records.empty());
    view.set("rows", std::move(records));
    view.set("has_figures", !figures.empty());
    view.set("figures", std::move(figures));
    view.set("has_candidates", !candidates.empty());
    view.set("candidates", std::move(candidates));
    return view;
}

void set_pairs(View& view, const std::string& name, const Ground& ground,
               const std::vector<const CommitmentEntry*>& entries)
{
    View::List pairs;
    for (const CommitmentEntry* entry : entries)
        pairs.push_back(pair_view(ground, *entry, std::ssize(pairs) + 1));
    view.set(fmt::format("has_{}", name), !pairs.empty());
    view.set(name, std::move(pairs));
}

// What a new promise takes up again, and in which words. The story shows the words themselves.
View::List taken_up_view(const Ground& ground, const CommitmentEntry& entry)
{
    View::List list;
    for (const CommitmentEntry* earlier : entry.earlier) {
        const TextDiff diff =
            text_diff(earlier->commitment->quote, entry.commitment->quote, Marks::readable);
        View view;
        view.set("how", carried_words(ground.site, diff, ground.page));
        view.set("url", story_url(ground.site, *earlier, ground.page));
        view.set("title_html", shown_title(ground.site, *earlier->commitment, ground.page));
        view.set("report_name", in_year(ground, "year.report_name", earlier->commitment->year));
        list.push_back(std::move(view));
    }
    return list;
}

// The promises of this year's report: those taken up again, then the new ones.
View::List next_view(const Ground& ground)
{
    std::vector<const CommitmentEntry*> entries = ground.year.commitments;
    std::stable_partition(entries.begin(), entries.end(),
                          [](const CommitmentEntry* entry) { return !entry->earlier.empty(); });
    View::List rows;
    for (const CommitmentEntry* entry : entries) {
        View::List taken_up = taken_up_view(ground, *entry);
        View row = commitment_view(ground.site, as_it_stands(*entry), ground.page);
        row.set("number", locale::format_number(std::ssize(rows) + 1, ground.page.tag));
        row.set("has_taken_up", !taken_up.empty());
        row.set("taken_up", std::move(taken_up));
        rows.push_back(std::move(row));
    }
    return rows;
}

// What the counts do not say by themselves; empty when there is nothing to say.
void set_remarks(View& view, const Ground& ground, const std::vector<Listed>& listed)
{
    std::int64_t linked = 0;
    std::int64_t unassessed = 0;
    std::int64_t without_criterion = 0;
    for (const Listed& each : listed) {
        const bool is_linked = each.state == RecordState::linked;
        linked += is_linked ? 1 : 0;
        unassessed += is_linked && each.assessment == nullptr ? 1 : 0;
        without_criterion += each.entry->commitment->criterion ? 0 : 1;
    }
    for (const auto& [name, count] :
         {std::pair{"assessed_from", linked}, std::pair{"unassessed", unassessed},
          std::pair{"without_criterion", without_criterion}})
        view.set(name, ground.site.theme.word(fmt::format("results.{}", name), ground.page,
                                              {{"count", count}}));
}

// The years between the report that promises and the one that answers, of which this site holds no
// report.
std::string gap_sentence(const Ground& ground)
{
    const Year made = ground.year.results->made_by->year;
    std::vector<std::string> missing;
    for (Year year = made + 1; year < ground.year.year; year++)
        missing.push_back(in_year(ground, "year.short", year));
    if (missing.empty())
        return {};
    const std::string comma = ground.site.theme.word("list.comma", ground.page);
    return ground.site.theme.word("results.gap", ground.page,
                                  {{"missing", fmt::format("{}", fmt::join(missing, comma))},
                                   {"made", std::to_string(made)}});
}

PageHead results_head(const Ground& ground)
{
    const Site& site = ground.site;
    const Body& body = *ground.body.body;
    PageHead head;
    head.language = &ground.page;
    head.chapter = Chapter::commitments;
    head.title = results_title(site, ground.year, ground.page);
    head.description = described(site, "results", body, ground.year.year, ground.page,
                                 {{"made", std::to_string(ground.year.results->made_by->year)},
                                  {"count", std::ssize(ground.year.results->newest)}});
    head.route_in = [&routes = site.routes, &body, year = ground.year.year](
                        const Language& language) { return routes.results(language, body, year); };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = crumbs_to(site, body, ground.year.year, ground.page);
    head.official_tags = column_tags(site, "results", ground.page);
    return head;
}

Composition results_page(const Ground& ground)
{
    const Site& site = ground.site;
    const Results& results = *ground.year.results;
    const PageHead head = results_head(ground);
    const auto count = static_cast<std::int64_t>(results.newest.size());
    const auto older = static_cast<std::int64_t>(results.older_open.size());
    const std::vector<Listed> listed = all_as_answered(ground, results.newest);
    View::List next = next_view(ground);
    View view;
    view.set("title", head.title);
    view.set("made_report", source_view(site, *results.made_by, {}, ground.page));
    view.set("answering_report", source_view(site, *ground.year.report, {}, ground.page));
    view.set("gap", gap_sentence(ground));
    view.set("count", site.theme.word("commitments.count", ground.page, {{"count", count}}));
    set_tallies(view, site, listed, ground.page);
    set_remarks(view, ground, listed);
    view.set("groups", choices_of(site, listed, ground.page));
    set_pairs(view, "newest", ground, results.newest);
    set_pairs(view, "older_answered", ground, results.older_answered);
    set_pairs(view, "older_open", ground, results.older_open);
    view.set("older_open_count",
             site.theme.word("commitments.count", ground.page, {{"count", older}}));
    view.set("has_next", !next.empty());
    view.set("next_title", in_year(ground, "commitments.of_year", ground.year.year));
    view.set("next", std::move(next));
    view.set("ways", ways_of(site, *ground.body.body, ground.year, head.route_in(ground.page).url,
                             ground.page));
    set_quote_language(view, site);
    set_complaint(view, site, *ground.body.body, ground.page);
    set_json(view, site, *ground.body.body, ground.year.year, "answers", ground.page);
    return framed(site, head, "results", std::move(view));
}

Composition previewed_page(const Ground& ground)
{
    const Report& report = *ground.year.report;
    if (report.standing.withdrawn)
        return results_page(ground);
    const PassageSearch search(report.texts.original().outline);
    return results_page({ground.site, ground.body, ground.year, ground.page, &search});
}

}

void result_pages(const Site& site, std::vector<Page>& pages)
{
    for (const BodyEntry& body : site.catalogue.bodies)
        for (const YearEntry& year : body.years) {
            if (!year.results)
                continue;
            for (const Language& language : site.catalogue.config.languages)
                pages.push_back({site.routes.results(language, *body.body, year.year),
                                 year.report->texts.original().path.text(),
                                 [site, &body, &year, &language] {
                                     const Ground ground{site, body, year, language};
                                     return site.drafts == Drafts::shown
                                                ? previewed_page(ground)
                                                : results_page(ground);
                                 }});
        }
}

}
