#include "pages/index_terms.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "site/shown.h"

namespace mingbai {
namespace {

// As many records of one year, and of all years, a term names one by one.
constexpr std::size_t few_of_year = 5;
constexpr std::size_t few_of_term = 50;

using RecordList = std::vector<const ActivityEntry*>;

// A term while its places are gathered.
struct Gathered {
    IndexTerm term;
    // Of records: lists of neighbours of one body and year, in one role.
    std::vector<std::pair<TermPlace, RecordList>> of_records;
    std::size_t records = 0;
};

class Gatherer {
public:
    Gatherer(const Site& site, const Language& page) : site_(site), page_(page) {}

    void add(const std::string& text, const Language& language, TermPlace place)
    {
        Gathered* gathered = find_or_add(text, language);
        if (gathered == nullptr)
            return;
        std::vector<TermPlace>& places = gathered->term.places;
        // A commitment may rest on two clauses of one plan.
        if (places.empty() || places.back().url != place.url || places.back().role != place.role)
            places.push_back(std::move(place));
    }

    void add(const Localized& words, TermPlace place)
    {
        const std::string& text = words.in(page_.id);
        const auto& languages = site_.catalogue.config.languages;
        const auto own = std::find_if(languages.begin(), languages.end(), [&](const Language& each) {
            return words.find(each.id) == &text;
        });
        if (own != languages.end())
            add(text, *own, std::move(place));
    }

    void add_record(const std::string& text, const TermPlace& year, const ActivityEntry& record)
    {
        Gathered* term = find_or_add(text, site_.catalogue.config.original());
        if (term == nullptr)
            return;
        const auto is_same = [&](const TermPlace& place) {
            return place.body == year.body && place.year == year.year && place.role == year.role;
        };
        if (term->of_records.empty() || !is_same(term->of_records.back().first))
            term->of_records.emplace_back(year, RecordList());
        term->of_records.back().second.push_back(&record);
        ++term->records;
    }

    std::vector<IndexTerm> terms() &&
    {
        std::vector<std::pair<std::string, IndexTerm>> keyed;
        keyed.reserve(gathered_.size());
        for (Gathered& gathered : gathered_) {
            place_records(gathered);
            IndexTerm& term = gathered.term;
            const std::string_view filed = filed_as(term.text);
            term.letter = locale::letter_of(filed, page_.tag);
            keyed.emplace_back(locale::sort_key(filed, page_.tag), std::move(term));
        }
        std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
            return std::pair(a.second.letter.place, std::string_view(a.first)) <
                   std::pair(b.second.letter.place, std::string_view(b.first));
        });
        std::vector<IndexTerm> terms;
        terms.reserve(keyed.size());
        for (auto& [key, term] : keyed)
            terms.push_back(std::move(term));
        return terms;
    }

private:
    Gathered* find_or_add(const std::string& text, const Language& language)
    {
        if (text.empty())
            return nullptr;
        auto& known = known_[language.id];
        const auto [at, is_new] = known.try_emplace(text, gathered_.size());
        if (is_new)
            gathered_.push_back({{text, &language, {}, {}}, {}, 0});
        return &gathered_[at->second];
    }

    // 《宪法》 is looked for under its first character.
    static std::string_view filed_as(std::string_view text)
    {
        for (std::string_view rest = text; !rest.empty();) {
            const utf8::Character first = utf8::first(rest);
            if (locale::is_letter_or_number(first.value))
                return rest;
            rest.remove_prefix(first.size);
        }
        return text;
    }

    void place_records(Gathered& gathered) const
    {
        for (const auto& [year, records] : gathered.of_records) {
            const bool are_few =
                records.size() == 1 || (records.size() <= few_of_year && gathered.records <= few_of_term);
            if (!are_few) {
                gathered.term.places.push_back(year);
                gathered.term.places.back().count = records.size();
                continue;
            }
            for (const ActivityEntry* record : records) {
                TermPlace place = year;
                place.url = site_.routes.activity(page_, *year.body, record->activity->stem).url;
                place.name = shown_title(site_, record->activity->texts, page_);
                gathered.term.places.push_back(std::move(place));
            }
        }
    }

