#include "model/catalogue.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "text/quote.h"

namespace mingbai {

namespace {

constexpr std::array<std::string_view, 5> state_codes{"linked", "not_mentioned", "unreviewed",
                                                      "not_due", "report_pending"};

using ReportsById = std::map<std::string, const Report*, std::less<>>;

Date day(Year year, std::chrono::month month, unsigned day_of_month)
{
    return Date(std::chrono::year(year), month, std::chrono::day(day_of_month));
}

// Where the quote stands; empty when it does not, which is then among the problems.
std::string locate(const Report& report, const SourceClaim& claim, Problems& problems)
{
    if (claim.quote.empty())
        return {};  // missing, which has been said
    const Document& original = report.texts.original();
    const QuoteSearch search = find_quote(original.outline, claim.quote, claim.at);
    const std::string& file = original.path.text();
    switch (search.result) {
    case QuoteSearch::Result::found:
        return search.blocks.front()->anchor;
    case QuoteSearch::Result::too_short:
        problems.add("quote-short", claim.place, {claim.quote});
        break;
    case QuoteSearch::Result::anchor_unknown:
        problems.add("anchor-broken", claim.place, {claim.at, file});
        break;
    case QuoteSearch::Result::ambiguous:
        problems.add("quote-ambiguous", claim.place,
                     {search.blocks[0]->anchor, search.blocks[1]->anchor});
        break;
    case QuoteSearch::Result::not_found:
        if (!claim.at.empty() && !search.only_form_differs)
            problems.add("quote-elsewhere", claim.place,
                         {claim.at, search.nearest_anchor, search.nearest});
        else
            problems.add(search.only_form_differs ? "quote-form" : "quote-not-found", claim.place,
                         {file, search.nearest_anchor, search.nearest});
        break;
    }
    return {};
}

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

// The attachments of a draft report and the images of a draft record that no other record names.
void drop_media_of_drafts(Records& records)
{
    std::set<Path> of_drafts;
    std::set<Path> of_others;
    for (const Report& report : records.reports) {
        std::set<Path>& media = report.standing.draft ? of_drafts : of_others;
        media.insert(report.attachments.begin(), report.attachments.end());
        gather_images(report.texts, media);
    }
    for (const Activity& activity : records.activities) {
        std::set<Path>& media = activity.standing.draft ? of_drafts : of_others;
        gather_images(activity.texts, media);
        for (const std::string& name : activity.images)
            if (const std::optional<Path> image = activity.texts.original().path.resolve(name))
                media.insert(*image);
    }
    for (const PlainPage& page : records.plain_pages)
        gather_images(page.texts, of_others);
    std::erase_if(records.media, [&](const Path& file) {
        return of_drafts.contains(file) && !of_others.contains(file);
    });
}

void drop_drafts(Records& records)
{
    drop_media_of_drafts(records);
    const auto is_draft = [](const auto& record) { return record.standing.draft; };
    // What a draft promises is not promised yet.
    for (const Report& report : records.reports)
        if (is_draft(report))
            std::erase_if(records.commitments, [&](const Commitment& commitment) {
                return commitment.body == report.body && commitment.year == report.year;
            });
    std::erase_if(records.reports, is_draft);
    std::erase_if(records.activities, is_draft);
}

// The earliest report of the same body that can tell what became of a commitment of `year`.
const Report* follow_up_of(const std::vector<Report>& reports, const Commitment& commitment)
{
    const Report* earliest = nullptr;
    for (const Report& report : reports)
        if (report.body == commitment.body && report.year > commitment.year &&
            (!earliest || report.year < earliest->year))
            earliest = &report;
    return earliest;
}

// Blames what nobody can find, unless it only could not be read. `id` begins with "<body>/<year>".
class Dangling {
public:
    explicit Dangling(std::set<std::string, std::less<>> unread) : unread_(std::move(unread)) {}

