#include "facts/tables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "site/shown.h"

namespace mingbai {
namespace {

using Row = std::vector<std::string>;

std::string text_of(const std::optional<Date>& day) { return day ? to_text(*day) : std::string(); }

std::string text_of(const std::optional<DayOrMoment>& when)
{
    if (!when)
        return {};
    const Date* day = std::get_if<Date>(&*when);
    return day != nullptr ? to_text(*day) : to_text(std::get<Moment>(*when));
}

std::string text_of(bool flag) { return flag ? "true" : "false"; }

std::string joined(const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : "; ") + text;
    return all;
}

// Fills tables, one column or cell after the other.
class Tables {
public:
    explicit Tables(const Site& site) : site_(site), config_(site.catalogue.config) {}

    std::vector<Table> take()
    {
        add_bodies();
        add_reports();
        add_years();
        add_commitments();
        add_answers();
        add_activities();
        add_figures();
        add_terms();
        add_sites();
        for (Table& table : tables_)
            if (table.has_key)
                std::sort(table.rows.begin(), table.rows.end());
        return std::move(tables_);
    }

private:
    static Column column(std::string field, CellType type = CellType::text)
    {
        return {field, field, type, {}};
    }

    static Column reference(std::string field, std::string table)
    {
        return {field, std::move(field), CellType::text, std::move(table)};
    }

    void add_in_languages(std::vector<Column>& columns, const std::string& field) const
    {
        for (const Language& language : config_.languages)
            columns.push_back({field + '_' + language.id, field, CellType::text, {}});
    }

    void add_in_languages(Row& row, const Localized& words) const
    {
        for (const Language& language : config_.languages) {
            const std::string* own = words.find(language.id);
            row.push_back(own == nullptr ? std::string() : *own);
        }
    }

    static void add_unless_withdrawn(Row& row, const Standing& standing, const Row& cells)
    {
        for (const std::string& cell : cells)
            row.push_back(standing.withdrawn ? std::string() : cell);
    }

    // What was withdrawn has no words any more.
    void add_titles(Row& row, const Texts& texts, const Standing& standing) const
    {
        for (const Language& language : config_.languages) {
            const Document* document = standing.withdrawn ? nullptr : texts.in(language.id);
            row.push_back(document == nullptr ? std::string() : document->title);
        }
    }

    static void add_standing(Row& row, const Standing& standing)
    {
        const bool is_withdrawn = standing.withdrawn.has_value();
        row.push_back(is_withdrawn ? to_text(standing.withdrawn->on) : std::string());
        row.push_back(is_withdrawn ? standing.withdrawn->reason : std::string());
    }

    std::string address(const Route& route) const
    {
        std::string absolute = site_.routes.absolute(route);
        return absolute.empty() ? route.url : absolute;
    }

    static std::string year_id(const BodyEntry& body, const YearEntry& year)
    {
        return fmt::format("{}/{}", body.body->id, year.year);
    }

    Table& start(std::string name, std::vector<Column> columns)
    {
        const bool has_key = columns.front().name == "id";
        return tables_.emplace_back(Table{std::move(name), std::move(columns), has_key, {}});
    }

    void add_terms()
    {
        for (const auto& [name, terms] : {std::pair{"kinds", &config_.kinds},
                                          std::pair{"topics", &config_.topics}}) {
            std::vector<Column> columns = {column("id")};
            add_in_languages(columns, "name");
            Table& table = start(name, std::move(columns));
            for (const Term& term : *terms)
                add_in_languages(table.rows.emplace_back(Row{term.id}), term.name);
        }
    }

    void add_bodies()
    {
        std::vector<Column> columns = {column("id")};
        add_in_languages(columns, "name");
        columns.push_back(column("url"));
        Table& table = start("bodies", std::move(columns));
        for (const Body& body : config_.bodies) {
            Row& row = table.rows.emplace_back(Row{body.id});
            add_in_languages(row, body.name);
            row.push_back(address(site_.routes.body(config_.original(), body)));
        }
    }

    void add_reports()
    {
        std::vector<Column> columns = {column("id"), reference("body", "bodies"),
                                       column("year", CellType::integer)};
        add_in_languages(columns, "title");
        for (const char* field : {"published", "source", "document_number", "index_number"})
            columns.push_back(column(field));
        columns.push_back(column("issued", CellType::day));
        columns.push_back(column("withdrawn_on", CellType::day));
        columns.push_back(column("withdrawn_reason"));
        columns.push_back(column("url"));
        Table& table = start("reports", std::move(columns));
        for (const Report& report : site_.catalogue.reports) {
            Row& row = table.rows.emplace_back(
                Row{report.id(), report.body, std::to_string(report.year)});
            add_titles(row, report.texts, report.standing);
            add_unless_withdrawn(row, report.standing,
                                 {text_of(report.published), report.source,
                                  report.document_number, report.index_number,
                                  text_of(report.issued)});
            add_standing(row, report.standing);
            row.push_back(address(site_.routes.report(config_.original(),
                                                      body_of(site_, report.body), report.year)));
        }
    }

