// Words that make a bound of a number: 不少于, 约, 近 before it, 余, 以上, 左右 behind it.
#pragma once

#include <cstddef>
#include <string_view>

#include "prose/quantity.h"

namespace mingbai {

struct Qualifier {
    std::size_t size = 0;  // in bytes; 0: there is none
    Bound bound = Bound::exact;
};

// The qualifier that ends where the number begins, with what may stand between them: 不少于,
// 至少开展, about. `text` is what stands before the number.
Qualifier qualifier_before(std::string_view text);

// The qualifier at the start of `text`, behind number and unit: 以上, 左右, 以内, or more.
Qualifier qualifier_after(std::string_view text);

// Whether 一次 in these words is a number: 每学期开展, 至少.
bool is_counting(std::string_view text);

}
