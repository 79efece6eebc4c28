#include "pictures/standings.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "pictures/chart.h"
#include "site/states.h"
#include "text/locale.h"

namespace mingbai {
namespace {

// Units of a bar as long as all commitments of the year that has most.
constexpr double longest = 60;

template <typename List, typename Value> std::size_t place_in(const List& list, const Value& value)
{
    return static_cast<std::size_t>(
        std::distance(list.begin(), std::find(list.begin(), list.end(), value)));
}

std::size_t commitments_in(const Standings& standings)
{
    return standings.year->commitments.size();
}

// All bars of both tables are to one scale.
View count_cell(std::size_t count, std::size_t most, const Language& page)
{
    const double width = longest * static_cast<double>(count) / static_cast<double>(most);
    return View()
        .set("number", locale::format_number(static_cast<std::int64_t>(count), page.tag))
        .set("width", units(width))
        .set("start", page.direction == "rtl" ? units(longest - width) : units(0));
}

template <typename CountOf>
View::List cells_of(const std::vector<Standings>& years, const Language& page, CountOf count_of)
{
    std::size_t most = 1;
    for (const Standings& standings : years)
        most = std::max(most, commitments_in(standings));
    View::List cells;
    for (const Standings& standings : years)
        cells.push_back(count_cell(count_of(standings), most, page));
    return cells;
}

View standings_view(const Site& site, const Body& body, const std::vector<Standings>& years,
                    const Language& page)
{
    View::List heads;
    for (const Standings& standings : years)
        heads.push_back(
            View()
                .set("year", std::to_string(standings.year->year))
                .set("url", site.routes.commitments(page, body, standings.year->year).url));
    View::List states;
    for (std::size_t i = 0; i < record_states.size(); i++)
        states.push_back(View()
                             .set("state", state_view(site, record_states[i], page))
                             .set("cells", cells_of(years, page, [i](const Standings& s) {
                                      return s.states[i];
                                  })));
    View::List assessments;
    for (std::size_t i = 0; i < assessment_codes.size(); i++)
        assessments.push_back(View()
                                  .set("state", assessment_chip(site, assessment_codes[i], page))
                                  .set("cells", cells_of(years, page, [i](const Standings& s) {
                                           return s.assessments[i];
                                       })));
    const bool has_assessments =
        std::any_of(years.begin(), years.end(), [](const Standings& standings) {
            return standings.unassessed < commitments_in(standings);
        });
    View view;
    view.set("years", std::move(heads));
    view.set("states", std::move(states));
    view.set("has_assessments", has_assessments);
    view.set("assessments", std::move(assessments));
    view.set("unassessed", cells_of(years, page, [](const Standings& s) { return s.unassessed; }));
    view.set("totals", cells_of(years, page, commitments_in));
    return view;
}

}

Standings Standings::of(const YearEntry& year)
{
    Standings standings;
    standings.year = &year;
    for (const CommitmentEntry* entry : year.commitments) {
        standings.states[place_in(record_states, entry->state)]++;
        if (const Assessment* assessment = entry->assessment())
            standings.assessments[place_in(assessment_codes, assessment->code)]++;
        else
            standings.unassessed++;
    }
    return standings;
}

void set_standings(View& view, const Site& site, const BodyEntry& body, const Language& page)
{
    std::vector<Standings> years;
    for (auto year = body.years.rbegin(); year != body.years.rend(); ++year)
        if (!year->commitments.empty())
            years.push_back(Standings::of(*year));
    const bool has_several = years.size() > 1;
    view.set("has_standings", has_several);
    view.set("standings", has_several ? standings_view(site, *body.body, years, page) : View());
}

}
