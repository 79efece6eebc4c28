// Markdown, outline and HTML of any text.
#include "fuzz/fuzz.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "base/utf8.h"
#include "fuzz/markup.h"
#include "text/markdown.h"
#include "text/outline.h"
#include "text/plain_text.h"

using namespace mingbai;
using fuzz::require;

namespace {

constexpr std::string_view our_mark = "\xEF\xB7\x90";  // U+FDD0, put into the source and out again

std::string target_itself(LinkKind, std::string_view target)
{
    return std::string(target);
}

std::string html_of(const Markdown& markdown, const Outline& outline)
{
    return markdown.html(outline.anchors(), target_itself, "表格");
}

void check_outline(const Outline& outline, std::uint32_t lines)
{
    std::set<std::string> anchors;
    std::uint32_t line = 1;
    for (const Block& block : outline.blocks()) {
        require(anchors.insert(block.anchor).second, "an anchor is given once", block.anchor);
        require(outline.find(block.anchor) == &block, "a block is found by its anchor",
                block.anchor);
        require(utf8::is_valid(block.text), "a block is valid text");
        require(plain_text(block.text) == block.text, "a block is plain text", block.text);
        require(block.text.find(our_mark) == std::string::npos, "no mark of ours is left",
                block.text);
        require(block.line >= line && block.line <= lines, "lines go on, within the file");
        line = block.line;
    }
}

void check_html(const std::string& html, const Outline& outline)
{
    require(utf8::is_valid(html), "the page is valid text");
    require(html.find(our_mark) == std::string::npos, "no mark of ours is left", html);
    require(fault_of_markup(html).empty(), "the page is well-formed", fault_of_markup(html) + html);
    for (const Block& block : outline.blocks())
        require(html.find(fmt::format(" id=\"{}\"", block.anchor)) != std::string::npos,
                "a block has its id", block.anchor);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    Markdown::prepare();
    std::string text(fuzz::text_of(bytes, size));
    std::replace(text.begin(), text.end(), '\r', '\n');  // as source_text hands lines on
    Problems problems;
    const Markdown markdown(text, "a.md", 1, problems);
    const Outline outline = outline_of(markdown.blocks());
    require(outline.blocks().size() == markdown.blocks().size(), "each block is in the outline");
    check_outline(outline,
                  static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n') + 1));
    check_html(html_of(markdown, outline), outline);
    return 0;
}
