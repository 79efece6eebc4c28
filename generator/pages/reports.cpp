#include <fmt/format.h>
#include <variant>

#include "beside/bilingual.h"
#include "pages/pages.h"
#include "past/past_pages.h"
#include "site/shown.h"
#include "site/things.h"

namespace mingbai {
namespace {

// Headings of the two upper levels, the second inside the first.
View::List contents_of(const Outline& outline)
{
    int top = 0;
    for (const Block& block : outline.blocks())
        if (block.kind == BlockKind::heading && (top == 0 || block.level < top))
            top = block.level;
    struct Part {
        const Block* heading;
        View::List children;
    };
    std::vector<Part> parts;
    for (const Block& block : outline.blocks()) {
        if (block.kind != BlockKind::heading || block.level > top + 1)
            continue;
        if (block.level == top || parts.empty())
            parts.push_back({&block, {}});
        else
            parts.back().children.push_back(
                View().set("anchor", block.anchor).set("text", block.text));
    }
    View::List contents;
    for (Part& part : parts) {
        View entry;
        entry.set("anchor", part.heading->anchor);
        entry.set("text", part.heading->text);
        entry.set("has_children", !part.children.empty());
        entry.set("children", std::move(part.children));
        contents.push_back(std::move(entry));
    }
    return contents;
}

View::List attachments_of(const Site& site, const Report& report)
{
    View::List attachments;
    for (const Path& file : report.attachments)
        if (const auto route = site.routes.of_file(file))
            attachments.push_back(
                View().set("url", route->url).set("name", std::string(file.name())));
    return attachments;
}

// "2024-03-05 10:00"; without the time when none is stated. Nothing is made up for a machine.
std::string publication_tag(const DayOrMoment& when)
{
    const Moment* moment = std::get_if<Moment>(&when);
    if (moment == nullptr)
        return to_text(day_of(when));
    const auto minutes =
        std::chrono::duration_cast<std::chrono::minutes>(moment->time_of_day).count();
    return fmt::format("{} {:02}:{:02}", to_text(moment->day), minutes / 60, minutes % 60);
}

OfficialTags report_tags(const Site& site, const Report& report, const Language& page)
{
    OfficialTags tags = column_tags(site, "reports", page);
    tags.emplace_back("ArticleTitle", report.texts.shown_in(page.id).title);
    if (report.published)
        tags.emplace_back("PubDate", publication_tag(*report.published));
    tags.emplace_back("ContentSource", report.source);
    return tags;
}

PageHead report_head(const Site& site, const Body& body, const Report& report, const Language& page)
{
    const Document& document = report.texts.shown_in(page.id);
    PageHead head;
    head.language = &page;
    head.chapter = Chapter::reports;
    head.title = document.title;
    head.title_language = &language_of(site, document);
    const bool is_original = page.id == site.catalogue.config.original().id;
    if (report.standing.withdrawn)
        head.description = described(site, "withdrawn", body, report.year, page);
    else if (is_original && !report.summary.empty())
        head.description = report.summary;
    else
        head.description = described(site, "report", body, report.year, page);
    head.route_in = [&routes = site.routes, &body, &report](const Language& language) {
        return routes.report(language, body, report.year);
    };
    head.languages_present = languages_of(report.texts);
    head.crumbs = crumbs_to(site, body, report.year, page);
    head.official_tags = report_tags(site, report, page);
    if (!report.standing.withdrawn)
        head.about = report_thing(site, body, report, page).json();
    return head;
}

// What the index card says; what is not stated is empty, what is unknown is said so by the
// template.
void set_index_card(View& view, const Site& site, const Report& report, const Language& page)
{
    view.set("index_number_html", in_original(site, report.index_number, page));
    // What was withdrawn is not told again in brief.
    view.set("summary_html",
             report.standing.withdrawn ? Html() : in_original(site, report.summary, page));
    view.set("document_number_html", in_original(site, report.document_number, page));
    view.set("source_html", in_original(site, report.source, page));
    view.set("issued_html",
             report.issued ? shown_date(PartialDate::of(*report.issued), page) : Html());
    view.set("published_html", report.published ? shown_date(*report.published, page) : Html());
    view.set("published_note_html", in_original(site, report.published_note, page));
}

Composition report_page(const Site& site, const Pasts& pasts, const Body& body,
                        const YearEntry& year, const Language& page)
{
    const Report& report = *year.report;
    const Document& document = report.texts.shown_in(page.id);
    View::List contents = contents_of(document.outline);
    View::List attachments = attachments_of(site, report);
    View view;
    view.set("body_name_html", shown(site, body.name, page));
    view.set("title_html", shown_title(site, report.texts, page));
    set_index_card(view, site, report, page);
    view.set("has_contents", !contents.empty() && !report.standing.withdrawn);
    view.set("contents", std::move(contents));
    view.set("has_attachments", !attachments.empty() && !report.standing.withdrawn);
    view.set("attachments", std::move(attachments));
    view.set("year", std::to_string(year.year));
    view.set("ways",
             ways_of(site, body, year, site.routes.report(page, body, year.year).url, page));
    const Language& original = site.catalogue.config.original();
    set_notices(view, report.texts, site.routes.report(original, body, year.year), page);
    set_standing(view, site, report.standing, page);
    set_document(view, site, document);
    view.set("bilingual_url", bilingual_url(site, body, report, page));
    set_revised(view, site, pasts, report.texts, page);
    set_outdated(view, site, pasts, report.texts, page);
    set_complaint(view, site, body, page);
    set_json(view, site, body, report.year, report.id(), page);
    PageHead head = report_head(site, body, report, page);
    head.changed_on = changed_on(site, pasts, report.texts, page);
    return framed(site, head, "report", std::move(view));
}

}

void report_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages)
{
    for (const BodyEntry& body : site.catalogue.bodies)
        for (const YearEntry& year : body.years) {
            if (year.report == nullptr)
                continue;
            for (const Language& language : site.catalogue.config.languages)
                pages.push_back({site.routes.report(language, *body.body, year.year),
                                 year.report->texts.original().path.text(),
                                 [site, &pasts, &body, &year, &language] {
                                     return report_page(site, pasts, *body.body, year,
                                                        language);
                                 }});
        }
}

}
