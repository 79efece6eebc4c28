// What one revision of a document changed, with the engine that lays two years beside each other:
// numbers first, then the text, then what stands in the front matter.
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

#include "beside/change_words.h"
#include "beside/comparison.h"
#include "beside/rows.h"
#include "past/fact_changes.h"
#include "past/former_text.h"
#include "past/past_pages.h"
#include "past/version_shown.h"
#include "site/shown.h"

namespace mingbai {
namespace {

// Two texts of a document, the older first; compared by whichever page is made first.
class TextPair {
public:
    TextPair(const Pasts& pasts, const TextPast& of, const Version& older, const Version& newer)
        : before(older), after(newer), text(of), pasts_(pasts)
    {
    }

    struct Compared {
        FormerText before;
        FormerText after;
        Outline older;
        Outline newer;
        std::unique_ptr<Comparison> comparison;
    };

    const Compared& compared() const
    {
        std::call_once(once_, [this] { compare(); });
        return compared_;
    }

    const Version& before;
    const Version& after;
    const TextPast& text;

private:
    void compare() const
    {
        const AddressOf nowhere = [](const Path&, std::string_view) { return std::string(); };
        const Path& file = text.document->path;
        const auto read = [&](const Version& version) {
            return read_former_text(pasts_.past().text_of(version.blob).value_or(std::string()));
        };
        compared_.before = read(before);
        compared_.after = read(after);
        compared_.older = read_former_body(compared_.before, file, nowhere).outline;
        compared_.newer = read_former_body(compared_.after, file, nowhere).outline;
        compared_.comparison = std::make_unique<Comparison>(compared_.older, compared_.newer);
    }

