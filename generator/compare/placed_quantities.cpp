#include "compare/placed_quantities.h"

#include <algorithm>

#include "compare/stretches.h"
#include "prose/character.h"
#include "prose/each.h"
#include "prose/measure.h"

namespace mingbai {

namespace {

constexpr std::size_t most_words_around = 40;  // pieces on each side of a quantity

// Behind the next mark that ends a sentence and is a token of its own.
std::size_t end_of_sentence(std::string_view text, std::size_t at)
{
    constexpr std::string_view joiner = "\u200D";
    while (at < text.size()) {
        if (is_plain_han_at(text, at)) {
            at += han_size;
            continue;
        }
        const char32_t mark = plain_mark_at(text, at);
        const bool ends = mark == U'。' || mark == U'；' || mark == U'！' || mark == U'？';
        if (ends && !text.substr(0, at).ends_with(joiner))
            return at + han_size;
        ++at;
    }
    return at;
}

}

PlacedQuantities::PlacedQuantities(std::string_view text) : text_(text)
{
    const std::vector<NumberInProse> numbers = numbers_of(text);
    quantities_ = quantities_among(numbers, text);
    cut(numbers);
    std::size_t at = 0;
    for (const Quantity& quantity : quantities_) {
        while (at < pieces_.size() && pieces_[at].begin < quantity.core_begin)
            ++at;
        if (at < pieces_.size())
            placed_.push_back(placed(quantity, at));
    }
}

std::string PlacedQuantities::written(const Quantity& quantity) const
{
    return std::string(text_.substr(quantity.begin, quantity.size));
}

std::string PlacedQuantities::words(std::span<const Piece> pieces) const
{
    while (!pieces.empty() && !pieces.front().says_something())
        pieces = pieces.subspan(1);
    while (!pieces.empty() && !pieces.back().says_something())
        pieces = pieces.first(pieces.size() - 1);
    if (pieces.empty())
        return {};
    const std::size_t begin = pieces.front().begin;
    return std::string(text_.substr(begin, pieces.back().begin + pieces.back().size - begin));
}

// Sentences without a quantity are left out, for nothing reaches out of its sentence.
void PlacedQuantities::cut(std::span<const NumberInProse> numbers)
{
    std::size_t end = 0;
    for (const Quantity& quantity : quantities_) {
        if (quantity.core_begin < end)
            continue;
        std::size_t begin = end;
        for (; end <= quantity.core_begin; end = end_of_sentence(text_, end))
            begin = end;
        const std::vector<Piece> pieces = pieces_of(text_, numbers, {begin, end - begin});
        pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
    }
}

bool PlacedQuantities::is_mark_of(const Piece& piece, std::string_view marks) const
{
    return piece.kind == PieceKind::gap &&
           marks.find(text_.substr(piece.begin, piece.size)) != std::string_view::npos;
}

bool PlacedQuantities::ends(const Piece& piece, Reach reach) const
{
    return piece.kind == PieceKind::quantity || is_mark_of(piece, "。！？；.!?;") ||
           (reach == Reach::clause && is_mark_of(piece, "，：,:"));
}

std::span<const Piece> PlacedQuantities::before(std::size_t at, Reach reach) const
{
    std::size_t begin = at;
    while (begin > 0 && at - begin < most_words_around && !ends(pieces_[begin - 1], reach))
        --begin;
    return std::span(pieces_).subspan(begin, at - begin);
}

std::span<const Piece> PlacedQuantities::after(std::size_t at) const
{
    std::size_t end = at + 1;
    while (end < pieces_.size() && end - at <= most_words_around &&
           !ends(pieces_[end], Reach::clause))
        ++end;
    return std::span(pieces_).subspan(at + 1, end - at - 1);
}

// In the clause or sentence, past other quantities: “12个乡镇各举办1场”.
std::string PlacedQuantities::each(const PlacedQuantity& placed, std::size_t at) const
{
    const Reach reach = placed.is_lone ? Reach::sentence : Reach::clause;
    const auto is_end = [&](const Piece& piece) {
        return piece.kind != PieceKind::quantity && ends(piece, reach);
    };
    std::size_t first = at;
    while (first > 0 && at - first < 2 * most_words_around && !is_end(pieces_[first - 1]))
        --first;
    const std::size_t begin = pieces_[first].begin;
    const std::size_t end = placed.quantity->begin + placed.quantity->size;
    const std::size_t after_end =
        placed.after.empty() ? end : placed.after.back().begin + placed.after.back().size;
    return each_of(text_.substr(begin, std::max(begin, placed.quantity->begin) - begin),
                   text_.substr(end, std::max(end, after_end) - end));
}

// “模拟法庭如期开展，全年共19场”: a clause that is only a number is about what was said before it.
PlacedQuantity PlacedQuantities::placed(const Quantity& quantity, std::size_t at) const
{
    PlacedQuantity found;
    found.quantity = &quantity;
    found.before = before(at, Reach::clause);
    found.after = after(at);
    found.unit = canonical_unit(quantity.unit);
    found.is_lone = weight_of(found.before) + weight_of(found.after) == 0;
    if (found.is_lone)
        found.before = before(at, Reach::sentence);
    found.each = each(found, at);
    return found;
}

}
