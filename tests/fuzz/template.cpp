// A theme of any text: the template, then the part a, the part b and the words, with a line "%%"
// between them.
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "support/themes.h"

using namespace mingbai;
using fuzz::require;

namespace {

View view_of_all_kinds()
{
    View item;
    item.set("name", "<甲>").set("last", false).set("items", View::List{});
    View view;
    view.set("name", "{{text}} & \"<b>\"").set("empty", "").set("yes", true).set("no", false);
    view.set("site", View().set("name", "<站>").set("url", "/"));
    view.set("items", View::List{item, item, View(item).set("last", true)});
    return view.set("a_html", Html{"[a]"}).set("b_html", Html{"[b]"}).set("empty_html", Html{});
}

void check_frame(const Theme& theme, const std::string& page)
{
    Problems unheard;
    const Frame frame =
        Frame::of(theme, "page", chinese, view_of_all_kinds(), {"a_html", "b_html"}, unheard);
    require(frame.fill({"[a]", "[b]"}) == page, "a frame filled is the template rendered", page);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = fuzz::text_of(bytes, size);
    std::string_view rest = text;
    Files files;
    for (const char* file : {"templates/page.mustache", "templates/parts/a.mustache",
                             "templates/parts/b.mustache", "words.toml"})
        files.emplace(file, fuzz::next_part(rest, "%%"));
    Problems problems;
    const Theme theme = theme_of(files, problems);
    for (const Language& language : {chinese, english}) {
        const std::string page =
            theme.render("page", language, view_of_all_kinds(), problems).markup;
        require(text.find('<') != text.npos || page.find('<') == page.npos,
                "what a view says is escaped", page);
        require(!utf8::is_valid(text) || utf8::is_valid(page), "the page is valid text");
    }
    const std::string page = page_of(theme, view_of_all_kinds(), problems);
    require(page == page_of(theme, view_of_all_kinds(), problems), "the same page twice");
    // The frame's own signs are control characters.
    if (text.find_first_of("\x01\x02") == text.npos)
        check_frame(theme, page);
    return 0;
}
