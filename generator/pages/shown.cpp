#include "pages/shown.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <variant>

#include "text/html.h"
#include "text/locale.h"

namespace mingbai {
namespace {

constexpr std::array states = {RecordState::linked, RecordState::not_mentioned,
                               RecordState::unreviewed, RecordState::not_due,
                               RecordState::report_pending};

Html time_element(std::string_view machine, std::string_view words)
{
    return {fmt::format("<time datetime=\"{}\">{}</time>", html::escaped(machine),
                        html::escaped(words))};
}

}

Html in_its_language(std::string_view text, const Language& own, const Language& page)
{
    if (text.empty() || own.tag == page.tag)
        return {html::escaped(text)};
    if (own.direction == page.direction)
        return {fmt::format("<span lang=\"{}\">{}</span>", html::escaped(own.tag),
                            html::escaped(text))};
    return {fmt::format("<span lang=\"{}\" dir=\"{}\">{}</span>", html::escaped(own.tag),
                        html::escaped(own.direction), html::escaped(text))};
}

Html in_original(const Site& site, std::string_view text, const Language& page)
{
    return in_its_language(text, site.catalogue.config.original(), page);
}

Html shown(const Site& site, const Localized& words, const Language& page)
{
    if (words.find(page.id) != nullptr)
        return {html::escaped(words.in(page.id))};
    // What is missing falls back to the words set first; whose they are is found by asking.
    for (const Language& language : site.catalogue.config.languages)
        if (const std::string* found = words.find(language.id); found == &words.in(page.id))
            return in_its_language(*found, language, page);
    return {html::escaped(words.in(page.id))};
}

Html shown_title(const Site& site, const Texts& texts, const Language& page)
{
    const Document& document = texts.shown_in(page.id);
    return in_its_language(document.title, language_of(site, document), page);
}

Html shown_title(const Site& site, const Commitment& commitment, const Language& page)
{
    if (commitment.title.find(page.id) != nullptr)
        return {html::escaped(commitment.title.in(page.id))};
    return in_original(site, plain_title(site, commitment, page), page);
}

std::string plain_title(const Site& site, const Commitment& commitment, const Language& page)
{
    const std::string* title = commitment.title.find(page.id);
    if (title == nullptr)
        title = commitment.title.find(site.catalogue.config.original().id);
    return title == nullptr ? commitment.quote : *title;
}

bool has_own_title(const Site& site, const Commitment& commitment, const Language& page)
{
    return plain_title(site, commitment, page) != commitment.quote;
}

std::string kind_name(const Site& site, std::string_view kind, const Language& page)
{
    const Term* term = site.catalogue.config.find_kind(kind);
    return term == nullptr ? std::string(kind) : term->name.in(page.id);
}

Html shown_date(const PartialDate& date, const Language& page)
{
    return time_element(date.text(), locale::format(date, page.tag));
}

Html shown_date(const DayOrMoment& when, const Language& page)
{
    if (const Date* day = std::get_if<Date>(&when))
        return shown_date(PartialDate::of(*day), page);
    const Moment& moment = std::get<Moment>(when);
    return time_element(to_text(moment), locale::format(moment, page.tag));
}

Html shown_dates(const Site& site, const Activity& activity, const Language& page)
{
    Html dates = shown_date(activity.start, page);
    if (activity.end)
        dates.markup += html::escaped(site.theme.word("date.until", page)) +
                        shown_date(PartialDate::of(*activity.end), page).markup;
    return dates;
}

View state_view(const Site& site, RecordState state, const Language& page)
{
    View view;
    for (const RecordState each : states)
        view.set(fmt::format("is_{}", code_of(each)), each == state);
    view.set("word", site.theme.word(fmt::format("state.{}", code_of(state)), page));
    return view;
}

std::string state_sentence(const Site& site, const CommitmentEntry& entry, const Language& page)
{
    const Year answering = entry.follow_up == nullptr ? 0 : entry.follow_up->year;
    return site.theme.word(
        fmt::format("sentence.{}", code_of(entry.state)), page,
        {{"due", locale::format(PartialDate::of(entry.due), page.tag)},
         {"report_due", locale::format(PartialDate::of(entry.report_due), page.tag)},
         {"year", std::to_string(answering)}});
}

View::List tally(const Site& site, const std::vector<const CommitmentEntry*>& commitments,
                 const Language& page)
{
    View::List cells;
    for (const RecordState state : states) {
        const auto count =
            std::count_if(commitments.begin(), commitments.end(),
                          [&](const CommitmentEntry* entry) { return entry->state == state; });
        View cell;
        cell.set("count", locale::format_number(count, page.tag));
        cell.set("unit",
                 site.theme.word("commitments.unit", page, {{"count", std::int64_t{count}}}));
        cell.set("state", state_view(site, state, page));
        cells.push_back(std::move(cell));
    }
    return cells;
}

View activity_row(const Site& site, const Body& body, const ActivityEntry& entry,
                  const Language& page)
{
    const Activity& activity = *entry.activity;
    View row;
    row.set("date_html", shown_dates(site, activity, page));
    row.set("url", site.routes.activity(page, body, activity.stem).url);
    row.set("title_html", shown_title(site, activity.texts, page));
    row.set("kind", kind_name(site, activity.kind, page));
    return row;
}

View source_view(const Site& site, const Report& report, std::string_view anchor,
                 const Language& page)
{
    // A translation whose outline differs has not every anchor; then the link leads to its top.
    const bool known = report.texts.shown_in(page.id).outline.find(anchor) != nullptr;
    std::string url = site.routes.report(page, body_of(site, report.body), report.year).url;
    if (known && !report.standing.withdrawn)
        url += fmt::format("#{}", anchor);
    View view;
    view.set("url", std::move(url));
    view.set("title_html", shown_title(site, report.texts, page));
    view.set("year", std::to_string(report.year));
    return view;
}

void set_notices(View& view, const Site& site, const Texts& texts, const Route& original,
                 const Language& page)
{
    const Document& document = texts.shown_in(page.id);
    const auto& translation = document.translation;
    view.set("is_fallback", document.language != page.id);
    view.set("is_translation", translation.has_value());
    view.set("is_unreviewed", translation && !translation->reviewed);
    view.set("is_outdated", translation && translation->from &&
                                *translation->from != site.snapshot.id(texts.original().path));
    view.set("original_url", original.url);
}

void set_standing(View& view, const Site& site, const Standing& standing, const Language& page)
{
    view.set("is_draft", standing.draft);
    view.set("is_withdrawn", standing.withdrawn.has_value());
    Html on;
    Html reason;
    if (standing.withdrawn) {
        on = shown_date(PartialDate::of(standing.withdrawn->on), page);
        reason = in_original(site, standing.withdrawn->reason, page);
    }
    view.set("withdrawn_on_html", std::move(on));
    view.set("withdrawn_reason_html", std::move(reason));
}

std::string web_address(const std::string& address)
{
    const bool is_web = address.starts_with("https://") || address.starts_with("http://");
    return is_web ? address : std::string();
}

void set_complaint(View& view, const Site& site, const Body& body, const Language& page)
{
    view.set("contact_html", shown(site, body.contact, page));
    view.set("find_error_url", web_address(site.catalogue.config.official.find_error_url));
}

void set_document(View& view, const Site& site, const Document& document)
{
    const Language& language = language_of(site, document);
    view.set("body_html", Html{document.body});
    view.set("body_language", language.tag);
    view.set("body_direction", language.direction);
    view.set("is_official", !document.translation.has_value());
}

std::vector<std::string> languages_of(const Texts& texts)
{
    std::vector<std::string> ids;
    for (const Document& document : texts.all())
        ids.push_back(document.language);
    return ids;
}

std::vector<std::string> all_languages(const SiteConfig& config)
{
    std::vector<std::string> ids;
    for (const Language& language : config.languages)
        ids.push_back(language.id);
    return ids;
}

Crumbs crumbs_to(const Site& site, const Body& body, const Language& page)
{
    Crumbs crumbs = {{site.theme.word("menu.home", page), site.routes.home(page)}};
    if (!body.path.empty())
        crumbs.emplace_back(body.name.in(page.id), site.routes.body(page, body));
    return crumbs;
}

Crumbs crumbs_to(const Site& site, const Body& body, Year year, const Language& page)
{
    Crumbs crumbs = crumbs_to(site, body, page);
    crumbs.emplace_back(site.theme.word("year.short", page, {{"year", std::to_string(year)}}),
                        site.routes.year(page, body, year));
    return crumbs;
}

OfficialTags column_tags(const Site& site, std::string_view column, const Language& page)
{
    OfficialTags tags;
    for (const auto& [tag, word] :
         {std::pair{"ColumnName", "name"}, std::pair{"ColumnDescription", "description"},
          std::pair{"ColumnKeywords", "keywords"}, std::pair{"ColumnType", "type"}})
        tags.emplace_back(tag, site.theme.word(fmt::format("column.{}.{}", column, word), page));
    return tags;
}

const Language& language_of(const Site& site, const Document& document)
{
    const Language* language = site.catalogue.config.find_language(document.language);
    return language == nullptr ? site.catalogue.config.original() : *language;
}

const Body& body_of(const Site& site, std::string_view id)
{
    return *site.catalogue.config.find_body(id);
}

}
