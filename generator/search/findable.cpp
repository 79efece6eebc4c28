#include "search/findable.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "site/shown.h"

namespace mingbai {
namespace {

// The values by which a search is narrowed. The page of the search offers the same.
std::vector<std::string> filters_of(std::string_view kind, std::string_view body, Year year)
{
    std::vector<std::string> filters = {"kind:" + std::string(kind)};
    if (!body.empty())
        filters.push_back("body:" + std::string(body));
    if (year != 0)
        filters.push_back("year:" + std::to_string(year));
    return filters;
}

Fingerprint name_of(const Findable& findable, std::string_view kind, const Document& document)
{
    return Fingerprinter()
        .add_number(static_cast<std::uint64_t>(findable.year))
        .add(findable.date)
        .add(findable.key)
        .add(kind)
        .add(document.title)
        .add(document.body_name)
        .name();
}

// What an activity says in its facts: the kind in each language, the others in the original alone.
std::vector<std::string_view> facts_of(const Site& site, const Activity& activity, const Language& language)
{
    const SiteConfig& config = site.catalogue.config;
    std::vector<std::string_view> facts;
    if (const Term* kind = config.find_kind(activity.kind))
        facts.push_back(kind->name.in(language.id));
    if (&language != &config.original())
        return facts;
    facts.push_back(activity.place);
    for (const auto* list : {&activity.partners, &activity.laws, &activity.tags})
        facts.insert(facts.end(), list->begin(), list->end());
    return facts;
}

void add_activity(const Site& site, const Activity& activity, const Language& language,
                  std::vector<Findable>& all)
{
    const Document* document = activity.texts.in(language.id);
    if (document == nullptr || activity.standing.withdrawn)
        return;
    Findable findable{activity.start.year, activity.start.text(), activity.body + '/' + activity.stem,
                      {}, {}, {}};
    const std::vector<std::string_view> facts = facts_of(site, activity, language);
    Fingerprinter name;
    name.add(name_of(findable, activity.kind, *document));
    for (const std::string_view fact : facts)
        name.add(fact);
    findable.name = name.name();
    findable.read = [&site, &activity, &language, document] {
        const Body& body = body_of(site, activity.body);
        return SearchedDocument{
            site.routes.activity(language, body, activity.stem).url, document->title,
            activity.start.text(),
            filters_of("activity-" + activity.kind, activity.body, activity.start.year), {}};
    };
    findable.terms = [&site, document, facts] {
        SearchTerms terms = terms_of(reading_of(site), *document);
        terms.add(SearchTerms::of({}, facts));
        return terms;
    };
    all.push_back(std::move(findable));
}

std::string published_on(const Report& report)
{
    return report.published ? to_text(day_of(*report.published))
           : report.issued  ? to_text(*report.issued)
                            : std::string();
}

void add_report(const Site& site, const Report& report, const Language& language,
                std::vector<Findable>& all)
{
    const Document* document = report.texts.in(language.id);
    if (document == nullptr || report.standing.withdrawn)
        return;
    Findable findable{report.year, published_on(report), report.body + '/', {}, {}, {}};
    findable.name = name_of(findable, "report", *document);
    findable.read = [&site, &report, &language, document] {
        const Body& body = body_of(site, report.body);
        return SearchedDocument{site.routes.report(language, body, report.year).url,
                                document->title, published_on(report),
                                filters_of("report", report.body, report.year), {}};
    };
    findable.terms = [&site, document] { return terms_of(reading_of(site), *document); };
    all.push_back(std::move(findable));
}

// What was promised, and what later reports say of it; quotes stand in the original language alone.
std::vector<std::string_view> passages_of(const CommitmentEntry& entry)
{
    std::vector<std::string_view> passages = {entry.commitment->quote};
    for (const AnswerEntry* answer : entry.answers)
        passages.push_back(answer->answer->source.quote);
    return passages;
}

void add_commitment(const Site& site, const CommitmentEntry& entry, const Language& language,
                    std::vector<Findable>& all)
{
    const Commitment& commitment = *entry.commitment;
    const bool is_original = &language == &site.catalogue.config.original();
    if (!is_original && !has_own_title(site, commitment, language))
        return;
    const std::string title = plain_title(site, commitment, language);
    const std::vector<std::string_view> passages =
        is_original ? passages_of(entry) : std::vector<std::string_view>();
    Findable findable{entry.report->year, published_on(*entry.report),
                      commitment.body + '/' + commitment.id, {}, {}, {}};
    Fingerprinter name;
    name.add_number(static_cast<std::uint64_t>(findable.year)).add(findable.date).add(findable.key).add(title);
    for (const std::string_view passage : passages)
        name.add(passage);
    findable.name = name.name();
    findable.read = [&site, &entry, &language, title] {
        const Body& body = body_of(site, entry.commitment->body);
        return SearchedDocument{
            site.routes.commitment(language, body, entry.report->year, entry.commitment->id).url, title,
            published_on(*entry.report),
            filters_of("commitment", entry.commitment->body, entry.report->year), {}};
    };
    findable.terms = [title, passages] { return SearchTerms::of(title, passages); };
    all.push_back(std::move(findable));
}

void add_plain_page(const Site& site, const PlainPage& page, const Language& language,
                    std::vector<Findable>& all)
{
    const Document* document = page.texts.in(language.id);
    if (document == nullptr)
        return;
    Findable findable{0, {}, page.name, {}, {}, {}};
    findable.name = name_of(findable, "page", *document);
    findable.read = [&site, &page, &language, document] {
        return SearchedDocument{site.routes.plain_page(language, page.name).url, document->title, {},
                                filters_of("page", {}, 0), {}};
    };
    findable.terms = [&site, document] { return terms_of(reading_of(site), *document); };
    all.push_back(std::move(findable));
}

}

std::vector<Findable> findable_documents(const Site& site, const Language& language)
{
    const Catalogue& catalogue = site.catalogue;
    std::vector<Findable> all;
    all.reserve(catalogue.reports.size() + catalogue.activities.size() +
                catalogue.commitment_entries.size() + catalogue.plain_pages.size());
    for (const PlainPage& page : catalogue.plain_pages)
        add_plain_page(site, page, language, all);
    for (const Report& report : catalogue.reports)
        add_report(site, report, language, all);
    for (const CommitmentEntry& entry : catalogue.commitment_entries)
        add_commitment(site, entry, language, all);
    for (const Activity& activity : catalogue.activities)
        add_activity(site, activity, language, all);
    std::sort(all.begin(), all.end(), [](const Findable& a, const Findable& b) {
        return std::tie(a.year, a.date, a.key) < std::tie(b.year, b.date, b.key);
    });
    return all;
}

}
