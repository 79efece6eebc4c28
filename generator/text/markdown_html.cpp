// Prints the tree itself instead of cmark_render_html, so that every tag on a page is written here
// and nothing of the source gets past html::escaped.
#include "text/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "text/html.h"
#include "text/markdown_tree.h"

namespace mingbai {

namespace {

using markdown_tree::Kind;
using markdown_tree::kind_of;
using markdown_tree::literal_of;
using markdown_tree::target_of;

// Bytes that the URL standard has no place for; characters beyond ASCII are left for people to
// read.
void append_address(std::string& out, std::string_view address)
{
    const auto is_hex = [&](std::size_t at) {
        constexpr std::string_view digits = "0123456789abcdefABCDEF";
        return at < address.size() && digits.find(address[at]) != std::string_view::npos;
    };
    for (std::size_t at = 0; at < address.size(); ++at) {
        const auto byte = static_cast<unsigned char>(address[at]);
        const bool misplaced =
            byte <= ' ' || byte == 0x7F ||
            std::string_view("\"<>[\\]^`{|}").find(address[at]) != std::string_view::npos;
        const bool lone_percent = byte == '%' && (!is_hex(at + 1) || !is_hex(at + 2));
        if (misplaced || lone_percent)
            out += fmt::format("%{:02X}", byte);
        else
            html::append_escaped(out, address.substr(at, 1));
    }
}

// What a page brings along for printing.
struct Setting {
    std::span<const std::string> anchors;
    const LinkResolver& resolve;
    std::string_view table_name;
};

class Printer {
public:
    Printer(const std::vector<MarkdownBlock>& blocks, const std::vector<cmark_node*>& nodes,
            const Setting& setting)
        : blocks_(blocks), nodes_(nodes), setting_(setting)
    {
    }

    std::string printed(cmark_node* root)
    {
        const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(cmark_iter_new(root),
                                                                               cmark_iter_free);
        for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(iterator.get())) {
            cmark_node* node = cmark_iter_get_node(iterator.get());
            const Kind kind = kind_of(node);
            if (event == CMARK_EVENT_ENTER && cmark_node_parent(node) == root)
                begin_part();
            if (image_depth_ > 0 && kind != Kind::image)
                gather_alternative(node, kind);
            else if (event == CMARK_EVENT_ENTER)
                enter(node, kind);
            else
                leave(node, kind);
        }
        out_.shrink_to_fit();  // ten thousands of bodies are kept
        return std::move(out_);
    }

    std::vector<MarkdownPart> parts(cmark_node* root)
    {
        const std::string html = printed(root);
        begins_.push_back({html.size(), next_block_});
        std::vector<MarkdownPart> parts;
        for (std::size_t i = 0; i + 1 < begins_.size(); ++i) {
            const auto [at, block] = begins_[i];
            const auto [end, next] = begins_[i + 1];
            const bool is_joined =
                !parts.empty() && (parts.back().block_count == 0 || next == block);
            if (!is_joined)
                parts.push_back({{}, block, 0});
            parts.back().html += html.substr(at, end - at);
            parts.back().block_count += next - block;
        }
        return parts;
    }

private:
    struct Begin {
        std::size_t at = 0;  // in what is printed
        std::size_t block = 0;
    };

    void begin_part()
    {
        begin_line();
        begins_.push_back({out_.size(), next_block_});
    }

    void enter(cmark_node* node, Kind kind)
    {
        switch (kind) {
        case Kind::quote:
            begin_line();
            out_ += "<blockquote>\n";
            break;
        case Kind::list: enter_list(node); break;
        case Kind::item: enter_item(node, ""); break;
        case Kind::task: enter_item(node, checkbox_of(node)); break;
        case Kind::heading: enter_heading(node); break;
        case Kind::paragraph: enter_paragraph(node); break;
        case Kind::code_block: print_code_block(node); break;
        case Kind::rule:
            begin_line();
            out_ += "<hr>\n";
            break;
        case Kind::table: enter_table(node); break;
        case Kind::table_head: enter_head(); break;
        case Kind::table_row: enter_row(); break;
        case Kind::table_cell: enter_cell(node); break;
        case Kind::text: html::append_escaped(out_, literal_of(node)); break;
        case Kind::code: print_code(node); break;
        case Kind::soft_break: out_ += '\n'; break;
        case Kind::hard_break: out_ += "<br>\n"; break;
        case Kind::emphasis: out_ += "<em>"; break;
        case Kind::strong: out_ += "<strong>"; break;
        case Kind::struck: out_ += "<s>"; break;  // <del> means a difference on our pages
        case Kind::link: enter_link(node); break;
        case Kind::image: ++image_depth_; break;
        default: break;
        }
    }

