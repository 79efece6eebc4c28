#include "text/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "text/markdown_limits.h"
#include "text/markdown_tree.h"
#include "text/plain_text.h"

namespace mingbai {

namespace {

using markdown_tree::Kind;
using markdown_tree::kind_of;
using markdown_tree::literal_of;
using markdown_tree::target_of;

std::string_view first_line_of(std::string_view text)
{
    text = text.substr(0, text.find('\n'));
    while (text.size() > 60) {
        const std::size_t size = utf8::last(text).size;
        text.remove_suffix(size);
    }
    return text;
}

// Reads blocks and links off the tree in one walk, and reports what will not be printed.
class TreeReader {
public:
    TreeReader(const Place& begin, std::vector<MarkdownLink>& links, Problems& problems)
        : begin_(begin), links_(links), problems_(problems)
    {
    }

    struct Found {
        MarkdownBlock block;
        cmark_node* node;
    };

    // False when the tree is nested too deep.
    bool read(cmark_node* root, std::vector<Found>& found)
    {
        const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(cmark_iter_new(root),
                                                                               cmark_iter_free);
        for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(iterator.get())) {
            cmark_node* node = cmark_iter_get_node(iterator.get());
            if (event == CMARK_EVENT_ENTER)
                enter(node, found);
            else
                leave(node, found);
            if (depth_ > deepest_nesting) {
                report("nesting-too-deep", {fmt::format("{}", deepest_nesting)});
                return false;
            }
        }
        return true;
    }

private:
    void report(std::string_view rule, std::vector<std::string> words)
    {
        problems_.add(rule, {begin_.file, line_, 0}, std::move(words));
    }

    void enter(cmark_node* node, std::vector<Found>& found)
    {
        // Nodes that extensions make have no line of their own.
        if (const int line = cmark_node_get_start_line(node); line > 0)
            line_ = begin_.line + static_cast<std::uint32_t>(line) - 1;
        switch (kind_of(node)) {
        case Kind::heading:
        case Kind::paragraph:
        case Kind::table_cell: begin_block(); break;
        case Kind::code_block:
            begin_block();
            text_ = literal_of(node);
            end_block(node, found);  // cmark does not leave leaves
            break;
        case Kind::text:
        case Kind::code: add_words(literal_of(node)); break;
        case Kind::soft_break:
        case Kind::hard_break:
            ++line_;
            break_pending_ = true;
            break;
        case Kind::html:
        case Kind::html_block:
            report("raw-html", {std::string(first_line_of(literal_of(node)))});
            break;
        case Kind::link:
            link_begin_ = text_.size();
            link_image_.clear();
            break;
        case Kind::image: ++image_depth_; break;
        default: break;
        }
        depth_ += counts_as_nested(kind_of(node)) ? 1 : 0;
    }

    void leave(cmark_node* node, std::vector<Found>& found)
    {
        const Kind kind = kind_of(node);
        depth_ -= counts_as_nested(kind) ? 1 : 0;
        if (kind == Kind::link && image_depth_ == 0)
            add_link(LinkKind::link, target_of(node), link_words());
        if (kind == Kind::image && --image_depth_ == 0)
            add_image(node);
        if (kind == Kind::heading || kind == Kind::paragraph || kind == Kind::table_cell)
            end_block(node, found);
    }

    static bool counts_as_nested(Kind kind)
    {
        return kind == Kind::quote || kind == Kind::list || kind == Kind::emphasis ||
               kind == Kind::strong || kind == Kind::struck || kind == Kind::image;
    }

    void begin_block()
    {
        block_line_ = line_;
        text_.clear();
        break_pending_ = false;
    }

    void add_words(std::string_view words)
    {
        if (words.empty())
            return;
        if (image_depth_ > 0) {
            alternative_ += words;
            return;
        }
        const bool joins = !text_.empty() && utf8::is_cjk(utf8::last(text_).value) &&
                           utf8::is_cjk(utf8::first(words).value);
        if (break_pending_ && !joins)
            text_ += ' ';
        break_pending_ = false;
        text_ += words;
    }

    std::string link_words() const
    {
        const std::string words = plain_text(std::string_view(text_).substr(link_begin_));
        return words.empty() ? link_image_ : words;
    }

