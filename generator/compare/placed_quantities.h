// The quantities of a passage with the words around each: what it says a number of. Nothing reaches
// past the next quantity or out of the sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "prose/filler.h"
#include "prose/number.h"

namespace mingbai {

enum class Side : std::uint8_t { before, after };

// A quantity and the pieces around it: up to the next quantity, within its clause.
struct PlacedQuantity {
    const Quantity* quantity = nullptr;
    std::span<const Piece> before;
    std::span<const Piece> after;
    std::string unit;      // in the form in which units that measure the same are alike
    std::string each;      // of what each it is said; a number of all has none
    bool is_lone = false;  // nothing else is said in its clause: `before` reaches further

    std::span<const Piece> on(Side side) const { return side == Side::before ? before : after; }
};

// `text` must outlive it. Cost: linear.
class PlacedQuantities {
public:
    explicit PlacedQuantities(std::string_view text);
    PlacedQuantities(const PlacedQuantities&) = delete;
    PlacedQuantities& operator=(const PlacedQuantities&) = delete;

    const std::vector<PlacedQuantity>& all() const { return placed_; }  // in the order of the text

    std::string written(const Quantity& quantity) const;
    // As they stand in the text, without filler and marks at the ends.
    std::string words(std::span<const Piece> pieces) const;

private:
    enum class Reach { clause, sentence };

    void cut(std::span<const NumberInProse> numbers);
    bool is_mark_of(const Piece& piece, std::string_view marks) const;
    bool ends(const Piece& piece, Reach reach) const;
    std::span<const Piece> before(std::size_t at, Reach reach) const;
    std::span<const Piece> after(std::size_t at) const;
    std::string each(const PlacedQuantity& placed, std::size_t at) const;
    PlacedQuantity placed(const Quantity& quantity, std::size_t at) const;

    std::string_view text_;
    std::vector<Piece> pieces_;
    std::vector<Quantity> quantities_;
    std::vector<PlacedQuantity> placed_;
};

}