    void leave(cmark_node* node, Kind kind)
    {
        switch (kind) {
        case Kind::quote: out_ += "</blockquote>\n"; break;
        case Kind::list: out_ += is_ordered(node) ? "</ol>\n" : "</ul>\n"; break;
        case Kind::item:
        case Kind::task: out_ += "</li>\n"; break;
        case Kind::heading: close_block(fmt::format("</h{}>\n", heading_level_)); break;
        case Kind::paragraph: leave_paragraph(node); break;
        case Kind::table: leave_table(); break;
        case Kind::table_head:
        case Kind::table_row: leave_row(kind); break;
        case Kind::table_cell: out_ += cell_is_heading_ ? "</th>" : "</td>"; break;
        case Kind::emphasis: out_ += "</em>"; break;
        case Kind::strong: out_ += "</strong>"; break;
        case Kind::struck: out_ += "</s>"; break;
        case Kind::link: leave_link(); break;
        case Kind::image: leave_image(node); break;
        default: break;
        }
    }

    void begin_line()
    {
        if (!out_.empty() && out_.back() != '\n')
            out_ += '\n';
    }

    bool is_next_block(cmark_node* node) const
    {
        return next_block_ < nodes_.size() && nodes_[next_block_] == node;
    }

    // ` id="…"` when the node is a block; blocks come in the order in which they were read.
    void print_id(cmark_node* node)
    {
        if (!is_next_block(node))
            return;
        const std::size_t block = next_block_++;
        if (block >= setting_.anchors.size() || setting_.anchors[block].empty())
            return;
        out_ += " id=\"";
        html::append_escaped(out_, setting_.anchors[block]);
        out_ += '"';
    }

    void open_block(cmark_node* node, std::string_view tag)
    {
        begin_line();
        block_begin_ = out_.size();
        out_ += '<';
        out_ += tag;
        print_id(node);
        out_ += '>';
        block_inside_ = out_.size();
    }

    // A block that only held what is not printed leaves nothing.
    void close_block(std::string_view tag)
    {
        if (out_.size() == block_inside_)
            out_.resize(block_begin_);
        else
            out_ += tag;
    }

    void enter_heading(cmark_node* node)
    {
        if (is_next_block(node))
            heading_level_ = blocks_[next_block_].level;
        open_block(node, fmt::format("h{}", heading_level_));
    }

    void enter_paragraph(cmark_node* node)
    {
        if (!markdown_tree::stands_bare_in_item(node))
            open_block(node, "p");
    }

    void leave_paragraph(cmark_node* node)
    {
        if (!markdown_tree::stands_bare_in_item(node))
            close_block("</p>\n");
    }

    static bool is_ordered(cmark_node* list)
    {
        return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    }

    void enter_list(cmark_node* node)
    {
        begin_line();
        const int start = cmark_node_get_list_start(node);
        if (!is_ordered(node))
            out_ += "<ul>\n";
        else if (start == 1)
            out_ += "<ol>\n";
        else
            out_ += fmt::format("<ol start=\"{}\">\n", start);
    }

    static std::string_view checkbox_of(cmark_node* task)
    {
        return cmark_gfm_extensions_get_tasklist_item_checked(task) ? "☑ " : "☐ ";
    }

    void enter_item(cmark_node* node, std::string_view checkbox)
    {
        begin_line();
        out_ += "<li";
        cmark_node* child = cmark_node_first_child(node);
        if (child != nullptr && kind_of(child) == Kind::paragraph &&
            markdown_tree::stands_bare_in_item(child))
            print_id(child);
        out_ += '>';
        out_ += checkbox;
    }

    void print_code_block(cmark_node* node)
    {
        open_block(node, "pre");
        out_ += "<code>";
        html::append_escaped(out_, literal_of(node));
        out_ += "</code></pre>\n";
    }

    void print_code(cmark_node* node)
    {
        out_ += "<code>";
        html::append_escaped(out_, literal_of(node));
        out_ += "</code>";
    }

    void enter_table(cmark_node* node)
    {
        begin_line();
        // Two regions of one name could not be told apart by ear.
        const std::string number = ++tables_ == 1 ? "" : fmt::format(" {}", tables_);
        out_ += "<div class=\"table-box\" role=\"region\" tabindex=\"0\" aria-label=\"";
        html::append_escaped(out_, setting_.table_name);
        out_ += number + "\">\n<table>\n";
        columns_ = cmark_gfm_extensions_get_table_columns(node);
        alignments_ = cmark_gfm_extensions_get_table_alignments(node);
        body_is_open_ = false;
    }

    void leave_table()
    {
        if (body_is_open_)
            out_ += "</tbody>\n";
        out_ += "</table>\n</div>\n";
    }

    void enter_head()
    {
        column_ = 0;
        in_head_ = true;
        out_ += "<thead>\n<tr>";
    }

