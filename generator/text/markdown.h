// Markdown (cmark-gfm behind this door) with the repairs that Chinese needs: emphasis beside full-width
// marks, line breaks between Han characters, addresses that end where Chinese begins. Raw HTML is never
// passed on. A parsed document is used once and freed: blocks and links are taken, the HTML is printed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.h"

namespace mingbai {

enum class BlockKind { heading, paragraph, list_item, table_cell, code };

// What a quote is compared with: the plain text of one block, in the order of the document.
struct MarkdownBlock {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;           // of a heading as it is printed, 2 to 6; else 0
    std::uint32_t line = 0;  // of the file, from 1
    std::string text;        // emphasis, links and escapes gone, entities resolved, NFC, runs of
                             // blanks one space, ends trimmed; a line break between CJK characters is
                             // nothing, elsewhere one space
};

enum class LinkKind { link, image };

struct MarkdownLink {
    LinkKind kind = LinkKind::link;
    std::string target;      // as written, percent-decoding undone by nobody
    std::string words;       // the text of the link, the alt of the image
    std::uint32_t line = 0;
};

// One piece of the body that stands by itself: a heading, a paragraph, a whole list, a whole table.
struct MarkdownPart {
    std::string html;
    std::size_t first_block = 0;  // of blocks()
    std::size_t block_count = 0;
};

// An image in the forms in which a page offers it, beside the file itself.
struct ImageForms {
    int width = 0;        // of the file itself, so that the page keeps its place; 0: not known
    int height = 0;
    std::string sources;  // `srcset`: addresses of WebP, with their widths; may be empty
    std::string places;   // `sizes`: how wide it stands on the page
};

// What becomes of a link's target in the page. An empty address drops the link and keeps its words.
struct ResolvedLink {
    ResolvedLink(std::string link_address = {}, ImageForms image_forms = {})
        : address(std::move(link_address)), forms(std::move(image_forms))
    {
    }

    std::string address;
    ImageForms forms;  // of an image
};
using LinkResolver = std::function<ResolvedLink(LinkKind kind, std::string_view target)>;

class Markdown {
public:
    // Reports `raw-html`, `link-unsafe` (any scheme but http, https, mailto, tel), `image-no-alt`,
    // `heading-no-space` (###标题, ＃标题), and what is refused as a whole, which then has no blocks:
    // `file-too-large`, `table-too-wide`, `table-incomplete`, `nesting-too-deep`. Limits are checked
    // before parsing.
    // `text` is valid UTF-8; `first_line` is the line of the file on which it begins.
    Markdown(std::string_view text, const std::string& file, std::uint32_t first_line,
             Problems& problems);
    ~Markdown();
    Markdown(Markdown&&) noexcept;
    Markdown& operator=(Markdown&&) noexcept;

    const std::vector<MarkdownBlock>& blocks() const;
    const std::vector<MarkdownLink>& links() const;  // without the unsafe ones

    // The body as HTML. `anchors[i]` becomes the id of block i. Headings begin with <h2>, for <h1> is
    // the page's title, and go down without gaps; a lone first-level heading at the top stands beside
    // the second level, not above it. A table stands in a focusable region named by `table_name`.
    std::string html(std::span<const std::string> anchors, const LinkResolver& resolve,
                     std::string_view table_name) const;

    // The same in parts, which joined are what `html` gives. What is no block, such as a rule or a lone
    // picture, belongs to the part before it, at the start to the one behind it.
    std::vector<MarkdownPart> parts(std::span<const std::string> anchors,
                                    const LinkResolver& resolve, std::string_view table_name) const;

    // Must be called once before any thread parses: cmark's registration is not guarded.
    static void prepare();

    static std::string library_version();  // "0.29.0.gfm.6": part of the generator's identity

private:
    struct Parsed;
    std::unique_ptr<Parsed> parsed_;
};

}
