#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>

#include "facts/tables.h"
#include "pages/pages.h"
#include "past/past_pages.h"
#include "pictures/calendar.h"
#include "pictures/counts.h"
#include "site/feeds.h"
#include "site/shown.h"
#include "site/things.h"
#include "text/locale.h"

namespace mingbai {
namespace {

// A list of records under headings; what the pages by year and by kind have in common.
struct Group {
    std::string heading;
    View::List rows;
};

View::List groups_view(std::vector<Group> groups)
{
    View::List list;
    for (Group& group : groups) {
        View view;
        view.set("number", std::to_string(list.size() + 1));
        view.set("heading", std::move(group.heading));
        view.set("rows", std::move(group.rows));
        list.push_back(std::move(view));
    }
    return list;
}

// Records of one month under the month; those of which only month or year is known come after.
std::string heading_of(const Site& site, const Activity& activity, const Language& page)
{
    if (!activity.start.month)
        return site.theme.word("activities.year_known", page);
    if (!activity.start.day)
        return site.theme.word("activities.month_known", page);
    const PartialDate month{activity.start.year, activity.start.month, {}};
    return locale::format(month, page.tag);
}

std::vector<Group> by_month(const Site& site, const Body& body, const YearEntry& year,
                            const Language& page)
{
    std::vector<Group> groups;
    std::string anchor;
    for (const ActivityEntry* entry : year.activities) {
        std::string heading = heading_of(site, *entry->activity, page);
        if (groups.empty() || groups.back().heading != heading)
            groups.push_back({std::move(heading), {}});
        const std::string own_anchor = list_anchor(entry->activity->start);
        const bool is_first = own_anchor != anchor;
        anchor = own_anchor;
        groups.back().rows.push_back(activity_row(site, body, *entry, page)
                                         .set("anchor", is_first ? anchor : std::string()));
    }
    return groups;
}

std::vector<Group> by_year(const Site& site, const BodyEntry& body, const Term& kind,
                           const Language& page)
{
    std::vector<Group> groups;
    for (const YearEntry& year : body.years) {
        Group group{site.theme.word("year.short", page, {{"year", std::to_string(year.year)}}), {}};
        for (const ActivityEntry* entry : year.activities)
            if (entry->activity->kind == kind.id)
                group.rows.push_back(
                    activity_row(site, *body.body, *entry, page).set("anchor", ""));
        if (!group.rows.empty())
            groups.push_back(std::move(group));
    }
    return groups;
}

std::int64_t count_of(const std::vector<Group>& groups)
{
    std::size_t count = 0;
    for (const Group& group : groups)
        count += group.rows.size();
    return static_cast<std::int64_t>(count);
}

// `view`: what stands around the list, pictures and feeds.
Composition list_page(const Site& site, PageHead head, std::vector<Group> groups, View view)
{
    const Language& page = *head.language;
    head.chapter = Chapter::activities;
    head.languages_present = all_languages(site.catalogue.config);
    head.official_tags = column_tags(site, "activities", page);
    view.set("title", head.title);
    view.set("count", site.theme.word("activities.count", page, {{"count", count_of(groups)}}));
    view.set("groups", groups_view(std::move(groups)));
    return framed(site, head, "activities", std::move(view));
}

Composition year_list_page(const Site& site, const Body& body, const YearEntry& year,
                           const Language& page)
{
    PageHead head;
    head.language = &page;
    head.title = site.theme.word("activities.of_year", page, {{"year", std::to_string(year.year)}});
    head.description = described(site, "activities", body, year.year, page,
                                 {{"count", std::ssize(year.activities)}});
    head.route_in = [&routes = site.routes, &body, &year](const Language& language) {
        return routes.activities(language, body, year.year);
    };
    head.crumbs = crumbs_to(site, body, year.year, page);
    View around;
    around.set("has_pictures", true);
    set_calendar(around, site, year, page);
    set_kind_counts(around, site, body, year.activities, page);
    set_no_feeds(around);
    set_json(around, site, body, year.year, "activities", page);
    return list_page(site, std::move(head), by_month(site, body, year, page), std::move(around));
}

Composition kind_page(const Site& site, const BodyEntry& body, const Term& kind,
                      const Language& page)
{
    PageHead head;
    head.language = &page;
    head.title = site.theme.word("activities.of_kind", page, {{"kind", kind.name.in(page.id)}});
    head.description = site.theme.word(
        "describe.kind", page,
        {{"kind", kind.name.in(page.id)}, {"body", body.body->name.in(page.id)}});
    head.route_in = [&routes = site.routes, &body, &kind](const Language& language) {
        return routes.kind(language, *body.body, kind.id);
    };
    head.crumbs = crumbs_to(site, *body.body, page);
    View around;
    around.set("has_pictures", false);
    set_feeds(around, head, site, [&](FeedFormat format) {
        return site.routes.kind_feed(page, *body.body, kind.id, format);
    });
    set_json_of_table(around, site, "activities", page);
    return list_page(site, std::move(head), by_year(site, body, kind, page), std::move(around));
}

// Facts are written once, in the original language, and so is the mark between them.
Html joined(const Site& site, const std::vector<std::string>& facts, const Language& page)
{
    const std::string comma = site.theme.word("list.comma", site.catalogue.config.original());
    std::string text;
    for (const std::string& fact : facts)
        text += (text.empty() ? "" : comma) + fact;
    return in_original(site, text, page);
}

View::List images_of(const Site& site, const Activity& activity, const Language& page)
{
    const Document& shown = activity.texts.shown_in(page.id);
    const std::vector<std::string> none;
    const auto& alts = shown.translation ? shown.translation->image_alt : none;
    View::List images;
    for (std::size_t i = 0; i < activity.images.size(); i++) {
        const ActivityImage& image = activity.images[i];
        const auto file = activity.texts.original().path.resolve(image.file);
        const auto route =
            file && site.snapshot.contains(*file) ? site.routes.of_file(*file) : std::nullopt;
        if (!route)
            continue;
        // What the text shows in its place is not shown once more.
        const auto is_this = [&](const MarkdownLink& link) {
            return link.kind == LinkKind::image && percent_decoded(link.target) == image.file;
        };
        if (std::any_of(shown.links.begin(), shown.links.end(), is_this))
            continue;
        const bool is_translated = i < alts.size();
        const ImageForms forms = site.images.forms(site.routes, *file);
        images.push_back(View()
                             .set("url", route->url)
                             .set("has_size", forms.width > 0)
                             .set("width", std::to_string(forms.width))
                             .set("height", std::to_string(forms.height))
                             .set("sources", forms.sources)
                             .set("places", forms.places)
                             .set("alt", is_translated ? alts[i] : image.alt)
                             .set("alt_language", is_translated
                                                      ? language_of(site, shown).tag
                                                      : site.catalogue.config.original().tag));
    }
    return images;
}

View::List sources_of(const Site& site, const ActivityEntry& entry, const Language& page)
{
    const Language& original = site.catalogue.config.original();
    View::List sources;
    for (const Evidence& evidence : entry.sources)
        sources.push_back(
            View()
                .set("quote", evidence.quote)
                .set("quote_language", original.tag)
                .set("quote_direction", original.direction)
                .set("source", source_view(site, *evidence.report, evidence.anchor, page)));
    return sources;
}

View::List commitments_of(const Site& site, const ActivityEntry& entry, const Language& page)
{
    View::List list;
    for (const CommitmentEntry* commitment : entry.commitments) {
        const Commitment& one = *commitment->commitment;
        const Body& body = body_of(site, one.body);
        list.push_back(View()
                           .set("url", site.routes.commitment(page, body, one.year, one.id).url)
                           .set("title_html", shown_title(site, one, page)));
    }
    return list;
}

// A day without month and year of its own is known from the report that tells of it.
std::string year_note(const Site& site, const ActivityEntry& entry, const Language& page)
{
    if (entry.activity->start.month || entry.sources.empty())
        return {};
    const Year year = entry.sources.front().report->year;
    return site.theme.word("activity.year_from_report", page, {{"year", std::to_string(year)}});
}

void set_facts(View& view, const Site& site, const Activity& activity, const Language& page)
{
    const std::string& name = activity.kind;
    view.set("date_html", shown_dates(site, activity, page));
    view.set("kind", kind_name(site, name, page));
    view.set("kind_url", site.catalogue.config.find_kind(name) == nullptr
                             ? std::string()
                             : site.routes.kind(page, body_of(site, activity.body), name).url);
    view.set("place_html", in_original(site, activity.place, page));
    view.set("partners_html", joined(site, activity.partners, page));
    view.set("laws_html", joined(site, activity.laws, page));
    view.set("tags_html", joined(site, activity.tags, page));
}

// What the pages of a year's records share in a language, made once for hundreds of them.
struct RecordsOfYear {
    Site site;
    const Pasts& pasts;
    const Body& body;
    const Language& page;
    Crumbs crumbs;
    OfficialTags tags;
};

// Appended and not said as a sentence: there are ten thousands of records.
std::string description_of(const RecordsOfYear& shared, const Activity& activity)
{
    std::string text = locale::format(activity.start, shared.page.tag);
    for (const std::string& fact : {kind_name(shared.site, activity.kind, shared.page), activity.place,
                                    shared.body.name.in(shared.page.id)})
        if (!fact.empty())
            text.append(" · ").append(fact);
    return text;
}

PageHead record_head(const RecordsOfYear& shared, const Activity& activity)
{
    const auto& [site, pasts, body, page, crumbs, tags] = shared;
    const Document& document = activity.texts.shown_in(page.id);
    PageHead head;
    head.language = &page;
    head.chapter = Chapter::activities;
    head.title = document.title;
    head.description = description_of(shared, activity);
    head.title_language = &language_of(site, document);
    head.route_in = [&shared, &activity](const Language& language) {
        return shared.site.routes.activity(language, shared.body, activity.stem);
    };
    head.languages_present = languages_of(activity.texts);
    head.changed_on = changed_on(site, pasts, activity.texts, page);
    head.crumbs = crumbs;
    head.official_tags = tags;
    head.official_tags.emplace_back("ArticleTitle", document.title);
    head.official_tags.emplace_back("ContentSource", body.name.in(page.id));
    if (!activity.standing.withdrawn)
        head.about = activity_thing(site, body, activity, page).json();
    return head;
}

Composition record_page(const RecordsOfYear& shared, const ActivityEntry& entry)
{
    const auto& [site, pasts, body, page, crumbs, tags] = shared;
    const Activity& activity = *entry.activity;
    const bool is_shown = !activity.standing.withdrawn;
    View::List sources = is_shown ? sources_of(site, entry, page) : View::List();
    View::List commitments = is_shown ? commitments_of(site, entry, page) : View::List();
    View view;
    view.set("title_html", shown_title(site, activity.texts, page));
    set_facts(view, site, activity, page);
    view.set("year_note", year_note(site, entry, page));
    view.set("images", is_shown ? images_of(site, activity, page) : View::List());
    view.set("has_sources", !sources.empty());
    view.set("sources", std::move(sources));
    view.set("has_commitments", !commitments.empty());
    view.set("commitments", std::move(commitments));
    const Language& original = site.catalogue.config.original();
    set_notices(view, activity.texts, site.routes.activity(original, body, activity.stem), page);
    set_standing(view, site, activity.standing, page);
    set_document(view, site, activity.texts.shown_in(page.id));
    set_revised(view, site, pasts, activity.texts, page);
    set_outdated(view, site, pasts, activity.texts, page);
    set_complaint(view, site, body, page);
    set_json(view, site, body, activity.start.year, activity_id(activity), page);
    return framed(site, record_head(shared, activity), "activity", std::move(view));
}

void add_records(const Site& site, const Pasts& pasts, const BodyEntry& body,
                 const Language& language, std::vector<Page>& pages)
{
    const Body& own = *body.body;
    for (const YearEntry& year : body.years) {
        const auto shared = std::make_shared<const RecordsOfYear>(
            RecordsOfYear{site, pasts, own, language, crumbs_to(site, own, year.year, language),
                          column_tags(site, "activities", language)});
        for (const ActivityEntry* entry : year.activities)
            pages.push_back({site.routes.activity(language, own, entry->activity->stem),
                             entry->activity->texts.original().path.text(),
                             [shared, entry] { return record_page(*shared, *entry); }});
    }
}

void add_lists(const Site& site, const BodyEntry& body, const Language& language,
               std::vector<Page>& pages)
{
    const std::string origin(SiteConfig::file_name);
    for (const YearEntry& year : body.years)
        if (!year.activities.empty())
            pages.push_back({site.routes.activities(language, *body.body, year.year), origin,
                             [site, &body, &year, &language] {
                                 return year_list_page(site, *body.body, year, language);
                             }});
    for (const Term& kind : site.catalogue.config.kinds)
        if (has_kind(body, kind.id))
            pages.push_back({site.routes.kind(language, *body.body, kind.id), origin,
                             [site, &body, &kind, &language] {
                                 return kind_page(site, body, kind, language);
                             }});
}

}

void activity_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages)
{
    for (const BodyEntry& body : site.catalogue.bodies)
        for (const Language& language : site.catalogue.config.languages) {
            add_lists(site, body, language, pages);
            add_records(site, pasts, body, language, pages);
        }
}

}
