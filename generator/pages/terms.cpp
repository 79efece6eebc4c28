// The index of terms: every name and heading by its first letter, with links to where it stands. For whoever
// does not search. One page, or a page a letter as soon as one would be long to load.
#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "pages/index_terms.h"
#include "pages/pages.h"
#include "site/shown.h"
#include "text/html.h"

namespace mingbai {
namespace {

// About what terms and their places come to when packed, in bytes: text to a half, the rest of a place to
// some. A page of twice as much is still quick on a slow line.
constexpr std::size_t most_of_page = 24'000;
constexpr std::size_t of_place = 20;

std::size_t weight_of(const IndexTerm& term)
{
    std::size_t weight = term.text.size() / 2;
    for (const TermPlace& place : term.places)
        weight += of_place + place.name.markup.size() / 2;
    return weight;
}

using Terms = std::span<const IndexTerm>;

// What stands on one page under one letter. `slug` names it in addresses, `part` counts from 1 where one
// letter fills several pages.
struct Part {
    std::string slug;
    std::size_t part = 1;
    Terms terms;
};

// The index of one language; its pages share it.
struct TermIndex {
    Site site;
    const Language& page;
    std::vector<IndexTerm> terms;
    std::vector<Part> parts;
    bool is_one_page = true;
};

std::string slug_of(const locale::Letter& letter)
{
    const bool is_latin = letter.name.size() == 1;
    return is_latin ? utf8::ascii_lower_case(letter.name) : std::to_string(letter.place);
}

void divide_index(TermIndex& index)
{
    std::size_t whole = 0;
    for (const IndexTerm& term : index.terms)
        whole += weight_of(term);
    index.is_one_page = whole <= most_of_page;
    std::size_t weight = 0;
    for (std::size_t i = 0; i < index.terms.size(); ++i) {
        const IndexTerm& term = index.terms[i];
        const bool is_letter = i == 0 || term.letter != index.terms[i - 1].letter;
        const std::size_t own = weight_of(term);
        weight = is_letter ? own : weight + own;
        const bool is_full = !index.is_one_page && !is_letter && weight > most_of_page;
        if (is_letter || is_full) {
            const std::size_t part = is_full ? index.parts.back().part + 1 : 1;
            weight = own;
            index.parts.push_back({slug_of(term.letter), part, Terms(index.terms).subspan(i, 0)});
        }
        Part& last = index.parts.back();
        last.terms = Terms(last.terms.data(), last.terms.size() + 1);
    }
}

std::shared_ptr<const TermIndex> divided_index(const Site& site, const Language& page)
{
    auto index = std::make_shared<TermIndex>(TermIndex{site, page, index_terms(site, page), {}});
    divide_index(*index);
    return index;
}

Route part_route(const TermIndex& index, const Part& part)
{
    const std::string name =
        part.part == 1 ? part.slug : fmt::format("{}-{}", part.slug, part.part);
    return index.site.routes.terms(index.page, name);
}

std::string letter_name(const TermIndex& index, const Part& part)
{
    const locale::Letter& letter = part.terms.front().letter;
    std::string name = !letter.name.empty() ? letter.name
                       : letter.place == 0  ? index.site.theme.word("terms.numbers", index.page)
                                            : index.site.theme.word("terms.others", index.page);
    return part.part == 1 ? name : fmt::format("{} ({})", name, part.part);
}

std::string_view role_word(TermRole role)
{
    switch (role) {
    case TermRole::body: return "terms.body";
    case TermRole::kind: return "terms.kind";
    case TermRole::topic: return "terms.topic";
    case TermRole::indicator: return "terms.indicator";
    case TermRole::framework: return "terms.framework";
    case TermRole::law: return "terms.law";
    case TermRole::keyword: return "terms.keyword";
    case TermRole::partner: return "terms.partner";
    case TermRole::commitment: return "terms.commitment";
    case TermRole::heading: return "terms.heading";
    case TermRole::page: return "terms.page";
    }
    return "terms.page";
}

// What a page says again and again, made once.
class Sayings {
public:
    Sayings(const Site& site, const Language& page) : site_(site), page_(page) {}

    // Year and body; the body only where there are several. May be empty.
    const std::string& where(const TermPlace& place)
    {
        const auto [at, is_new] = wheres_.try_emplace({place.body, place.year});
        if (!is_new)
            return at->second;
        std::string& markup = at->second;
        if (place.year != 0)
            markup = html::escaped(
                site_.theme.word("year.short", page_, {{"year", std::to_string(place.year)}}));
        if (place.body != nullptr && site_.catalogue.config.bodies.size() > 1)
            markup += (markup.empty() ? "" : " ") + shown(site_, place.body->name, page_).markup;
        return markup;
    }

