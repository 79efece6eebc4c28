// Page: an address and how to make the bytes that answer it. Site: what page families are given. The
// frame around every page (names, menu, language switch, official tags) is made here.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.h"
#include "intake/snapshot.h"
#include "model/catalogue.h"
#include "site/routes.h"
#include "theme/theme.h"

namespace mingbai {

struct Page {
    Route route;
    std::string origin;  // the file that an editor would look at when two pages want one address
    // Called once, from any thread.
    std::function<std::string(Problems& problems)> bytes;
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
    Drafts drafts = Drafts::hidden;  // shown: a preview for editors, never a public site
};

// The chapters of the main menu; a page says to which it belongs. `home` is the home page alone.
enum class Chapter { none, home, years, reports, commitments, figures, activities, about };

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
    // Official tags of content and column pages (国办发〔2017〕47号): name and content, in order.
    std::vector<std::pair<std::string, std::string>> official_tags;
};

// The frames of the site: one a language and chapter, rendered once.
class Frames {
public:
    static Frames of(const Catalogue& catalogue, const Routes& routes, const Theme& theme,
                     Problems& problems);

    // The whole page around `main`, which is the inside of <main>.
    std::string around(const PageHead& head, const Html& main) const;

private:
    std::vector<Frame> frames_;  // by language, then chapter
    std::vector<Frame> crumbs_;  // by language
    const Catalogue* catalogue_ = nullptr;
    const Routes* routes_ = nullptr;
};

// A page from a template and what it may see, in its frame.
std::string framed(const Site& site, const PageHead& head, std::string_view template_name,
                   const View& view, Problems& problems);

}
