// The story of one commitment over the years: what it continues, how it was made, what later
// reports say of it, what continues it, and what is open. Each step stands with its quote, its
// source and its day.
#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "compare/quantity_facts.h"
#include "compare/text_diff.h"
#include "pages/commitments.h"
#include "pages/pages.h"
#include "pictures/timeline.h"
#include "site/marked.h"
#include "site/quoted.h"
#include "site/shown.h"
#include "site/states.h"

namespace mingbai {
namespace {

using Entries = std::vector<const CommitmentEntry*>;

// A commitment made, or an answer to it.
struct Step {
    const CommitmentEntry* entry = nullptr;
    const AnswerEntry* answer = nullptr;  // nothing: the commitment itself
    const Report* report = nullptr;       // where it stands
};

// All that can be reached from `entry` in one direction, itself the first.
Entries reached(const CommitmentEntry& entry, Entries CommitmentEntry::*direction)
{
    Entries found = {&entry};
    std::set<const CommitmentEntry*> seen = {&entry};
    for (std::size_t i = 0; i < found.size(); i++)
        for (const CommitmentEntry* next : found[i]->*direction)
            if (seen.insert(next).second)
                found.push_back(next);
    return found;
}

// What the commitment continues, itself, and what continues it, oldest first.
Entries chain_of(const CommitmentEntry& entry)
{
    Entries chain = reached(entry, &CommitmentEntry::earlier);
    std::reverse(chain.begin(), chain.end());
    const Entries later = reached(entry, &CommitmentEntry::later);
    chain.insert(chain.end(), later.begin() + 1, later.end());
    return chain;
}

// By the report in which they stand, oldest first; a report answers before it promises again.
std::vector<Step> steps_of(const CommitmentEntry& entry)
{
    std::vector<Step> steps;
    for (const CommitmentEntry* each : chain_of(entry)) {
        steps.push_back({each, nullptr, each->report});
        for (const AnswerEntry* answer : each->answers)
            steps.push_back({each, answer, answer->report});
    }
    std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
        if (a.report->year != b.report->year)
            return a.report->year < b.report->year;
        return a.answer != nullptr && b.answer == nullptr;
    });
    return steps;
}

std::string report_name(const Site& site, const Report& report, const Language& page)
{
    return site.theme.word("year.report_name", page, {{"year", std::to_string(report.year)}});
}

// The words beside those of the commitments that they continue. Of one alone the changes are marked
// in the quote itself, of several beside it.
void set_comparisons(View& view, const Site& site, const CommitmentEntry& entry,
                     const Language& page)
{
    const Quoted quoted{entry.report, entry.anchor, entry.commitment->quote};
    const bool is_one = entry.earlier.size() == 1;
    Html quote = in_its_sentence(quoted, {});
    View::List list;
    for (const CommitmentEntry* earlier : entry.earlier) {
        TextDiff diff =
            text_diff(earlier->commitment->quote, entry.commitment->quote, Marks::readable);
        diff.quantities.erase(pairs_first(diff.quantities), diff.quantities.end());
        View::List facts = facts_view(diff.quantities);
        View comparison;
        comparison.set("compared_with",
                       site.theme.word("carried.compared_with", page,
                                       {{"year", std::to_string(earlier->commitment->year)}}));
        comparison.set("how", carried_words(site, diff, page));
        comparison.set("has_own_quote", !is_one && diff.changes > 0);
        comparison.set("diff_html", marked(diff.runs));
        comparison.set("has_facts", !facts.empty());
        comparison.set("facts", std::move(facts));
        list.push_back(std::move(comparison));
        if (is_one && diff.changes > 0)
            quote = marked(diff.runs);
    }
    view.set("comparisons", std::move(list));
    view.set("passage", passage_view(site, quoted, std::move(quote), page));
}

void set_promise(View& view, const Site& site, const CommitmentEntry& entry, const Language& page)
{
    view.set("is_carried", !entry.earlier.empty());
    view.set("has_passage", true);
    set_comparisons(view, site, entry, page);
    view.set("sentence", "");
    view.set("assessments", View::List());
    view.set("has_assessments", false);
    view.set("reviewer_html", Html());
    view.set("reviewed_html", Html());
}