    void enter_row()
    {
        if (!body_is_open_)
            out_ += "<tbody>\n";
        body_is_open_ = true;
        column_ = 0;
        in_head_ = false;
        out_ += "<tr>";
    }

    void leave_row(Kind kind)
    {
        out_ += kind == Kind::table_head ? "</tr>\n</thead>\n" : "</tr>\n";
    }

    void enter_cell(cmark_node* node)
    {
        // An empty heading would be announced as one.
        cell_is_heading_ = in_head_ && is_next_block(node);
        out_ += cell_is_heading_ ? "<th scope=\"col\"" : "<td";
        const char alignment = column_ < columns_ ? static_cast<char>(alignments_[column_]) : '\0';
        ++column_;
        if (alignment == 'r')
            out_ += " class=\"num\"";
        if (alignment == 'c')
            out_ += " class=\"center\"";
        print_id(node);
        out_ += '>';
    }

    void enter_link(cmark_node* node)
    {
        const std::string_view target = target_of(node);
        const std::string address =
            markdown_tree::is_safe(target) ? setting_.resolve(LinkKind::link, target).address : "";
        link_is_open_ = !address.empty();
        if (!link_is_open_)
            return;
        out_ += "<a href=\"";
        append_address(out_, address);
        out_ += '"';
        print_title(node);
        out_ += '>';
    }

    void leave_link()
    {
        if (link_is_open_)
            out_ += "</a>";
        link_is_open_ = false;
    }

    void print_title(cmark_node* node)
    {
        const char* title = cmark_node_get_title(node);
        if (title == nullptr || *title == '\0')
            return;
        out_ += " title=\"";
        html::append_escaped(out_, title);
        out_ += '"';
    }

    void gather_alternative(cmark_node* node, Kind kind)
    {
        if (kind == Kind::text || kind == Kind::code)
            alternative_ += literal_of(node);
        if (kind == Kind::soft_break || kind == Kind::hard_break)
            alternative_ += ' ';
    }

    void leave_image(cmark_node* node)
    {
        if (--image_depth_ > 0)
            return;
        const std::string words = std::exchange(alternative_, {});
        const std::string_view target = target_of(node);
        const ResolvedLink image = markdown_tree::is_safe(target)
                                       ? setting_.resolve(LinkKind::image, target)
                                       : ResolvedLink();
        if (image.address.empty())
            return html::append_escaped(out_, words);
        const bool has_sources = !image.forms.sources.empty();
        if (has_sources)
            print_source(image.forms);
        out_ += "<img src=\"";
        append_address(out_, image.address);
        out_ += "\" alt=\"";
        html::append_escaped(out_, words);
        if (image.forms.width > 0)
            out_ += fmt::format("\" width=\"{}\" height=\"{}", image.forms.width, image.forms.height);
        out_ += "\" loading=\"lazy\" decoding=\"async\"";
        print_title(node);
        out_ += has_sources ? "></picture>" : ">";
    }

    void print_source(const ImageForms& forms)
    {
        out_ += "<picture><source type=\"image/webp\" srcset=\"";
        html::append_escaped(out_, forms.sources);
        out_ += "\" sizes=\"";
        html::append_escaped(out_, forms.places);
        out_ += "\">";
    }

    const std::vector<MarkdownBlock>& blocks_;
    const std::vector<cmark_node*>& nodes_;
    const Setting& setting_;
    std::string out_;
    std::vector<Begin> begins_;  // of the parts
    std::size_t next_block_ = 0;
    std::size_t block_begin_ = 0;
    std::size_t block_inside_ = 0;
    int heading_level_ = 2;
    int tables_ = 0;
    std::size_t columns_ = 0;
    std::size_t column_ = 0;
    const std::uint8_t* alignments_ = nullptr;  // of the table that is being printed
    bool in_head_ = false;
    bool body_is_open_ = false;
    bool cell_is_heading_ = false;
    bool link_is_open_ = false;
    int image_depth_ = 0;
    std::string alternative_;
};

}

std::string Markdown::html(std::span<const std::string> anchors, const LinkResolver& resolve,
                           std::string_view table_name) const
{
    if (!parsed_->root)
        return {};
    const Setting setting{anchors, resolve, table_name};
    return Printer(parsed_->blocks, parsed_->block_nodes, setting).printed(parsed_->root.get());
}

std::vector<MarkdownPart> Markdown::parts(std::span<const std::string> anchors,
                                          const LinkResolver& resolve,
                                          std::string_view table_name) const
{
    if (!parsed_->root)
        return {};
    const Setting setting{anchors, resolve, table_name};
    return Printer(parsed_->blocks, parsed_->block_nodes, setting).parts(parsed_->root.get());
}

}
