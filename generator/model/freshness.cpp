#include "model/freshness.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/source_text.h"
#include "text/toml.h"

namespace mingbai {

namespace {

// A translation that was made from another blob than the original's of today.
struct Doubt {
    const Document& original;
    Translation& translation;
    bool was_there = false;  // the original once was that blob
};

std::vector<Doubt> doubts_of(const Reading& reading, Records& records)
{
    std::vector<Doubt> doubts;
    const auto add = [&](Texts& texts) {
        for (Document& document : texts.translations()) {
            Translation& translation = *document.translation;
            if (translation.from &&
                *translation.from != reading.snapshot.id(texts.original().path))
                doubts.push_back({texts.original(), translation});
        }
    };
    for (Report& report : records.reports)
        add(report.texts);
    for (Activity& activity : records.activities)
        add(activity.texts);
    for (PlainPage& page : records.plain_pages)
        add(page.texts);
    return doubts;
}

bool was_once(const Revisions& revisions, const Path& original, const ObjectId& blob)
{
    const std::vector<Revision>* all = revisions.find(original.text());
    return all != nullptr && std::any_of(all->begin(), all->end(), [&](const Revision& revision) {
               return revision.blob == blob;
           });
}

// What a translator translates: the title and the body. Nothing when it can not be read.
std::optional<std::pair<std::string, std::string>> words_of(std::string bytes)
{
    const std::string unnamed;
    Problems known_already;
    const std::optional<std::string> text = source_text(std::move(bytes), unnamed, known_already);
    const std::optional<DocumentParts> parts =
        text ? parts_of(*text, unnamed, known_already) : std::nullopt;
    const std::optional<toml::Table> front =
        parts ? toml::parse(parts->front, unnamed, parts->front_line, known_already) : std::nullopt;
    if (!front)
        return std::nullopt;
    return std::pair(front->text("title", known_already).value_or(""), std::string(parts->body));
}

void resolve(const Reading& reading, const Past& past, const Revisions& revisions, Doubt& doubt)
{
    Translation& translation = doubt.translation;
    translation.freshness = Freshness::unknown;
    doubt.was_there = was_once(revisions, doubt.original.path, *translation.from);
    if (!doubt.was_there)
        return;
    // A partial clone lacks texts of which it knows the names.
    std::optional<std::string> then = past.text_of(*translation.from);
    if (!then)
        return;
    const bool is_same =
        words_of(*std::move(then)) == words_of(reading.snapshot.read(doubt.original.path));
    translation.freshness = is_same ? Freshness::fresh : Freshness::stale;
}

}

void find_freshness(const Reading& reading, const Past& past, const Revisions& revisions,
                    Workers workers, Records& records, Problems& problems)
{
    const bool is_whole = !past.history.is_empty() && !past.history.is_cut();
    std::vector<Doubt> doubts = doubts_of(reading, records);
    for_each_index(workers, doubts.size(),
                   [&](std::size_t i) { resolve(reading, past, revisions, doubts[i]); });
    for (const Doubt& doubt : doubts) {
        const Translation& translation = doubt.translation;
        const std::string now = reading.snapshot.id(doubt.original.path).text();
        if (translation.freshness == Freshness::stale)
            problems.add("translation-stale", translation.from_place, {now});
        if (!doubt.was_there && is_whole)
            problems.add("translation-source-unknown", translation.from_place,
                         {now, translation.from->short_text()});
    }
}

}
