#include "text/markdown_tree.h"

#include <cmark-gfm.h>
#include <doctest/doctest.h>

#include <array>
#include <string>

using namespace mingbai;
using namespace mingbai::markdown_tree;

namespace {

std::string_view name_of(Kind kind)
{
    constexpr std::array<std::string_view, 25> names = {
        "document", "quote",      "list",       "item",       "task",
        "heading",  "paragraph",  "code_block", "html_block", "rule",
        "table",    "table_head", "table_row",  "table_cell", "text",
        "code",     "soft_break", "hard_break", "html",       "emphasis",
        "strong",   "struck",     "link",       "image",      "other"};
    return names.at(static_cast<std::size_t>(kind));
}

// The children of a node: "paragraph(text soft_break text) rule". Texts that came out empty are
// none.
std::string children_of(cmark_node* node)
{
    std::string all;
    for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        if (kind_of(child) == Kind::text && literal_of(child).empty())
            continue;
        all += (all.empty() ? "" : " ") + std::string(name_of(kind_of(child)));
        if (cmark_node_first_child(child))
            all += "(" + children_of(child) + ")";
    }
    return all;
}

std::string tree_of(std::string_view source)
{
    const Root root = parse_mended(source);
    CHECK(kind_of(root.get()) == Kind::document);
    return children_of(root.get());
}

// The first node of a kind, in the order of the document; none is null.
cmark_node* first_of(Kind kind, cmark_node* node)
{
    if (kind_of(node) == kind)
        return node;
    for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child))
        if (cmark_node* found = first_of(kind, child))
            return found;
    return nullptr;
}

}

TEST_CASE("each kind of node is known, those of extensions too")
{
    CHECK(tree_of("") == "");
    CHECK(tree_of("# 甲\n\n乙`丙`*丁***戊**~~己~~") ==
          "heading(text) paragraph(text code emphasis(text) strong(text) struck(text))");
    CHECK(tree_of("> 甲\n\n---\n\n```\n乙\n```\n\n    丙") ==
          "quote(paragraph(text)) rule code_block code_block");
    CHECK(tree_of("- [x] 甲\n- 乙\n") == "list(task(paragraph(text)) item(paragraph(text)))");
    CHECK(tree_of("|甲|乙|\n|-|-|\n|丙||\n") ==
          "table(table_head(table_cell(text) table_cell(text)) "
          "table_row(table_cell(text) table_cell))");
    CHECK(tree_of("<div>\n甲\n</div>") == "html_block");
    CHECK(tree_of("a<b>\nc\\\nd") == "paragraph(text html soft_break text hard_break text)");
    CHECK(tree_of("[甲](a.md)![乙](b.jpg)") == "paragraph(link(text) image(text))");
}

TEST_CASE("the tree has what Chinese needs: marks beside full-width marks, lines without blanks")
{
    CHECK(tree_of("他说**“重点”**字") == "paragraph(text strong(text) text)");
    CHECK(tree_of("甲\n乙") == "paragraph(text text)");
    CHECK(tree_of("a\nb") == "paragraph(text soft_break text)");
    CHECK(tree_of("3~5天，7~9天") == "paragraph(text)");
}

TEST_CASE("what marks were put into the source are taken out of every text")
{
    const Root root = parse_mended("**“甲”**乙 **“丙” `**“丁”**戊`");
    std::string all;
    for (cmark_node* child = cmark_node_first_child(first_of(Kind::paragraph, root.get())); child;
         child = cmark_node_next(child)) {
        all += literal_of(child);
        if (kind_of(child) == Kind::strong)
            all += literal_of(cmark_node_first_child(child));
    }
    CHECK(all == "“甲”乙 **“丙” **“丁”**戊");
}

TEST_CASE("targets and literals are never null")
{
    const Root root = parse_mended("[甲]() `x` [乙](<a b>)");
    CHECK(target_of(first_of(Kind::link, root.get())) == "");
    CHECK(literal_of(first_of(Kind::code, root.get())) == "x");
    CHECK(literal_of(root.get()) == "");
    CHECK(target_of(root.get()) == "");
    CHECK(target_of(cmark_node_last_child(first_of(Kind::paragraph, root.get()))) == "a b");
}

TEST_CASE("only the first paragraph of an item stands bare, and only in a list without blank lines")
{
    const auto stands_bare = [](std::string_view source) {
        const Root root = parse_mended(source);
        return stands_bare_in_item(first_of(Kind::paragraph, root.get()));
    };
    CHECK(stands_bare("- 甲\n- 乙"));
    CHECK(stands_bare("1. 甲"));
    CHECK_FALSE(stands_bare("- 甲\n\n- 乙"));
    CHECK_FALSE(stands_bare("甲"));
    CHECK_FALSE(stands_bare("> 甲"));
    CHECK_FALSE(stands_bare("- # 甲\n  乙"));
    CHECK_FALSE(stands_bare("- > 甲"));
}

TEST_CASE("an item is an item, and nothing is none")
{
    const Root root = parse_mended("- 甲\n- [ ] 乙");
    CHECK(is_item(first_of(Kind::item, root.get())));
    CHECK(is_item(first_of(Kind::task, root.get())));
    CHECK_FALSE(is_item(first_of(Kind::list, root.get())));
    CHECK_FALSE(is_item(nullptr));
}

TEST_CASE("a target is safe when a browser can not run it, however it hides its scheme")
{
    for (const char* target :
         {"", "a.md", "../a.md#x", "/a", "//a.cn", "#一", "?a:b", "./javascript:x", "a/b:c",
          "https://a.cn", "HTTP://a.cn", "mailto:a@b.cn", "tel:110", "h\tttps://a.cn", "文件:1",
          "1:2", "a&#58;b", "javascript", "javascript%3Ax"})
        CHECK_MESSAGE(is_safe(target), target);
    for (const char* target :
         {"javascript:x", "JavaScript:x", " javascript:x", "java\tscript:x", "java\nscript\r:x",
          "\x01javascript:x", "javascript :x", "vbscript:x", "data:text/html,x", "file:///a",
          "ftp://a.cn", "view-source:x", "a:b", "x-y+z.1:b", "blob:x"})
        CHECK_FALSE_MESSAGE(is_safe(target), target);
}

TEST_CASE("addresses by the thousand are looked for, by the million they stay text")
{
    const auto holds_links = [](std::size_t addresses) {
        std::string source;
        for (std::size_t i = 0; i < addresses; ++i)
            source += "见http://a.cn";
        const Root root = parse_mended(source);
        return first_of(Kind::link, root.get()) != nullptr;
    };
    CHECK(holds_links(1000));
    CHECK_FALSE(holds_links(10'000));
}
