// The nearest passage: characters that differ only in form are made alike, then a window as long as
// the quote is moved over each block and the pairs of neighbouring characters are counted that also
// stand in the quote. “开展校外培训清朗环境专项行动” so finds
// “开展中小学生校外培训清朗环境专项行动”. The order of the pairs is left out: this is a hint for an
// editor and decides nothing.
#include "text/quote.h"

#include <algorithm>
#include <cstdint>
#include <unordered_set>

#include "base/utf8.h"
#include "text/locale.h"
#include "text/plain_text.h"

namespace mingbai {

namespace {

constexpr std::size_t shortest_quote = 4;
constexpr std::size_t longest_passage = 80;
constexpr double least_likeness = 0.3;

// The characters of a text without form, each with the place of its original.
struct Folded {
    std::u32string characters;
    std::vector<std::size_t> places;  // in characters of the original
};

bool is_digit(char32_t c)
{
    return c >= '0' && c <= '9';
}

// A quote that differs in one of these differs in what it says: 86.38% is not 8638.
bool carries_meaning(char32_t c)
{
    return c < 0x80 &&
           std::string_view("%+=<>$&@#").find(static_cast<char>(c)) != std::string_view::npos;
}

std::u32string characters_of(std::string_view text)
{
    std::u32string characters;
    while (!text.empty()) {
        const utf8::Character c = utf8::first(text);
        characters += c.value;
        text.remove_prefix(c.size);
    }
    return characters;
}

std::string text_of(std::u32string_view characters)
{
    std::string text;
    for (const char32_t c : characters)
        utf8::append(text, c);
    return text;
}

std::u32string without_form(char32_t c)
{
    if (c >= 'A' && c <= 'Z')
        return {c - 'A' + 'a'};
    if (c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF))
        return {c};
    return characters_of(locale::folded(text_of({&c, 1})));
}

Folded folded(std::u32string_view characters)
{
    std::u32string alike;
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < characters.size(); ++place)
        for (const char32_t c : without_form(characters[place])) {
            alike += c;
            places.push_back(place);
        }
    Folded result;
    for (std::size_t at = 0; at < alike.size(); ++at) {
        const char32_t c = alike[at];
        const bool is_point = c == '.' && at > 0 && at + 1 < alike.size() &&
                              is_digit(alike[at - 1]) && is_digit(alike[at + 1]);
        const bool is_form = utf8::is_blank(c) || (utf8::is_punctuation(c) && !carries_meaning(c));
        if (is_form && !is_point)
            continue;
        result.characters += c;
        result.places.push_back(places[at]);
    }
    return result;
}

std::uint64_t pair_at(const std::u32string& text, std::size_t at)
{
    return static_cast<std::uint64_t>(text[at]) << 32 | text[at + 1];
}

struct Window {
    std::size_t begin = 0;  // in folded characters
    std::size_t shared = 0;
};

// The window of `size` characters that holds most pairs of the quote.
Window best_window(const std::u32string& text, std::size_t size,
                   const std::unordered_set<std::uint64_t>& pairs)
{
    Window best;
    if (text.size() < 2)
        return best;
    const std::size_t positions = text.size() - 1;
    std::vector<bool> is_shared(positions);
    std::size_t shared = 0;
    for (std::size_t at = 0; at < positions; ++at) {
        is_shared[at] = pairs.contains(pair_at(text, at));
        shared += is_shared[at];
        const std::size_t begin = at + 1 > size ? at + 1 - size : 0;
        if (begin > 0)
            shared -= is_shared[begin - 1];
        if (shared > best.shared)
            best = {begin, shared};
    }
    while (best.begin + 1 < positions && !is_shared[best.begin])
        ++best.begin;
    return best;
}

bool ends_sentence(char32_t c)
{
    return c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == ';' || c == '!' || c == '?';
}

// About `longest_passage` characters around `begin`, from the start of the sentence if it is near.
std::string passage_around(std::u32string_view text, std::size_t begin, std::size_t size)
{
    const std::size_t room = longest_passage - std::min(size, longest_passage);
    std::size_t from = begin;
    while (from > 0 && begin - from < room / 2 && !ends_sentence(text[from - 1]))
        --from;
    std::size_t to = from;
    while (to < text.size() && to - from < longest_passage &&
           (to < begin + size || !ends_sentence(text[to - 1])))
        ++to;
    return text_of(text.substr(from, to - from));
}

class NearestSearch {
public:
    explicit NearestSearch(std::string_view quote)
        : exact_(quote), quote_(folded(characters_of(quote)).characters)
    {
        for (std::size_t at = 0; at + 1 < quote_.size(); ++at)
            pairs_.insert(pair_at(quote_, at));
    }

    void look_at(const Block& block)
    {
        if (pairs_.empty() || complete_)
            return;
        const std::u32string text = characters_of(block.text);
        const Folded alike = folded(text);
        if (const std::size_t at = alike.characters.find(quote_); at != std::u32string::npos) {
            complete_ = true;
            result_.only_form_differs = block.text.find(exact_) == std::string::npos;
            take(block, text, alike, at);
            return;
        }
        const Window window =
            best_window(alike.characters, quote_.size() + quote_.size() / 4, pairs_);
        if (window.shared <= most_shared_)
            return;
        most_shared_ = window.shared;
        const auto needed = least_likeness * static_cast<double>(quote_.size() - 1);
        if (static_cast<double>(window.shared) >= needed)
            take(block, text, alike, window.begin);
    }

    const QuoteSearch& result() const { return result_; }

private:
    void take(const Block& block, std::u32string_view text, const Folded& alike, std::size_t at)
    {
        const std::size_t last = std::min(at + quote_.size(), alike.places.size()) - 1;
        const std::size_t begin = alike.places[at];
        result_.nearest = passage_around(text, begin, alike.places[last] + 1 - begin);
        result_.nearest_anchor = block.anchor;
    }

    std::string_view exact_;
    std::u32string quote_;
    bool complete_ = false;  // nothing can be nearer
    std::unordered_set<std::uint64_t> pairs_;
    std::size_t most_shared_ = 0;
    QuoteSearch result_;
};

}

QuoteSearch find_quote(const Outline& outline, std::string_view quote, std::string_view at)
{
    QuoteSearch search;
    const std::string wanted = plain_text(quote);
    if (utf8::count(wanted) < shortest_quote) {
        search.result = QuoteSearch::Result::too_short;
        return search;
    }
    if (!at.empty() && outline.find(at) == nullptr) {
        search.result = QuoteSearch::Result::anchor_unknown;
        return search;
    }
    for (const Block& block : outline.blocks())
        if ((at.empty() || block.anchor == at) && block.text.find(wanted) != std::string::npos)
            search.blocks.push_back(&block);
    if (!search.blocks.empty()) {
        search.result =
            search.blocks.size() == 1 ? QuoteSearch::Result::found : QuoteSearch::Result::ambiguous;
        return search;
    }
    // With `at`, too: the quote may only stand elsewhere.
    NearestSearch nearest(wanted);
    for (const Block& block : outline.blocks())
        nearest.look_at(block);
    return nearest.result();
}

}
