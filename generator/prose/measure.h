// Measure words and units: what a number counts, as officials and translators write it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mingbai {

struct Measure {
    std::size_t size = 0;    // in bytes; 0: there is none
    bool is_counter = true;  // 三 and 两 stand before it, not only 3: 名, but neither 分 nor 类
};

// The longest measure word at the start of `text`, with the 次 of 人次, 件次, 场次 …
// None where the same characters begin another word: 部门, 年级, 条例.
Measure measure_at(std::string_view text);

// The unit at the start of English `text`: a known unit (working days, people) or a plural.
std::size_t english_unit_size(std::string_view text);

// A word that may stand between a number and what it counts: neither of, and, the nor a capital.
bool is_counted_word(std::string_view text);

// Units that measure the same are alike: % and 百分之, 平方米 and ㎡, 名 and 人, session and
// sessions.
std::string canonical_unit(std::string_view unit);

}