    // In short what the other tables say of a year, so that an overview of many sites need not read them.
    void add_years()
    {
        Table& years = start("years", {column("id"), reference("body", "bodies"),
                                       column("year", CellType::integer),
                                       column("report_due", CellType::day),
                                       column("commitments", CellType::integer),
                                       column("activities", CellType::integer), column("url")});
        for (const BodyEntry& body : site_.catalogue.bodies)
            for (const YearEntry& year : body.years)
                years.rows.push_back(
                    {year_id(body, year), body.body->id, std::to_string(year.year),
                     to_text(report_due(year.year)), std::to_string(year.commitments.size()),
                     std::to_string(year.activities.size()),
                     address(site_.routes.year(config_.original(), *body.body, year.year))});
        Table& counts = start("counts", {reference("body_year", "years"), column("axis"),
                                         column("code"), column("count", CellType::integer)});
        for (const BodyEntry& body : site_.catalogue.bodies)
            for (const YearEntry& year : body.years)
                add_counts(body, year, counts);
    }

    static void add_counts(const BodyEntry& body, const YearEntry& year, Table& counts)
    {
        std::map<std::pair<std::string_view, std::string_view>, std::size_t> found;
        for (const CommitmentEntry* entry : year.commitments) {
            ++found[{"state", code_of(entry->state)}];
            if (const Assessment* assessment = entry->assessment())
                ++found[{"assessment", assessment->code}];
        }
        for (const auto& [what, count] : found)
            counts.rows.push_back({year_id(body, year), std::string(what.first),
                                   std::string(what.second), std::to_string(count)});
    }

    // What other sites say of themselves, named as theirs.
    void add_sites()
    {
        std::vector<Column> columns = {column("id")};
        add_in_languages(columns, "title");
        columns.insert(columns.end(), {column("as_of", CellType::day), column("fictional", CellType::flag),
                                       column("licence_url"), column("site_url")});
        Table& sites = start("sites", std::move(columns));
        for (const OtherSite& other : config_.sites) {
            Row& row = sites.rows.emplace_back(Row{other.id});
            add_in_languages(row, other.title);
            const GatheredSite* gathered = site_.catalogue.find_gathered(other.id);
            if (gathered == nullptr)
                row.insert(row.end(), {"", "", "", other.url});
            else
                row.insert(row.end(), {to_text(gathered->as_of), text_of(gathered->is_fictional),
                                       gathered->licence_url, other.url});
        }
        columns = {reference("site", "sites"), column("site_body")};
        add_in_languages(columns, "name");
        columns.insert(columns.end(),
                       {column("year", CellType::integer), column("published"),
                        column("withdrawn_on", CellType::day), column("commitments", CellType::integer),
                        column("activities", CellType::integer), column("site_url")});
        Table& years = start("site_years", std::move(columns));
        for (const GatheredSite& gathered : site_.catalogue.gathered)
            for (const GatheredBody& body : gathered.bodies)
                for (const GatheredYear& year : body.years)
                    add_site_year(gathered, body, year, years);
    }

    void add_site_year(const GatheredSite& gathered, const GatheredBody& body,
                       const GatheredYear& year, Table& years) const
    {
        Row& row = years.rows.emplace_back(Row{gathered.id, body.id});
        add_in_languages(row, body.name);
        const GatheredReport report = year.report.value_or(GatheredReport());
        row.insert(row.end(), {std::to_string(year.year), text_of(report.published),
                               text_of(report.withdrawn_on), std::to_string(year.commitments),
                               std::to_string(year.activities),
                               year.report ? report.url : year.url});
    }

    void add_commitments()
    {
        std::vector<Column> columns = {column("id"), reference("report", "reports")};
        add_in_languages(columns, "title");
        columns.insert(columns.end(),
                       {column("quote"), column("anchor"), column("commitment_kind"),
                        reference("topic", "topics"), column("due", CellType::day),
                        column("state"), column("url")});
        Table& table = start("commitments", std::move(columns));
        for (const CommitmentEntry& entry : site_.catalogue.commitment_entries) {
            const Commitment& own = *entry.commitment;
            Row& row = table.rows.emplace_back(Row{own.full_id(), entry.report->id()});
            add_in_languages(row, own.title);
            row.insert(row.end(), {own.quote, entry.anchor, own.kind, own.topic,
                                   to_text(entry.due), std::string(code_of(entry.state)),
                                   address(site_.routes.commitment(
                                       config_.original(), body_of(site_, own.body), own.year,
                                       own.id))});
        }
        Table& continuations = start("continuations", {reference("commitment", "commitments"),
                                                       reference("continues", "commitments")});
        for (const CommitmentEntry& entry : site_.catalogue.commitment_entries)
            for (const CommitmentEntry* earlier : entry.earlier)
                continuations.rows.push_back(
                    {entry.commitment->full_id(), earlier->commitment->full_id()});
    }

