#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <map>
#include <memory>

#include "pages/pages.h"
#include "pages/shown.h"

namespace mingbai {
namespace {

// What leads from one record to others and stands in neither; found once for all pages.
struct Bindings {
    std::map<std::string, const CommitmentEntry*, std::less<>> by_id;
    std::map<const CommitmentEntry*, std::vector<const ActivityEntry*>> activities;

    explicit Bindings(const Catalogue& catalogue)
    {
        for (const CommitmentEntry& entry : catalogue.commitment_entries)
            by_id.emplace(entry.commitment->full_id(), &entry);
        for (const ActivityEntry& activity : catalogue.activity_entries)
            for (const CommitmentEntry* commitment : activity.commitments)
                activities[commitment].push_back(&activity);
    }
};

std::string url_of(const Site& site, const CommitmentEntry& entry, const Language& page)
{
    const Commitment& commitment = *entry.commitment;
    const Body& body = body_of(site, commitment.body);
    return site.routes.commitment(page, body, commitment.year, commitment.id).url;
}

std::string criterion_text(const Site& site, const CommitmentEntry& entry, const Language& page)
{
    if (!entry.commitment->criterion)
        return {};
    const Criterion& criterion = *entry.commitment->criterion;
    if (!criterion.text.empty())
        return criterion.text;
    const auto said = [&](std::string_view word, double amount) {
        return site.theme.word(word, page,
                               {{"amount", fmt::format("{}{}", amount, criterion.unit)}});
    };
    if (criterion.at_least)
        return said("commitment.at_least", *criterion.at_least);
    return criterion.at_most ? said("commitment.at_most", *criterion.at_most) : std::string();
}

// What is shown of a commitment both in the list and on its own page.
View commitment_view(const Site& site, const CommitmentEntry& entry, const Language& page)
{
    const Commitment& commitment = *entry.commitment;
    const Term* topic = site.catalogue.config.find_topic(commitment.topic);
    View view;
    view.set("id", commitment.id);
    view.set("full_id", commitment.full_id());
    view.set("url", url_of(site, entry, page));
    view.set("title_html", shown_title(site, commitment, page));
    view.set("has_own_title", has_own_title(site, commitment, page));
    view.set("quote", commitment.quote);
    view.set("source", source_view(site, *entry.report, entry.anchor, page));
    view.set("kind", site.theme.word(fmt::format("commitment_kind.{}", commitment.kind), page));
    view.set("topic_html", topic == nullptr ? Html() : shown(site, topic->name, page));
    view.set("due_html", shown_date(PartialDate::of(entry.due), page));
    view.set("is_due_stated", commitment.due.has_value());
    view.set("criterion", criterion_text(site, entry, page));
    view.set("has_criterion", commitment.criterion.has_value());
    view.set("state", state_view(site, entry.state, page));
    view.set("sentence", state_sentence(site, entry, page));
    return view;
}

struct Topic {
    Html name;
    std::vector<const CommitmentEntry*> commitments;
};

// In the order of the configuration; those without a topic, or with one that nobody named, come
// last.
std::vector<Topic> topics_of(const Site& site, const YearEntry& year, const Language& page)
{
    std::vector<Topic> topics;
    for (const Term& term : site.catalogue.config.topics)
        topics.push_back({shown(site, term.name, page), {}});
    topics.push_back({Html(), {}});
    for (const CommitmentEntry* entry : year.commitments) {
        const Term* term = site.catalogue.config.find_topic(entry->commitment->topic);
        const auto place =
            term == nullptr ? topics.size() - 1
                            : static_cast<std::size_t>(term - site.catalogue.config.topics.data());
        topics[place].commitments.push_back(entry);
    }
    std::erase_if(topics, [](const Topic& topic) { return topic.commitments.empty(); });
    const std::string rest = topics.size() == 1 ? "commitments.each" : "commitments.no_topic";
    for (Topic& topic : topics)
        if (topic.name.markup.empty())
            topic.name = in_its_language(site.theme.word(rest, page), page, page);
    return topics;
}

View::List topics_view(const Site& site, const YearEntry& year, const Language& page)
{
    View::List list;
    std::size_t number = 0;
    for (const Topic& topic : topics_of(site, year, page)) {
        View::List commitments;
        for (const CommitmentEntry* entry : topic.commitments) {
            commitments.push_back(commitment_view(site, *entry, page));
            commitments.back().set("number", std::to_string(++number));
        }
        View view;
        view.set("number", std::to_string(list.size() + 1));
        view.set("name_html", topic.name);
        view.set("commitments", std::move(commitments));
        list.push_back(std::move(view));
    }
    return list;
}

void set_quote_language(View& view, const Site& site)
{
    const Language& original = site.catalogue.config.original();
    view.set("quote_language", original.tag);
    view.set("quote_direction", original.direction);
}

PageHead list_head(const Site& site, const Body& body, const YearEntry& year, const Language& page)
{
    PageHead head;
    head.language = &page;
    head.chapter = Chapter::commitments;
    head.title =
        site.theme.word("commitments.of_year", page, {{"year", std::to_string(year.year)}});
    head.route_in = [&routes = site.routes, &body, &year](const Language& language) {
        return routes.commitments(language, body, year.year);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = crumbs_to(site, body, year.year, page);
    head.official_tags = column_tags(site, "commitments", page);
    return head;
}

std::string list_page(const Site& site, const Body& body, const YearEntry& year,
                      const Language& page, Problems& problems)
{
    const PageHead head = list_head(site, body, year, page);
    const auto count = static_cast<std::int64_t>(year.commitments.size());
    View view;
    view.set("title", head.title);
    view.set("count", site.theme.word("commitments.count", page, {{"count", count}}));
    view.set("report", source_view(site, *year.commitments.front()->report, {}, page));
    view.set("cells", tally(site, year.commitments, page));
    view.set("topics", topics_view(site, year, page));
    set_quote_language(view, site);
    return framed(site, head, "commitments", view, problems);
}

// year_name, report_name: a year and its report in words.
void set_year(View& view, const Site& site, Year year, const Language& page)
{
    const std::string digits = std::to_string(year);
    view.set("year_name", site.theme.word("year.short", page, {{"year", digits}}));
    view.set("report_name", site.theme.word("year.report_name", page, {{"year", digits}}));
}

View::List earlier_of(const Site& site, const Bindings& bindings, const Commitment& commitment,
                      const Language& page)
{
    View::List list;
    for (const std::string& id : commitment.continues) {
        const auto found = bindings.by_id.find(id);
        if (found == bindings.by_id.end())
            continue;
        View view;
        view.set("url", url_of(site, *found->second, page));
        view.set("title_html", shown_title(site, *found->second->commitment, page));
        set_year(view, site, found->second->commitment->year, page);
        list.push_back(std::move(view));
    }
    return list;
}

View::List activities_of(const Site& site, const Bindings& bindings, const CommitmentEntry& entry,
                         const Language& page)
{
    View::List rows;
    if (const auto found = bindings.activities.find(&entry); found != bindings.activities.end())
        for (const ActivityEntry* activity : found->second)
            rows.push_back(
                activity_row(site, body_of(site, activity->activity->body), *activity, page));
    return rows;
}

PageHead one_head(const Site& site, const CommitmentEntry& entry, const Language& page)
{
    const Commitment& commitment = *entry.commitment;
    const Body& body = body_of(site, commitment.body);
    const std::string year = std::to_string(commitment.year);
    PageHead head;
    head.language = &page;
    head.chapter = Chapter::commitments;
    head.title = plain_title(site, commitment, page);
    head.title_language =
        commitment.title.find(page.id) == nullptr ? &site.catalogue.config.original() : &page;
    head.route_in = [&routes = site.routes, &body, &commitment](const Language& language) {
        return routes.commitment(language, body, commitment.year, commitment.id);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = crumbs_to(site, body, commitment.year, page);
    head.crumbs.emplace_back(site.theme.word("commitments.of_year", page, {{"year", year}}),
                             site.routes.commitments(page, body, commitment.year));
    head.official_tags = column_tags(site, "commitments", page);
    head.official_tags.emplace_back("ArticleTitle", head.title);
    head.official_tags.emplace_back("ContentSource", entry.report->source);
    return head;
}

std::string one_page(const Site& site, const Bindings& bindings, const CommitmentEntry& entry,
                     const Language& page, Problems& problems)
{
    View::List earlier = earlier_of(site, bindings, *entry.commitment, page);
    View::List activities = activities_of(site, bindings, entry, page);
    View view = commitment_view(site, entry, page);
    const Report& report = *entry.report;
    set_year(view, site, report.year, page);
    view.set("published_html", report.published ? shown_date(*report.published, page) : Html());
    view.set("has_follow_up", entry.follow_up != nullptr);
    view.set("follow_up",
             entry.follow_up == nullptr ? View() : source_view(site, *entry.follow_up, {}, page));
    view.set("has_earlier", !earlier.empty());
    view.set("earlier", std::move(earlier));
    view.set("has_activities", !activities.empty());
    view.set("rows", std::move(activities));
    set_quote_language(view, site);
    set_complaint(view, site, body_of(site, entry.commitment->body), page);
    return framed(site, one_head(site, entry, page), "commitment", view, problems);
}

}

void commitment_pages(const Site& site, std::vector<Page>& pages)
{
    const auto bindings = std::make_shared<const Bindings>(site.catalogue);
    for (const BodyEntry& body : site.catalogue.bodies)
        for (const YearEntry& year : body.years) {
            if (year.commitments.empty())
                continue;
            const std::string origin = year.commitments.front()->commitment->quote_place.file;
            for (const Language& language : site.catalogue.config.languages) {
                pages.push_back({site.routes.commitments(language, *body.body, year.year), origin,
                                 [site, &body, &year, &language](Problems& problems) {
                                     return list_page(site, *body.body, year, language, problems);
                                 }});
                for (const CommitmentEntry* entry : year.commitments)
                    pages.push_back(
                        {site.routes.commitment(language, *body.body, year.year,
                                                entry->commitment->id),
                         origin, [site, bindings, entry, &language](Problems& problems) {
                             return one_page(site, *bindings, *entry, language, problems);
                         }});
            }
        }
}

}
