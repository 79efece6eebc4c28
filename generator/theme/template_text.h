// Template text before it is rendered: cut into pieces, lines that hold only tags closed up, parts
// put in their places, words filled in. Every piece remembers where it was written, so that a fault
// in a part is reported in the part.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace mingbai {

struct TemplatePiece {
    enum class Kind { text, escaped, raw, section, inverted, end, part, comment };

    Kind kind = Kind::text;
    std::string text;  // of a tag: its name; text goes up to a line's end at most
    Place place;
    bool stands_alone = false;     // a part that is alone on its line
    std::string indentation = {};  // before such a part
};

using TemplatePieces = std::vector<TemplatePiece>;
using TemplateSources = std::map<std::string, TemplatePieces, std::less<>>;

// What stands before the name in a tag of mustache_text, for a renderer that sees nothing but
// names.
constexpr char escaped_mark = ':';
constexpr char raw_mark = '!';

// More is refused: sections in each other; bytes of a template with its parts in place.
constexpr std::size_t deepest_section = 32;
constexpr std::size_t largest_template = 4'000'000;

constexpr std::string_view word_prefix = "word.";

// Reports `template-syntax` for a tag that is none, and `template-escape` for {{{x}}} when x does
// not end in "_html" and for {{x}} when it does.
TemplatePieces parse_template(std::string_view text, const std::string& file, Problems& problems);

// The template with its parts in place: "parts/x" or else "x" for {{>x}}. Reports
// `template-missing`, `template-cycle`, `template-size`, and `template-syntax` for sections that do
// not close.
TemplatePieces with_parts(std::string_view name, const TemplateSources& sources,
                          Problems& problems);

// As Mustache with marks before printed names. `word` answers the text for a word's key, escaped.
std::string mustache_text(const TemplatePieces& pieces,
                          const std::function<std::string(std::string_view key)>& word);

}
