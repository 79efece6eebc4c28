// What one revision of a document changed, with the engine that lays two years beside each other:
// numbers first, then the text, then what stands in the front matter.
#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "beside/change_words.h"
#include "beside/comparison.h"
#include "beside/rows.h"
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

// Lines of the front matter that only one of the two has, in the order of the file.
std::vector<std::string> lines_only_in(const std::string& facts, const std::string& other)
{
    std::multiset<std::string> others;
    std::istringstream stream(other);
    for (std::string line; std::getline(stream, line);)
        others.insert(line);
    std::vector<std::string> lines;
    stream = std::istringstream(facts);
    for (std::string line; std::getline(stream, line);) {
        const auto same = others.find(line);
        if (same != others.end())
            others.erase(same);
        else if (!line.empty())
            lines.push_back(line);
    }
    return lines;
}

View::List texts_view(const std::vector<std::string>& lines)
{
    View::List list;
    for (const std::string& line : lines)
        list.push_back(View().set("text", line));
    return list;
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
    View::List removed = texts_view(lines_only_in(compared.before.facts, compared.after.facts));
    View::List added = texts_view(lines_only_in(compared.after.facts, compared.before.facts));
    view.set("is_same_text", is_same_text);
    view.set("is_complete", comparison.diff.is_complete);
    view.set("cells", cells_view(ground, comparison));
    set_facts(view, ground, comparison);
    view.set("sections", is_same_text ? View::List() : sections_view(ground, comparison));
    view.set("has_front", !removed.empty() || !added.empty());
    view.set("front_removed", std::move(removed));
    view.set("front_added", std::move(added));
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
                                                   {"before", pair.before.blob.short_text()},
                                                   {"after", pair.after.blob.short_text()}}),
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

using Pairs = std::vector<std::pair<const Version*, const Version*>>;  // older, newer

// Each revision beside the one before, and beside what stands now the first public text and what stale
// translations were made from.
Pairs pairs_of(const DocumentPast& past, const TextPast& text)
{
    Pairs pairs;
    std::set<std::pair<ObjectId, ObjectId>> seen;
    const auto add = [&](const Version* older, const Version& newer) {
        if (older && newer.text != Version::Text::gone && older->blob != newer.blob &&
            seen.emplace(older->blob, newer.blob).second)
            pairs.emplace_back(older, &newer);
    };
    for (std::size_t i = text.versions.size(); i-- > 0;)
        add(version_before(text, i), text.versions[i]);
    add(&text.versions.back(), text.versions.front());
    if (&text == &past.original())
        for (const Document& document : past.texts->all())
            add(translated_version(past, document), *newest_text(text));
    return pairs;
}

}

void difference_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages)
{
    for (const DocumentPast& past : pasts.documents())
        for (const TextPast& text : past.languages)
            for (const auto& [older, newer] : pairs_of(past, text)) {
                const auto pair =
                    std::make_shared<const TextPair>(pasts, text, *older, *newer);
                for (const Language& language : site.catalogue.config.languages)
                    if (&text == &past.original() || text.document->language == language.id)
                        pages.push_back({difference_route(past, *older, *newer, language),
                                         text.document->path.text(),
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
