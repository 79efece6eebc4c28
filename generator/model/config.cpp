#include "model/config.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/path.h"
#include "model/official_form.h"
#include "text/locale.h"
#include "text/source_text.h"
#include "text/toml.h"

namespace mingbai {

namespace {

constexpr std::array<std::string_view, 2> directions{"ltr", "rtl"};
constexpr std::array<std::string_view, 2> author_choices{"names", "none"};
constexpr std::array<std::string_view, 3> levels{"note", "warning", "error"};

// First parts of addresses that the program itself uses, and folders of content/ that
// belong to no body.
const std::set<std::string, std::less<>> reserved_names{"activities", "assets", "data",
                                                        "frameworks", "kinds",  "pages",
                                                        "release",    "rules",   "search", "sites"};

template <typename Item>
const Item* find_id(const std::vector<Item>& items, std::string_view id)
{
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

bool is_plain_in_address(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/-._~").find(c) != std::string_view::npos;
}

bool is_year(std::string_view text)
{
    return text.size() == 4 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// `key.<lang>`: words in the languages of the site. The original's are required.
Localized read_localized(const toml::Table& table, std::string_view key,
                         const std::vector<Language>& languages, Problems& problems)
{
    Localized words;
    const std::optional<toml::Table> inner = table.table(key, problems);
    if (!inner) {
        if (!table.has(key))
            problems.add("key-missing", table.place(), {std::string(key)});
        return words;
    }
    for (const Language& language : languages) {
        const bool is_original = &language == &languages.front();
        std::optional<std::string> text = inner->text(language.id, problems);
        if (text && text->find_first_not_of(" \t\r\n") != std::string::npos)
            words.set(language.id, *std::move(text));
        else if (!text && inner->has(language.id))
            continue;  // of another type, which has been said
        else if (is_original)
            problems.add("key-missing", inner->place(), {std::string(key) + "." + language.id});
        else
            problems.add("translation-missing", inner->place(),
                         {std::string(key) + "." + language.id, language.name});
    }
    inner->report_unknown(problems);
    return words;
}

std::string read_id(const toml::Table& table, const std::set<std::string>& taken,
                    Problems& problems)
{
    std::string id = table.required_text("id", problems);
    if (!id.empty() && !is_id(id))
        problems.add("id-bad", table.place("id"), {id});
    if (taken.contains(id))
        problems.add("id-duplicate", table.place("id"), {id});
    return id;
}

std::vector<Language> read_languages(const toml::Table& root, Problems& problems)
{
    std::vector<Language> languages;
    std::set<std::string> ids;
    for (const toml::Table& table : root.tables("languages", problems)) {
        Language language;
        language.id = read_id(table, ids, problems);
        language.tag = table.required_text("tag", problems);
        language.name = table.required_text("name", problems);
        language.direction = table.choice("dir", directions, problems).value_or("ltr");
        if (!table.has("dir"))
            problems.add("key-missing", table.place(), {"dir"});
        table.report_unknown(problems);
        // Languages and bodies share the first part of an address; with one body, years do too.
        if (is_year(language.id) || reserved_names.contains(language.id))
            problems.add("id-reserved", table.place("id"), {language.id});
        if (ids.insert(language.id).second && is_id(language.id))
            languages.push_back(std::move(language));
    }
    if (languages.empty())
        problems.add("key-missing", root.place(), {"[[languages]]"});
    return languages;
}

std::vector<Body> read_bodies(const toml::Table& root, const std::vector<Language>& languages,
                              Problems& problems)
{
    const std::vector<toml::Table> tables = root.tables("bodies", problems);
    std::vector<Body> bodies;
    std::set<std::string> ids;
    std::set<std::string> paths;
    for (const toml::Table& table : tables) {
        Body body;
        body.id = read_id(table, ids, problems);
        body.path = table.text("path", problems).value_or(body.id);
        body.name = read_localized(table, "name", languages, problems);
        body.contact = read_localized(table, "contact", languages, problems);
        table.report_unknown(problems);
        const bool left_out = body.path.empty() && tables.size() == 1;
        if (!left_out && table.has("path") && !is_id(body.path)) {
            problems.add("id-bad", table.place("path"), {body.path});
            body.path = body.id;
        }
        for (const std::string& name : {body.id, body.path})
            if (is_year(name) || reserved_names.contains(name) || find_id(languages, name))
                problems.add("id-reserved", table.place("id"), {name});
        if (!paths.insert(body.path).second)
            problems.add("id-duplicate", table.place("path"), {body.path});
        if (ids.insert(body.id).second && is_id(body.id))
            bodies.push_back(std::move(body));
    }
    if (bodies.empty() && !root.has("sites"))
        problems.add("key-missing", root.place(), {"[[bodies]]"});
    return bodies;
}

std::vector<Term> read_terms(const toml::Table& root, std::string_view key,
                             const std::vector<Language>& languages, Problems& problems)
{
    std::vector<Term> terms;
    std::set<std::string> ids;
    for (const toml::Table& table : root.tables(key, problems)) {
        Term term;
        term.id = read_id(table, ids, problems);
        term.name = read_localized(table, "name", languages, problems);
        table.report_unknown(problems);
        if (ids.insert(term.id).second && is_id(term.id))
            terms.push_back(std::move(term));
    }
    return terms;
}

using IsInForm = bool (*)(std::string_view);

// An invented body has invented numbers.
enum class Forms { checked, free };

// What a portal says in a footer of its own need not be said again; whoever reads the footer reports what it lacks.
enum class Footer { own, of_portal };

Official read_official(const toml::Table& root, Forms forms, Footer footer, Problems& problems)
{
    Official official;
    const std::optional<toml::Table> table = root.table("official", problems);
    if (!table) {
        problems.add("official-missing", root.place(), {"[official]"});
        return official;
    }
    const auto read = [&](std::string_view key, std::string& value, IsInForm is_in_form = nullptr,
                          std::string_view form = {}) {
        const bool is_in_footer = !key.starts_with("site_");
        value = table->text(key, problems).value_or("");
        if (value.empty() && is_in_footer && footer == Footer::of_portal)
            return;
        if (value.empty())
            problems.add("official-missing", table->place(), {std::string(key)});
        else if (forms == Forms::checked && is_in_form != nullptr && !is_in_form(value))
            problems.add("official-form", table->place(key), {std::string(key), value, std::string(form)});
    };
    read("site_name", official.site_name);
    read("site_domain", official.site_domain, is_government_domain, "www.example.gov.cn");
    read("site_id_code", official.site_id_code, is_site_id_code, "bm01000001");
    read("icp", official.icp, is_icp_number, "京ICP备05070218号");
    read("police_record", official.police_record, is_police_record, "京公网安备11010202000001号");
    read("organizer", official.organizer);
    read("operator", official.site_operator);
    read("contact", official.contact);
    read("find_error_url", official.find_error_url);
    table->report_unknown(problems);
    return official;
}

std::vector<WatchedTerm> read_watched_terms(const toml::Table& root, Problems& problems)
{
    std::vector<WatchedTerm> terms;
    for (const toml::Table& table : root.tables("terms", problems)) {
        WatchedTerm term;
        term.write = table.required_text("write", problems);
        term.not_so = table.texts("not", problems);
        term.because = table.text("because", problems).value_or("");
        table.report_unknown(problems);
        std::erase(term.not_so, std::string());
        if (term.not_so.empty())
            problems.add("key-missing", table.place(), {"not"});
        else if (!term.write.empty())
            terms.push_back(std::move(term));
    }
    return terms;
}

// "https://host" alone, so that paths are simply appended.
bool is_host_address(std::string_view url)
{
    return is_web_address(url) && url.find('/', url.find("//") + 2) == std::string_view::npos &&
           url.find_first_of("?#@") == std::string_view::npos;
}

std::optional<PortalColumn> read_column(const toml::Table& root, const std::vector<Language>& languages,
                                  Problems& problems)
{
    const std::optional<toml::Table> table = root.table("column", problems);
    if (!table)
        return std::nullopt;
    const auto read_files = [&](std::string_view key) {
        return table->has(key) ? read_localized(*table, key, languages, problems) : Localized();
    };
    PortalColumn column{read_localized(*table, "portal", languages, problems),
                  table->required_text("portal_url", problems),
                  read_files("header"),
                  read_files("footer"),
                  table->text("style", problems).value_or(""),
                  table->place()};
    table->report_unknown(problems);
    if (!column.url.empty() && !is_host_address(column.url)) {
        problems.add("key-value", table->place("portal_url"),
                     {"portal_url", column.url, "https://www.example.gov.cn"});
        column.url.clear();
    }
    return column.url.empty() || column.portal.empty() ? std::nullopt : std::optional(std::move(column));
}

// Its entries are the portal's, so they speak of the portal's host.
void check_portal_domain(const Official& official, const PortalColumn& column, const toml::Table& root, Problems& problems)
{
    const std::string host = column.url.substr(column.url.find("//") + 2);
    if (!official.site_domain.empty() && official.site_domain != host)
        problems.add("column-domain", root.table("official", problems)->place("site_domain"),
                     {official.site_domain, host});
}

// Terms that nobody can read are none, so that neither part stands without the other.
Licence read_licence(const toml::Table& root, const std::vector<Language>& languages,
                     Problems& problems)
{
    const std::optional<toml::Table> table = root.table("licence", problems);
    if (!table)
        return {};
    Licence licence{read_localized(*table, "name", languages, problems),
                    table->required_text("url", problems)};
    table->report_unknown(problems);
    if (!licence.url.empty() && !is_web_address(licence.url)) {
        problems.add("key-value", table->place("url"),
                     {"url", licence.url, "https://example.gov.cn/licence"});
        licence.url.clear();
    }
    return licence.url.empty() || licence.name.empty() ? Licence{} : licence;
}

std::map<std::string, std::string> read_rule_levels(const toml::Table& root, Problems& problems)
{
    std::map<std::string, std::string> chosen;
    const std::optional<toml::Table> table = root.table("rules", problems);
    if (!table)
        return chosen;
    for (const std::string& rule : table->keys())
        if (const auto level = table->choice(rule, levels, problems))
            chosen[rule] = *level;
    return chosen;
}

// Of its home page, so that addresses of its pages begin with it.
std::string read_site_url(const toml::Table& table, Problems& problems)
{
    std::string url = table.required_text("url", problems);
    while (url.ends_with('/'))
        url.pop_back();
    if (url.empty())
        return url;
    if (!is_web_address(url) || url.find_first_of("?#") != std::string::npos) {
        problems.add("key-value", table.place("url"), {"url", url, "https://county.gov.cn"});
        return {};
    }
    if (!url.starts_with("https://"))
        problems.add("site-url-open", table.place("url"), {url});
    return url;
}

int read_days(const toml::Table& table, Problems& problems)
{
    constexpr double longest = 36500;
    const double days = table.number("old_after_days", problems).value_or(OtherSite::usual_days);
    if (days >= 1 && days <= longest && days == static_cast<int>(days))
        return static_cast<int>(days);
    problems.add("key-value", table.place("old_after_days"),
                 {"old_after_days", fmt::format("{}", days), fmt::format("{}", OtherSite::usual_days)});
    return OtherSite::usual_days;
}

std::vector<OtherSite> read_sites(const toml::Table& root, const std::vector<Language>& languages,
                                  Problems& problems)
{
    std::vector<OtherSite> sites;
    std::set<std::string> ids;
    for (const toml::Table& table : root.tables("sites", problems)) {
        OtherSite site;
        site.id = read_id(table, ids, problems);
        site.title = read_localized(table, "title", languages, problems);
        site.url = read_site_url(table, problems);
        site.data = table.text("data", problems).value_or("");
        site.days = read_days(table, problems);
        site.place = table.place();
        table.report_unknown(problems);
        if (ids.insert(site.id).second && is_id(site.id) && !site.url.empty())
            sites.push_back(std::move(site));
    }
    return sites;
}

// "https://host" and "/column": without a '/' at the end, so that paths are simply appended.
std::string read_url(const toml::Table& root, Problems& problems)
{
    std::string url = root.text("url", problems).value_or("");
    if (url.empty()) {
        problems.add("url-missing", root.place(), {});
        return url;
    }
    if (!is_web_address(url) || url.ends_with('/') || url.find_first_of("?#") != std::string::npos)
        problems.add("key-value", root.place("url"), {"url", url, "https://example.gov.cn"});
    return url;
}

std::string read_base_path(const toml::Table& root, Problems& problems)
{
    std::string base = root.text("base_path", problems).value_or("");
    if (base.empty())
        return base;
    const std::optional<Path> path =
        base.starts_with('/') ? Path::parse(std::string_view(base).substr(1)) : std::nullopt;
    const bool is_plain =
        std::all_of(base.begin(), base.end(), [](char c) { return is_plain_in_address(c); });
    if (path && is_plain)
        return base;
    problems.add("key-value", root.place("base_path"), {"base_path", base, "\"\" | \"/column\""});
    return {};
}

std::string read_time_zone(const toml::Table& root, Problems& problems)
{
    constexpr std::string_view usual = "Asia/Shanghai";
    std::string zone = root.text("time_zone", problems).value_or(std::string(usual));
    if (locale::is_time_zone(zone))
        return zone;
    problems.add("key-value", root.place("time_zone"), {"time_zone", zone, std::string(usual)});
    return std::string(usual);
}

}

const Language* SiteConfig::find_language(std::string_view id) const
{
    return find_id(languages, id);
}

const Body* SiteConfig::find_body(std::string_view id) const { return find_id(bodies, id); }

bool SiteConfig::may_hold_mobiles() const
{
    const auto level = rule_levels.find("personal-mobile");
    return level != rule_levels.end() && level->second != "error";
}

const OtherSite* SiteConfig::find_site(std::string_view id) const { return find_id(sites, id); }

const Term* SiteConfig::find_kind(std::string_view id) const { return find_id(kinds, id); }

const Term* SiteConfig::find_topic(std::string_view id) const { return find_id(topics, id); }

std::optional<SiteConfig> read_config(const Snapshot& snapshot, Problems& problems)
{
    const Path file = Path::of(SiteConfig::file_name);
    if (!snapshot.contains(file)) {
        problems.add("config-missing", {std::string(SiteConfig::file_name)}, {});
        return std::nullopt;
    }
    const std::optional<std::string> text = source_text(snapshot.read(file), file.text(), problems);
    const std::optional<toml::Table> root =
        text ? toml::parse(*text, file.text(), 1, problems) : std::nullopt;
    if (!root)
        return std::nullopt;

    SiteConfig config;
    config.languages = read_languages(*root, problems);
    config.title = read_localized(*root, "title", config.languages, problems);
    config.url = read_url(*root, problems);
    config.base_path = read_base_path(*root, problems);
    config.time_zone = read_time_zone(*root, problems);
    config.theme = root->text("theme", problems).value_or("plain");
    config.fictional = root->boolean("fictional", problems).value_or(false);
    config.names_authors = root->choice("authors", author_choices, problems) != "none";
    config.bodies = read_bodies(*root, config.languages, problems);
    config.sites = read_sites(*root, config.languages, problems);
    config.kinds = read_terms(*root, "kinds", config.languages, problems);
    config.topics = read_terms(*root, "topics", config.languages, problems);
    config.column = read_column(*root, config.languages, problems);
    const bool has_footer = config.column && !config.column->footer.empty();
    config.official = read_official(*root, config.fictional ? Forms::free : Forms::checked,
                                    has_footer ? Footer::of_portal : Footer::own, problems);
    if (config.column)
        check_portal_domain(config.official, *config.column, *root, problems);
    config.terms = read_watched_terms(*root, problems);
    config.licence = read_licence(*root, config.languages, problems);
    config.rule_levels = read_rule_levels(*root, problems);
    config.rule_packs = read_rule_packs(snapshot, problems);
    root->report_unknown(problems);
    if (!is_id(config.theme))
        problems.add("id-bad", root->place("theme"), {config.theme});
    const bool is_empty = config.bodies.empty() && config.sites.empty();
    if (config.languages.empty() || is_empty || !is_id(config.theme))
        return std::nullopt;
    return config;
}

bool is_id(std::string_view text)
{
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !text.empty() && is_plain(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return is_plain(c) || c == '-'; });
}

bool is_web_address(std::string_view url)
{
    const bool http = url.starts_with("https://") || url.starts_with("http://");
    return http && !url.ends_with("//") && url.find_first_of(" \t\r\n\"'<>\\") == std::string::npos;
}

}
