#include "past/document_past.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "past/known_texts.h"
#include "site/shown.h"

namespace mingbai {
namespace {

constexpr std::string_view texts_name = "texts";

void add_reports(const Site& site, std::vector<DocumentPast>& documents)
{
    for (const BodyEntry& entry : site.catalogue.bodies)
        for (const YearEntry& year : entry.years) {
            if (year.report == nullptr)
                continue;
            const Body& body = *entry.body;
            const Report& report = *year.report;
            documents.push_back(
                {&report.texts, &body, Chapter::reports, true,
                 [&routes = site.routes, &body, &report](const Language& language) {
                     return routes.report(language, body, report.year);
                 },
                 [site, &body, &report](const Language& page) {
                     return crumbs_to(site, body, report.year, page);
                 },
                 {}});
        }
}

void add_activities(const Site& site, std::vector<DocumentPast>& documents)
{
    for (const BodyEntry& entry : site.catalogue.bodies)
        for (const YearEntry& year : entry.years)
            for (const ActivityEntry* one : year.activities) {
                const Body& body = *entry.body;
                const Activity& activity = *one->activity;
                documents.push_back(
                    {&activity.texts, &body, Chapter::activities, false,
                     [&routes = site.routes, &body, &activity](const Language& language) {
                         return routes.activity(language, body, activity.stem);
                     },
                     [site, &body, &activity](const Language& page) {
                         return crumbs_to(site, body, activity.start.year, page);
                     },
                     {}});
            }
}

void add_plain_pages(const Site& site, std::vector<DocumentPast>& documents)
{
    for (const PlainPage& plain : site.catalogue.plain_pages)
        documents.push_back({&plain.texts, nullptr,
                             plain.name == "about" ? Chapter::about : Chapter::none, false,
                             [&routes = site.routes, &plain](const Language& language) {
                                 return routes.plain_page(language, plain.name);
                             },
                             [site](const Language& page) {
                                 return Crumbs{{site.theme.word("menu.home", page),
                                                site.routes.home(page)}};
                             },
                             {}});
}

// Once for all: to look for each document among all records would cost the square of their number.
std::set<const Texts*> withdrawn_texts(const Site& site)
{
    std::set<const Texts*> texts;
    const auto add = [&](const auto& records) {
        for (const auto& record : records)
            if (record.standing.withdrawn)
                texts.insert(&record.texts);
    };
    add(site.catalogue.reports);
    add(site.catalogue.activities);
    return texts;
}

const Withheld* withheld_of(const Site& site, const std::string& document, const ObjectId& blob)
{
    for (const Withheld& withheld : site.catalogue.withheld)
        if (withheld.document == document && blob.text().starts_with(withheld.revision))
            return &withheld;
    return nullptr;
}

// The paths of all texts whose former versions have to be looked into: one revision says nothing
// that the document does not say.
std::vector<ObjectId> blobs_to_read(const std::vector<DocumentPast>& documents,
                                    const Revisions& revisions, const KnownTexts& known)
{
    std::set<ObjectId> blobs;
    for (const DocumentPast& past : documents)
        for (const Document& document : past.texts->all()) {
            const std::vector<Revision>* all = revisions.find(document.path.text());
            if (all == nullptr || all->size() < 2)
                continue;
            for (const Revision& revision : *all)
                if (!revision.blob.is_none() && !known.contains(revision.blob))
                    blobs.insert(revision.blob);
        }
    return {blobs.begin(), blobs.end()};
}

void read_texts_of(const std::vector<ObjectId>& blobs, const BlobText& text_of, Workers workers,
                   KnownTexts& known)
{
    std::vector<KnownText> texts(blobs.size());
    for_each_index(workers, blobs.size(), [&](std::size_t i) {
        if (std::optional<std::string> bytes = text_of(blobs[i]))
            texts[i] = known_text_of(*std::move(bytes));
    });
    for (std::size_t i = 0; i < blobs.size(); ++i)
        known.emplace(blobs[i], std::move(texts[i]));
}

// How one file's revisions become versions.
class Telling {
public:
    Telling(const Site& site, const History& history, const KnownTexts& known)
        : site_(site), history_(history), known_(known)
    {
    }

    TextPast tell(const Document& document, const std::vector<Revision>& revisions,
                  bool is_withdrawn) const
    {
        TextPast past{&document, {}};
        const KnownText* before = nullptr;
        for (auto revision = revisions.rbegin(); revision != revisions.rend(); ++revision) {
            const KnownText* text = find(revision->blob);
            if (text != nullptr && text->is_draft)
                continue;
            if (past.versions.empty() && revision->blob.is_none())
                continue;
            Version version = version_of(document, *revision, text);
            version.has_new_words = !before || !text || before->words != text->words;
            if (version.text == Version::Text::shown && is_withdrawn)
                version.text = Version::Text::withdrawn;
            before = text ? text : before;
            past.versions.push_back(std::move(version));
        }
        std::reverse(past.versions.begin(), past.versions.end());
        return past;
    }

private:
    const KnownText* find(const ObjectId& blob) const
    {
        const auto found = known_.find(blob);
        return found == known_.end() ? nullptr : &found->second;
    }

