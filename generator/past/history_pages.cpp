// The revisions of a document, in a list.
#include <algorithm>
#include <cstdint>
#include <utility>

#include "past/past_pages.h"
#include "past/version_shown.h"
#include "site/shown.h"
#include "text/locale.h"

namespace mingbai {
namespace {

std::int64_t number_of(std::size_t count) { return static_cast<std::int64_t>(count); }

View list_view(const Site& site, const DocumentPast& past, const TextPast& text,
               const Language& page)
{
    View::List rows;
    for (std::size_t i = 0; i < text.versions.size(); i++) {
        View row = version_view(site, past, text, i, page);
        row.set("number", std::to_string(text.versions.size() - i));
        rows.push_back(std::move(row));
    }
    const bool is_original = &text == &past.original();
    View view;
    view.set("id", is_original ? "original" : "translation");
    view.set("heading", site.theme.word(is_original ? "history.original" : "history.translation",
                                        page, {{"count", number_of(text.versions.size())}}));
    view.set("file", text.document->path.text());
    view.set("rows", std::move(rows));
    return view;
}

Composition history_page(const Site& site, const Pasts& pasts, const DocumentPast& past,
                         const Language& page)
{
    const Document& document = past.texts->shown_in(page.id);
    const PageHead head = past_head(
        site, past, page, site.theme.word("history.title", page, {{"title", document.title}}),
        [&past](const Language& language) { return history_route(past, language); });
    View::List lists;
    lists.push_back(list_view(site, past, past.original(), page));
    if (const TextPast* own = past.in(page); own && own != &past.original())
        lists.push_back(list_view(site, past, *own, page));
    View view;
    view.set("title_html", shown_title(site, *past.texts, page));
    view.set("document_url", past.route_in(page).url);
    view.set("is_cut", pasts.past().history.is_cut());
    view.set("lists", std::move(lists));
    return framed(site, head, "history", std::move(view));
}

// How often words changed after the first public text.
std::int64_t changes_of(const TextPast& text)
{
    return std::count_if(text.versions.begin(), text.versions.end() - 1,
                         [](const Version& version) {
                             return version.has_new_words && !version.blob.is_none();
                         });
}

// Behind a cut there may be more; then only what is known is said.
void set_counts(View& view, const Site& site, const TextPast& text, const Language& page)
{
    const bool is_whole = !text.versions.back().is_of_cut;
    const std::int64_t changes = is_whole ? changes_of(text) : 0;
    const bool is_one = text.versions.size() == 1;
    view.set("revised_line", site.theme.word(is_one ? "history.line_first" : "history.line", page));
    view.set("revised_count",
             !is_whole ? std::string()
             : is_one  ? site.theme.word("history.unchanged", page)
                       : site.theme.word("history.count", page,
                                         {{"count", number_of(text.versions.size())}}));
    view.set("revised_changed", changes == 0 ? std::string()
                                             : site.theme.word("history.changed", page,
                                                               {{"count", changes}}));
}

// A page in a language without a translation shows the original.
const TextPast& text_shown(const DocumentPast& past, const Language& page)
{
    const TextPast* own = past.in(page);
    return own ? *own : past.original();
}

}

void set_revised(View& view, const Site& site, const Pasts& pasts, const Texts& texts,
                 const Language& page)
{
    const DocumentPast* past = pasts.find(texts);
    view.set("is_revised", past != nullptr);
    if (past == nullptr)
        return;
    const TextPast& text = text_shown(*past, page);
    const Version& last = text.versions.front();
    const Version& first = text.versions.back();
    const Version& now = newest_text(text);
    const bool has_changed = changes_of(text) > 0 && now.blob != first.blob && !first.is_of_cut;
    view.set("revised_day_html",
             last.is_of_cut ? Html()
                            : shown_date(PartialDate::of(day_of(site, *last.commit)), page));
    set_counts(view, site, text, page);
    view.set("history_url", has_history(*past) ? history_route(*past, page).url : std::string());
    view.set("changes_url",
             has_changed ? difference_route(*past, first, now, page).url : std::string());
}

std::string changed_on(const Site& site, const Pasts& pasts, const Texts& texts,
                       const Language& page)
{
    const DocumentPast* past = pasts.find(texts);
    if (past == nullptr)
        return {};
    const Version& last = text_shown(*past, page).versions.front();
    return last.is_of_cut ? std::string() : to_text(day_of(site, *last.commit));
}

void history_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages)
{
    for (const DocumentPast& past : pasts.documents())
        for (const Language& language : site.catalogue.config.languages)
            if (has_history(past))
                pages.push_back({history_route(past, language),
                                 past.texts->original().path.text(),
                                 [site, &pasts, &past, &language] {
                                     return history_page(site, pasts, past, language);
                                 }});
}

}
