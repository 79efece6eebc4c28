#include "site/things.h"

#include <string>
#include <variant>
#include <vector>

#include "site/shown.h"

namespace mingbai {
namespace {

std::string day_or_moment(const DayOrMoment& when)
{
    const Moment* moment = std::get_if<Moment>(&when);
    return moment == nullptr ? to_text(day_of(when)) : to_text(*moment);
}

Thing organization(std::string_view type, std::string_view name)
{
    Thing thing(type);
    thing.set("name", name);
    return thing;
}

}

Thing site_thing(const Site& site, const Language& page)
{
    const SiteConfig& config = site.catalogue.config;
    Thing thing("WebSite");
    thing.set("name", config.title.in(page.id))
        .set("url", site.routes.absolute(site.routes.home(page)))
        .set("inLanguage", page.tag);
    if (!config.official.organizer.empty())
        thing.set("publisher", organization("Organization", config.official.organizer));
    if (config.bodies.size() == 1)
        thing.set("about", body_thing(site, config.bodies.front(), page));
    return thing;
}

Thing body_thing(const Site& site, const Body& body, const Language& page)
{
    Thing thing = organization("GovernmentOrganization", body.name.in(page.id));
    thing.set("url", site.routes.absolute(site.routes.body(page, body)));
    return thing;
}

Thing report_thing(const Site& site, const Body& body, const Report& report, const Language& page)
{
    const Document& document = report.texts.shown_in(page.id);
    const Language& language = language_of(site, document);
    const auto address = [&](const Language& one) {
        return site.routes.absolute(site.routes.report(one, body, report.year));
    };
    Thing thing("Report");
    thing.set("name", document.title)
        .set("url", address(language))
        .set("inLanguage", language.tag)
        .set("author", body_thing(site, body, page))
        .set("datePublished", report.published ? day_or_moment(*report.published) : std::string())
        .set("dateCreated", report.issued ? to_text(*report.issued) : std::string())
        .set("identifier", report.index_number)
        .set("reportNumber", report.document_number);
    const Language& original = site.catalogue.config.original();
    if (const std::string url = address(original); document.translation && !url.empty())
        thing.set("translationOfWork",
                  Thing("Report").set("url", url).set("inLanguage", original.tag));
    return thing;
}

Thing activity_thing(const Site& site, const Body& body, const Activity& activity,
                     const Language& page)
{
    const Document& document = activity.texts.shown_in(page.id);
    Thing thing("Event");
    thing.set("name", document.title)
        .set("url", site.routes.absolute(
                        site.routes.activity(language_of(site, document), body, activity.stem)))
        .set("startDate", activity.start.text())
        .set("endDate", activity.end ? to_text(*activity.end) : std::string());
    if (!activity.place.empty())
        thing.set("location", Thing("Place").set("name", activity.place));
    std::vector<Thing> partners;
    for (const std::string& partner : activity.partners)
        partners.push_back(organization("Organization", partner));
    thing.set("contributor", partners);
    return thing;
}

}
