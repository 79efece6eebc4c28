// A document as it stood after one of its revisions.
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
    // Links lead from where it stood.
    const Path file = Path::parse(version.path).value_or(text.document->path);
    const FormerText former =
        read_former_text(pasts.past().text_of(version.blob).value_or(std::string()));
    FormerBody body = read_former_body(former, file, [&](const Path& from, std::string_view target) {
        return site.routes.of_link(from, target);
    });
    view.set("plain", body.html.empty() ? former.body : std::string());
    view.set("body_html", Html{std::move(body.html)});
}

Composition revision_page(const Site& site, const Pasts& pasts, const DocumentPast& past,
                          const ShownText& shown, const Language& page)
{
    const auto& [text_past, number] = shown;
    const TextPast& text = *text_past;
    const Version& version = text.versions[number];
    const Language& own = language_of(site, *text.document);
    PageHead head = past_head(
        site, past, page,
        site.theme.word("revision.title", page,
                        {{"title", version.title}, {"blob", version.name}}),
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
    inputs.add(version.blob.text()).add(version.path).add(text.document->path.text());
    inputs.add(site.snapshot.id(Path::of(SiteConfig::file_name)).text());
    return framed_late(site, head, "revision", inputs.name(),
                       [site, &pasts, &text, &version, view = std::move(view)] {
                           View whole = view;
                           set_text(whole, site, pasts, text, version);
                           return whole;
                       });
}

}

std::vector<std::string> withheld_files(const Site& site, const Pasts& pasts)
{
    std::vector<std::string> files;
    for (const DocumentPast& past : pasts.documents())
        for (const auto& [text, number] : shown_texts(past)) {
            const Version& version = text->versions[number];
            if (version.text == Version::Text::withheld)
                for (const Language& language : site.catalogue.config.languages)
                    files.push_back(text_route(past, version, language).file);
        }
    return files;
}

void revision_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages)
{
    for (const DocumentPast& past : pasts.documents()) {
        if (!has_history(past))
            continue;
        for (const ShownText& shown : shown_texts(past))
            for (const Language& language : site.catalogue.config.languages)
                pages.push_back(
                    {text_route(past, shown.text->versions[shown.version], language),
                     shown.text->document->path.text(), [site, &pasts, &past, shown, &language] {
                         return revision_page(site, pasts, past, shown, language);
                     }});
    }
}

}
