// Open data: all facts as tables, for whoever counts, checks or builds on them; and the page that says
// what every field means.
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "facts/csvw.h"
#include "facts/data_package.h"
#include "facts/database.h"
#include "facts/dcat.h"
#include "facts/tables.h"
#include "facts/year_data.h"
#include "pages/pages.h"
#include "past/changes.h"
#include "site/shown.h"
#include "site/structured_data.h"

namespace mingbai {
namespace {

// The tables, made once, when the first page asks for them.
class SharedTables {
public:
    explicit SharedTables(const Site& site) : site_(site) {}

    const std::vector<Table>& all() const
    {
        std::call_once(made_, [this] { tables_ = tables_of(site_); });
        return tables_;
    }

    // Of all that a table says; whatever is made of it has this name.
    const Fingerprint& name(std::size_t number) const
    {
        const Named& named = names_[number];
        std::call_once(named.made, [&] { named.name = name_of(all()[number]); });
        return named.name;
    }

    Fingerprint name() const
    {
        Fingerprinter names;
        for (std::size_t i = 0; i < table_names.size(); ++i)
            names.add(name(i));
        return names.name();
    }

    const YearData& by_year() const
    {
        std::call_once(sorted_, [this] { by_year_.emplace(site_.catalogue, all()); });
        return *by_year_;
    }

private:
    struct Named {
        mutable std::once_flag made;
        mutable Fingerprint name;
    };

    static Fingerprint name_of(const Table& table)
    {
        Fingerprinter name;
        for (const Column& column : table.columns)
            name.add(column.name);
        for (const std::vector<std::string>& row : table.rows)
            for (const std::string& cell : row)
                name.add(cell);
        return name.name();
    }

