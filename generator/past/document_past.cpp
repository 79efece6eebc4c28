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
                     {},
                     activity.kind});
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

// What a partial clone lacks is not remembered: it may be there next time.
KnownTexts read_texts(const std::vector<ObjectId>& blobs, const BlobText& text_of, Workers workers)
{
    std::vector<std::optional<KnownText>> texts(blobs.size());
    for_each_index(workers, blobs.size(), [&](std::size_t i) {
        if (std::optional<std::string> bytes = text_of(blobs[i]))
            texts[i] = known_text_of(*std::move(bytes));
    });
    KnownTexts read;
    for (std::size_t i = 0; i < blobs.size(); ++i)
        if (texts[i])
            read.emplace(blobs[i], *std::move(texts[i]));
    return read;
}

// What all documents are told from.
struct Sources {
    const Site& site;
    const History& history;
    const Revisions& revisions;
    const KnownTexts& known;
};

// How the revisions of one document's files become versions.
class Telling {
public:
    // `originals`: the revisions of the original.
    Telling(const Sources& sources, const std::vector<Revision>& originals, bool is_withdrawn)
        : sources_(sources), originals_(originals), is_withdrawn_(is_withdrawn)
    {
    }

    TextPast tell(const Document& document, const std::vector<Revision>& revisions) const
    {
        TextPast past{&document, {}};
        const KnownText* before = nullptr;
        for (std::size_t i = revisions.size(); i-- > 0;) {
            const Revision& revision = revisions[i];
            const KnownText* text = find(revision.blob);
            if (!was_public(document, revisions, i) ||
                (past.versions.empty() && revision.blob.is_none()))
                continue;
            Version version = version_of(document, revision, text);
            version.has_new_words = !before || !text || before->words != text->words;
            version.withdraws = before && text && text->is_withdrawn && !before->is_withdrawn;
            version.reinstates = before && text && before->is_withdrawn && !text->is_withdrawn;
            before = text ? text : before;
            past.versions.push_back(std::move(version));
        }
        std::reverse(past.versions.begin(), past.versions.end());
        return past;
    }

private:
    const KnownText* find(const ObjectId& blob) const
    {
        const auto found = sources_.known.find(blob);
        return found == sources_.known.end() ? nullptr : &found->second;
    }

    bool is_draft(const Revision& revision) const
    {
        const KnownText* text = find(revision.blob);
        return text != nullptr && text->is_draft;
    }

    // A translation is read beside its original, so it was public when, as long as it stood so, the
    // original was.
    bool was_public(const Document& document, const std::vector<Revision>& revisions,
                    std::size_t number) const
    {
        if (!document.translation)
            return !is_draft(revisions[number]);
        const std::uint32_t from = revisions[number].commit;
        const auto is_later = [&](const Revision& original) { return original.commit < from; };
        const auto until = std::find_if(
            originals_.begin(), originals_.end(), [&](const Revision& original) {
                return number == 0 || original.commit > revisions[number - 1].commit;
            });
        const auto then = std::find_if_not(originals_.begin(), originals_.end(), is_later);
        return std::any_of(until, then == originals_.end() ? then : std::next(then),
                           [&](const Revision& original) {
                               return !original.blob.is_none() && !is_draft(original);
                           });
    }

    Version version_of(const Document& document, const Revision& revision,
                       const KnownText* text) const
    {
        const History& history = sources_.history;
        Version version;
        version.commit = &history.commits()[revision.commit];
        version.kind = revision.kind;
        version.is_of_cut = history.is_cut() && history.is_cut_at(revision.commit);
        version.path = revision.path;
        version.former_path = revision.former_path;
        version.blob = revision.blob;
        version.has_personal_data =
            text && (text->has_personal_data ||
                     (text->has_mobiles && !sources_.site.catalogue.config.may_hold_mobiles()));
        version.withheld = withheld_of(sources_.site, document.path.text(), revision.blob);
        if (revision.blob.is_none())
            version.text = Version::Text::gone;
        else if (version.withheld)
            version.text = Version::Text::withheld;
        else if (text && !text->is_text)
            version.text = Version::Text::unreadable;
        else if (is_withdrawn_)
            version.text = Version::Text::withdrawn;
        const bool has_title = version.text == Version::Text::shown && text && !text->title.empty();
        version.title = has_title ? text->title : document.title;
        return version;
    }

    const Sources& sources_;
    const std::vector<Revision>& originals_;
    bool is_withdrawn_;
};

