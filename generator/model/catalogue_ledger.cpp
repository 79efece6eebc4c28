#include "model/catalogue_ledger.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace mingbai {

namespace {

// After these nobody expects more of a commitment.
constexpr std::array<std::string_view, 3> closing_codes{"done", "not_done", "dropped"};

std::string report_id(const std::string& body, Year year)
{
    return fmt::format("{}/{}", body, year);
}

template <typename Record>
References::Names names_of(const std::vector<Record>& records, const std::string& before = "")
{
    References::Names names;
    for (const Record& record : records)
        names.insert(before + record.id);
    return names;
}

// "<id>#<clause>" or "<id>".
void bind_bases(const Catalogue& catalogue, const References& references, CommitmentEntry& entry,
                Problems& problems)
{
    const Place& place = entry.commitment->frameworks_place;
    for (const std::string& name : entry.commitment->frameworks) {
        const std::size_t mark = name.find('#');
        const std::string id = name.substr(0, mark);
        const auto framework =
            std::find_if(catalogue.frameworks.begin(), catalogue.frameworks.end(),
                         [&](const Framework& each) { return each.id == id; });
        if (framework == catalogue.frameworks.end()) {
            if (!references.is_unread("frameworks/" + id))
                references.say_dangling(
                    "frameworks", name, place, [&] { return names_of(catalogue.frameworks); },
                    problems);
            continue;
        }
        const Clause* clause =
            mark == std::string::npos ? nullptr : framework->find(name.substr(mark + 1));
        if (mark == std::string::npos || clause)
            entry.bases.push_back({&*framework, clause});
        else
            references.say_dangling(
                "frameworks", name, place, [&] { return names_of(framework->clauses, id + "#"); },
                problems);
    }
}

void check_criterion(const Catalogue& catalogue, const References& references,
                     const Commitment& commitment, Problems& problems)
{
    if (!commitment.criterion || commitment.criterion->indicator.empty() ||
        references.is_unread("indicators"))
        return;
    const std::string& name = commitment.criterion->indicator;
    if (std::none_of(catalogue.indicators.begin(), catalogue.indicators.end(),
                     [&](const Indicator& indicator) { return indicator.id == name; }))
        references.say_dangling(
            "indicator", name, commitment.criterion->indicator_place,
            [&] { return names_of(catalogue.indicators); }, problems);
}

std::vector<const Report*> follow_ups_of(const Catalogue& catalogue, const Report& made_by)
{
    std::vector<const Report*> reports;
    for (const Report& report : catalogue.reports)
        if (report.body == made_by.body && report.year > made_by.year && stands(report))
            reports.push_back(&report);
    std::sort(reports.begin(), reports.end(),
              [](const Report* a, const Report* b) { return a->year < b->year; });
    return reports;
}

// The report of the plan year is the first that can follow up.
Date follow_up_due(const Commitment& commitment) { return report_due(commitment.year + 1); }

// What a record of `year` may go back to.
References::Names commitments_before(Year year, const Lookup& lookup)
{
    References::Names names;
    for (const auto& [name, entry] : lookup.commitments)
        if (entry->commitment->year < year)
            names.insert(name);
    return names;
}

// Whether the answer may stand beside the commitment at all.
bool fits(const Answer& answer, const CommitmentEntry& entry, Problems& problems)
{
    const Commitment& commitment = *entry.commitment;
    if (answer.body == commitment.body && answer.year > commitment.year)
        return true;
    problems.add("answer-order", answer.place,
                 {answer.commitment, report_id(answer.body, answer.year)});
    return false;
}

// Nothing when the answer names a report or a commitment that can not be, which is then reported.
CommitmentEntry* commitment_of(const Answer& answer, const Lookup& lookup, Problems& problems)
{
    const std::string report = report_id(answer.body, answer.year);
    if (!lookup.reports.contains(report)) {
        lookup.references.blame("report", report, answer.place, no_names, problems);
        return nullptr;
    }
    const auto commitment = lookup.commitments.find(answer.commitment);
    if (commitment == lookup.commitments.end()) {
        lookup.references.blame(
            "commitment", answer.commitment, answer.place,
            [&] { return commitments_before(answer.year, lookup); }, problems);
        return nullptr;
    }
    return fits(answer, *commitment->second, problems) ? commitment->second : nullptr;
}

References::Names records_of(const std::string& body, const Lookup& lookup)
{
    const std::string folder = body + "/";
    References::Names stems;
    for (const auto& [name, record] : lookup.activities)
        if (name.starts_with(folder))
            stems.insert(name.substr(folder.size()));
    return stems;
}

void bind_activities_of(AnswerEntry& entry, const Lookup& lookup, Problems& problems)
{
    const Answer& answer = *entry.answer;
    const std::string folder = answer.body + "/";
    for (const std::string& stem : answer.activities) {
        const auto activity = lookup.activities.find(folder + stem);
        if (activity != lookup.activities.end()) {
            entry.activities.push_back(activity->second);
        } else if (!lookup.references.is_unread(folder + "activities/" + stem)) {
            lookup.references.say_dangling(
                "activities", stem, answer.activities_place,
                [&] { return records_of(answer.body, lookup); }, problems);
        }
    }
}

void bind_answer(const Answer& answer, CommitmentEntry& commitment, const Lookup& lookup,
                 Catalogue& catalogue, Problems& problems)
{
    AnswerEntry entry;
    entry.answer = &answer;
    entry.commitment = &commitment;
    entry.report = lookup.reports.find(report_id(answer.body, answer.year))->second;
    const Document& original = entry.report->texts.original();
    if (!answer.not_mentioned)
        entry.anchor = locate(original.outline, original.path.text(), answer.source, problems);
    // Whoever concludes something shows from which words.
    if (entry.anchor.empty() && (answer.not_mentioned || !answer.source.quote.empty()))
        for (const Assessment& assessment : answer.assessments)
            problems.add("assessment-unlinked", assessment.place, {assessment.code});
    bind_activities_of(entry, lookup, problems);
    if (!stands(*entry.report) || !stands(*commitment.report))
        return;
    catalogue.answer_entries.push_back(std::move(entry));
    commitment.answers.push_back(&catalogue.answer_entries.back());
}

RecordState overall_state(const CommitmentEntry& entry, Date as_of)
{
    const auto says_nothing = [](const AnswerEntry* answer) {
        return answer->answer->not_mentioned;
    };
    if (!std::all_of(entry.answers.begin(), entry.answers.end(), says_nothing))
        return RecordState::linked;
    if (!entry.answers.empty())
        return RecordState::not_mentioned;
    const Report* follow_up = entry.follow_ups.empty() ? nullptr : entry.follow_ups.front();
    return state_of(*entry.commitment, follow_up, as_of);
}

// What the commitment continues, and the other way round.
void bind_earlier(CommitmentEntry& entry, const Lookup& lookup, Problems& problems)
{
    const Year year = entry.commitment->year;
    const Place& place = entry.commitment->continues_place;
    const std::vector<std::string>& ids = entry.commitment->continues;
    for (const std::string& id : std::set(ids.begin(), ids.end())) {
        const auto found = lookup.commitments.find(id);
        if (found == lookup.commitments.end()) {
            lookup.references.blame(
                "continues", id, place, [&] { return commitments_before(year, lookup); }, problems);
        } else if (found->second->commitment->year >= year) {
            problems.add("continues-order", place, {id});
        } else if (stands(*entry.report) && stands(*found->second->report)) {
            entry.earlier.push_back(found->second);
            found->second->later.push_back(&entry);
        }
    }
}

// What was last concluded from the reports before `year`; nothing when nobody concluded anything.
const Assessment* last_before(const CommitmentEntry& entry, Year year)
{
    const Assessment* last = nullptr;
    for (const AnswerEntry* answer : entry.answers) {
        const Assessment* newest = answer->report->year < year ? answer->answer->newest() : nullptr;
        if (newest && (!last || last->on <= newest->on))
            last = newest;
    }
    return last;
}

bool is_open_before(const CommitmentEntry& entry, Year year)
{
    const Assessment* last = last_before(entry, year);
    return !last ||
           std::find(closing_codes.begin(), closing_codes.end(), last->code) == closing_codes.end();
}

}