    const Site site_;
    const std::array<Named, table_names.size()> names_;
    mutable std::once_flag made_;
    mutable std::once_flag sorted_;
    mutable std::vector<Table> tables_;
    mutable std::optional<YearData> by_year_;
};

using Tables = std::shared_ptr<const SharedTables>;

View column_view(const Site& site, const Column& column, const Language& page)
{
    const std::string_view type = column.type == CellType::day       ? "data.day"
                                  : column.type == CellType::flag    ? "data.flag"
                                  : column.type == CellType::text    ? "data.text"
                                                                     : "data.number";
    return View()
        .set("code", column.name)
        .set("name", column_name(site, column, page))
        .set("about", column_about(site, column, page))
        .set("type", site.theme.word(type, page))
        .set("refers_to", column.refers_to);
}

View table_view(const Site& site, const Table& table, const Language& page)
{
    View::List columns;
    for (const Column& column : table.columns)
        columns.push_back(column_view(site, column, page));
    const auto count = static_cast<std::int64_t>(table.rows.size());
    View view;
    view.set("code", table.name);
    view.set("name", table_name(site, table, page));
    view.set("about", table_about(site, table, page));
    view.set("count", site.theme.word("data.rows", page, {{"count", count}}));
    view.set("csv_url", site.routes.data_file(table.name + ".csv").url);
    view.set("json_url", site.routes.data_file(table.name + ".json").url);
    view.set("columns", std::move(columns));
    return view;
}

Thing download(const Site& site, std::string_view media_type, const std::string& name)
{
    Thing thing("DataDownload");
    thing.set("name", name)
        .set("encodingFormat", media_type)
        .set("contentUrl", site.routes.absolute(site.routes.data_file(name)));
    return thing;
}

// What the page shows, without the columns.
Thing dataset_thing(const Site& site, const std::vector<Table>& tables, const Language& page)
{
    const std::string licence = site.catalogue.config.licence.url;
    std::vector<Thing> parts;
    for (const Table& table : tables)
        parts.push_back(Thing("Dataset")
                            .set("name", table_name(site, table, page))
                            .set("description", table_about(site, table, page))
                            .set("license", licence)
                            .set("distribution",
                                 {download(site, "text/csv", table.name + ".csv"),
                                  download(site, "application/json", table.name + ".json")}));
    Thing thing("Dataset");
    thing.set("name", site.theme.word("data.title", page))
        .set("description", site.theme.word("data.lead", page))
        .set("url", site.routes.absolute(site.routes.data(page)))
        .set("license", licence)
        .set("isPartOf", Thing("WebSite").set("name", site.catalogue.config.title.in(page.id)))
        .set("distribution", {download(site, "application/vnd.sqlite3", database_file),
                              download(site, "application/json", "datapackage.json")})
        .set("hasPart", parts);
    return thing;
}

Composition data_page(const Site& site, const std::vector<Table>& tables, const Language& page)
{
    PageHead head;
    head.language = &page;
    head.title = site.theme.word("data.title", page);
    head.description = site.theme.word("data.lead", page);
    head.route_in = [&routes = site.routes](const Language& language) {
        return routes.data(language);
    };
    head.languages_present = all_languages(site.catalogue.config);
    head.crumbs = {{site.theme.word("menu.home", page), site.routes.home(page)}};
    View::List list;
    for (const Table& table : tables)
        list.push_back(table_view(site, table, page));
    View view;
    view.set("title", head.title);
    view.set("package_url", site.routes.data_file("datapackage.json").url);
    view.set("csvw_url", site.routes.data_file(csvw_file).url);
    view.set("database_url", site.routes.data_file(database_file).url);
    view.set("catalog_url",
             dcat_url(site).empty() ? std::string() : site.routes.data_file(dcat_file).url);
    const Licence& licence = site.catalogue.config.licence;
    view.set("licence_url", licence.url);
    view.set("licence_html", shown(site, licence.name, page));
    head.about = dataset_thing(site, tables, page).json();
    if (!dcat_url(site).empty())
        head.alternates.emplace_back(dcat_type, site.routes.data_file(dcat_file));
    view.set("tables", std::move(list));
    return framed(site, head, "open_data", std::move(view));
}

// The same rows make the same bytes, so that they are made only when a row changes.
Composition csv_file(const Tables& tables, std::size_t number)
{
    return {tables->name(number),
            [tables, number](Problems&) { return csv(tables->all()[number]); }};
}

Composition json_file(const Tables& tables, std::size_t number)
{
    return {tables->name(number),
            [tables, number](Problems&) { return json(tables->all()[number]); }};
}

// What it says beside the sums follows from the settings and the theme, too.
Composition package_file(const Site& site, const Tables& tables)
{
    Fingerprinter inputs;
    inputs.add(data_package(site, tables->all(), Sums::left_out));
    inputs.add(tables->name());
    return {inputs.name(),
            [site, tables](Problems&) { return data_package(site, tables->all(), Sums::stated); }};
}

Composition database_of_all(const Tables& tables)
{
    return {tables->name(), [tables](Problems&) { return database(tables->all()); }};
}

Composition year_file(const Tables& tables, const Body& body, Year year)
{
    return {tables->by_year().name(body, year),
            [tables, &body, year](Problems&) { return tables->by_year().json(body, year); }};
}

}

void open_data_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages)
{
    const auto tables = std::make_shared<const SharedTables>(site);
    const std::string origin(SiteConfig::file_name);
    for (std::size_t i = 0; i < table_names.size(); ++i) {
        const std::string name(table_names[i]);
        pages.push_back({site.routes.data_file(name + ".csv"), origin,
                         [tables, i] { return csv_file(tables, i); }});
        pages.push_back({site.routes.data_file(name + ".json"), origin,
                         [tables, i] { return json_file(tables, i); }});
    }
    for (const BodyEntry& body : site.catalogue.bodies)
        for (const YearEntry& year : body.years)
            pages.push_back({site.routes.data_of_year(*body.body, year.year), origin,
                             [tables, &body, &year] {
                                 return year_file(tables, *body.body, year.year);
                             }});
    pages.push_back({site.routes.data_file("datapackage.json"), origin,
                     [site, tables] { return package_file(site, tables); }});
    pages.push_back({site.routes.data_file(csvw_file), origin,
                     [site, tables] { return as_it_is(csvw(site, tables->all())); }});
    pages.push_back({site.routes.data_file(database_file), origin,
                     [tables] { return database_of_all(tables); }});
    if (!dcat_url(site).empty())
        pages.push_back({site.routes.data_file(dcat_file), origin, [site, &pasts, tables] {
                             return as_it_is(
                                 dcat(site, tables->all(), last_change(site, pasts.past())));
                         }});
    for (const Language& language : site.catalogue.config.languages)
        pages.push_back({site.routes.data(language), origin, [site, tables, &language] {
                             return data_page(site, tables->all(), language);
                         }});
}

}
