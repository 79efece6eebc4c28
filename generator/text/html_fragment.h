// A piece of HTML that others wrote (gumbo behind this door), read as a browser would read it inside a <div>: a
// tree to be judged. It is never printed as it stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace mingbai {

struct HtmlAttribute {
    std::string name;   // in lower case
    std::string value;  // references such as &amp; resolved
    Place place;
};

struct HtmlNode {
    std::string element;  // in lower case, whatever namespace; empty: text
    std::string text;     // of text
    std::vector<HtmlAttribute> attributes;
    std::vector<HtmlNode> children;
    Place place;

    const HtmlAttribute* find(std::string_view attribute) const;  // nothing: it has none such
};

// The nodes of the piece; comments are left out. What a browser would mend is not mended here: `fragment-open` for an
// element without its end, `fragment-syntax` for all else. `fragment-long` above 16 KB, `fragment-crowded` for more tags
// than can be read in little memory, `nesting-too-deep`. Nothing when there is no tree worth judging.
std::optional<std::vector<HtmlNode>> parse_html_fragment(std::string_view text, const std::string& file,
                                                         Problems& problems);

}