    Version version_of(const Document& document, const Revision& revision,
                       const KnownText* text) const
    {
        Version version;
        version.commit = &history_.commits()[revision.commit];
        version.kind = revision.kind;
        version.former_path = revision.former_path;
        version.blob = revision.blob;
        version.title = text && !text->title.empty() ? text->title : document.title;
        version.has_personal_data = text && text->has_personal_data;
        version.withheld = withheld_of(site_, document.path.text(), revision.blob);
        if (revision.blob.is_none())
            version.text = Version::Text::gone;
        else if (version.withheld)
            version.text = Version::Text::withheld;
        else if (text && !text->is_text)
            version.text = Version::Text::unreadable;
        return version;
    }

    const Site& site_;
    const History& history_;
    const KnownTexts& known_;
};

void check_withheld(const Site& site, const Revisions& revisions, Problems& problems)
{
    for (const Withheld& withheld : site.catalogue.withheld) {
        const std::vector<Revision>* all = revisions.find(withheld.document);
        const auto is_meant = [&](const Revision& revision) {
            return !revision.blob.is_none() &&
                   revision.blob.text().starts_with(withheld.revision);
        };
        const std::optional<Path> path = Path::parse(withheld.document);
        if (all == nullptr || std::none_of(all->begin(), all->end(), is_meant))
            problems.add("withheld-unknown", withheld.place,
                         {withheld.document, withheld.revision});
        else if (path && site.snapshot.contains(*path) &&
                 site.snapshot.id(*path).text().starts_with(withheld.revision))
            problems.add("withheld-current", withheld.place, {withheld.document});
    }
}

// The text that stands now has been looked at when it was read.
void check_personal_data(const Site& site, const std::vector<DocumentPast>& documents,
                         Problems& problems)
{
    for (const DocumentPast& past : documents)
        for (const TextPast& text : past.languages)
            for (const Version& version : text.versions)
                if (version.has_personal_data && version.text == Version::Text::shown &&
                    site.snapshot.id(text.document->path) != version.blob)
                    problems.add("personal-former", {text.document->path.text()},
                                 {version.blob.short_text(), text.document->path.text()});
}

}

const TextPast* DocumentPast::in(const Language& language) const
{
    for (const TextPast& past : languages)
        if (past.document->language == language.id)
            return &past;
    return nullptr;
}

Pasts Pasts::of(const Site& site, const Past& past, const Memory& memory, Workers workers,
                Problems& problems)
{
    Pasts pasts;
    pasts.past_ = &past;
    if (past.history.is_empty())
        return pasts;
    std::vector<std::string> paths;
    for (const Path& path : site.snapshot.paths())
        paths.push_back(path.text());
    pasts.revisions_ = Revisions(past.history, std::move(paths));
    add_reports(site, pasts.documents_);
    add_activities(site, pasts.documents_);
    add_plain_pages(site, pasts.documents_);
    const std::optional<std::string> remembered = memory.recall(texts_name, "");
    KnownTexts known =
        (remembered ? known_texts_from(*remembered) : std::nullopt).value_or(KnownTexts());
    const std::vector<ObjectId> unknown =
        blobs_to_read(pasts.documents_, pasts.revisions_, known);
    read_texts_of(unknown, past.text_of, workers, known);
    if (!unknown.empty())
        memory.keep(texts_name, "", to_bytes(known));
    const Telling telling(site, past.history, known);
    const std::set<const Texts*> withdrawn = withdrawn_texts(site);
    for (DocumentPast& document : pasts.documents_) {
        const bool is_hidden = withdrawn.contains(document.texts);
        for (const Document& text : document.texts->all())
            if (const std::vector<Revision>* revisions = pasts.revisions_.find(text.path.text());
                revisions && !revisions->empty())
                document.languages.push_back(telling.tell(text, *revisions, is_hidden));
    }
    // A folder may hold what no commit holds yet.
    std::erase_if(pasts.documents_, [](const DocumentPast& document) {
        return document.languages.empty() ||
               document.languages.front().document != &document.texts->original() ||
               document.languages.front().versions.empty();
    });
    for (std::size_t i = 0; i < pasts.documents_.size(); ++i)
        pasts.places_.emplace(pasts.documents_[i].texts, i);
    check_withheld(site, pasts.revisions_, problems);
    check_personal_data(site, pasts.documents_, problems);
    return pasts;
}

const DocumentPast* Pasts::find(const Texts& texts) const
{
    const auto found = places_.find(&texts);
    return found == places_.end() ? nullptr : &documents_[found->second];
}

bool has_history(const DocumentPast& past)
{
    return past.is_report || std::any_of(past.languages.begin(), past.languages.end(),
                                         [](const TextPast& text) {
                                             return text.versions.size() > 1;
                                         });
}

const Version* newest_text(const TextPast& text)
{
    const auto found =
        std::find_if(text.versions.begin(), text.versions.end(), [](const Version& version) {
            return version.text != Version::Text::gone;
        });
    return found == text.versions.end() ? nullptr : &*found;
}

const Version* translated_version(const DocumentPast& past, const Document& translation)
{
    if (!translation.translation || !translation.translation->is_stale)
        return nullptr;
    const std::vector<Version>& versions = past.original().versions;
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const Version& version) {
        return version.blob == *translation.translation->from;
    });
    return found == versions.end() ? nullptr : &*found;
}

const Version* version_before(const TextPast& past, std::size_t newer)
{
    const auto found = std::find_if(
        past.versions.begin() + static_cast<std::ptrdiff_t>(newer) + 1, past.versions.end(),
        [](const Version& version) { return version.text != Version::Text::gone; });
    return found == past.versions.end() ? nullptr : &*found;
}

}
