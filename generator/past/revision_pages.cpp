// A document as it stood after one of its revisions.
#include <algorithm>
#include <set>
#include <utility>

#include "past/former_text.h"
#include "past/past_pages.h"
#include "past/version_shown.h"
#include "site/shown.h"

namespace mingbai {
namespace {

// What is shown of the text itself: its body as a page, or else as it was written.
void set_text(View& view, const Site& site, const Pasts& pasts, const TextPast& text,
              const Version& version)
{
    const Path& file = text.document->path;
    const FormerText former =
        read_former_text(pasts.past().text_of(version.blob).value_or(std::string()));
    FormerBody body = read_former_body(former, file, [&](const Path& from, std::string_view target) {
        return site.routes.of_link(from, target);
    });
    view.set("plain", body.html.empty() ? former.body : std::string());
    view.set("body_html", Html{std::move(body.html)});
}

Composition revision_page(const Site& site, const Pasts& pasts, const DocumentPast& past,
                          const TextPast& text, std::size_t number, const Language& page)
{
    const Version& version = text.versions[number];
    const Language& own = language_of(site, *text.document);
    PageHead head = past_head(
        site, past, page,
        site.theme.word("revision.title", page,
                        {{"title", version.title}, {"blob", version.blob.short_text()}}),
        [&past, &version](const Language& language) { return text_route(past, version, language); });
    head.is_former = true;
    View view = version_view(site, past, text, number, page);
    view.set("title_html", in_its_language(version.title, own, page));
    view.set("is_current", site.snapshot.id(text.document->path) == version.blob);
    view.set("document_url", past.route_in(page).url);
    view.set("history_url", history_route(past, page).url);
    set_own_language(view, site, text);
    if (version.text != Version::Text::shown) {
        view.set("plain", "");
        view.set("body_html", Html());
        return framed(site, head, "revision", std::move(view));
    }
    Fingerprinter inputs;
    view.add_to(inputs);
    inputs.add(version.blob.text()).add(text.document->path.text());
    inputs.add(site.snapshot.id(Path::of(SiteConfig::file_name)).text());
    return framed_late(site, head, "revision", inputs.name(),
                       [site, &pasts, &text, &version, view = std::move(view)] {
                           View whole = view;
                           set_text(whole, site, pasts, text, version);
                           return whole;
                       });
}

void add_texts(const Site& site, const Pasts& pasts, const DocumentPast& past,
               const Language& language, std::vector<Page>& pages)
{
    std::set<ObjectId> seen;
    for (const TextPast& text : past.languages) {
        // Other translations have their pages in their own language.
        if (&text != &past.original() && text.document->language != language.id)
            continue;
        // From the oldest: the same text again is the same page.
        for (std::size_t i = text.versions.size(); i-- > 0;) {
            const Version& version = text.versions[i];
            if (version.text == Version::Text::gone || !seen.insert(version.blob).second)
                continue;
            pages.push_back({text_route(past, version, language), text.document->path.text(),
                             [site, &pasts, &past, &text, i, &language] {
                                 return revision_page(site, pasts, past, text, i, language);
                             }});
        }
    }
}

}

std::vector<std::string> withheld_files(const Site& site, const Pasts& pasts)
{
    std::vector<std::string> files;
    for (const DocumentPast& past : pasts.documents())
        for (const TextPast& text : past.languages)
            for (const Version& version : text.versions)
                if (version.text == Version::Text::withheld)
                    for (const Language& language : site.catalogue.config.languages)
                        if (&text == &past.original() ||
                            text.document->language == language.id)
                            files.push_back(text_route(past, version, language).file);
    return files;
}

void revision_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages)
{
    for (const DocumentPast& past : pasts.documents())
        for (const Language& language : site.catalogue.config.languages)
            if (has_history(past))
                add_texts(site, pasts, past, language, pages);
}

}
