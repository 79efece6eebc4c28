#include "text/html_fragment.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <gumbo.h>

#include "base/utf8.h"

namespace mingbai {

namespace {

// gumbo lets go of its tree by recursion and trusts every malloc, and an open <b> or <a> stands anew, attributes and
// all, in each block that follows: some kilobytes can grow to gigabytes. So what it is given is bounded.
constexpr std::size_t most_kilobytes = 16;
constexpr std::size_t kilobyte = 1024;
constexpr std::size_t most_tags = 2000;
constexpr std::size_t most_reopened = 100;  // elements and their attributes
constexpr std::size_t most_of_a_link = 16;  // attributes; the next <a> closes the one before
constexpr int deepest = 24;

constexpr std::string_view blanks = " \t\r\n\f";

// Those that browsers open anew, beside <a>.
constexpr std::array<std::string_view, 13> reopened{"b",     "big",    "code",   "em", "font", "i", "nobr",
                                                    "s",     "small",  "strike", "strong", "tt", "u"};

// How many attributes the tag has whose name lies before `rest`; read as browsers read it.
std::size_t attributes_of(std::string_view rest)
{
    const auto skip = [&](std::size_t found) { rest.remove_prefix(std::min(found, rest.size())); };
    std::size_t count = 0;
    for (;;) {
        skip(rest.find_first_not_of(" \t\r\n\f/"));
        if (rest.empty() || rest.front() == '>')
            return count;
        ++count;
        rest.remove_prefix(1);  // a name may begin with =
        skip(rest.find_first_of(" \t\r\n\f/>="));
        const std::size_t next = rest.find_first_not_of(blanks);
        if (next == rest.npos || rest[next] != '=')
            continue;
        skip(next + 1);
        skip(rest.find_first_not_of(blanks));
        const bool is_quoted = !rest.empty() && (rest.front() == '"' || rest.front() == '\'');
        const std::size_t end = is_quoted ? rest.find(rest.front(), 1) : rest.find_first_of(" \t\r\n\f>");
        skip(is_quoted && end != rest.npos ? end + 1 : end);
    }
}

// Every < is taken for a tag, in comments and values too: so nothing can hide from it what gumbo will see.
bool is_crowded(std::string_view text)
{
    std::size_t tags = 0;
    std::size_t anew = 0;
    for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
        const std::string_view rest = text.substr(at + 1);
        const std::size_t size = std::min(rest.find_first_of(" \t\r\n\f/><"), rest.size());
        const std::string name = utf8::ascii_lower_case(rest.substr(0, size));
        if (std::find(reopened.begin(), reopened.end(), name) != reopened.end())
            anew += 1 + attributes_of(rest.substr(size));
        const bool is_laden = name == "a" && attributes_of(rest.substr(size)) > most_of_a_link;
        if (++tags > most_tags || anew > most_reopened || is_laden)
            return true;
    }
    return false;
}

struct Freed {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

// Its vectors hold pointers without a type.
template <typename Item> const Item* item_of(const GumboVector& items, unsigned index)
{
    return static_cast<const Item*>(items.data[index]);
}

class FragmentReader {
public:
    FragmentReader(const std::string& file, Problems& problems) : file_(file), problems_(problems) {}

    // Whether the tree is whole.
    bool read_children(const GumboVector& children, int depth, std::vector<HtmlNode>& nodes)
    {
        bool is_whole = true;
        for (unsigned i = 0; i < children.length; ++i)
            is_whole = read(*item_of<GumboNode>(children, i), depth, nodes) && is_whole;
        return is_whole;
    }

private:
    bool read(const GumboNode& node, int depth, std::vector<HtmlNode>& nodes)
    {
        switch (node.type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA:
            nodes.push_back({{}, node.v.text.text, {}, {}, place_of(node.v.text.start_pos)});
            return true;
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE:
            return read_element(node, depth, nodes);
        case GUMBO_NODE_DOCUMENT:
        case GUMBO_NODE_COMMENT:
            break;
        }
        return true;
    }

