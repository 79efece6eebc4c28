#include "text/markdown_tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <string>
#include <utility>

#include "text/markdown_chinese.h"

namespace mingbai::markdown_tree {

namespace {

// Extensions number their kinds as they register, so they are known by name only.
Kind extension_kind(cmark_node* node)
{
    constexpr std::array<std::pair<std::string_view, Kind>, 5> kinds = {{
        {"table_cell", Kind::table_cell},
        {"table_row", Kind::table_row},
        {"table_header", Kind::table_head},
        {"table", Kind::table},
        {"strikethrough", Kind::struck},
    }};
    const std::string_view name = cmark_node_get_type_string(node);
    for (const auto& [known, kind] : kinds)
        if (name == known)
            return kind;
    return Kind::other;
}

struct ParserFree {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

// From each bare address cmark looks on to the next blank, and Chinese has none. Beyond a sum of
// bytes that nobody writes, addresses stay text.
bool may_look_for_addresses(std::string_view source)
{
    constexpr std::size_t most_bytes = 200'000'000;
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    std::size_t bytes = 0;
    while (!source.empty() && bytes <= most_bytes) {
        const auto size = static_cast<std::size_t>(
            std::find_if(source.begin(), source.end(), is_blank) - source.begin());
        const std::string_view stretch = source.substr(0, size);
        for (const std::string_view beginning : {"://", "www."})
            for (std::size_t at = stretch.find(beginning); at != std::string_view::npos;
                 at = stretch.find(beginning, at + 1))
                bytes += stretch.size() - at;
        source.remove_prefix(std::min(size + 1, source.size()));
    }
    return bytes <= most_bytes;
}

Root parse(std::string_view source)
{
    // One ~ is a range in Chinese text (3~5天), so only two strike through.
    constexpr int options = CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
    const std::unique_ptr<cmark_parser, ParserFree> parser(cmark_parser_new(options));
    for (const std::string name : {"table", "strikethrough", "tasklist", "autolink"}) {
        if (name == "autolink" && !may_look_for_addresses(source))
            continue;
        cmark_syntax_extension* extension = cmark_find_syntax_extension(name.c_str());
        assert(extension != nullptr && "Markdown::prepare was not called");
        cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    cmark_parser_feed(parser.get(), source.data(), source.size());
    return Root(cmark_parser_finish(parser.get()));
}

}

Kind kind_of(cmark_node* node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT: return Kind::document;
    case CMARK_NODE_BLOCK_QUOTE: return Kind::quote;
    case CMARK_NODE_LIST: return Kind::list;
    case CMARK_NODE_ITEM:
        return std::strcmp(cmark_node_get_type_string(node), "tasklist") == 0 ? Kind::task
                                                                              : Kind::item;
    case CMARK_NODE_HEADING: return Kind::heading;
    case CMARK_NODE_PARAGRAPH: return Kind::paragraph;
    case CMARK_NODE_CODE_BLOCK: return Kind::code_block;
    case CMARK_NODE_HTML_BLOCK: return Kind::html_block;
    case CMARK_NODE_THEMATIC_BREAK: return Kind::rule;
    case CMARK_NODE_TEXT: return Kind::text;
    case CMARK_NODE_CODE: return Kind::code;
    case CMARK_NODE_SOFTBREAK: return Kind::soft_break;
    case CMARK_NODE_LINEBREAK: return Kind::hard_break;
    case CMARK_NODE_HTML_INLINE: return Kind::html;
    case CMARK_NODE_EMPH: return Kind::emphasis;
    case CMARK_NODE_STRONG: return Kind::strong;
    case CMARK_NODE_LINK: return Kind::link;
    case CMARK_NODE_IMAGE: return Kind::image;
    default: return extension_kind(node);
    }
}

bool is_item(cmark_node* node)
{
    return node != nullptr && cmark_node_get_type(node) == CMARK_NODE_ITEM;
}

std::string_view target_of(cmark_node* node)
{
    const char* target = cmark_node_get_url(node);
    return target == nullptr ? "" : target;
}

std::string_view literal_of(cmark_node* node)
{
    const char* literal = cmark_node_get_literal(node);
    return literal == nullptr ? "" : literal;
}

bool stands_bare_in_item(cmark_node* paragraph)
{
    cmark_node* item = cmark_node_parent(paragraph);
    return is_item(item) && cmark_node_first_child(item) == paragraph &&
           cmark_node_get_list_tight(cmark_node_parent(item)) != 0;
}

bool is_safe(std::string_view target)
{
    std::string scheme;
    for (const char c : target) {
        if (static_cast<unsigned char>(c) <= ' ')
            continue;
        if (c == ':')
            return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool is_letter = lower >= 'a' && lower <= 'z';
        const bool is_other =
            (lower >= '0' && lower <= '9') || lower == '+' || lower == '-' || lower == '.';
        if (!is_letter && (scheme.empty() || !is_other))
            return true;
        scheme += lower;
    }
    return true;
}

void Free::operator()(cmark_node* root) const
{
    cmark_node_free(root);
}

Root parse_mended(std::string_view source)
{
    const std::optional<std::string> marked = marked_source(source);
    Root root = parse(marked ? std::string_view(*marked) : source);
    if (marked)
        mend_marked_tree(root.get());
    join_chinese_lines(root.get());
    return root;
}

}
