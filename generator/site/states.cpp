#include "site/states.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <utility>

#include "site/shown.h"
#include "text/locale.h"

namespace mingbai {
namespace {

// The flags of both axes, so that one template draws any chip.
View chip(std::string_view code, std::string word)
{
    View view;
    for (const RecordState each : record_states)
        view.set(fmt::format("is_{}", code_of(each)), code_of(each) == code);
    for (const std::string_view each : assessment_codes)
        view.set(fmt::format("is_{}", each), each == code);
    view.set("word", std::move(word));
    return view;
}

View cell(const Site& site, std::int64_t count, View state, const Language& page)
{
    View view;
    view.set("count", locale::format_number(count, page.tag));
    view.set("unit", site.theme.word("commitments.unit", page, {{"count", count}}));
    view.set("state", std::move(state));
    return view;
}

// The follow-up report that the state of a commitment comes from: the newest that shows it.
const Report* deciding_report(const CommitmentEntry& entry)
{
    for (auto report = entry.follow_ups.rbegin(); report != entry.follow_ups.rend(); ++report)
        if (entry.state_in(**report) == entry.state)
            return *report;
    return nullptr;
}

// The newest later report that was withdrawn: not to be said "not held yet".
const Report* withdrawn_follow_up(const Catalogue& catalogue, const Commitment& commitment)
{
    const Report* newest = nullptr;
    for (const Report& report : catalogue.reports)
        if (report.standing.withdrawn && report.body == commitment.body &&
            report.year > commitment.year && (!newest || report.year > newest->year))
            newest = &report;
    return newest;
}

std::string sentence_of(const Site& site, const CommitmentEntry& entry, RecordState state,
                        const Report* follow_up, const Language& page)
{
    if (state == RecordState::report_pending)
        if (const Report* withdrawn = withdrawn_follow_up(site.catalogue, *entry.commitment))
            return site.theme.word("sentence.report_withdrawn", page,
                                   {{"year", std::to_string(withdrawn->year)}});
    const auto day = [&](Date date) { return locale::format(PartialDate::of(date), page.tag); };
    const AnswerEntry* answer = follow_up == nullptr ? nullptr : entry.answer_in(*follow_up);
    return site.theme.word(
        fmt::format("sentence.{}", code_of(state)), page,
        {{"due", day(entry.due)},
         {"report_due", day(entry.report_due)},
         {"year", std::to_string(follow_up == nullptr ? 0 : follow_up->year)},
         {"person", answer == nullptr ? std::string() : answer->answer->reviewed_by},
         {"day", answer == nullptr ? std::string() : day(answer->answer->reviewed_on)}});
}

}

View state_view(const Site& site, RecordState state, const Language& page)
{
    return chip(code_of(state), site.theme.word(fmt::format("state.{}", code_of(state)), page));
}

View assessment_chip(const Site& site, std::string_view code, const Language& page)
{
    return chip(code, site.theme.word(fmt::format("assessment.{}", code), page));
}

std::string state_sentence(const Site& site, const CommitmentEntry& entry, const Language& page)
{
    return sentence_of(site, entry, entry.state, deciding_report(entry), page);
}

std::string state_sentence(const Site& site, const CommitmentEntry& entry, const Report& follow_up,
                           const Language& page)
{
    return sentence_of(site, entry, entry.state_in(follow_up), &follow_up, page);
}

View::List tally(const Site& site, const std::vector<RecordState>& states, const Language& page)
{
    View::List cells;
    for (const RecordState state : record_states)
        cells.push_back(
            cell(site, std::count(states.begin(), states.end(), state),
                 state_view(site, state, page), page)
                .set("means",
                     site.theme.word(fmt::format("state_means.{}", code_of(state)), page)));
    return cells;
}

View::List tally(const Site& site, const std::vector<const CommitmentEntry*>& commitments,
                 const Language& page)
{
    std::vector<RecordState> states;
    for (const CommitmentEntry* entry : commitments)
        states.push_back(entry->state);
    return tally(site, states, page);
}

View::List tally(const Site& site, const std::vector<const Assessment*>& assessments,
                 const Language& page)
{
    View::List cells;
    for (const std::string_view code : assessment_codes) {
        const auto count =
            std::count_if(assessments.begin(), assessments.end(),
                          [&](const Assessment* each) { return each->code == code; });
        cells.push_back(cell(site, count, assessment_chip(site, code, page), page));
    }
    return cells;
}

View::List assessments_view(const Site& site, const Answer& answer, const Language& page)
{
    std::vector<const Assessment*> newest_first;
    for (const Assessment& assessment : answer.assessments)
        newest_first.insert(newest_first.begin(), &assessment);
    std::stable_sort(newest_first.begin(), newest_first.end(),
                     [](const Assessment* a, const Assessment* b) { return a->on > b->on; });
    View::List list;
    for (const Assessment* assessment : newest_first) {
        View view;
        view.set("state", assessment_chip(site, assessment->code, page));
        view.set("by", site.theme.word(fmt::format("assessed_by.{}", assessment->by), page));
        view.set("person_html", in_original(site, assessment->person, page));
        view.set("on_html", shown_date(PartialDate::of(assessment->on), page));
        view.set("note_html", shown(site, assessment->note, page));
        list.push_back(std::move(view));
    }
    return list;
}

}