    bool read_element(const GumboNode& node, int depth, std::vector<HtmlNode>& nodes)
    {
        const GumboElement& element = node.v.element;
        HtmlNode read{name_of(element), {}, {}, {}, place_of(element.start_pos)};
        if (depth > deepest) {
            problems_.add("nesting-too-deep", read.place);
            return false;
        }
        if ((node.parse_flags & GUMBO_INSERTION_IMPLICIT_END_TAG) != 0 && !is_void(element.tag))
            problems_.add("fragment-open", read.place, {read.element});
        else if ((node.parse_flags & ~GUMBO_INSERTION_IMPLICIT_END_TAG) != 0)
            problems_.add("fragment-syntax", read.place);
        for (unsigned i = 0; i < element.attributes.length; ++i) {
            const auto& attribute = *item_of<GumboAttribute>(element.attributes, i);
            read.attributes.push_back({utf8::ascii_lower_case(attribute.name), attribute.value,
                                       place_of(attribute.name_start)});
        }
        const bool is_whole = read_children(element.children, depth + 1, read.children);
        nodes.push_back(std::move(read));
        return is_whole;
    }

    static std::string name_of(const GumboElement& element)
    {
        if (element.tag != GUMBO_TAG_UNKNOWN)
            return gumbo_normalized_tagname(element.tag);
        GumboStringPiece name = element.original_tag;
        gumbo_tag_from_original_text(&name);
        return name.data == nullptr ? std::string("?")
                                    : utf8::ascii_lower_case(std::string(name.data, name.length));
    }

    static bool is_void(GumboTag tag)
    {
        return tag == GUMBO_TAG_BR || tag == GUMBO_TAG_HR || tag == GUMBO_TAG_IMG || tag == GUMBO_TAG_INPUT ||
               tag == GUMBO_TAG_LINK || tag == GUMBO_TAG_META || tag == GUMBO_TAG_EMBED ||
               tag == GUMBO_TAG_SOURCE || tag == GUMBO_TAG_TRACK || tag == GUMBO_TAG_WBR ||
               tag == GUMBO_TAG_AREA || tag == GUMBO_TAG_BASE || tag == GUMBO_TAG_COL || tag == GUMBO_TAG_PARAM;
    }

    Place place_of(const GumboSourcePosition& position) const
    {
        return {file_, static_cast<std::uint32_t>(position.line), static_cast<std::uint32_t>(position.column)};
    }

    const std::string& file_;
    Problems& problems_;
};

}

const HtmlAttribute* HtmlNode::find(std::string_view attribute) const
{
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const HtmlAttribute& each) { return each.name == attribute; });
    return found == attributes.end() ? nullptr : &*found;
}

std::optional<std::vector<HtmlNode>> parse_html_fragment(std::string_view text, const std::string& file,
                                                         Problems& problems)
{
    if (text.size() > most_kilobytes * kilobyte) {
        problems.add("fragment-long", {file}, {fmt::format("{}", most_kilobytes)});
        return std::nullopt;
    }
    if (is_crowded(text)) {
        problems.add("fragment-crowded", {file},
                     {fmt::format("{}", most_tags), fmt::format("{}", most_reopened), fmt::format("{}", most_of_a_link)});
        return std::nullopt;
    }
    GumboOptions options = kGumboDefaultOptions;
    options.tab_stop = 1;  // columns count characters, as everywhere
    options.max_errors = 1;
    options.fragment_context = GUMBO_TAG_DIV;
    const std::unique_ptr<GumboOutput, Freed> output(
        gumbo_parse_with_options(&options, text.data(), text.size()));
    std::vector<HtmlNode> nodes;
    Problems found;
    const bool is_whole = FragmentReader(file, found).read_children(output->root->v.element.children, 1, nodes);
    // gumbo counts what browsers mend, but tells no one where it was.
    if (output->errors.length > 0 && found.empty())
        found.add("fragment-syntax", {file});
    problems.append(std::move(found));
    return is_whole ? std::optional(std::move(nodes)) : std::nullopt;
}

}
