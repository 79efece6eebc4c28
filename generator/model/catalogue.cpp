#include "model/catalogue.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "model/catalogue_ledger.h"
#include "model/layout.h"
#include "model/catalogue_series.h"
#include "model/evidence.h"

namespace mingbai {

namespace {

constexpr std::array<std::string_view, 5> state_codes{"linked", "not_mentioned", "unreviewed",
                                                      "not_due", "report_pending"};

// Dates after the as-of day are mistakes, never a reason to hide.
void report_future(const Place& place, Date date, Date as_of, Problems& problems)
{
    if (as_of < date)
        problems.add("date-future", place, {to_text(date), to_text(as_of)});
}

void check_dates(const Catalogue& catalogue, Problems& problems)
{
    for (const Report& report : catalogue.reports) {
        if (report.published)
            report_future(report.published_place, day_of(*report.published), catalogue.as_of,
                          problems);
        if (report.issued)
            report_future(report.issued_place, *report.issued, catalogue.as_of, problems);
    }
    for (const Activity& activity : catalogue.activities)
        report_future(activity.date_place, activity.end.value_or(activity.start.earliest()),
                      catalogue.as_of, problems);
    for (const AnswerEntry& entry : catalogue.answer_entries) {
        const Answer& answer = *entry.answer;
        report_future(answer.reviewed_on_place, answer.reviewed_on, catalogue.as_of, problems);
        for (const Assessment& assessment : answer.assessments)
            report_future(assessment.on_place, assessment.on, catalogue.as_of, problems);
    }
}

// The images that the texts show.
void gather_images(const Texts& texts, std::set<Path>& images)
{
    for (const Document& document : texts.all())
        for (const MarkdownLink& link : document.links) {
            const auto image = link.kind == LinkKind::image
                                   ? document.path.resolve(percent_decoded(link.target))
                                   : std::nullopt;
            if (image)
                images.insert(*image);
        }
}

// The attachments of a report and the images of a record that is not shown, and that no other
// record names.
template <typename IsHidden> void drop_media(Records& records, const IsHidden& is_hidden)
{
    std::set<Path> of_hidden;
    std::set<Path> of_others;
    for (const Report& report : records.reports) {
        std::set<Path>& media = is_hidden(report.standing) ? of_hidden : of_others;
        media.insert(report.attachments.begin(), report.attachments.end());
        gather_images(report.texts, media);
    }
    for (const Activity& activity : records.activities) {
        std::set<Path>& media = is_hidden(activity.standing) ? of_hidden : of_others;
        gather_images(activity.texts, media);
        for (const auto& [name, alt, consent] : activity.images)
            if (const std::optional<Path> image = activity.texts.original().path.resolve(name))
                media.insert(*image);
    }
    for (const PlainPage& page : records.plain_pages)
        gather_images(page.texts, of_others);
    std::erase_if(records.media, [&](const Path& file) {
        return of_hidden.contains(file) && !of_others.contains(file);
    });
}

void drop_drafts(Records& records)
{
    drop_media(records, [](const Standing& standing) { return standing.draft; });
    const auto is_draft = [](const auto& record) { return record.standing.draft; };
    // What a draft promises is not promised yet, and what it says not said.
    std::set<std::pair<std::string, Year>> of_drafts;
    std::set<std::string> ids;
    for (const Report& report : records.reports)
        if (is_draft(report)) {
            of_drafts.emplace(report.body, report.year);
            ids.insert(report.id());
        }
    const auto is_of_draft = [&](const auto& record) {
        return of_drafts.contains({record.body, record.year});
    };
    std::erase_if(records.commitments, is_of_draft);
    std::erase_if(records.answers, is_of_draft);
    std::erase_if(records.figures,
                  [&](const Figure& figure) { return ids.contains(figure.source.report); });
    std::erase_if(records.reports, is_draft);
    std::erase_if(records.activities, is_draft);
}

// A picture that no record names with what is to be seen and who agreed is not to be published. A
// record that can not be read may name it.
void check_consent(const SiteConfig& config, const Records& records, Problems& problems)
{
    const bool is_one_unread =
        std::any_of(records.unread.begin(), records.unread.end(), [](const std::string& name) {
            return name.find("/activities/") != std::string::npos;
        });
    if (is_one_unread)
        return;
    std::set<Path> agreed;
    for (const Activity& activity : records.activities)
        for (const ActivityImage& image : activity.images)
            if (const auto path = activity.texts.original().path.resolve(image.file))
                agreed.insert(*path);
    for (const Path& path : records.media)
        if (classify(path, config).kind == ContentKind::image && !agreed.contains(path))
            problems.add("photo-consent", {path.text()}, {std::string(path.name())});
}

void bind_activities(Catalogue& catalogue, Lookup& lookup, Problems& problems)
{
    catalogue.activity_entries.reserve(catalogue.activities.size());
    for (const Activity& activity : catalogue.activities) {
        ActivityEntry entry;
        entry.activity = &activity;
        for (const SourceClaim& claim : activity.sources) {
            const auto report = lookup.reports.find(claim.report);
            if (report == lookup.reports.end()) {
                lookup.references.blame(
                    "report", claim.report, claim.place, [&] { return names_of(lookup.reports); },
                    problems);
                continue;
            }
            const Document& original = report->second->texts.original();
            std::string anchor = locate(original.outline, original.path.text(), claim, problems);
            entry.sources.push_back(stands(*report->second)
                                        ? Evidence{report->second, claim.quote, std::move(anchor)}
                                        : Evidence{report->second, {}, {}});
        }
        for (const std::string& id : activity.commitments) {
            const auto commitment = lookup.commitments.find(id);
            if (commitment == lookup.commitments.end())
                lookup.references.blame(
                    "commitments", id, activity.commitments_place,
                    [&] { return names_of(lookup.commitments); }, problems);
            else if (stands(*commitment->second->report))
                entry.commitments.push_back(commitment->second);
        }
        catalogue.activity_entries.push_back(std::move(entry));
    }
    for (const ActivityEntry& entry : catalogue.activity_entries) {
        const Activity& activity = *entry.activity;
        lookup.activities.emplace(activity.body + "/" + activity.stem, &entry);
        const std::set ids(activity.commitments.begin(), activity.commitments.end());
        for (const std::string& id : ids)
            if (const auto named = lookup.commitments.find(id); named != lookup.commitments.end())
                named->second->activities.push_back(&entry);
    }
}

void arrange_results(const Catalogue& catalogue, BodyEntry& body)
{
    std::vector<const CommitmentEntry*> commitments;
    for (const CommitmentEntry& entry : catalogue.commitment_entries)
        if (entry.commitment->body == body.body->id)
            commitments.push_back(&entry);
    const Report* before = nullptr;
    const Report* standing_before = nullptr;
    for (auto year = body.years.rbegin(); year != body.years.rend(); ++year) {
        if (!year->report)
            continue;
        year->report_before = before;
        before = year->report;
        if (!stands(*year->report))
            continue;
        year->results = results_of(commitments, *year->report, standing_before);
        standing_before = year->report;
    }
}

// What pages show, body by body and year by year, newest first.
void arrange(Catalogue& catalogue)
{
    std::map<std::string, std::map<Year, YearEntry>> by_body;
    for (const Report& report : catalogue.reports)
        by_body[report.body][report.year].report = &report;
    for (const ActivityEntry& entry : catalogue.activity_entries)
        by_body[entry.activity->body][entry.activity->start.year].activities.push_back(&entry);
    for (const CommitmentEntry& entry : catalogue.commitment_entries)
        by_body[entry.commitment->body][entry.commitment->year].commitments.push_back(&entry);

    for (const Body& body : catalogue.config.bodies) {
        BodyEntry entry{&body, {}};
        std::map<Year, YearEntry>& years = by_body[body.id];
        for (auto year = years.rbegin(); year != years.rend(); ++year) {
            year->second.year = year->first;
            entry.years.push_back(std::move(year->second));
        }
        arrange_results(catalogue, entry);
        catalogue.bodies.push_back(std::move(entry));
    }
}

}

std::string_view code_of(RecordState state)
{
    return state_codes[static_cast<std::size_t>(state)];
}

bool has_kind(const BodyEntry& body, std::string_view kind)
{
    return std::any_of(body.years.begin(), body.years.end(), [&](const YearEntry& year) {
        return std::any_of(
            year.activities.begin(), year.activities.end(),
            [&](const ActivityEntry* entry) { return entry->activity->kind == kind; });
    });
}

bool has_overview(const Catalogue& catalogue)
{
    return catalogue.config.bodies.size() > 1 || !catalogue.config.sites.empty();
}

const GatheredSite* Catalogue::find_gathered(std::string_view id) const
{
    const auto found = std::find_if(gathered.begin(), gathered.end(),
                                    [&](const GatheredSite& site) { return site.id == id; });
    return found == gathered.end() ? nullptr : &*found;
}

const PlainPage* Catalogue::find_plain_page(std::string_view name) const
{
    const auto found = std::find_if(plain_pages.begin(), plain_pages.end(),
                                    [&](const PlainPage& page) { return page.name == name; });
    return found == plain_pages.end() ? nullptr : &*found;
}

Catalogue bind_catalogue(SiteConfig config, Records records, Date as_of, Drafts drafts,
                         Problems& problems)
{
    if (drafts == Drafts::hidden)
        drop_drafts(records);
    drop_media(records, [](const Standing& standing) { return standing.withdrawn.has_value(); });
    check_consent(config, records, problems);
    std::sort(records.activities.begin(), records.activities.end(), stands_before);

    Catalogue catalogue;
    catalogue.config = std::move(config);
    catalogue.as_of = as_of;
    catalogue.plain_pages = std::move(records.plain_pages);
    catalogue.redirects = std::move(records.redirects);
    catalogue.withheld = std::move(records.withheld);
    catalogue.media = std::move(records.media);
    catalogue.gathered = std::move(records.gathered);
    catalogue.reports = std::move(records.reports);
    catalogue.activities = std::move(records.activities);
    catalogue.commitments = std::move(records.commitments);
    catalogue.answers = std::move(records.answers);
    catalogue.figures = std::move(records.figures);
    catalogue.indicators = std::move(records.indicators);
    catalogue.frameworks = std::move(records.frameworks);
    // Beyond this point no record moves: entries point to them, and to each other.

    Lookup lookup(std::move(records.unread));
    for (const Report& report : catalogue.reports)
        lookup.reports.emplace(report.id(), &report);
    bind_commitments(catalogue, lookup, problems);
    bind_activities(catalogue, lookup, problems);
    bind_answers(catalogue, lookup, problems);
    bind_stories(catalogue, lookup, problems);
    bind_figures(catalogue, lookup, problems);
    check_dates(catalogue, problems);
    check_gathered(catalogue.config, catalogue.gathered, as_of, problems);
    arrange(catalogue);
    arrange_figures(catalogue);
    return catalogue;
}

}
