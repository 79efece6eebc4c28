#include "beside/bilingual.h"

#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "model/document.h"
#include "site/shown.h"

namespace mingbai {
namespace {

const Document* translation_for(const Report& report, const Language& page)
{
    const Document* own = report.texts.in(page.id);
    if (own && own->translation)
        return own;
    return report.texts.all().size() > 1 ? &report.texts.all()[1] : nullptr;
}

// Parts of both texts that have blocks in common. One of the lists may be empty.
struct PartRow {
    std::vector<const BodyPart*> original;
    std::vector<const BodyPart*> translation;
};

using Numbers = std::vector<std::optional<std::size_t>>;  // of a row, for each part

// Rows as the original has them. What is a list here and paragraphs there becomes one row, whichever of
// the two it is. `row_of` is of the translation's parts.
std::vector<PartRow> rows_of_original(const std::vector<BodyPart>& original,
                                      const std::vector<BodyPart>& translation, Numbers& row_of)
{
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < translation.size(); ++i)
        for (const std::string& anchor : translation[i].anchors)
            places.emplace(anchor, i);
    std::vector<PartRow> rows;
    for (const BodyPart& part : original) {
        std::set<std::size_t> same;
        for (const std::string& anchor : part.anchors)
            if (const auto found = places.find(anchor); found != places.end())
                same.insert(found->second);
        std::optional<std::size_t> row;
        for (const std::size_t other : same)
            row = row ? row : row_of[other];
        if (!row) {
            row = rows.size();
            rows.emplace_back();
        }
        rows[*row].original.push_back(&part);
        for (const std::size_t other : same)
            if (!row_of[other]) {
                row_of[other] = row;
                rows[*row].translation.push_back(&translation[other]);
            }
    }
    return rows;
}

// In the order of the original; what stands in the translation alone comes where it stands there.
std::vector<PartRow> rows_of(const std::vector<BodyPart>& original,
                             const std::vector<BodyPart>& translation)
{
    Numbers row_of(translation.size());
    std::vector<PartRow> shared = rows_of_original(original, translation, row_of);
    std::vector<std::vector<const BodyPart*>> alone_before(shared.size() + 1);
    std::size_t place = 0;
    for (std::size_t i = 0; i < translation.size(); ++i)
        if (row_of[i])
            place = *row_of[i] + 1;
        else
            alone_before[place].push_back(&translation[i]);
    std::vector<PartRow> rows;
    for (std::size_t i = 0; i < alone_before.size(); ++i) {
        for (const BodyPart* part : alone_before[i])
            rows.push_back({{}, {part}});
        if (i < shared.size())
            rows.push_back(std::move(shared[i]));
    }
    return rows;
}

Html html_of(const std::vector<const BodyPart*>& parts)
{
    Html html;
    for (const BodyPart* part : parts)
        html.markup += part->html;
    return html;
}

View row_view(const PartRow& row)
{
    const BodyPart& first = row.original.empty() ? *row.translation.front() : *row.original.front();
    return View()
        .set("is_heading", first.is_heading)
        .set("original_html", html_of(row.original))
        .set("translation_html", html_of(row.translation));
}

// An anchor is an id once on the page: in the original, or else in the translation.
View::List rows_view(const Site& site, const Document& original, const Document& translation)
{
    const Reading reading = reading_of(site);
    std::unordered_set<std::string> ids;
    for (std::string& anchor : original.outline.anchors())
        ids.insert(std::move(anchor));
    const std::vector<BodyPart> ours =
        body_parts_of(reading, original, [](const std::string&) { return true; });
    const std::vector<BodyPart> theirs = body_parts_of(
        reading, translation, [&](const std::string& anchor) { return !ids.contains(anchor); });
    View::List rows;
    for (const PartRow& row : rows_of(ours, theirs))
        rows.push_back(row_view(row));
    return rows;
}

Route route_of(const Site& site, const Body& body, const Report& report, const Language& language)
{
    return site.routes.bilingual(language, body, report.year);
}

Composition bilingual_page(const Site& site, const Body& body, const Report& report,
                           const Language& page)
{
    const Document& original = report.texts.original();
    const Document& translation = *translation_for(report, page);
    PageHead head;
    head.language = &page;
    head.chapter = Chapter::reports;
    head.title = site.theme.word("bilingual.title", page,
                                 {{"title", report.texts.shown_in(page.id).title}});
    head.description = described(site, "bilingual", body, report.year, page);
    head.route_in = [site, &body, &report](const Language& language) {
        return route_of(site, body, report, language);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = crumbs_to(site, body, report.year, page);
    View view;
    view.set("title_html", shown_title(site, report.texts, page));
    view.set("report_url", site.routes.report(page, body, report.year).url);
    set_freshness(view, translation);
    view.set("original_language", language_of(site, original).tag);
    view.set("original_direction", language_of(site, original).direction);
    view.set("translation_language", language_of(site, translation).tag);
    view.set("translation_direction", language_of(site, translation).direction);
    set_json(view, site, body, report.year, report.id(), page);
    Fingerprinter inputs;
    view.add_to(inputs);
    add_files(inputs, site, report);
    // Links may lead elsewhere while the files stay what they are.
    inputs.add(original.body_name).add(translation.body_name);
    return framed_late(site, head, "bilingual", inputs.name(),
                       [site, &original, &translation, view = std::move(view)] {
                           View whole = view;
                           whole.set("rows", rows_view(site, original, translation));
                           return whole;
                       });
}

bool is_shown(const Report& report)
{
    return report.texts.all().size() > 1 && !report.standing.withdrawn;
}

}

std::string bilingual_url(const Site& site, const Body& body, const Report& report,
                          const Language& page)
{
    return is_shown(report) ? route_of(site, body, report, page).url : std::string();
}

void bilingual_pages(const Site& site, std::vector<Page>& pages)
{
    for (const BodyEntry& body : site.catalogue.bodies)
        for (const YearEntry& year : body.years)
            if (year.report != nullptr && is_shown(*year.report))
                for (const Language& language : site.catalogue.config.languages)
                    pages.push_back({route_of(site, *body.body, *year.report, language),
                                     year.report->texts.original().path.text(),
                                     [site, &body, &year, &language] {
                                         return bilingual_page(site, *body.body, *year.report,
                                                               language);
                                     }});
}

}
