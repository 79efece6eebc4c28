#include "pages/commitments.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "pages/pages.h"
#include "site/quoted.h"
#include "site/shown.h"
#include "site/states.h"
#include "text/locale.h"

namespace mingbai {
namespace {

std::string criterion_text(const Site& site, const CommitmentEntry& entry, const Language& page)
{
    if (!entry.commitment->criterion)
        return {};
    const Criterion& criterion = *entry.commitment->criterion;
    if (!criterion.text.empty())
        return criterion.text;
    const auto said = [&](std::string_view word, double amount) {
        return site.theme.word(word, page,
                               {{"amount", fmt::format("{}{}", amount, criterion.unit)}});
    };
    if (criterion.at_least)
        return said("commitment.at_least", *criterion.at_least);
    return criterion.at_most ? said("commitment.at_most", *criterion.at_most) : std::string();
}

struct Topic {
    Html name;
    std::vector<const CommitmentEntry*> commitments;
};

// In the order of the configuration; those without a topic, or with one that nobody named, come
// last.
std::vector<Topic> topics_of(const Site& site, const YearEntry& year, const Language& page)
{
    std::vector<Topic> topics;
    for (const Term& term : site.catalogue.config.topics)
        topics.push_back({shown(site, term.name, page), {}});
    topics.push_back({Html(), {}});
    for (const CommitmentEntry* entry : year.commitments) {
        const Term* term = site.catalogue.config.find_topic(entry->commitment->topic);
        const auto place =
            term == nullptr ? topics.size() - 1
                            : static_cast<std::size_t>(term - site.catalogue.config.topics.data());
        topics[place].commitments.push_back(entry);
    }
    std::erase_if(topics, [](const Topic& topic) { return topic.commitments.empty(); });
    const std::string rest = topics.size() == 1 ? "commitments.each" : "commitments.no_topic";
    for (Topic& topic : topics)
        if (topic.name.markup.empty())
            topic.name = in_its_language(site.theme.word(rest, page), page, page);
    return topics;
}

View::List topics_view(const Site& site, const YearEntry& year, const Language& page)
{
    View::List list;
    std::int64_t number = 0;
    for (const Topic& topic : topics_of(site, year, page)) {
        View::List commitments;
        std::vector<Listed> listed;
        for (const CommitmentEntry* entry : topic.commitments) {
            listed.push_back(as_it_stands(*entry));
            View view = commitment_view(site, listed.back(), page);
            view.set("sentence", state_sentence(site, *entry, page));
            view.set("number", locale::format_number(++number, page.tag));
            commitments.push_back(std::move(view));
        }
        View view;
        view.set("number", std::to_string(list.size() + 1));
        view.set("name_html", topic.name);
        view.set("count", locale::format_number(std::ssize(commitments), page.tag));
        view.set("marks", marks_of(listed));
        view.set("commitments", std::move(commitments));
        list.push_back(std::move(view));
    }
    return list;
}

PageHead list_head(const Site& site, const Body& body, const YearEntry& year, const Language& page)
{
    PageHead head;
    head.language = &page;
    head.chapter = Chapter::commitments;
    head.title =
        site.theme.word("commitments.of_year", page, {{"year", std::to_string(year.year)}});
    head.description = described(site, "commitments", body, year.year, page,
                                 {{"count", std::ssize(year.commitments)}});
    head.route_in = [&routes = site.routes, &body, &year](const Language& language) {
        return routes.commitments(language, body, year.year);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = crumbs_to(site, body, year.year, page);
    head.official_tags = column_tags(site, "commitments", page);
    return head;
}

// The newest year that lays these commitments beside what its report says; nothing when none does.
const YearEntry* answering_year(const BodyEntry& body, const YearEntry& year)
{
    const auto found =
        std::find_if(body.years.begin(), body.years.end(), [&](const YearEntry& each) {
            return each.results && each.results->made_by == year.report;
        });
    return found == body.years.end() ? nullptr : &*found;
}

Composition list_page(const Site& site, const BodyEntry& entry, const YearEntry& year,
                      const Language& page)
{
    const Body& body = *entry.body;
    const PageHead head = list_head(site, body, year, page);
    const auto count = static_cast<std::int64_t>(year.commitments.size());
    const YearEntry* answering = answering_year(entry, year);
    std::vector<Listed> listed;
    for (const CommitmentEntry* commitment : year.commitments)
        listed.push_back(as_it_stands(*commitment));
    View::List topics = topics_view(site, year, page);
    View view;
    view.set("title", head.title);
    view.set("count", site.theme.word("commitments.count", page, {{"count", count}}));
    view.set("report", source_view(site, *year.commitments.front()->report, {}, page));
    view.set("has_results", answering != nullptr);
    view.set("results_title",
             answering == nullptr ? std::string() : results_title(site, *answering, page));
    view.set("results_url", answering == nullptr
                                ? std::string()
                                : site.routes.results(page, body, answering->year).url);
    set_tallies(view, site, listed, page);
    view.set("groups", choices_of(site, listed, page));
    view.set("has_topics", topics.size() > 1);
    view.set("topics", std::move(topics));
    view.set("ways", ways_of(site, body, year, head.route_in(page).url, page));
    set_quote_language(view, site);
    set_json(view, site, body, year.year, "commitments", page);
    return framed(site, head, "commitments", std::move(view));
}

}

View commitment_view(const Site& site, const Listed& listed, const Language& page)
{
    const CommitmentEntry& entry = *listed.entry;
    const Commitment& commitment = *entry.commitment;
    const Term* topic = site.catalogue.config.find_topic(commitment.topic);
    View view;
    view.set("id", commitment.id);
    view.set("key", fmt::format("{}-{}", commitment.year, commitment.id));
    view.set("full_id", commitment.full_id());
    view.set("url", story_url(site, entry, page));
    view.set("title_html", shown_title(site, commitment, page));
    view.set("has_own_title", has_own_title(site, commitment, page));
    view.set("quote", commitment.quote);
    view.set("source", source_view(site, *entry.report, entry.anchor, page));
    view.set("kind", site.theme.word(fmt::format("commitment_kind.{}", commitment.kind), page));
    view.set("topic_html", topic == nullptr ? Html() : shown(site, topic->name, page));
    view.set("due_html", shown_date(PartialDate::of(entry.due), page));
    view.set("is_due_stated", commitment.due.has_value());
    view.set("criterion", criterion_text(site, entry, page));
    view.set("has_criterion", commitment.criterion.has_value());
    view.set("state", state_view(site, listed.state, page));
    view.set("has_assessment", listed.assessment != nullptr);
    view.set("assessment", listed.assessment == nullptr
                               ? View()
                               : assessment_chip(site, listed.assessment->code, page));
    view.set("marks", marks_of(listed));
    return view;
}

Listed as_it_stands(const CommitmentEntry& entry)
{
    return {&entry, entry.state, entry.assessment()};
}

Listed as_answered(const CommitmentEntry& entry, const Report& follow_up)
{
    const AnswerEntry* answer = entry.answer_in(follow_up);
    return {&entry, entry.state_in(follow_up),
            answer == nullptr ? nullptr : answer->answer->newest()};
}

void set_tallies(View& view, const Site& site, const std::vector<Listed>& listed,
                 const Language& page)
{
    std::vector<RecordState> states;
    std::vector<const Assessment*> assessments;
    for (const Listed& each : listed) {
        states.push_back(each.state);
        if (each.assessment != nullptr)
            assessments.push_back(each.assessment);
    }
    view.set("cells", tally(site, states, page));
    view.set("has_assessments", !assessments.empty());
    view.set("assessment_cells", tally(site, assessments, page));
}

std::string story_url(const Site& site, const CommitmentEntry& entry, const Language& page)
{
    const Commitment& commitment = *entry.commitment;
    const Body& body = body_of(site, commitment.body);
    return site.routes.commitment(page, body, commitment.year, commitment.id).url;
}

std::string carried_words(const Site& site, const TextDiff& diff, const Language& page)
{
    if (diff.changes == 0)
        return site.theme.word("carried.same", page);
    if (diff.is_form_only)
        return site.theme.word("carried.form", page);
    if (diff.is_whole)
        return site.theme.word("carried.whole", page);
    return site.theme.word("carried.changed", page,
                           {{"count", static_cast<std::int64_t>(diff.changes)}});
}

View::List facts_view(const std::vector<QuantityFact>& facts)
{
    View::List list;
    for (const QuantityFact& fact : facts) {
        View view;
        view.set("subject", fact.subject);
        view.set("before", fact.before);
        view.set("after", fact.after);
        view.set("is_comparable", fact.relation == Relation::comparable);
        view.set("is_unlike", fact.relation == Relation::unlike);
        view.set("is_before_only", fact.relation == Relation::before_only);
        view.set("is_after_only", fact.relation == Relation::after_only);
        list.push_back(std::move(view));
    }
    return list;
}

std::vector<QuantityFact>::iterator pairs_first(std::vector<QuantityFact>& facts)
{
    return std::stable_partition(facts.begin(), facts.end(), [](const QuantityFact& fact) {
        return fact.relation == Relation::comparable || fact.relation == Relation::unlike;
    });
}

void commitment_pages(const Site& site, std::vector<Page>& pages)
{
    for (const BodyEntry& body : site.catalogue.bodies)
        for (const YearEntry& year : body.years) {
            if (year.commitments.empty())
                continue;
            const std::string origin = year.commitments.front()->commitment->quote_place.file;
            for (const Language& language : site.catalogue.config.languages)
                pages.push_back({site.routes.commitments(language, *body.body, year.year), origin,
                                 [site, &body, &year, &language] {
                                     return list_page(site, body, year, language);
                                 }});
        }
}

}
