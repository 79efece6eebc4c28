// What Chinese needs and CommonMark does not give: emphasis beside full-width marks, line breaks
// between Han characters, addresses that end where Chinese begins.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct cmark_node;

namespace mingbai {

// The source with marks that make the parser read it rightly; nothing when it can stay as it is.
// Lines stay where they are. What is parsed from it must go through `mend_marked_tree`.
std::optional<std::string> marked_source(std::string_view source);

// Takes the marks out again.
void mend_marked_tree(cmark_node* root);

// Takes out the line breaks between two CJK characters.
void join_chinese_lines(cmark_node* root);

}