    void add_image(cmark_node* node)
    {
        std::string words = plain_text(alternative_);
        alternative_.clear();
        if (words.empty())
            report("image-no-alt", {std::string(target_of(node))});
        link_image_ = words;
        add_link(LinkKind::image, target_of(node), std::move(words));
    }

    void add_link(LinkKind kind, std::string_view target, std::string words)
    {
        if (markdown_tree::is_safe(target))
            links_.push_back({kind, std::string(target), std::move(words), line_});
        else
            report("link-unsafe", {std::string(target)});
    }

    void end_block(cmark_node* node, std::vector<Found>& found)
    {
        MarkdownBlock block;
        block.text = plain_text(text_);
        if (block.text.empty())
            return;
        block.line = block_line_;
        switch (kind_of(node)) {
        case Kind::heading:
            block.kind = BlockKind::heading;
            block.level = cmark_node_get_heading_level(node);
            break;
        case Kind::table_cell: block.kind = BlockKind::table_cell; break;
        case Kind::code_block: block.kind = BlockKind::code; break;
        default:
            block.kind = markdown_tree::is_item(cmark_node_parent(node)) ? BlockKind::list_item
                                                                         : BlockKind::paragraph;
        }
        found.push_back({std::move(block), node});
    }

    Place begin_;
    std::vector<MarkdownLink>& links_;
    Problems& problems_;
    std::uint32_t line_ = 0;
    std::uint32_t block_line_ = 0;
    std::string text_;
    std::string alternative_;  // of the image that is being read
    std::size_t link_begin_ = 0;
    std::string link_image_;  // the words of the image inside the link that is being read
    bool break_pending_ = false;
    int image_depth_ = 0;
    int depth_ = 0;
};

// Levels as they are printed: from 2, without gaps. A lone first-level heading at the top is the
// document's title and stands beside the second level.
void settle_levels(std::vector<MarkdownBlock>& blocks)
{
    const auto is_heading = [](const MarkdownBlock& block) {
        return block.kind == BlockKind::heading;
    };
    const auto first = std::find_if(blocks.begin(), blocks.end(), is_heading);
    const auto tops = std::count_if(blocks.begin(), blocks.end(),
                                    [](const MarkdownBlock& block) { return block.level == 1; });
    if (tops == 1 && first->level == 1)
        first->level = 2;
    std::vector<int> open;
    for (MarkdownBlock& block : blocks) {
        if (!is_heading(block))
            continue;
        while (!open.empty() && open.back() >= block.level)
            open.pop_back();
        open.push_back(block.level);
        block.level = std::min(static_cast<int>(open.size()) + 1, 6);
    }
}

}

Markdown::Markdown(std::string_view text, const std::string& file, std::uint32_t first_line,
                   Problems& problems)
    : parsed_(std::make_unique<Parsed>())
{
    const Place begin{file, first_line, 0};
    // What is not UTF-8 has been reported by whoever read the file.
    if (!utf8::is_valid(text) || !is_within_limits(text, begin, problems))
        return;
    parsed_->root = markdown_tree::parse_mended(text);
    std::vector<TreeReader::Found> found;
    if (!TreeReader(begin, parsed_->links, problems).read(parsed_->root.get(), found)) {
        *parsed_ = Parsed();
        return;
    }
    parsed_->blocks.reserve(found.size());
    parsed_->block_nodes.reserve(found.size());
    for (TreeReader::Found& each : found) {
        parsed_->blocks.push_back(std::move(each.block));
        parsed_->block_nodes.push_back(each.node);
    }
    settle_levels(parsed_->blocks);
}

Markdown::~Markdown() = default;
Markdown::Markdown(Markdown&&) noexcept = default;
Markdown& Markdown::operator=(Markdown&&) noexcept = default;

const std::vector<MarkdownBlock>& Markdown::blocks() const
{
    return parsed_->blocks;
}

const std::vector<MarkdownLink>& Markdown::links() const
{
    return parsed_->links;
}

void Markdown::prepare()
{
    cmark_gfm_core_extensions_ensure_registered();
}

std::string Markdown::library_version()
{
    return cmark_version_string();
}

}