const AnswerEntry* CommitmentEntry::answer_in(const Report& other) const
{
    const auto found = std::find_if(answers.begin(), answers.end(), [&](const AnswerEntry* answer) {
        return answer->report == &other;
    });
    return found == answers.end() ? nullptr : *found;
}

RecordState CommitmentEntry::state_in(const Report& other) const
{
    const AnswerEntry* answer = answer_in(other);
    if (!answer)
        return RecordState::unreviewed;
    return answer->answer->not_mentioned ? RecordState::not_mentioned : RecordState::linked;
}

const Assessment* CommitmentEntry::assessment() const
{
    return last_before(*this, std::numeric_limits<Year>::max());
}

RecordState state_of(const Commitment& commitment, const Report* follow_up, Date as_of)
{
    if (follow_up)
        return RecordState::unreviewed;
    const bool is_quiet = as_of <= commitment.due_or_default() || as_of < follow_up_due(commitment);
    return is_quiet ? RecordState::not_due : RecordState::report_pending;
}

void bind_commitments(Catalogue& catalogue, Lookup& lookup, Problems& problems)
{
    catalogue.commitment_entries.reserve(catalogue.commitments.size());
    catalogue.withdrawn_commitments.reserve(catalogue.commitments.size());
    std::map<const Report*, std::vector<const Report*>> follow_ups;
    for (const Commitment& commitment : catalogue.commitments) {
        const std::string made_by = report_id(commitment.body, commitment.year);
        const auto report = lookup.reports.find(made_by);
        if (report == lookup.reports.end()) {
            lookup.references.blame("report", made_by, commitment.quote_place, no_names, problems);
            continue;
        }
        CommitmentEntry entry;
        entry.commitment = &commitment;
        entry.report = report->second;
        const Document& original = entry.report->texts.original();
        entry.anchor = locate(
            original.outline, original.path.text(),
            {made_by, commitment.quote, commitment.at, commitment.quote_place, commitment.at_place},
            problems);
        const auto [later, is_new] = follow_ups.try_emplace(entry.report);
        if (is_new)
            later->second = follow_ups_of(catalogue, *entry.report);
        entry.follow_ups = later->second;
        entry.due = commitment.due_or_default();
        entry.report_due = follow_up_due(commitment);
        bind_bases(catalogue, lookup.references, entry, problems);
        check_criterion(catalogue, lookup.references, commitment, problems);
        std::vector<CommitmentEntry>& entries =
            stands(*entry.report) ? catalogue.commitment_entries : catalogue.withdrawn_commitments;
        entries.push_back(std::move(entry));
        lookup.commitments.emplace(commitment.full_id(), &entries.back());
    }
}