    const Pasts& pasts_;
    mutable std::once_flag once_;
    mutable Compared compared_;
};

std::unordered_set<std::string> anchors_of(const Outline& outline)
{
    std::unordered_set<std::string> anchors;
    for (std::string& anchor : outline.anchors())
        anchors.insert(std::move(anchor));
    return anchors;
}

// What has a name of its own in the words of the theme; all else is called as in the file.
constexpr std::array named_facts = {
    "title",  "published", "issued",  "source",   "summary", "index_number", "document_number",
    "published_note", "withdrawn", "roles", "date", "start", "end", "kind", "place", "partners",
    "laws", "tags", "figures", "commitments", "images", "sources", "from", "translator", "status"};

View fact_view(const Site& site, const FactChange& change, const Language& page)
{
    const bool is_named = std::find(named_facts.begin(), named_facts.end(), change.key) !=
                          named_facts.end();
    std::string name = is_named ? site.theme.word("fact." + change.key, page) : std::string();
    if (change.key.empty())
        name = site.theme.word("fact.remark", page);
    return View()
        .set("name", std::move(name))
        .set("key", change.key)
        .set("before", change.before)
        .set("after", change.after);
}

// Kinds that do not occur are left out: a correction is mostly one or two of eight.
View::List cells_that_count(const ComparedGround& ground, const Comparison& comparison)
{
    View::List all = cells_view(ground, comparison);
    View::List cells;
    for (std::size_t i = 0; i < all.size(); i++)
        if (comparison.counts[i] > 0)
            cells.push_back(std::move(all[i]));
    return cells;
}

// In one sentence.
std::string summary_of(const ComparedGround& ground, const Comparison& comparison)
{
    const auto count = [&](RowKind kind) {
        return number_of(comparison.counts[static_cast<std::size_t>(kind)]);
    };
    const std::int64_t blocks = number_of(comparison.after_blocks);
    const std::int64_t same = count(RowKind::kept);
    const std::int64_t added = count(RowKind::added);
    return ground.site.theme.word("difference.summary", ground.page,
                                  {{"blocks", blocks},
                                   {"changed", blocks - same - added},
                                   {"added", added},
                                   {"removed", count(RowKind::removed)}});
}

void set_compared(View& view, const Site& site, const DocumentPast& past, const TextPair& pair,
                  const Language& page)
{
    const TextPair::Compared& compared = pair.compared();
    const Comparison& comparison = *compared.comparison;
    const Language& own = language_of(site, *pair.text.document);
    const ComparedGround ground{
        site,
        page,
        own,
        {compared.older, comparison.before, text_route(past, pair.before, page).url,
         anchors_of(compared.older), "difference.only_before", ""},
        {compared.newer, comparison.after, text_route(past, pair.after, page).url,
         anchors_of(compared.newer), "difference.only_after", ""}};
    const bool is_same_text = compared.before.body == compared.after.body;
    View::List changes;
    for (const FactChange& change : fact_changes(compared.before.facts, compared.after.facts))
        changes.push_back(fact_view(site, change, page));
    view.set("is_same_text", is_same_text);
    view.set("is_complete", comparison.diff.is_complete);
    view.set("summary", is_same_text ? std::string() : summary_of(ground, comparison));
    view.set("cells", cells_that_count(ground, comparison));
    set_facts(view, ground, comparison);
    view.set("sections", is_same_text ? View::List() : sections_view(ground, comparison));
    view.set("has_front", !changes.empty());
    view.set("front", std::move(changes));
}

View side_view(const Site& site, const DocumentPast& past, const TextPast& text,
               const Version& version, const Language& page)
{
    const auto number = static_cast<std::size_t>(&version - text.versions.data());
    return version_view(site, past, text, number, page);
}

Composition difference_page(const Site& site, const DocumentPast& past, const TextPair& pair,
                            const Language& page)
{
    PageHead head = past_head(
        site, past, page,
        site.theme.word("difference.title", page, {{"title", pair.after.title},
                                                   {"before", pair.before.name},
                                                   {"after", pair.after.name}}),
        [&past, &pair](const Language& language) {
            return difference_route(past, pair.before, pair.after, language);
        });
    head.is_former = true;
    View view;
    view.set("title_html",
             in_its_language(pair.after.title, language_of(site, *pair.text.document), page));
    view.set("document_url", past.route_in(page).url);
    view.set("history_url", history_route(past, page).url);
    view.set("older", side_view(site, past, pair.text, pair.before, page));
    view.set("newer", side_view(site, past, pair.text, pair.after, page));
    view.set("before_name", site.theme.word("difference.before", page));
    view.set("after_name", site.theme.word("difference.after", page));
    view.set("before_none", site.theme.word("difference.none_before", page));
    view.set("after_none", site.theme.word("difference.none_after", page));
    set_own_language(view, site, pair.text);
    const bool is_shown = pair.before.text == Version::Text::shown &&
                          pair.after.text == Version::Text::shown;
    view.set("is_shown", is_shown);
    if (!is_shown)
        return framed(site, head, "difference", std::move(view));
    Fingerprinter inputs;
    view.add_to(inputs);
    inputs.add(pair.before.blob.text()).add(pair.after.blob.text());
    inputs.add(pair.text.document->path.text());
    inputs.add(site.snapshot.id(Path::of(SiteConfig::file_name)).text());
    return framed_late(site, head, "difference", inputs.name(),
                       [site, &past, &pair, &page, view = std::move(view)] {
                           View whole = view;
                           set_compared(whole, site, past, pair, page);
                           return whole;
                       });
}

}

void difference_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages)
{
    for (const DocumentPast& past : pasts.documents())
        for (const auto& [text, older, newer] : shown_pairs(past)) {
            const auto pair = std::make_shared<const TextPair>(pasts, *text, *older, *newer);
            for (const Language& language : site.catalogue.config.languages)
                pages.push_back({difference_route(past, *older, *newer, language),
                                 text->document->path.text(),
                                 [site, &past, pair, &language] {
                                     // The pair must outlive what is made late.
                                     Composition page =
                                         difference_page(site, past, *pair, language);
                                     page.bytes = [pair, bytes = std::move(page.bytes)](
                                                      Problems& problems) {
                                         return bytes(problems);
                                     };
                                     return page;
                                 }});
        }
}

}