void set_answer(View& view, const Site& site, const Step& step, const Language& page)
{
    const Answer& answer = *step.answer->answer;
    const Quoted quoted{step.report, step.answer->anchor, answer.source.quote};
    View::List assessments = assessments_view(site, answer, page);
    view.set("is_carried", false);
    view.set("comparisons", View::List());
    view.set("has_passage", !answer.not_mentioned);
    view.set("passage", answer.not_mentioned
                            ? View()
                            : passage_view(site, quoted, in_its_sentence(quoted, {}), page));
    view.set("sentence", answer.not_mentioned
                             ? state_sentence(site, *step.entry, *step.report, page)
                             : std::string());
    view.set("has_assessments", !assessments.empty());
    view.set("assessments", std::move(assessments));
    view.set("reviewer_html", in_original(site, answer.reviewed_by, page));
    view.set("reviewed_html", shown_date(PartialDate::of(answer.reviewed_on), page));
}

View step_view(const Site& site, const Step& step, const CommitmentEntry& own, const Language& page)
{
    View view;
    view.set("report_name", report_name(site, *step.report, page));
    view.set("when_html",
             step.report->published ? shown_date(*step.report->published, page) : Html());
    view.set("is_promise", step.answer == nullptr);
    view.set("is_own", step.entry == &own);
    view.set("url", story_url(site, *step.entry, page));
    view.set("title_html", shown_title(site, *step.entry->commitment, page));
    if (step.answer == nullptr)
        set_promise(view, site, *step.entry, page);
    else
        set_answer(view, site, step, page);
    return view;
}

View::List steps_view(const Site& site, const std::vector<Step>& steps, const CommitmentEntry& own,
                      const Language& page)
{
    View::List list;
    for (const Step& step : steps)
        list.push_back(step_view(site, step, own, page));
    return list;
}

// Where the story stands now: for each commitment that nothing continues.
View::List ends_view(const Site& site, const CommitmentEntry& own, const Language& page)
{
    View::List ends;
    for (const CommitmentEntry* entry : reached(own, &CommitmentEntry::later)) {
        if (!entry->later.empty())
            continue;
        View view;
        view.set("report_name", report_name(site, *entry->report, page));
        view.set("is_own", entry == &own);
        view.set("state", state_view(site, entry->state, page));
        view.set("sentence", state_sentence(site, *entry, page));
        view.set("has_follow_up", !entry->follow_ups.empty());
        view.set("follow_up", entry->follow_ups.empty()
                                  ? View()
                                  : source_view(site, *entry->follow_ups.back(), {}, page));
        ends.push_back(std::move(view));
    }
    return ends;
}

View::List bases_view(const Site& site, const CommitmentEntry& entry, const Language& page)
{
    View::List list;
    for (const Basis& basis : entry.bases) {
        const Framework& framework = *basis.framework;
        View view;
        view.set("title_html", shown(site, framework.title, page));
        view.set("number_html", in_original(site, framework.number, page));
        view.set("quote", basis.clause == nullptr ? std::string() : basis.clause->quote);
        view.set("read_at_url", web_address(framework.read_at));
        view.set("read_at_html", in_original(site, framework.read_at, page));
        list.push_back(std::move(view));
    }
    return list;
}

// Records that name the commitment, and those that an answer names.
View::List records_view(const Site& site, const CommitmentEntry& entry, const Language& page)
{
    std::vector<const ActivityEntry*> records = entry.activities;
    for (const AnswerEntry* answer : entry.answers)
        for (const ActivityEntry* record : answer->activities)
            if (std::find(records.begin(), records.end(), record) == records.end())
                records.push_back(record);
    View::List rows;
    for (const ActivityEntry* record : records)
        rows.push_back(activity_row(site, body_of(site, record->activity->body), *record, page));
    return rows;
}

std::string joined_in_original(const Site& site, const std::vector<QuantityFact>& facts)
{
    std::vector<std::string> numbers;
    for (const QuantityFact& fact : facts)
        numbers.push_back(fact.before);
    const std::string comma = site.theme.word("list.comma", site.catalogue.config.original());
    return fmt::format("{}", fmt::join(numbers, comma));
}

bool has_quoted_answer(const CommitmentEntry& entry)
{
    return std::any_of(entry.answers.begin(), entry.answers.end(),
                       [](const AnswerEntry* answer) { return !answer->answer->not_mentioned; });
}

// A number of a promise beside one of an answer.
View number_view(const Site& site, const Step& answer, const QuantityFact& fact,
                 const Language& page)
{
    View view = facts_view({fact}).front();
    view.set("promised_in", report_name(site, *answer.entry->report, page));
    view.set("reported_in", report_name(site, *answer.report, page));
    view.set("source", source_view(site, *answer.report, answer.answer->anchor, page));
    view.set("is_open", false);
    view.set("state", View());
    return view;
}

