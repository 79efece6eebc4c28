#include "site/shown.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <variant>

#include "site/places.h"
#include "text/html.h"
#include "text/locale.h"

namespace mingbai {
namespace {

Html time_element(std::string_view machine, std::string_view words)
{
    std::string markup = "<time datetime=\"";
    html::append_escaped(markup, machine);
    markup += "\">";
    html::append_escaped(markup, words);
    return {markup += "</time>"};
}

// “四（一）”; the words of the heading where nothing is numbered, a count where there is no
// heading.
Html where_html(const Site& site, const BlockPlace& place, const Language& own,
                const Language& page)
{
    if (!place.path.empty())
        return in_its_language(place.path, own, page);
    if (!place.heading.empty())
        return in_its_language(place.heading, own, page);
    return {html::escaped(
        site.theme.word("compared.paragraph", page, {{"number", std::int64_t{place.ordinal}}}))};
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

Html said_with_quotes(const Site& site, std::string_view word, locale::Arguments arguments,
                      const std::vector<std::pair<std::string, std::string>>& quotes,
                      const QuoteLanguages& languages)
{
    // The message is filled in and escaped around holes; then its holes are.
    const auto hole = [](std::string_view name) { return fmt::format("\x02{}\x03", name); };
    for (const auto& [name, text] : quotes)
        arguments.emplace_back(name, hole(name));
    std::string markup = html::escaped(site.theme.word(word, languages.page, arguments));
    for (const auto& [name, text] : quotes)
        if (const std::size_t at = markup.find(hole(name)); at != std::string::npos)
            markup.replace(at, hole(name).size(), in_its_language(text, languages.own, languages.page).markup);
    return {markup};
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
    if (!activity.end)
        return dates;
    const std::string until = html::escaped(site.theme.word("date.until", page));
    const std::size_t blank = std::min(until.find_first_not_of(' '), until.size());
    dates.markup.append(until, 0, blank).append("<span class=\"until\">").append(until, blank);
    dates.markup += shown_date(PartialDate::of(*activity.end), page).markup + "</span>";
    return dates;
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
    const Document& document = report.texts.shown_in(page.id);
    const std::optional<BlockPlace> place =
        report.standing.withdrawn ? std::nullopt : place_of(document.outline, anchor);
    std::string url = site.routes.report(page, body_of(site, report.body), report.year).url;
    if (place)
        url += fmt::format("#{}", anchor);
    View view;
    view.set("url", std::move(url));
    view.set("title_html", shown_title(site, report.texts, page));
    view.set("where_html",
             place ? where_html(site, *place, language_of(site, document), page) : Html());
    view.set("year", std::to_string(report.year));
    return view;
}

View::List ways_of(const Site& site, const Body& body, const YearEntry& year, std::string_view here,
                   const Language& page)
{
    View::List ways;
    const auto add = [&](std::string name, const Route& route) {
        View way;
        way.set("url", route.url);
        way.set("name", std::move(name));
        way.set("is_here", route.url == here);
        ways.push_back(std::move(way));
    };
    const auto named = [&](std::string_view word) {
        return site.theme.word(word, page, {{"year", std::to_string(year.year)}});
    };
    const Routes& routes = site.routes;
    if (year.report != nullptr)
        add(named("year.report_name"), routes.report(page, body, year.year));
    if (year.results)
        add(results_title(site, year, page), routes.results(page, body, year.year));
    if (year.report_before != nullptr)
        add(compared_title(site, year, page), routes.compared(page, body, year.year));
    if (!year.commitments.empty())
        add(named("commitments.of_year"), routes.commitments(page, body, year.year));
    if (!year.figures.empty())
        add(named("ways.figures"), routes.figures(page, body, year.year));
    add(named("year.title"), routes.year(page, body, year.year));
    return ways;
}

std::string results_title(const Site& site, const YearEntry& year, const Language& page)
{
    return site.theme.word("results.title", page,
                           {{"made", std::to_string(year.results->made_by->year)},
                            {"year", std::to_string(year.year)}});
}

std::string compared_title(const Site& site, const YearEntry& year, const Language& page)
{
    return site.theme.word("ways.compared", page,
                           {{"before", std::to_string(year.report_before->year)},
                            {"year", std::to_string(year.year)}});
}

void set_freshness(View& view, const Document& document)
{
    const auto is = [&](Freshness freshness) {
        return document.translation && document.translation->freshness == freshness;
    };
    view.set("is_outdated", is(Freshness::stale));
    view.set("is_of_unknown", is(Freshness::unknown));
}

void set_notices(View& view, const Texts& texts, const Route& original,
                 const Language& page)
{
    const Document& document = texts.shown_in(page.id);
    const auto& translation = document.translation;
    view.set("is_fallback", document.language != page.id);
    view.set("is_translation", translation.has_value());
    view.set("is_unreviewed", translation && !translation->reviewed);
    set_freshness(view, document);
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

void set_json(View& view, const Site& site, const Body& body, Year year, std::string_view id,
              const Language& page)
{
    std::string url = site.routes.data_of_year(body, year).url;
    view.set("json_url", id.empty() ? url : url.append("#").append(id));
    view.set("data_about_url", site.routes.data(page).url);
}

void set_json_of_table(View& view, const Site& site, std::string_view table, const Language& page)
{
    view.set("json_url", site.routes.data_file(std::string(table).append(".json")).url);
    view.set("data_about_url", site.routes.data(page).url);
}

Reading reading_of(const Site& site)
{
    return {site.snapshot, site.catalogue.config,
            [&routes = site.routes](const Path& file, std::string_view target) {
                return routes.of_link(file, target);
            },
            [&routes = site.routes, &images = site.images](const Path& image) {
                return images.forms(routes, image);
            }};
}

void set_document(View& view, const Site& site, const Document& document)
{
    const Language& language = language_of(site, document);
    view.set("body_html", LateHtml{document.body_name, [site, &document] {
                                       return body_of(reading_of(site), document);
                                   }});
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

std::string described(const Site& site, std::string_view word, const Body& body, Year year,
                      const Language& page, locale::Arguments arguments)
{
    arguments.emplace_back("body", body.name.in(page.id));
    arguments.emplace_back("year", std::to_string(year));
    return site.theme.word(fmt::format("describe.{}", word), page, arguments);
}

void add_files(Fingerprinter& inputs, const Site& site, const Report& report)
{
    inputs.add(site.snapshot.id(Path::of(SiteConfig::file_name)).text());
    for (const Document& document : report.texts.all())
        inputs.add(document.path.text()).add(site.snapshot.id(document.path).text());
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
