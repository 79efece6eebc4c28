#include "facts/year_data.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

#include <fmt/format.h>

#include "facts/tables.h"
#include "text/exchange.h"

namespace mingbai {
namespace {

constexpr std::array<std::string_view, 3> dated_tables{"reports", "commitments", "activities"};

bool is_dated(std::string_view table)
{
    return std::find(dated_tables.begin(), dated_tables.end(), table) != dated_tables.end();
}

// The columns that name a report, a commitment or an activity.
std::vector<std::size_t> dated_columns(const Table& table)
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (is_dated(table.columns[i].refers_to) || (i == 0 && table.has_key && is_dated(table.name)))
            columns.push_back(i);
    return columns;
}

}

std::size_t YearData::PlaceHash::operator()(const Place& place) const
{
    return std::hash<const Body*>()(place.first) * 31 + static_cast<std::size_t>(place.second);
}

YearData::YearData(const Catalogue& catalogue, const std::vector<Table>& tables)
    : tables_(tables), none_(tables.size())
{
    // A withdrawn record states no day any more, so its year is asked of the archive that lists it.
    std::unordered_map<std::string, Place> places;
    for (const BodyEntry& body : catalogue.bodies)
        for (const YearEntry& year : body.years)
            for (const ActivityEntry* entry : year.activities)
                places.emplace(activity_id(*entry->activity), Place{body.body, year.year});
    for (const Report& report : catalogue.reports)
        places.emplace(report.id(), Place{catalogue.config.find_body(report.body), report.year});
    for (const Commitment& commitment : catalogue.commitments)
        places.emplace(commitment.full_id(),
                       Place{catalogue.config.find_body(commitment.body), commitment.year});
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const std::vector<std::size_t> columns = dated_columns(tables[t]);
        for (std::size_t row = 0; row < tables[t].rows.size(); ++row)
            for (const std::size_t column : columns)
                if (const auto place = places.find(tables[t].rows[row][column]);
                    place != places.end()) {
                    auto& rows = rows_.try_emplace(place->second, none_).first->second[t];
                    if (rows.empty() || rows.back() != row)
                        rows.push_back(row);
                }
    }
}

const YearData::Rows& YearData::rows_of(const Body& body, Year year) const
{
    const auto found = rows_.find({&body, year});
    return found == rows_.end() ? none_ : found->second;
}

Fingerprint YearData::name(const Body& body, Year year) const
{
    Fingerprinter name;
    name.add(fmt::format("{}/{}", body.id, year));
    const Rows& rows = rows_of(body, year);
    for (std::size_t t = 0; t < tables_.size(); ++t) {
        name.add(tables_[t].name);
        for (const Column& column : tables_[t].columns)
            name.add(column.name);
        for (const std::size_t row : rows[t])
            for (const std::string& cell : tables_[t].rows[row])
                name.add(cell);
    }
    return name.name();
}

std::string YearData::json(const Body& body, Year year) const
{
    std::string out = "{\"body\":";
    exchange::append_json_text(out, body.id);
    out += fmt::format(",\n\"year\":{}", year);
    const Rows& rows = rows_of(body, year);
    for (std::size_t t = 0; t < tables_.size(); ++t)
        if (!rows[t].empty()) {
            std::string table = mingbai::json(tables_[t], rows[t]);
            table.pop_back();  // the line feed
            out += fmt::format(",\n\"{}\":{}", tables_[t].name, table);
        }
    return out += "}\n";
}

}
