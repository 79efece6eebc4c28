// The frame of a page is rendered once a language and chapter. What differs from page to page is
// short and always of the same shape, so it is written here and put into the frame's holes: ten
// thousands of pages cost no more rendering than their own <main>.
#include "site/page.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "site/portal.h"
#include "site/portal_slot.h"
#include "site/shown.h"
#include "site/structured_data.h"
#include "text/html.h"

namespace mingbai {
namespace {

constexpr std::array chapters = {Chapter::none,    Chapter::home,        Chapter::overview,
                                 Chapter::years,   Chapter::reports,     Chapter::commitments,
                                 Chapter::figures, Chapter::activities,  Chapter::about};

// What frames are made with, before there is a Site to speak of.
struct Ground {
    const Catalogue& catalogue;
    const Routes& routes;
    const Theme& theme;
    bool has_past = false;
    std::vector<PortalSlots> slots = {};  // by language; none: no column
    std::string portal_style_url = {};
};

struct MenuItem {
    Chapter chapter;
    std::string_view word;
    Route route;
};

void add_chapters(const Ground& ground, const Language& language, const BodyEntry& entry,
                  std::vector<MenuItem>& menu)
{
    const Body& body = *entry.body;
    const Routes& routes = ground.routes;
    if (!entry.years.empty())
        menu.push_back(
            {Chapter::years, "menu.years", routes.year(language, body, entry.years.front().year)});
    if (const auto* year =
            newest_year(entry, [](const YearEntry& y) { return y.report != nullptr; }))
        menu.push_back(
            {Chapter::reports, "menu.reports", routes.report(language, body, year->year)});
    const auto* answered = newest_year(entry, [](const YearEntry& y) { return y.results.has_value(); });
    if (answered != nullptr)
        menu.push_back({Chapter::commitments, "menu.results",
                        routes.results(language, body, answered->year)});
    else if (const auto* year =
                 newest_year(entry, [](const YearEntry& y) { return !y.commitments.empty(); }))
        menu.push_back({Chapter::commitments, "menu.commitments",
                        routes.commitments(language, body, year->year)});
    if (const auto* year = newest_year(entry, [](const YearEntry& y) { return !y.figures.empty(); }))
        menu.push_back(
            {Chapter::figures, "menu.figures", routes.figures(language, body, year->year)});
    if (const auto* year =
            newest_year(entry, [](const YearEntry& y) { return !y.activities.empty(); }))
        menu.push_back({Chapter::activities, "menu.activities",
                        routes.activities(language, body, year->year)});
}

// With several bodies a chapter has no one address; then the overview leads on.
std::vector<MenuItem> menu_of(const Ground& ground, const Language& language)
{
    std::vector<MenuItem> menu = {{Chapter::home, "menu.home", ground.routes.home(language)}};
    if (has_overview(ground.catalogue))
        menu.push_back({Chapter::overview, "menu.overview", ground.routes.overview(language)});
    if (ground.catalogue.bodies.size() == 1)
        add_chapters(ground, language, ground.catalogue.bodies.front(), menu);
    if (ground.catalogue.find_plain_page("about") != nullptr)
        menu.push_back({Chapter::about, "menu.about", ground.routes.plain_page(language, "about")});
    return menu;
}

View::List menu_view(const Ground& ground, const Language& language, Chapter chapter)
{
    View::List items;
    for (const MenuItem& item : menu_of(ground, language)) {
        const bool is_current = item.chapter == chapter;
        View view;
        view.set("url", item.route.url);
        view.set("name", ground.theme.word(item.word, language));
        view.set("is_page", is_current && chapter == Chapter::home);
        view.set("is_chapter", is_current && chapter != Chapter::home);
        items.push_back(std::move(view));
    }
    return items;
}

View::List site_tags(const Official& official)
{
    View::List tags;
    for (const auto& [name, content] : {std::pair{"SiteName", &official.site_name},
                                        std::pair{"SiteDomain", &official.site_domain},
                                        std::pair{"SiteIDCode", &official.site_id_code}})
        if (!content->empty())
            tags.push_back(View().set("name", name).set("content", *content));
    return tags;
}

// What the configuration states, and nothing else; nor again what the portal's own footer says.
View::List official_entries(const Ground& ground, const Language& language, std::string_view portal_words)
{
    const Official& official = ground.catalogue.config.official;
    View::List entries;
    for (const auto& [word, value] : {std::pair{"footer.organizer", &official.organizer},
                                      std::pair{"footer.operator", &official.site_operator},
                                      std::pair{"footer.contact", &official.contact},
                                      std::pair{"footer.site_id_code", &official.site_id_code},
                                      std::pair{"footer.icp", &official.icp},
                                      std::pair{"footer.police_record", &official.police_record}}) {
        if (value->empty() || says(portal_words, *value))
            continue;
        View entry;
        entry.set("label", ground.theme.word(word, language));
        entry.set("value_html",
                  in_its_language(*value, ground.catalogue.config.original(), language));
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::string asset_url(const Ground& ground, std::string_view name)
{
    const std::string file = ground.theme.asset(name);
    return file.empty() ? file : ground.routes.asset(file).url;
}

// The name of the body below the site's own, when there is one body and the title does not say it.
std::string second_name(const Catalogue& catalogue, const Language& language)
{
    if (catalogue.config.bodies.size() != 1)
        return {};
    const std::string& name = catalogue.config.bodies.front().name.in(language.id);
    return catalogue.config.title.in(language.id).find(name) == std::string::npos ? name
                                                                                  : std::string();
}

void set_slot(View& view, const std::string& name, const Slot& slot, const Language& page)
{
    const Language& own = slot.language == nullptr ? page : *slot.language;
    view.set("has_" + name, !slot.markup.markup.empty());
    view.set(name + "_language", own.tag);
    view.set(name + "_direction", own.direction);
    view.set(name + "_html", slot.markup);
}

View shared_view(const Ground& ground, const Language& language, Chapter chapter)
{
    const SiteConfig& config = ground.catalogue.config;
    View view;
    view.set("language_tag", language.tag);
    view.set("language_direction", language.direction);
    view.set("site_title", config.title.in(language.id));
    view.set("second_name", second_name(ground.catalogue, language));
    view.set("home_url", ground.routes.home(language).url);
    view.set("data_url", ground.routes.data(language).url);
    view.set("terms_url", ground.routes.terms(language).url);
    view.set("site_map_url", ground.routes.site_map(language).url);
    view.set("accessibility_url", ground.routes.plain_page(language, "accessibility").url);
    view.set("release_url", ground.routes.release().url);
    view.set("find_error_url", web_address(config.official.find_error_url));
    view.set("style_url", asset_url(ground, "site.css"));
    view.set("script_url", asset_url(ground, "site.js"));
    view.set("search_url", ground.routes.search(language).url);
    view.set("mark_url", asset_url(ground, "mark.svg"));
    view.set("changes_url", ground.has_past ? ground.routes.changes(language).url : std::string());
    const bool has_feeds = ground.has_past && !config.url.empty();
    const auto feed_url = [&](FeedFormat format) {
        return has_feeds ? ground.routes.feed(language, format).url : std::string();
    };
    view.set("feed_url", feed_url(FeedFormat::atom));
    view.set("json_feed_url", feed_url(FeedFormat::json));
    view.set("is_fictional", config.fictional);
    view.set("site_tags", site_tags(config.official));
    view.set("menu", menu_view(ground, language, chapter));
    const auto here = static_cast<std::size_t>(&language - config.languages.data());
    const PortalSlots slots = ground.slots.empty() ? PortalSlots() : ground.slots[here];
    view.set("is_column", config.column.has_value());
    view.set("portal_style_url", ground.portal_style_url);
    set_slot(view, "portal_header", slots.header, language);
    set_slot(view, "portal_footer", slots.footer, language);
    View::List entries = official_entries(ground, language, slots.footer.words);
    view.set("has_official_entries", !entries.empty());
    view.set("official_entries", std::move(entries));
    return view;
}

bool is_present(const PageHead& head, const Language& language)
{
    return std::find(head.languages_present.begin(), head.languages_present.end(), language.id) !=
           head.languages_present.end();
}

// Written for each of ten thousands of pages, so by appending; fmt costs several times as much.
void add(std::string& out, std::initializer_list<std::string_view> parts)
{
    for (const std::string_view part : parts)
        out += part;
}

void add_line_end(std::string& out)
{
    if (!out.empty())
        out += '\n';
}

void add_meta(std::string& out, std::string_view name, std::string_view content)
{
    if (content.empty())
        return;
    add_line_end(out);
    add(out, {"<meta name=\"", name, "\" content=\""});
    html::append_escaped(out, content);
    out += "\">";
}

void add_alternate(std::string& out, std::string_view tag, std::string_view url)
{
    add_line_end(out);
    out += "<link rel=\"alternate\" hreflang=\"";
    html::append_escaped(out, tag);
    out += "\" href=\"";
    html::append_escaped(out, url);
    out += "\">";
}

// A page's routes in the languages of the configuration, in their order.
using OwnRoutes = std::vector<Route>;

bool is_listed(const PageHead& head)
{
    return !head.is_former && is_present(head, *head.language);
}

void add_links(std::string& out, const PageHead& head, const SiteConfig& config,
               const Routes& routes, const OwnRoutes& own)
{
    if (head.languages_present.empty() || head.is_former)
        return add_meta(out, "robots", "noindex");
    const bool is_own = is_present(head, *head.language);
    const auto here = static_cast<std::size_t>(head.language - config.languages.data());
    if (const std::string url = routes.absolute(is_own ? own[here] : own.front()); !url.empty()) {
        add_line_end(out);
        add(out, {"<link rel=\"canonical\" href=\"", html::escaped(url), "\">"});
    }
    // Search engines take hreflang with whole addresses only.
    if (!is_own || head.languages_present.size() < 2 || config.url.empty())
        return;
    for (std::size_t i = 0; i < own.size(); ++i)
        if (is_present(head, config.languages[i]))
            add_alternate(out, config.languages[i].tag, routes.absolute(own[i]));
    add_alternate(out, "x-default", routes.absolute(own.front()));
}

// Whether a way leads to the page: to home only from the portal around it, to 404 none.
bool has_way(const PageHead& head, const SiteConfig& config)
{
    return !head.crumbs.empty() || (config.column && !head.languages_present.empty());
}

// Only of a page that is an address of its own: neither 404 nor what stands no more.
void add_structured_data(std::string& out, const PageHead& head, const SiteConfig& config,
                         const Routes& routes, const OwnRoutes& own)
{
    if (head.languages_present.empty() || head.is_former)
        return;
    if (has_way(head, config)) {
        std::vector<NamedAddress> way;
        way.reserve(head.crumbs.size() + 2);
        if (config.column)
            way.emplace_back(config.column->portal.in(head.language->id), config.column->url + "/");
        for (const auto& [name, route] : head.crumbs)
            way.emplace_back(name, routes.absolute(route));
        const auto here = static_cast<std::size_t>(head.language - config.languages.data());
        way.emplace_back(head.title, routes.absolute(own[here]));
        add_line_end(out);
        out += breadcrumb_list(way);
    }
    if (!head.about.empty()) {
        add_line_end(out);
        out += structured_data(head.about);
    }
}

std::string head_markup(const PageHead& head, const SiteConfig& config, const Routes& routes,
                        const OwnRoutes& own)
{
    constexpr std::size_t usual = 2048;
    std::string out;
    out.reserve(usual);
    add_meta(out, "description", head.description);
    for (const auto& [name, content] : head.official_tags)
        add_meta(out, name, content);
    add_links(out, head, config, routes, own);
    for (const auto& [type, route] : head.alternates) {
        add_line_end(out);
        add(out, {"<link rel=\"alternate\" type=\"", type, "\" title=\"",
                  html::escaped(head.title), "\" href=\"", html::escaped(route.url), "\">"});
    }
    add_structured_data(out, head, config, routes, own);
    return out;
}

std::string switcher(const PageHead& head, const SiteConfig& config, const OwnRoutes& own)
{
    constexpr std::size_t usual_of_one = 256;
    std::string out;
    out.reserve(usual_of_one * own.size());
    for (std::size_t i = 0; i < own.size(); ++i) {
        const Language& language = config.languages[i];
        const std::string tag = html::escaped(language.tag);
        const std::string name = html::escaped(language.name);
        add_line_end(out);
        if (&language == head.language)
            add(out, {"<li><strong lang=\"", tag, "\">", name, "</strong></li>"});
        else
            add(out, {"<li><a href=\"", html::escaped(own[i].url), "\" lang=\"",
                      tag, "\" hreflang=\"", tag, "\">", name, "</a></li>"});
    }
    return out;
}

// The portal's name in the words that there are.
std::string portal_name(const PortalColumn& column, const SiteConfig& config, const Language& page)
{
    const Language& own = column.portal.find(page.id) == nullptr ? config.original() : page;
    return in_its_language(column.portal.in(page.id), own, page).markup;
}

std::string crumb_items(const PageHead& head, const SiteConfig& config)
{
    constexpr std::size_t usual_of_one = 128;
    std::string out;
    out.reserve(usual_of_one * (head.crumbs.size() + 2));
    if (config.column)
        add(out, {"<li><a href=\"", html::escaped(config.column->url), "/\">",
                  portal_name(*config.column, config, *head.language), "</a></li>\n"});
    for (const auto& [name, route] : head.crumbs)
        add(out, {"<li><a href=\"", html::escaped(route.url), "\">", html::escaped(name),
                  "</a></li>\n"});
    const Language& own = head.title_language == nullptr ? *head.language : *head.title_language;
    add(out, {"<li aria-current=\"page\">",
              in_its_language(head.title, own, *head.language).markup, "</li>"});
    return out;
}

const std::vector<std::string> holes = {"title_html", "head_html", "languages_html", "crumbs_html",
                                        "main_html"};

}

Frames Frames::of(const Catalogue& catalogue, const Routes& routes, const Theme& theme,
                  const Snapshot& snapshot, HasPast has_past, Problems& problems)
{
    const Ground ground{catalogue, routes, theme, has_past == HasPast::yes,
                        portal_slots(catalogue.config, snapshot, theme, routes, problems),
                        portal_style_url(catalogue.config, theme, routes, problems)};
    Frames frames;
    frames.catalogue_ = &catalogue;
    frames.routes_ = &routes;
    frames.has_feeds_ = ground.has_past && !catalogue.config.url.empty();
    for (const Language& language : catalogue.config.languages) {
        for (const Chapter chapter : chapters)
            frames.frames_.push_back(Frame::of(
                theme, "frame", language, shared_view(ground, language, chapter), holes, problems));
        frames.crumbs_.push_back(
            Frame::of(theme, "crumbs", language, View(), {"items_html"}, problems));
    }
    return frames;
}

Frames::Around Frames::around(const PageHead& head) const
{
    const SiteConfig& config = catalogue_->config;
    const auto language = static_cast<std::size_t>(head.language - config.languages.data());
    const auto chapter = static_cast<std::size_t>(
        std::find(chapters.begin(), chapters.end(), head.chapter) - chapters.begin());
    const std::string& site_title = config.title.in(head.language->id);
    const std::string title =
        head.title == site_title ? site_title : head.title + " - " + site_title;
    OwnRoutes own;
    own.reserve(config.languages.size());
    for (const Language& each : config.languages)
        own.push_back(head.route_in(each));
    return {&frames_[language * chapters.size() + chapter], html::escaped(title),
            head_markup(head, config, *routes_, own), switcher(head, config, own),
            has_way(head, config) ? crumbs_[language].fill({crumb_items(head, config)}) : std::string()};
}

std::string Frames::Around::page(const Html& main) const
{
    return frame->fill({title, head, switcher, crumbs, main.markup});
}

void Frames::Around::add_to(Fingerprinter& fingerprinter) const
{
    fingerprinter.add(frame->fingerprint()).add(title).add(head).add(switcher).add(crumbs);
}

Composition framed(const Site& site, const PageHead& head, std::string_view template_name,
                   View view)
{
    Fingerprinter inputs;
    Frames::Around around = site.frames.around(head);
    around.add_to(inputs);
    inputs.add(site.theme.fingerprint(template_name, *head.language));
    view.add_to(inputs);
    return {inputs.name(), [&theme = site.theme, language = head.language,
                            name = std::string(template_name), around = std::move(around),
                            view = std::move(view)](Problems& problems) {
                return around.page(theme.render(name, *language, view, problems));
            },
            is_listed(head), head.changed_on};
}

Composition framed_late(const Site& site, const PageHead& head, std::string_view template_name,
                        const Fingerprint& inputs, std::function<View()> view)
{
    Fingerprinter all;
    Frames::Around around = site.frames.around(head);
    around.add_to(all);
    all.add(site.theme.fingerprint(template_name, *head.language));
    all.add(site.theme.words_fingerprint()).add(inputs);
    return {all.name(), [&theme = site.theme, language = head.language,
                         name = std::string(template_name), around = std::move(around),
                         view = std::move(view)](Problems& problems) {
                return around.page(theme.render(name, *language, view(), problems));
            },
            is_listed(head), head.changed_on};
}

Composition as_it_is(std::string bytes)
{
    const Fingerprint inputs = Fingerprint::of(bytes);
    return {inputs, [bytes = std::move(bytes)](Problems&) { return bytes; }};
}

}