// What all former texts are: those that are remembered, and those that have to be read.
KnownTexts texts_of(const std::vector<DocumentPast>& documents, const Revisions& revisions,
                    const Past& past, const Memory& memory, Workers workers)
{
    const std::optional<std::string> remembered = memory.recall(texts_name, "");
    KnownTexts known =
        (remembered ? known_texts_from(*remembered) : std::nullopt).value_or(KnownTexts());
    const std::vector<ObjectId> unknown = blobs_to_read(documents, revisions, known);
    KnownTexts read = read_texts(unknown, past.text_of, workers);
    const bool is_more = !read.empty();
    known.merge(read);
    if (is_more)
        memory.keep(texts_name, "", to_bytes(known));
    for (const ObjectId& blob : unknown)
        known.try_emplace(blob);
    return known;
}

void tell_all(const Sources& sources, bool is_withdrawn, DocumentPast& document)
{
    const auto* originals = sources.revisions.find(document.texts->original().path.text());
    if (originals == nullptr)
        return;
    const Telling telling(sources, *originals, is_withdrawn);
    for (const Document& text : document.texts->all())
        if (const auto* own = sources.revisions.find(text.path.text())) {
            TextPast past = telling.tell(text, *own);
            if (!past.versions.empty())
                document.languages.push_back(std::move(past));
        }
    name_texts(document);
}

void check_withheld(const Site& site, const Revisions& revisions, bool is_cut, Problems& problems)
{
    for (const Withheld& withheld : site.catalogue.withheld) {
        const std::vector<Revision>* all = revisions.find(withheld.document);
        const auto is_meant = [&](const Revision& revision) {
            return !revision.blob.is_none() &&
                   revision.blob.text().starts_with(withheld.revision);
        };
        const std::optional<Path> path = Path::parse(withheld.document);
        const bool is_known = all && std::any_of(all->begin(), all->end(), is_meant);
        if (!is_known && !is_cut)
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
        for (const TextPast& text : past.languages) {
            const std::string& file = text.document->path.text();
            std::set<ObjectId> told = {site.snapshot.id(text.document->path)};
            for (const Version& version : text.versions)
                if (version.has_personal_data && version.text == Version::Text::shown &&
                    told.insert(version.blob).second)
                    problems.add("personal-former", {file}, {version.blob.short_text(), file});
        }
}

}

void name_texts(DocumentPast& past)
{
    std::vector<Version*> versions;
    for (TextPast& text : past.languages)
        for (Version& version : text.versions)
            if (!version.blob.is_none())
                versions.push_back(&version);
    // Children stand before parents.
    std::stable_sort(versions.begin(), versions.end(),
                     [](const Version* a, const Version* b) { return a->commit > b->commit; });
    std::map<ObjectId, std::string> names;
    std::set<std::string> taken;
    for (Version* version : versions) {
        const auto [place, is_new] = names.try_emplace(version->blob, version->blob.short_text());
        std::string& name = place->second;
        const std::string whole = version->blob.text();
        while (is_new && !taken.insert(name).second)
            name = whole.substr(0, name.size() + 1);
        version->name = name;
    }
}

const TextPast* DocumentPast::in(const Language& language) const
{
    for (const TextPast& past : languages)
        if (past.document->language == language.id)
            return &past;
    return nullptr;
}

Pasts Pasts::of(const Site& site, const Past& past, Revisions revisions, const Memory& memory,
                Workers workers, Problems& problems)
{
    Pasts pasts;
    pasts.past_ = &past;
    if (past.history.is_empty())
        return pasts;
    pasts.revisions_ = std::move(revisions);
    add_reports(site, pasts.documents_);
    add_activities(site, pasts.documents_);
    add_plain_pages(site, pasts.documents_);
    const KnownTexts known = texts_of(pasts.documents_, pasts.revisions_, past, memory, workers);
    const Sources sources{site, past.history, pasts.revisions_, known};
    const std::set<const Texts*> withdrawn = withdrawn_texts(site);
    for_each_index(workers, pasts.documents_.size(), [&](std::size_t i) {
        DocumentPast& document = pasts.documents_[i];
        tell_all(sources, withdrawn.contains(document.texts), document);
    });
    // A folder may hold what no commit holds yet.
    std::erase_if(pasts.documents_, [](const DocumentPast& document) {
        return document.languages.empty() ||
               document.languages.front().document != &document.texts->original();
    });
    for (std::size_t i = 0; i < pasts.documents_.size(); ++i)
        pasts.places_.emplace(pasts.documents_[i].texts, i);
    check_withheld(site, pasts.revisions_, past.history.is_cut(), problems);
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

const Version* translated_version(const DocumentPast& past, const Document& translation)
{
    if (!translation.translation || translation.translation->freshness != Freshness::stale)
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

const Version& newest_text(const TextPast& past)
{
    // The first of all is a text, so that there is one.
    return *std::find_if(past.versions.begin(), past.versions.end(), [](const Version& version) {
        return version.text != Version::Text::gone;
    });
}

}
