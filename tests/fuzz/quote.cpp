// Any quote in any document: the quote, the anchor (or nothing) and the document, with a line "%%"
// between them.
#include "text/quote.h"

#include <algorithm>

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "text/plain_text.h"

using namespace mingbai;
using fuzz::require;

namespace {

using Result = QuoteSearch::Result;

bool holds(const QuoteSearch& search, const Block& block)
{
    return std::find(search.blocks.begin(), search.blocks.end(), &block) != search.blocks.end();
}

void check(const QuoteSearch& search, const Outline& outline, std::string_view quote)
{
    const bool is_found = search.result == Result::found;
    const bool is_ambiguous = search.result == Result::ambiguous;
    require(is_found == (search.blocks.size() == 1), "found is one block");
    require(is_ambiguous == (search.blocks.size() > 1), "ambiguous is several");
    for (const Block* block : search.blocks)
        require(block->text.find(plain_text(quote)) != std::string::npos,
                "a block holds its quote");
    require(search.nearest.empty() || search.result == Result::not_found, "near is not found");
    require(search.nearest.empty() || outline.find(search.nearest_anchor) != nullptr,
            "what is near stands somewhere", search.nearest_anchor);
    require(utf8::is_valid(search.nearest), "what is near is valid text");
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = fuzz::text_of(bytes, size);
    if (!utf8::is_valid(text))
        return 0;
    Markdown::prepare();
    std::string_view document = text;
    const std::string_view quote = fuzz::next_part(document, "%%");
    const std::string_view anchor = fuzz::next_part(document, "%%");
    Problems unheard;
    const Outline outline = outline_of(Markdown(document, "a.md", 1, unheard).blocks());
    check(find_quote(outline, quote, ""), outline, quote);
    check(find_quote(outline, quote, anchor), outline, quote);
    for (const Block& block : outline.blocks())
        if (const QuoteSearch search = find_quote(outline, block.text, block.anchor);
            search.result != Result::too_short)
            require(search.result == Result::found && holds(search, block),
                    "a block is found in itself", block.text);
    return 0;
}
