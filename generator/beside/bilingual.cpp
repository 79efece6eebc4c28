#include "beside/bilingual.h"

#include <utility>

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

View row_view(const std::string& anchor, const Block* original, const Block* translation)
{
    const Block& any = original ? *original : *translation;
    return View()
        .set("anchor", anchor)
        .set("is_heading", any.kind == BlockKind::heading)
        .set("original", original ? original->text : std::string())
        .set("translation", translation ? translation->text : std::string());
}

// In the order of the original; what stands in the translation alone comes where it stands there.
View::List rows_view(const Outline& original, const Outline& translation)
{
    View::List rows;
    auto next = translation.blocks().begin();
    const auto take_up_to = [&](const std::string* anchor) {
        for (; next != translation.blocks().end() && (!anchor || next->anchor != *anchor); ++next)
            if (original.find(next->anchor) == nullptr)
                rows.push_back(row_view(next->anchor, nullptr, &*next));
    };
    for (const Block& block : original.blocks()) {
        const Block* same = translation.find(block.anchor);
        if (same != nullptr && next != translation.blocks().end() && &*next <= same)
            take_up_to(&block.anchor);
        rows.push_back(row_view(block.anchor, &block, same));
    }
    take_up_to(nullptr);
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
    Fingerprinter inputs;
    view.add_to(inputs);
    add_files(inputs, site, report);
    return framed_late(site, head, "bilingual", inputs.name(),
                       [&original, &translation, view = std::move(view)] {
                           View whole = view;
                           whole.set("rows", rows_view(original.outline, translation.outline));
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
