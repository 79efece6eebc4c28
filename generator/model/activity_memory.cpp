#include "model/activity_memory.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "base/packed_values.h"

namespace mingbai {

// Every member by name: one that is added and not named here does not compile.

auto fields(Is<Place> auto& place)
{
    auto& [file, line, column] = place;
    return std::tie(file, line, column);
}

auto fields(Is<Problem> auto& problem)
{
    auto& [rule, place, words] = problem;
    return std::tie(rule, place, words);
}

auto fields(Is<Asked> auto& asked)
{
    auto& [path, id] = asked;
    return std::tie(path, id);
}

auto fields(Is<MarkdownLink> auto& link)
{
    auto& [kind, target, words, line] = link;
    return std::tie(kind, target, words, line);
}

// Its freshness is found anew each time: it depends on the past as well.
auto fields(Is<Translation> auto& translation)
{
    auto& [from, from_place, translator, reviewed, image_alt, freshness] = translation;
    return std::tie(from, from_place, translator, reviewed, image_alt);
}

auto fields(Is<SourceClaim> auto& claim)
{
    auto& [report, quote, at, place, at_place] = claim;
    return std::tie(report, quote, at, place, at_place);
}

auto fields(Is<Period> auto& period)
{
    auto& [start, end] = period;
    return std::tie(start, end);
}

auto fields(Is<Figure> auto& figure)
{
    auto& [indicator, value, number, qualifier, unit, period, source, anchor, place, value_place,
           unit_place] = figure;
    return std::tie(indicator, value, number, qualifier, unit, period, source, anchor, place,
                    value_place, unit_place);
}

auto fields(Is<Withdrawn> auto& withdrawn)
{
    auto& [on, reason] = withdrawn;
    return std::tie(on, reason);
}

auto fields(Is<Standing> auto& standing)
{
    auto& [draft, withdrawn] = standing;
    return std::tie(draft, withdrawn);
}

// Body and stem are those of its files; of the texts see below.
auto fields(Is<ActivityImage> auto& image)
{
    auto& [file, alt, consent] = image;
    return std::tie(file, alt, consent);
}

auto fields(Is<Activity> auto& activity)
{
    auto& [body, stem, texts, start, end, date_place, kind, place, partners, laws, tags,
           commitments, commitments_place, images, sources, figures, standing] = activity;
    return std::tie(start, end, date_place, kind, place, partners, laws, tags, commitments,
                    commitments_place, images, sources, figures, standing);
}

namespace {

constexpr std::string_view memory_name = "activities";

void pack_document(const Document& document, const ActivityFiles& files, Packer& packer)
{
    const auto& [path, language, title, outline, body, links, translation, body_name, terms] = document;
    const auto file = std::find_if(files.texts.begin(), files.texts.end(), [&](const auto& each) {
        return each.path == document.path;
    });
    pack(file - files.texts.begin(), packer);
    pack(title, packer);
    pack(outline.anchors(), packer);
    pack(links, packer);
    pack(translation, packer);
    pack(body_name, packer);
}

Document unpacked_document(const ActivityFiles& files, Unpacker& unpacker)
{
    const LanguageFile& file = files.texts.at(static_cast<std::size_t>(unpacker.number()));
    Document document{file.path, file.language, {}, {}, {}, {}, {}};
    unpack(document.title, unpacker);
    document.outline = Outline::of_anchors(unpacked<std::vector<std::string>>(unpacker));
    unpack(document.links, unpacker);
    unpack(document.translation, unpacker);
    unpack(document.body_name, unpacker);
    return document;
}

std::string packed(const Activity& activity, const ActivityFiles& files,
                   const std::vector<Asked>& asked, const Problems& problems)
{
    Packer packer;
    pack(asked, packer);
    pack(problems.all(), packer);
    packer.add_number(activity.texts.all().size());
    for (const Document& document : activity.texts.all())
        pack_document(document, files, packer);
    pack(activity, packer);
    return std::move(packer).bytes();
}

Activity unpacked_activity(const ActivityFiles& files, Unpacker& unpacker)
{
    const std::size_t count = unpacker.count();
    Texts texts(unpacked_document(files, unpacker));
    for (std::size_t i = 1; i < count; ++i)
        texts.add_translation(unpacked_document(files, unpacker));
    Activity activity{files.body, files.stem, std::move(texts),
                      {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    unpack(activity, unpacker);
    return activity;
}

Fingerprint name_of(const ActivityFiles& files)
{
    Fingerprinter name;
    name.add(files.body).add(files.stem);
    for (const LanguageFile& file : files.texts)
        name.add(file.path.text()).add(file.language);
    return name.name();
}

}

ActivityMemory::ActivityMemory(const Memory& memory, const Snapshot& snapshot) : memory_(memory)
{
    if (memory.is_none())
        return;
    config_id_ = snapshot.id(Path::of(SiteConfig::file_name)).text();
    known_ = memory.recall(memory_name, config_id_).value_or("");
    for (Unpacker unpacker(known_); !unpacker.is_at_end() && unpacker.is_whole();) {
        const auto name = unpacked<Fingerprint>(unpacker);
        entries_.push_back({name, unpacker.text(), {}});
    }
}

const ActivityMemory::Entry* ActivityMemory::find(const Fingerprint& name) const
{
    const auto entry = std::lower_bound(
        entries_.begin(), entries_.end(), name,
        [](const Entry& each, const Fingerprint& wanted) { return each.name < wanted; });
    return entry == entries_.end() || entry->name != name ? nullptr : &*entry;
}

void ActivityMemory::note(Entry entry)
{
    const std::lock_guard lock(guard_);
    read_.push_back(std::move(entry));
}

std::optional<Activity> ActivityMemory::read(const Reading& reading, ActivityFiles files,
                                             Problems& problems)
{
    const Fingerprint name = memory_.is_none() ? Fingerprint() : name_of(files);
    if (const Entry* entry = find(name)) {
        Unpacker unpacker(entry->bytes);
        if (reading.snapshot.still_answers(unpacked<std::vector<Asked>>(unpacker))) {
            for (Problem& problem : unpacked<std::vector<Problem>>(unpacker))
                problems.add(problem.rule, std::move(problem.place), std::move(problem.words));
            note(*entry);
            return unpacked_activity(files, unpacker);
        }
    }
    std::vector<Asked> asked;
    const Snapshot snapshot =
        memory_.is_none() ? reading.snapshot : reading.snapshot.noting(asked);
    std::optional<Activity> activity =
        read_activity({snapshot, reading.config, reading.address_of, reading.forms_of}, files, problems);
    if (!activity)
        return std::nullopt;
    // Its own quotes are found by now, and no other is compared with it; the text of 20,000 records
    // would fill the memory. What they can be found by is a third of it.
    activity->texts.find_terms(reading);
    activity->texts.forget_blocks();
    if (!memory_.is_none())
        note({name, {}, packed(*activity, files, asked, problems)});
    return activity;
}

void ActivityMemory::keep() const
{
    const auto is_fresh = [](const Entry& entry) { return !entry.fresh.empty(); };
    if (memory_.is_none() || (read_.size() == entries_.size() &&
                              std::none_of(read_.begin(), read_.end(), is_fresh)))
        return;
    std::vector<const Entry*> sorted;
    for (const Entry& entry : read_)
        sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(),
              [](const Entry* a, const Entry* b) { return a->name < b->name; });
    Packer packer;
    for (const Entry* entry : sorted) {
        pack(entry->name, packer);
        packer.add_text(is_fresh(*entry) ? std::string_view(entry->fresh) : entry->bytes);
    }
    memory_.keep(memory_name, config_id_, std::move(packer).bytes());
}

}