// The numbers of a promise that no report answers, beside its state.
View open_number_view(const Site& site, const CommitmentEntry& entry,
                      const std::vector<QuantityFact>& facts, const Language& page)
{
    View view =
        facts_view({QuantityFact{joined_in_original(site, facts), {}, {}, Relation::before_only}})
            .front();
    view.set("promised_in", report_name(site, *entry.report, page));
    view.set("reported_in", "");
    view.set("source", View());
    view.set("is_open", true);
    view.set("state", state_view(site, entry.state, page));
    return view;
}

// has_numbers, numbers: what was promised in numbers beside what was reported, in the order of the
// story. Only when there is a pair that may be compared.
void set_numbers(View& view, const Site& site, const std::vector<Step>& steps, const Language& page)
{
    View::List rows;
    bool has_comparable = false;
    for (const Step& step : steps) {
        const std::string& promise = step.entry->commitment->quote;
        if (step.answer == nullptr) {
            const std::vector<QuantityFact> alone = quantity_facts(promise, {});
            if (!alone.empty() && !has_quoted_answer(*step.entry))
                rows.push_back(open_number_view(site, *step.entry, alone, page));
            continue;
        }
        std::vector<QuantityFact> facts =
            quantity_facts(promise, step.answer->answer->source.quote);
        facts.erase(pairs_first(facts), facts.end());
        for (const QuantityFact& fact : facts) {
            has_comparable |= fact.relation == Relation::comparable;
            rows.push_back(number_view(site, step, fact, page));
        }
    }
    view.set("has_numbers", has_comparable);
    view.set("numbers", has_comparable ? std::move(rows) : View::List());
}

std::string lead_of(const Site& site, const std::vector<Step>& steps, const Language& page)
{
    std::set<Year> years;
    for (const Step& step : steps)
        years.insert(step.report->year);
    return site.theme.word("story.lead", page,
                           {{"count", static_cast<std::int64_t>(years.size())},
                            {"first", std::to_string(*years.begin())},
                            {"last", std::to_string(*years.rbegin())}});
}

PageHead story_head(const Site& site, const CommitmentEntry& entry, const Language& page)
{
    const Commitment& commitment = *entry.commitment;
    const Body& body = body_of(site, commitment.body);
    const std::string year = std::to_string(commitment.year);
    PageHead head;
    head.language = &page;
    head.chapter = Chapter::commitments;
    head.title = plain_title(site, commitment, page);
    head.description =
        described(site, "commitment", body, commitment.year, page, {{"title", head.title}});
    head.title_language =
        commitment.title.find(page.id) == nullptr ? &site.catalogue.config.original() : &page;
    head.route_in = [&routes = site.routes, &body, &commitment](const Language& language) {
        return routes.commitment(language, body, commitment.year, commitment.id);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = crumbs_to(site, body, commitment.year, page);
    head.crumbs.emplace_back(site.theme.word("commitments.of_year", page, {{"year", year}}),
                             site.routes.commitments(page, body, commitment.year));
    head.official_tags = column_tags(site, "commitments", page);
    head.official_tags.emplace_back("ArticleTitle", head.title);
    head.official_tags.emplace_back("ContentSource", entry.report->source);
    return head;
}

Composition story_page(const Site& site, const CommitmentEntry& entry, const Language& page)
{
    const std::vector<Step> steps = steps_of(entry);
    View::List records = records_view(site, entry, page);
    View::List bases = bases_view(site, entry, page);
    View view = commitment_view(site, as_it_stands(entry), page);
    view.set("lead", lead_of(site, steps, page));
    view.set("first_made", report_name(site, *steps.front().report, page));
    view.set("steps", steps_view(site, steps, entry, page));
    view.set("ends", ends_view(site, entry, page));
    set_timeline(view, site, chain_of(entry), page);
    set_numbers(view, site, steps, page);
    view.set("has_bases", !bases.empty());
    view.set("bases", std::move(bases));
    view.set("has_records", !records.empty());
    view.set("rows", std::move(records));
    set_quote_language(view, site);
    const Commitment& commitment = *entry.commitment;
    const Body& body = body_of(site, commitment.body);
    set_complaint(view, site, body, page);
    set_json(view, site, body, commitment.year, commitment.full_id(), page);
    return framed(site, story_head(site, entry, page), "commitment", std::move(view));
}

}

void story_pages(const Site& site, std::vector<Page>& pages)
{
    for (const CommitmentEntry& entry : site.catalogue.commitment_entries) {
        const Commitment& commitment = *entry.commitment;
        const Body& body = body_of(site, commitment.body);
        for (const Language& language : site.catalogue.config.languages)
            pages.push_back({site.routes.commitment(language, body, commitment.year, commitment.id),
                             commitment.quote_place.file,
                             [site, &entry, &language] {
                                 return story_page(site, entry, language);
                             }});
    }
}

}
