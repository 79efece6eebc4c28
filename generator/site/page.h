// Page: an address and how to make the bytes that answer it, in two steps. Composing gathers all
// that the page shows and names it; only when no page of that name is at hand are the bytes made.
// Site: what page families are given. The frame around every page (names, menu, language switch,
// official tags) is made here.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fingerprint.h"
#include "base/problem.h"
#include "intake/snapshot.h"
#include "model/catalogue.h"
#include "site/images.h"
#include "site/routes.h"
#include "theme/theme.h"

namespace mingbai {

// What a page is made of, under one name, and how to make its bytes of it.
struct Composition {
    Fingerprint inputs;  // of all that the bytes depend on beside this program itself
    // Called at most once, while the site stands.
    std::function<std::string(Problems& problems)> bytes;
    // A page that stands for itself and has words of its own in its language: search engines are told of it.
    bool is_listed = false;
    std::string changed_on = {};  // see PageHead
    // Takes long to make, and nothing can be wrong with it that another page would not tell.
    bool is_derived = false;
};

struct Page {
    Route route;
    std::string origin;  // the file that an editor would look at when two pages want one address
    std::function<Composition()> compose;  // called once, from any thread
};

// What a release says about itself in /release.txt, and nowhere else.
struct ReleaseFacts {
    std::string commit;    // empty: built from a folder
    std::string as_of;
    std::string identity;  // of the generator: several lines
};

class Frames;

struct Site {
    const Catalogue& catalogue;
    const Routes& routes;
    const Theme& theme;
    const Snapshot& snapshot;
    const ReleaseFacts& release;
    const Frames& frames;
    const Images& images;
    Drafts drafts = Drafts::hidden;  // shown: a preview for editors, never a public site
};

// The chapters of the main menu; a page says to which it belongs. `home` is the home page alone.
enum class Chapter {
    none, home, overview, years, reports, commitments, figures, activities, about
};

// All that differs in the frame from page to page.
struct PageHead {
    const Language* language = nullptr;
    Chapter chapter = Chapter::none;
    std::string title;                     // of the page, without the site's name
    const Language* title_language = nullptr;  // nothing: the page's own
    std::string description;               // may be empty
    // The route of this same page in a language; for the switcher and hreflang.
    std::function<Route(const Language&)> route_in;
    // Ids of the languages in which the page has words of its own. A page in another language shows the
    // original's body: canonical leads there, and hreflang leaves it out. None at all for a page that is
    // no address of its own, like 404.
    std::vector<std::string> languages_present;
    std::vector<std::pair<std::string, Route>> crumbs;  // from home on, the page itself left out
    // The day of the commit that last changed its text, "2025-03-12"; empty when it has no one text, or
    // nobody knows.
    std::string changed_on;
    // The same facts in another form: their media type and address.
    std::vector<std::pair<std::string, Route>> alternates;
    std::string about;  // the thing that the page is about, as schema.org says it: JSON; may be empty
    bool is_former = false;  // what stands no more: for people, not for search engines
    // Official tags of content and column pages (国办发〔2017〕47号): name and content, in order.
    std::vector<std::pair<std::string, std::string>> official_tags;
};

// Whether git tells of earlier commits, and so of changes.
enum class HasPast { no, yes };

// The frames of the site: one a language and chapter, rendered once.
class Frames {
public:
    // Around a column stand the header and footer of its portal, files of the snapshot.
    static Frames of(const Catalogue& catalogue, const Routes& routes, const Theme& theme,
                     const Snapshot& snapshot, HasPast has_past, Problems& problems);

    // What the frame of one page says, its <main> left open.
    struct Around {
        const Frame* frame = nullptr;
        std::string title;
        std::string head;
        std::string switcher;
        std::string crumbs;

        std::string page(const Html& main) const;
        void add_to(Fingerprinter& fingerprinter) const;
    };
    Around around(const PageHead& head) const;

    // Whether the site tells what changed, to readers elsewhere.
    bool has_feeds() const { return has_feeds_; }

private:
    std::vector<Frame> frames_;  // by language, then chapter
    std::vector<Frame> crumbs_;  // by language
    const Catalogue* catalogue_ = nullptr;
    const Routes* routes_ = nullptr;
    bool has_feeds_ = false;
};

// A page from a template and what it may see, in its frame.
Composition framed(const Site& site, const PageHead& head, std::string_view template_name,
                   View view);

// The same of a view that costs more to make than to name: `inputs` is a name of all that `view`
// is made of, beside the words and templates of the theme.
Composition framed_late(const Site& site, const PageHead& head, std::string_view template_name,
                        const Fingerprint& inputs, std::function<View()> view);

// Bytes that are at hand anyway.
Composition as_it_is(std::string bytes);

}
