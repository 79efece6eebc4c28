// Inside of Markdown: what its sources share about cmark's syntax tree. Nobody else includes this.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "text/markdown.h"

struct cmark_node;

namespace mingbai {

namespace markdown_tree {

enum class Kind {
    document,
    quote,
    list,
    item,
    task,
    heading,
    paragraph,
    code_block,
    html_block,
    rule,
    table,
    table_head,
    table_row,
    table_cell,
    text,
    code,
    soft_break,
    hard_break,
    html,
    emphasis,
    strong,
    struck,
    link,
    image,
    other
};

Kind kind_of(cmark_node* node);
bool is_item(cmark_node* node);
// Of a link or image; never null, unlike cmark's own answer.
std::string_view target_of(cmark_node* node);
std::string_view literal_of(cmark_node* node);

// The first paragraph of an item whose list is written without blank lines stands in <li> without
// <p>.
bool stands_bare_in_item(cmark_node* paragraph);

// No scheme, or http, https, mailto, tel. Blanks and controls that browsers overlook do not hide
// one.
bool is_safe(std::string_view target);

struct Free {
    void operator()(cmark_node* root) const;
};
using Root = std::unique_ptr<cmark_node, Free>;

// The tree of `source` with all that Chinese needs.
Root parse_mended(std::string_view source);

}

struct Markdown::Parsed {
    markdown_tree::Root root;  // null when the document was refused
    std::vector<MarkdownBlock> blocks;
    std::vector<cmark_node*> block_nodes;  // the node of each block
    std::vector<MarkdownLink> links;
};

}
