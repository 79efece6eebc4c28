#include "past/version_shown.h"

#include <fmt/format.h>
#include <set>
#include <utility>

#include "site/shown.h"
#include "text/locale.h"
#include "text/personal_data.h"

namespace mingbai {

Route beside(const Route& document, std::string_view what)
{
    constexpr std::string_view ending = ".html";
    const auto named = [&](const std::string& address) {
        return fmt::format("{}.{}{}", address.substr(0, address.size() - ending.size()), what,
                           ending);
    };
    return {named(document.url), named(document.file)};
}

Route history_route(const DocumentPast& past, const Language& language)
{
    return beside(past.route_in(language), "history");
}

Route text_route(const DocumentPast& past, const Version& version, const Language& language)
{
    return beside(past.route_in(language), fmt::format("r-{}", version.name));
}

Route difference_route(const DocumentPast& past, const Version& older, const Version& newer,
                       const Language& language)
{
    return beside(past.route_in(language), fmt::format("d-{}-{}", older.name, newer.name));
}

std::vector<ShownText> shown_texts(const DocumentPast& past)
{
    std::vector<ShownText> texts;
    std::set<ObjectId> seen;
    for (const TextPast& text : past.languages)
        for (std::size_t i = text.versions.size(); i-- > 0;) {
            const Version& version = text.versions[i];
            if (version.text != Version::Text::gone && seen.insert(version.blob).second)
                texts.push_back({&text, i});
        }
    return texts;
}

std::vector<ShownPair> shown_pairs(const DocumentPast& past)
{
    std::vector<ShownPair> pairs;
    std::set<std::pair<ObjectId, ObjectId>> seen;
    for (const TextPast& text : past.languages)
        for (std::size_t i = text.versions.size(); i-- > 0;) {
            const Version& newer = text.versions[i];
            for (const Version* older : {version_before(text, i), &text.versions.back()})
                if (older && newer.text != Version::Text::gone && older->blob != newer.blob &&
                    seen.emplace(older->blob, newer.blob).second)
                    pairs.push_back({&text, older, &newer});
        }
    const Version& now = newest_text(past.original());
    for (const Document& document : past.texts->all())
        if (const Version* from = translated_version(past, document);
            from && from->blob != now.blob && seen.emplace(from->blob, now.blob).second)
            pairs.push_back({&past.original(), from, &now});
    return pairs;
}

std::string subject_of(const Commit& commit) { return masked(commit.subject); }

Date day_of(const Site& site, const Commit& commit)
{
    return locale::day_at(commit.seconds, site.catalogue.config.time_zone);
}

std::string_view deed_of(const TextPast& past, std::size_t version)
{
    const Version& one = past.versions[version];
    if (one.is_of_cut)
        return "cut";
    const bool is_first = version + 1 == past.versions.size();
    if (is_first)
        return "first";
    if (one.text == Version::Text::gone)
        return "removed";
    if (past.versions[version + 1].text == Version::Text::gone || one.reinstates)
        return "put_back";
    if (one.withdraws)
        return "withdrawn";
    if (one.kind == FileChange::Kind::renamed && !one.has_new_words)
        return "renamed";
    return one.has_new_words ? "words" : "facts";
}

void set_hidden(View& view, const Site& site, const Version& version, const Language& page)
{
    const Withheld* withheld = version.withheld;
    view.set("is_withheld", version.text == Version::Text::withheld);
    view.set("is_of_withdrawn", version.text == Version::Text::withdrawn);
    view.set("is_unreadable", version.text == Version::Text::unreadable);
    view.set("withheld_reason_html",
             withheld ? in_original(site, withheld->reason, page) : Html());
    view.set("withheld_by_html", withheld ? in_original(site, withheld->by, page) : Html());
    view.set("withheld_on_html",
             withheld ? shown_date(PartialDate::of(withheld->on), page) : Html());
}

View version_view(const Site& site, const DocumentPast& past, const TextPast& text,
                  std::size_t version, const Language& page)
{
    const Version& one = text.versions[version];
    const Version* before = version_before(text, version);
    const bool has_text = one.text != Version::Text::gone;
    const std::string deed(deed_of(text, version));
    View view;
    view.set("day_html", shown_date(PartialDate::of(day_of(site, *one.commit)), page));
    const bool has_author = site.catalogue.config.names_authors && !one.is_of_cut;
    view.set("author_html", has_author ? in_original(site, one.commit->author, page) : Html());
    view.set("subject_html",
             one.is_of_cut ? Html() : in_original(site, subject_of(*one.commit), page));
    view.set("deed", site.theme.word("deed." + deed, page));
    view.set("is_facts", deed == "facts");
    const bool has_former = one.kind == FileChange::Kind::renamed && Path::parse(one.former_path);
    view.set("former_path", has_former ? one.former_path : std::string());
    view.set("text_url", has_text ? text_route(past, one, page).url : std::string());
    view.set("difference_url", has_text && before && before->blob != one.blob
                                   ? difference_route(past, *before, one, page).url
                                   : std::string());
    view.set("blob", one.name);
    view.set("commit", one.commit->id.short_text());
    set_hidden(view, site, one, page);
    return view;
}

PageHead past_head(const Site& site, const DocumentPast& past, const Language& page,
                   std::string title, std::function<Route(const Language&)> route_in)
{
    const Document& document = past.texts->shown_in(page.id);
    PageHead head;
    head.language = &page;
    head.chapter = past.chapter;
    head.title = std::move(title);
    head.description = site.theme.word("describe.past", page, {{"title", head.title}});
    head.route_in = std::move(route_in);
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = past.crumbs_in(page);
    head.crumbs.emplace_back(document.title, past.route_in(page));
    return head;
}

void set_own_language(View& view, const Site& site, const TextPast& text)
{
    const Language& own = language_of(site, *text.document);
    view.set("quote_language", own.tag);
    view.set("quote_direction", own.direction);
}

}
