// What a page says of changes in the original since it was translated.
#include <string>
#include <utility>

#include <fmt/format.h>

#include "beside/change_words.h"
#include "beside/comparison.h"
#include "beside/rows.h"
#include "past/former_text.h"
#include "past/past_pages.h"
#include "past/version_shown.h"
#include "site/shown.h"
#include "text/html.h"

namespace mingbai {
namespace {

// More are not read in a notice; the page of what changed has them all.
constexpr std::size_t most_places = 5;

Outline outline_of(const Pasts& pasts, const TextPast& text, const Version& version)
{
    const AddressOf nowhere = [](const Path&, std::string_view) { return std::string(); };
    return read_former_body(
               read_former_text(pasts.past().text_of(version.blob).value_or(std::string())),
               text.document->path, nowhere)
        .outline;
}

const BlockPlace& place_of(const Comparison& comparison, const CompareRow& row)
{
    const BlockGroup& group = *row.groups.front();
    return group.after.empty() ? comparison.before[group.before.front().block]
                               : comparison.after[group.after.front().block];
}

// A list of links into `url`, the page of what changed.
std::string places_html(const ComparedGround& ground, const Comparison& comparison,
                        const std::string& url)
{
    std::string items;
    std::size_t count = 0;
    for (const CompareSection& section : comparison.sections)
        for (const CompareRow& row : section.rows)
            if (row.kind != RowKind::kept && count++ < most_places)
                items += fmt::format("<li><a href=\"{}#{}\">{}</a></li>\n", html::escaped(url),
                                     row_id(row),
                                     place_html(ground, place_of(comparison, row)).markup);
    if (items.empty())
        return {};
    // Whoever reads a list takes it for all there is.
    const Html heading = count <= most_places ? ground.said("notice.outdated_places")
                                              : ground.said("notice.outdated_first",
                                                            {{"count", number_of(most_places)}});
    return fmt::format("\n<p>{}</p>\n<ul>\n{}</ul>\n", heading.markup, items);
}

std::string changed_places(const Site& site, const Pasts& pasts, const TextPast& text,
                           const std::pair<const Version&, const Version&>& versions,
                           const Language& page, const std::string& url)
{
    const Outline older = outline_of(pasts, text, versions.first);
    const Outline newer = outline_of(pasts, text, versions.second);
    const Comparison comparison(older, newer);
    const ComparedGround ground{site,
                                page,
                                language_of(site, *text.document),
                                {older, comparison.before, url, {}, "difference.only_before", ""},
                                {newer, comparison.after, url, {}, "difference.only_after", ""}};
    return places_html(ground, comparison, url);
}

Fingerprint name_of(const Version& from, const Version& now, const Language& own,
                    const Language& page, const std::string& url)
{
    Fingerprinter name;
    name.add(from.blob.text()).add(now.blob.text()).add(url);
    for (const Language* language : {&own, &page})
        name.add(language->id).add(language->tag).add(language->direction);
    return name.name();
}

}

void set_outdated(View& view, const Site& site, const Pasts& pasts, const Texts& texts,
                  const Language& page)
{
    const DocumentPast* past = pasts.find(texts);
    const Version* from = past ? translated_version(*past, texts.shown_in(page.id)) : nullptr;
    std::string url;
    LateHtml places{{}, [] { return std::string(); }};
    if (from != nullptr) {
        const TextPast& text = past->original();
        const Version& now = newest_text(text);
        url = difference_route(*past, *from, now, page).url;
        const bool is_shown =
            from->text == Version::Text::shown && now.text == Version::Text::shown;
        if (is_shown)
            places = {name_of(*from, now, language_of(site, *text.document), page, url),
                      [site, &pasts, &text, from, &now, &page, url] {
                          return changed_places(site, pasts, text, {*from, now}, page, url);
                      }};
    }
    view.set("outdated_url", std::move(url));
    view.set("outdated_places_html", std::move(places));
}

}