    const Site& site_;
    const Language& page_;
    std::vector<Gathered> gathered_;
    std::unordered_map<std::string_view, std::unordered_map<std::string, std::size_t>> known_;  // by language
};

// Headings without their number; a heading that is nothing but a number is none.
void add_headings(Gatherer& terms, const Site& site, const Body& body, const Report& report,
                  const Language& page)
{
    const Document& document = report.texts.shown_in(page.id);
    const std::string url = site.routes.report(page, body, report.year).url;
    for (const Block& block : document.outline.blocks()) {
        if (block.level == 0)
            continue;
        std::string_view text = block.text;
        if (text.starts_with(block.label))
            text.remove_prefix(block.label.size());
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        terms.add(std::string(text), language_of(site, document),
                  {url + "#" + block.anchor, {}, &body, report.year, TermRole::heading});
    }
}

void add_names(Gatherer& terms, const Site& site, const Body& body, const YearEntry& year,
                 const Language& page)
{
    const TermPlace list{site.routes.activities(page, body, year.year).url, {}, &body, year.year};
    for (const auto& [role, names] : {std::pair{TermRole::keyword, &Activity::tags},
                                      std::pair{TermRole::law, &Activity::laws},
                                      std::pair{TermRole::partner, &Activity::partners}}) {
        TermPlace place = list;
        place.role = role;
        for (const ActivityEntry* record : year.activities)
            if (!record->activity->standing.withdrawn)
                for (const std::string& name : record->activity->*names)
                    terms.add_record(name, place, *record);
    }
}

void add_terms_of_year(Gatherer& terms, const Site& site, const Body& body, const YearEntry& year,
              const Language& page)
{
    const Catalogue& catalogue = site.catalogue;
    if (year.report != nullptr && !year.report->standing.withdrawn)
        add_headings(terms, site, body, *year.report, page);
    const auto place = [&](const Route& route, TermRole role) {
        return TermPlace{route.url, {}, &body, year.year, role};
    };
    for (const Term& topic : catalogue.config.topics)
        if (std::any_of(year.commitments.begin(), year.commitments.end(), [&](const auto* entry) {
                return entry->commitment->topic == topic.id;
            }))
            terms.add(topic.name,
                      place(site.routes.commitments(page, body, year.year), TermRole::topic));
    for (const CommitmentEntry* entry : year.commitments) {
        const Commitment& commitment = *entry->commitment;
        const Route route = site.routes.commitment(page, body, year.year, commitment.id);
        const bool is_own = commitment.title.find(page.id) != nullptr;
        terms.add(plain_title(site, commitment, page), is_own ? page : catalogue.config.original(),
                  place(route, TermRole::commitment));
        for (const Basis& basis : entry->bases)
            terms.add(basis.framework->title, place(route, TermRole::framework));
    }
    for (const SeriesEntry* series : year.series)
        terms.add(series->indicator->name,
                  place(site.routes.figures(page, body, year.year), TermRole::indicator));
    add_names(terms, site, body, year, page);
}

}

std::vector<IndexTerm> index_terms(const Site& site, const Language& page)
{
    Gatherer terms(site, page);
    for (const BodyEntry& entry : site.catalogue.bodies) {
        const Body& body = *entry.body;
        terms.add(body.name, {site.routes.body(page, body).url, {}, nullptr, 0, TermRole::body});
        for (const Term& kind : site.catalogue.config.kinds)
            if (has_kind(entry, kind.id))
                terms.add(kind.name,
                          {site.routes.kind(page, body, kind.id).url, {}, &body, 0, TermRole::kind});
        for (const YearEntry& year : entry.years)
            add_terms_of_year(terms, site, body, year, page);
    }
    for (const PlainPage& plain : site.catalogue.plain_pages) {
        const Document& document = plain.texts.shown_in(page.id);
        terms.add(document.title, language_of(site, document),
                  {site.routes.plain_page(page, plain.name).url, {}, nullptr, 0, TermRole::page});
    }
    return std::move(terms).terms();
}

}
