#include "site/quoted.h"

#include <algorithm>
#include <utility>

#include "site/marked.h"
#include "site/shown.h"
#include "text/html.h"

namespace mingbai {
namespace {

// What stands before and after a quote in the sentences that it touches.
struct Surroundings {
    std::string_view before;
    std::string_view after;
};

// A withdrawn report's text is no longer shown, so nothing but the quote is.
const Block* block_of(const Quoted& quoted)
{
    if (quoted.report->standing.withdrawn)
        return nullptr;
    return quoted.report->texts.original().outline.find(quoted.anchor);
}

Surroundings surroundings_of(const Block& block, std::string_view quote)
{
    const std::string_view text = block.text;
    const std::size_t begin = text.find(quote);
    if (quote.empty() || begin == std::string_view::npos)
        return {};
    const std::size_t end = begin + quote.size();
    std::size_t from = begin;
    std::size_t to = end;
    for (const TextSpan& sentence : sentences_of(text)) {
        const std::size_t sentence_end = sentence.begin + sentence.size;
        if (sentence.begin <= begin && begin < sentence_end)
            from = sentence.begin;
        if (sentence.begin < end && end <= sentence_end)
            to = sentence_end;
    }
    from = std::max(from, std::min(block.label.size(), begin));
    return {text.substr(from, begin - from), text.substr(end, to - end)};
}

void append_around(std::string& out, std::string_view text)
{
    if (text.empty())
        return;
    out += "<span class=\"around\">";
    html::append_escaped(out, text);
    out += "</span>";
}

std::string translation_of(const Site& site, const Quoted& quoted, const Language& page)
{
    if (page.id == site.catalogue.config.original().id || quoted.report->standing.withdrawn)
        return {};
    const Document* translation = quoted.report->texts.in(page.id);
    const Block* block =
        translation == nullptr ? nullptr : translation->outline.find(quoted.anchor);
    return block == nullptr ? std::string() : block->text;
}

}

Html in_its_sentence(const Quoted& quoted, const std::vector<TextSpan>& same)
{
    const Block* block = block_of(quoted);
    const Surroundings around =
        block == nullptr ? Surroundings() : surroundings_of(*block, quoted.quote);
    std::string out;
    append_around(out, around.before);
    out += marked(quoted.quote, same).markup;
    append_around(out, around.after);
    return {out};
}

View passage_view(const Site& site, const Quoted& quoted, Html quote, const Language& page)
{
    View view;
    view.set("quote_html", std::move(quote));
    view.set("source", source_view(site, *quoted.report, quoted.anchor, page));
    view.set("translation", translation_of(site, quoted, page));
    return view;
}

void set_quote_language(View& view, const Site& site)
{
    const Language& original = site.catalogue.config.original();
    view.set("quote_language", original.tag);
    view.set("quote_direction", original.direction);
}

}
