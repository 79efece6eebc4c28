#include "past/changes.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "model/layout.h"
#include "past/version_shown.h"
#include "site/shown.h"

namespace mingbai {
namespace {

std::uint32_t index_of(const Pasts& pasts, const Commit& commit)
{
    return static_cast<std::uint32_t>(&commit - pasts.past().history.commits().data());
}

bool has_commitments(const Site& site, std::string_view body, Year year)
{
    const auto& all = site.catalogue.commitments;
    return std::any_of(all.begin(), all.end(), [&](const Commitment& commitment) {
        return commitment.body == body && commitment.year == year;
    });
}

// A commit that touched several files of one year's ledger is one change.
void add_ledger(const Site& site, const Pasts& pasts, std::vector<SiteChange>& changes)
{
    const SiteConfig& config = site.catalogue.config;
    const History& history = pasts.past().history;
    for (const FileChange& edit : history.changes()) {
        const std::optional<Path> path = Path::parse(edit.path);
        if (edit.is_of_side || !path || path->extension() != "toml" ||
            (history.is_cut() && history.is_cut_at(edit.commit)))
            continue;
        const ContentFile file = classify(*path, config);
        const bool is_ledger = file.kind == ContentKind::commitments ||
                               file.kind == ContentKind::answers;
        const bool is_same = !changes.empty() && changes.back().commit == edit.commit &&
                             changes.back().year == file.year &&
                             changes.back().body == config.find_body(file.body);
        if (is_ledger && !is_same && has_commitments(site, file.body, file.year))
            changes.push_back({edit.commit, Date(), nullptr, nullptr, 0,
                             config.find_body(file.body), file.year});
    }
}

}

std::vector<SiteChange> site_changes(const Site& site, const Pasts& pasts)
{
    std::vector<SiteChange> changes;
    add_ledger(site, pasts, changes);
    for (const DocumentPast& past : pasts.documents())
        for (const TextPast& text : past.languages)
            for (std::size_t i = 0; i < text.versions.size(); i++)
                if (!text.versions[i].is_of_cut)
                    changes.push_back({index_of(pasts, *text.versions[i].commit), Date(), &past,
                                     &text, i, past.body, 0});
    const std::vector<Commit>& commits = pasts.past().history.commits();
    std::vector<std::optional<Date>> days(commits.size());
    for (SiteChange& change : changes) {
        std::optional<Date>& day = days[change.commit];
        change.day = day ? *day : day.emplace(day_of(site, commits[change.commit]));
    }
    std::stable_sort(changes.begin(), changes.end(), [](const SiteChange& a, const SiteChange& b) {
        return a.day != b.day ? a.day > b.day : a.commit < b.commit;
    });
    return changes;
}

std::optional<Date> last_change(const Site& site, const Past& past)
{
    const History& history = past.history;
    std::optional<std::uint32_t> newest;
    for (const auto* changes : {&history.changes(), &history.settings()})
        if (!changes->empty())
            newest = std::min(newest.value_or(changes->front().commit), changes->front().commit);
    if (!newest || (history.is_cut() && history.is_cut_at(*newest)))
        return std::nullopt;
    return day_of(site, history.commits()[*newest]);
}

bool is_translation(const SiteChange& change)
{
    return change.past && change.text != &change.past->original();
}

bool is_correction(const SiteChange& change, const Language& page)
{
    if (!change.past || (is_translation(change) && change.text->document->language != page.id))
        return false;
    const std::string_view deed = deed_of(*change.text, change.version);
    return deed == "words" || deed == "withdrawn" || deed == "removed" || deed == "put_back";
}

const Commit& commit_of(const Pasts& pasts, const SiteChange& change)
{
    return pasts.past().history.commits()[change.commit];
}

Told told_of(const Site& site, const SiteChange& change, const Language& page)
{
    if (change.past == nullptr)
        return {site.theme.word("changes.ledger", page,
                                {{"body", change.body->name.in(page.id)},
                                 {"year", std::to_string(change.year)}}),
                &page, site.theme.word("deed.ledger", page),
                site.routes.commitments(page, *change.body, change.year).url};
    const Version& version = change.text->versions[change.version];
    const Version* before = version_before(*change.text, change.version);
    const bool is_compared =
        before && version.text != Version::Text::gone && before->blob != version.blob;
    return {version.title, &language_of(site, *change.text->document),
            site.theme.word(fmt::format("deed.{}", deed_of(*change.text, change.version)), page),
            is_compared ? difference_route(*change.past, *before, version, page).url
                        : change.past->route_in(page).url};
}

}
