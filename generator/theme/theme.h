// Theme: the templates, words and assets of themes/<name>/, loaded once and then only read.
// Templates are Mustache (kainjow behind this door) and strict: a name that a view does not have is
// a problem, and so is {{x}} for Html or {{{x}}} for text. Safe to render from several threads.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/fingerprint.h"
#include "base/parallel.h"
#include "base/problem.h"
#include "intake/snapshot.h"
#include "text/language.h"
#include "text/locale.h"
#include "theme/view.h"

namespace mingbai {

struct Asset {
    std::string file;  // address below the site's root, with the content's name in it:
                       // assets/site.1f2e3d4c5b.css
    std::string content;
};

class Theme {
public:
    // Reads themes/<name>/templates/**.mustache, words.toml and assets/. Parts ({{>part}}) are put
    // in place at once, {{word.key}} becomes the word in each language, so both cost nothing later.
    // Reports `theme-missing`, `template-syntax`, `template-missing`, `template-cycle`,
    // `template-size`, `template-escape`, `word-missing`, `word-message`, `word-unknown`,
    // `word-arguments` (a template says a word that has to be filled in), `asset-missing`.
    // A theme without templates is `theme-missing`; all it renders is empty, and nothing more is
    // said.
    static Theme load(const Snapshot& snapshot, const std::string& name,
                      const std::vector<Language>& languages, Workers workers,
                      Problems& problems);

    // An interface word with its arguments filled in; ICU message syntax in words.toml. The key
    // itself when the theme lacks the word.
    std::string word(std::string_view key, const Language& language,
                     const locale::Arguments& arguments = {}) const;

    // Renders `templates/<name>.mustache`. Reports `template-missing`, `template-name` for a name
    // that the view has not, `template-escape` for {{x}} of Html or {{{x}}} of text, and
    // `template-value` for a flag, list or view that is printed. Empty text and an empty list are
    // false in {{#x}}.
    Html render(std::string_view name, const Language& language, const View& view,
                Problems& problems) const;

    // Of all that `render` puts into a page beside the view: parts and words of the language. Of
    // nothing when there is no such template.
    Fingerprint fingerprint(std::string_view name, const Language& language) const;

    // Of every word that `word` may say, in all languages.
    const Fingerprint& words_fingerprint() const;

    // The template's file in the repository, for problems.
    std::string template_file(std::string_view name) const;

    // The address of an asset ("site.css") below the site's root; reports nothing, a missing one is
    // empty.
    std::string asset(std::string_view name) const;
    const std::vector<Asset>& assets() const;

private:
    struct Content;
    explicit Theme(std::shared_ptr<const Content> content);

    std::shared_ptr<const Content> content_;
};

// A template of which only a few names differ from page to page. Rendered once with all that pages
// share; what is left is filling holes, some microseconds a page.
class Frame {
public:
    // `holes` are the names that stay open, as Html; all of them must occur in the template, else
    // `template-hole`.
    static Frame of(const Theme& theme, std::string_view template_name, const Language& language,
                    View shared, const std::vector<std::string>& holes, Problems& problems);

    // `fillings` in the order of `holes`, ready-made HTML.
    std::string fill(const std::vector<std::string_view>& fillings) const;

    const Fingerprint& fingerprint() const { return fingerprint_; }  // of all but the fillings

private:
    std::vector<std::string> pieces_;  // one more than occurrences
    std::vector<std::size_t> order_;   // which hole stands after piece i
    Fingerprint fingerprint_;
};

}