void bind_answers(Catalogue& catalogue, const Lookup& lookup, Problems& problems)
{
    catalogue.answer_entries.reserve(catalogue.answers.size());
    std::set<std::pair<std::string, Year>> answered;
    for (const Answer& answer : catalogue.answers) {
        CommitmentEntry* commitment = commitment_of(answer, lookup, problems);
        if (commitment && !answered.emplace(answer.commitment, answer.year).second)
            problems.add("answer-duplicate", answer.place, {answer.commitment});
        else if (commitment)
            bind_answer(answer, *commitment, lookup, catalogue, problems);
    }
    for (CommitmentEntry& entry : catalogue.commitment_entries) {
        std::sort(entry.answers.begin(), entry.answers.end(),
                  [](const AnswerEntry* a, const AnswerEntry* b) {
                      return a->report->year < b->report->year;
                  });
        entry.state = overall_state(entry, catalogue.as_of);
    }
}

void bind_stories(Catalogue& catalogue, const Lookup& lookup, Problems& problems)
{
    for (CommitmentEntry& entry : catalogue.commitment_entries)
        bind_earlier(entry, lookup, problems);
    for (CommitmentEntry& entry : catalogue.withdrawn_commitments)
        bind_earlier(entry, lookup, problems);
    const auto is_older = [](const CommitmentEntry* a, const CommitmentEntry* b) {
        return a->commitment->year < b->commitment->year;
    };
    for (CommitmentEntry& entry : catalogue.commitment_entries)
        std::stable_sort(entry.later.begin(), entry.later.end(), is_older);
}

std::optional<Results> results_of(const std::vector<const CommitmentEntry*>& commitments,
                                  const Report& report, const Report* before)
{
    if (!before)
        return std::nullopt;
    Results results;
    results.made_by = before;
    bool is_any = false;
    for (const CommitmentEntry* entry : commitments) {
        if (entry->commitment->year >= report.year)
            continue;
        is_any = true;
        if (entry->report == before)
            results.newest.push_back(entry);
        else if (entry->answer_in(report))
            results.older_answered.push_back(entry);
        else if (is_open_before(*entry, report.year))
            results.older_open.push_back(entry);
    }
    return is_any ? std::optional(std::move(results)) : std::nullopt;
}

}
