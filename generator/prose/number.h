// All numbers of a prose text as they are written; some of them are quantities, others years,
// dates, ordinals, names or parts of a document number. The grammar of quantities stands in
// number.cpp.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "prose/quantity.h"

namespace mingbai {

struct NumberInProse {
    std::size_t begin = 0;  // with its qualifier
    std::size_t end = 0;
    std::size_t core_begin = 0;  // number and unit
    std::size_t core_end = 0;
    std::size_t unit_begin = 0;  // equal when there is none
    std::size_t unit_end = 0;
    double value = 0;
    double upper = 0;  // of a range; else the value
    Bound bound = Bound::exact;
    bool is_quantity = false;  // else core is the numeral alone, and it is said in no unit
    bool has_value = true;     // false: 12.4 as a date, 10:30, 2023-09-20
};

// In the order of the text, apart. No core begins or ends within a character.
std::vector<NumberInProse> numbers_of(std::string_view text);

// Those of the numbers of `text` that are quantities.
std::vector<Quantity> quantities_among(std::span<const NumberInProse> numbers,
                                       std::string_view text);

}
