// Quantities in prose: numbers with their units as officials write them (“13000余人”, “86.38%”,
// “2.6万人次”, “十三名”, “about 2,500 people”), and what a qualifier makes of them: a bound, not an
// exact number. Ordinals (第八届), date names (“12.4”), years, dates, document numbers
// (（2023）1号) are none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai {

// What is said of the true number: 余, 多, 以上, 逾, 超, 不少于 → at_least; 近, 不超过 → at_most;
// 约, 左右 → about.
enum class Bound { exact, at_least, at_most, about };

struct Quantity {
    std::size_t begin = 0;  // in bytes, the qualifier included: “不少于12场”
    std::size_t size = 0;
    std::size_t core_begin = 0;  // number and unit alone, the token of tokens_of: “12场”
    std::size_t core_size = 0;
    double number = 0;  // 2.6万 → 26000; the lower end of 3至5名
    double upper = 0;   // the upper end of a range; else the number
    std::string unit;   // as written: “人次”, “%”, “people”; empty when there is none
    Bound bound = Bound::exact;
};

// In the order of the text; they never overlap. `text` is valid UTF-8, NFC. Cost: linear.
std::vector<Quantity> quantities_of(std::string_view text);

// Whether the numbers count the same thing in the same measure. 人 is not 人次, 场 is not 场次, a
// week is not a year; 名, 位 and 人 all count people; English plurals are one unit (“session”,
// “sessions”). Without a unit nothing is comparable.
bool same_unit(const Quantity& a, const Quantity& b);

// Whether both say the same: comparable, the same number or range, the same bound.
bool same_amount(const Quantity& a, const Quantity& b);

}