    std::string role(const TermPlace& place)
    {
        if (place.count > 0)
            return html::escaped(
                site_.theme.word("activities.count", page_,
                                 {{"count", static_cast<std::int64_t>(place.count)}}));
        return html::escaped(site_.theme.word(role_word(place.role), page_));
    }

private:
    const Site& site_;
    const Language& page_;
    std::map<std::pair<const Body*, Year>, std::string> wheres_;
};

std::string set_apart(std::initializer_list<std::string_view> notes)
{
    std::string text;
    for (const std::string_view note : notes)
        if (!note.empty())
            text.append(text.empty() ? "" : " · ").append(note);
    return text;
}

// A place beside others of its term says its year or its name; one that is alone is the term itself.
View place_view(const TermPlace& place, Sayings& sayings)
{
    const std::string& where = sayings.where(place);
    const std::string role = sayings.role(place);
    const bool is_named = !place.name.markup.empty();
    View view;
    view.set("url", place.url);
    view.set("name_html", is_named ? place.name : Html{where.empty() ? role : where});
    view.set("note_html", Html{set_apart({is_named ? where : "", where.empty() && !is_named ? "" : role})});
    return view;
}

View term_view(const TermIndex& index, const IndexTerm& term, Sayings& sayings)
{
    const bool is_alone = term.places.size() == 1;
    const TermPlace& first = term.places.front();
    View::List places;
    if (!is_alone)
        for (const TermPlace& place : term.places)
            places.push_back(place_view(place, sayings));
    View view;
    view.set("name_html", in_its_language(term.text, *term.language, index.page));
    view.set("is_alone", is_alone);
    view.set("url", is_alone ? first.url : std::string());
    view.set("note_html",
             Html{is_alone ? set_apart({sayings.where(first), sayings.role(first)}) : std::string()});
    view.set("places", std::move(places));
    return view;
}

// id, name and terms.
View section_view(const TermIndex& index, const Part& part, Sayings& sayings)
{
    View::List terms;
    for (const IndexTerm& term : part.terms)
        terms.push_back(term_view(index, term, sayings));
    View view;
    view.set("id", "letter-" + part.slug);
    view.set("name", letter_name(index, part));
    view.set("terms", std::move(terms));
    return view;
}

// The letters of the language that terms begin with: to their sections, or to their pages.
View::List letters_view(const TermIndex& index, const Part* here)
{
    View::List letters;
    for (const Part& part : index.parts)
        letters.push_back(View()
                              .set("url", index.is_one_page ? "#letter-" + part.slug
                                                            : part_route(index, part).url)
                              .set("name", letter_name(index, part))
                              .set("is_here", &part == here));
    return letters;
}

PageHead terms_head(const TermIndex& index, const Part* part)
{
    const Site& site = index.site;
    const Language& page = index.page;
    PageHead head;
    head.language = &page;
    head.title = site.theme.word("terms.title", page);
    head.description = site.theme.word("terms.lead", page);
    head.crumbs = {{site.theme.word("menu.home", page), site.routes.home(page)}};
    if (part == nullptr) {
        head.route_in = [&routes = site.routes](const Language& language) {
            return routes.terms(language);
        };
        head.languages_present = all_languages(site.catalogue.config);
        return head;
    }
    // Another language has other letters.
    head.route_in = [&index, part](const Language& language) {
        return &language == &index.page ? part_route(index, *part) : index.site.routes.terms(language);
    };
    head.languages_present = {page.id};
    head.crumbs.emplace_back(head.title, site.routes.terms(page));
    const std::string name = letter_name(index, *part);
    head.title = site.theme.word("terms.of_letter", page, {{"letter", name}});
    head.description = set_apart({head.title, head.description});
    return head;
}

// `part`: nothing on the first page, which leads to all.
Composition terms_page(const TermIndex& index, const Part* part)
{
    const PageHead head = terms_head(index, part);
    Sayings sayings(index.site, index.page);
    View::List sections;
    for (const Part& each : index.parts)
        if (&each == part || (part == nullptr && index.is_one_page))
            sections.push_back(section_view(index, each, sayings));
    View view;
    view.set("title", head.title);
    view.set("letters", letters_view(index, part));
    view.set("sections", std::move(sections));
    return framed(index.site, head, "terms", std::move(view));
}

}

void term_pages(const Site& site, std::vector<Page>& pages)
{
    const std::string origin(SiteConfig::file_name);
    for (const Language& language : site.catalogue.config.languages) {
        const auto index = divided_index(site, language);
        pages.push_back({site.routes.terms(language), origin,
                         [index] { return terms_page(*index, nullptr); }});
        if (!index->is_one_page)
            for (const Part& part : index->parts)
                pages.push_back({part_route(*index, part), origin,
                                 [index, &part] { return terms_page(*index, &part); }});
    }
}

}