    void add_answers()
    {
        Table& answers =
            start("answers", {reference("commitment", "commitments"), reference("report", "reports"),
                              column("not_mentioned", CellType::flag), column("quote"),
                              column("anchor"), column("reviewed_by"),
                              column("reviewed_on", CellType::day)});
        for (const AnswerEntry& entry : site_.catalogue.answer_entries)
            answers.rows.push_back({entry.commitment->commitment->full_id(), entry.report->id(),
                                    text_of(entry.answer->not_mentioned),
                                    entry.answer->source.quote, entry.anchor,
                                    entry.answer->reviewed_by, to_text(entry.answer->reviewed_on)});
        std::vector<Column> columns = {
            reference("commitment", "commitments"), reference("report", "reports"),
            column("assessment"), column("assessed_by"), column("person"),
            column("assessed_on", CellType::day)};
        add_in_languages(columns, "note");
        Table& assessments = start("assessments", std::move(columns));
        for (const AnswerEntry& entry : site_.catalogue.answer_entries)
            for (const Assessment& each : entry.answer->assessments)
                add_in_languages(
                    assessments.rows.emplace_back(
                        Row{entry.commitment->commitment->full_id(), entry.report->id(), each.code,
                            each.by, each.person, to_text(each.on)}),
                    each.note);
    }

    void add_activities()
    {
        std::vector<Column> columns = {column("id"), reference("body", "bodies")};
        add_in_languages(columns, "title");
        columns.insert(columns.end(),
                       {column("start"), column("end", CellType::day), reference("kind", "kinds"),
                        column("place"), column("partners"), column("laws"), column("tags"),
                        column("withdrawn_on", CellType::day), column("withdrawn_reason"),
                        column("url")});
        Table& table = start("activities", std::move(columns));
        for (const ActivityEntry& entry : site_.catalogue.activity_entries) {
            const Activity& own = *entry.activity;
            Row& row = table.rows.emplace_back(Row{activity_id(own), own.body});
            add_titles(row, own.texts, own.standing);
            add_unless_withdrawn(row, own.standing,
                                 {own.start.text(), text_of(own.end), own.kind, own.place,
                                  joined(own.partners), joined(own.laws), joined(own.tags)});
            add_standing(row, own.standing);
            row.push_back(address(site_.routes.activity(config_.original(),
                                                        body_of(site_, own.body), own.stem)));
        }
        add_activity_links();
    }

    void add_activity_links()
    {
        Table& sources = start("activity_sources", {reference("activity", "activities"),
                                                    reference("report", "reports"),
                                                    column("quote"), column("anchor")});
        for (const ActivityEntry& entry : site_.catalogue.activity_entries)
            if (!entry.activity->standing.withdrawn)
                for (const Evidence& evidence : entry.sources)
                    sources.rows.push_back({activity_id(*entry.activity), evidence.report->id(),
                                            evidence.quote, evidence.anchor});
        Table& commitments = start("activity_commitments", {reference("activity", "activities"),
                                                            reference("commitment", "commitments")});
        for (const ActivityEntry& entry : site_.catalogue.activity_entries)
            if (!entry.activity->standing.withdrawn)
                for (const CommitmentEntry* commitment : entry.commitments)
                    commitments.rows.push_back(
                        {activity_id(*entry.activity), commitment->commitment->full_id()});
    }

    void add_figures()
    {
        std::vector<Column> columns = {column("id")};
        add_in_languages(columns, "name");
        columns.push_back(column("unit"));
        Table& indicators = start("indicators", std::move(columns));
        for (const Indicator& indicator : site_.catalogue.indicators) {
            Row& row = indicators.rows.emplace_back(Row{indicator.id});
            add_in_languages(row, indicator.name);
            row.push_back(indicator.unit);
        }
        Table& figures = start(
            "figures", {reference("indicator", "indicators"), reference("report", "reports"),
                        reference("activity", "activities"), column("value"), column("number", CellType::number),
                        column("qualifier"), column("unit"), column("period_start", CellType::day),
                        column("period_end", CellType::day), column("quote"), column("anchor")});
        for (const FigureEntry& entry : site_.catalogue.figure_entries) {
            const Figure& own = *entry.figure;
            figures.rows.push_back({own.indicator,
                                    entry.report == nullptr ? "" : entry.report->id(),
                                    entry.activity == nullptr ? "" : activity_id(*entry.activity->activity),
                                    own.value, fmt::format("{}", own.number), own.qualifier, own.unit, to_text(own.period.start),
                                    to_text(own.period.end), own.source.quote, entry.anchor});
        }
    }

    const Site& site_;
    const SiteConfig& config_;
    std::vector<Table> tables_;
};

}

std::string activity_id(const Activity& activity)
{
    return activity.body + "/activities/" + activity.stem;
}

std::vector<Table> tables_of(const Site& site) { return Tables(site).take(); }

}
