#include "check/numbering.h"

#include <map>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace mingbai {

namespace {

// How a number is set, whatever it is: （一） and （十二） alike.
std::string style_of(std::string_view label)
{
    std::string style;
    for (; !label.empty(); label.remove_prefix(utf8::first(label).size)) {
        const utf8::Character character = utf8::first(label);
        const bool is_digit = character.value >= U'0' && character.value <= U'9';
        const std::string kind = is_digit                          ? "1"
                                 : utf8::is_han(character.value) ? "一"
                                                                   : std::string(label.substr(0, character.size));
        if (!style.ends_with(kind))
            style += kind;
    }
    return style;
}

// Headings are numbered by their level, paragraphs by how their number is set; a heading begins what is below anew.
using Sequence = std::pair<int, std::string>;
constexpr int below_headings = 7;

}

void check_numbering(const Document& document, Problems& problems)
{
    struct Last {
        std::string style;
        std::string label;
        int number = 0;
    };
    std::map<Sequence, Last> last;
    for (const Block& block : document.outline.blocks()) {
        const bool is_heading = block.kind == BlockKind::heading;
        if (is_heading)
            last.erase(last.upper_bound({block.level, ""}), last.end());
        std::string label;
        const int number = block.label.empty() ? 0 : official_number(block.text, label);
        if (number == 0)
            continue;
        const std::string style = style_of(label);
        Last& before = last[is_heading ? Sequence(block.level, "") : Sequence(below_headings, style)];
        const bool goes_on = before.number > 0 && before.style == style;
        const Place place{document.path.text(), block.line};
        if (goes_on && number == before.number)
            problems.add("numbering-repeat", place, {label});
        else if (goes_on && number != before.number + 1 && number != 1)
            problems.add("numbering-gap", place, {label, before.label});
        else if (goes_on && number == 1 && is_heading)
            problems.add("numbering-gap", place, {label, before.label});
        before = {style, label, number};
    }
}

}