    void blame(std::string_view key, const std::string& id, const Place& place,
               Problems& problems) const
    {
        const std::size_t year_end = id.find('/', id.find('/') + 1);
        if (!unread_.contains(std::string_view(id).substr(0, year_end)))
            problems.add("reference-dangling", place, {std::string(key), id});
    }

private:
    std::set<std::string, std::less<>> unread_;
};

void bind_commitments(Catalogue& catalogue, const ReportsById& reports, const Dangling& dangling,
                      Problems& problems)
{
    for (const Commitment& commitment : catalogue.commitments) {
        const std::string report_id = commitment.body + "/" + std::to_string(commitment.year);
        const auto report = reports.find(report_id);
        if (report == reports.end()) {
            dangling.blame("report", report_id, commitment.quote_place, problems);
            continue;
        }
        CommitmentEntry entry;
        entry.commitment = &commitment;
        entry.report = report->second;
        entry.anchor = locate(*entry.report,
                              {report_id, commitment.quote, commitment.at, commitment.quote_place},
                              problems);
        entry.follow_up = follow_up_of(catalogue.reports, commitment);
        entry.state = state_of(commitment, entry.follow_up, catalogue.as_of);
        entry.due = commitment.due_or_default();
        entry.report_due = day(commitment.year + 2, std::chrono::April, 1);
        catalogue.commitment_entries.push_back(std::move(entry));
    }
}

using CommitmentsById = std::unordered_map<std::string, const CommitmentEntry*>;

void check_continues(const Catalogue& catalogue, const CommitmentsById& known,
                     const Dangling& dangling, Problems& problems)
{
    for (const CommitmentEntry& entry : catalogue.commitment_entries)
        for (const std::string& id : entry.commitment->continues)
            if (!known.contains(id))
                dangling.blame("continues", id, entry.commitment->quote_place, problems);
}

void bind_activities(Catalogue& catalogue, const ReportsById& reports,
                     const CommitmentsById& commitments, const Dangling& dangling,
                     Problems& problems)
{
    for (const Activity& activity : catalogue.activities) {
        ActivityEntry entry;
        entry.activity = &activity;
        for (const SourceClaim& claim : activity.sources) {
            const auto report = reports.find(claim.report);
            if (report == reports.end())
                dangling.blame("report", claim.report, claim.place, problems);
            else
                entry.sources.push_back(
                    {report->second, claim.quote, locate(*report->second, claim, problems)});
        }
        for (const std::string& id : activity.commitments) {
            const auto commitment = commitments.find(id);
            if (commitment == commitments.end())
                dangling.blame("commitments", id, {activity.texts.original().path.text(), 1},
                               problems);
            else
                entry.commitments.push_back(commitment->second);
        }
        catalogue.activity_entries.push_back(std::move(entry));
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
        catalogue.bodies.push_back(std::move(entry));
    }
}

}

std::string_view code_of(RecordState state) { return state_codes[static_cast<std::size_t>(state)]; }

const PlainPage* Catalogue::find_plain_page(std::string_view name) const
{
    const auto found = std::find_if(plain_pages.begin(), plain_pages.end(),
                                    [&](const PlainPage& page) { return page.name == name; });
    return found == plain_pages.end() ? nullptr : &*found;
}

RecordState state_of(const Commitment& commitment, const Report* follow_up, Date as_of)
{
    if (follow_up)
        return RecordState::unreviewed;
    // Reports must be public before 1 April (督察工作规定 art. 24), so 31 March is the last quiet day.
    const Date last_day_for_report = day(commitment.year + 2, std::chrono::March, 31);
    const Date last_quiet_day = std::max(commitment.due_or_default(), last_day_for_report);
    return as_of <= last_quiet_day ? RecordState::not_due : RecordState::report_pending;
}

Catalogue bind_catalogue(SiteConfig config, Records records, Date as_of, Drafts drafts,
                         Problems& problems)
{
    if (drafts == Drafts::hidden)
        drop_drafts(records);
    std::sort(records.activities.begin(), records.activities.end(), stands_before);

    Catalogue catalogue;
    catalogue.config = std::move(config);
    catalogue.as_of = as_of;
    catalogue.plain_pages = std::move(records.plain_pages);
    catalogue.redirects = std::move(records.redirects);
    catalogue.media = std::move(records.media);
    catalogue.reports = std::move(records.reports);
    catalogue.activities = std::move(records.activities);
    catalogue.commitments = std::move(records.commitments);
    // Beyond this point no record moves: entries point to them.

    ReportsById reports;
    for (const Report& report : catalogue.reports)
        reports.emplace(report.id(), &report);
    catalogue.commitment_entries.reserve(catalogue.commitments.size());
    const Dangling dangling(std::move(records.unread));
    bind_commitments(catalogue, reports, dangling, problems);
    CommitmentsById commitments;
    for (const CommitmentEntry& entry : catalogue.commitment_entries)
        commitments.emplace(entry.commitment->full_id(), &entry);
    check_continues(catalogue, commitments, dangling, problems);
    catalogue.activity_entries.reserve(catalogue.activities.size());
    bind_activities(catalogue, reports, commitments, dangling, problems);
    check_dates(catalogue, problems);
    arrange(catalogue);
    return catalogue;
}

}
