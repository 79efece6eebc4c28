// Dates, numbers, plurals, order and normal form (ICU behind this door). Nothing depends on the
// environment: language tags and time zones are always given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"

namespace mingbai::locale {

std::string nfc(std::string_view text);   // valid UTF-8 in and out
bool is_nfc(std::string_view text);
// Without width, form and case (NFKC_Casefold): only to say how alike two texts are.
std::string folded(std::string_view text);
// One character as search reads it: NFKC, then lower case, of this character alone; as String.normalize and
// toLowerCase give it in a browser.
std::u32string folded_character(char32_t character);
bool is_letter_or_number(char32_t character);  // and the marks that are part of letters

// "2023年9月20日", "20 September 2023"; as precise as the date is.
std::string format(const PartialDate& date, std::string_view language_tag);
// With the time when there is one: "2024年3月5日 10:00".
std::string format(const Moment& moment, std::string_view language_tag);

std::string format_number(std::int64_t number, std::string_view language_tag);

// ICU MessageFormat: "{count, plural, one{# record} other{# records}}". A pattern that is not one is
// `valid_message` false; format_message then answers the pattern itself.
using Argument = std::variant<std::string, std::int64_t>;
using Arguments = std::vector<std::pair<std::string, Argument>>;
bool valid_message(std::string_view pattern, std::string_view language_tag);
std::string format_message(std::string_view pattern, std::string_view language_tag,
                           const Arguments& arguments);

// Orders as readers of the language expect: pinyin for Chinese, and 附件2 before 附件10. For sorting,
// compare the keys.
std::string sort_key(std::string_view text, std::string_view language_tag);

// Under which letter of the language's own alphabet an index lists a text: A to Z by pinyin for Chinese.
// `place` orders the letters. The name is empty for what stands before the first of them (numbers; place 0) and
// behind the last (other scripts).
struct Letter {
    std::size_t place = 0;
    std::string name;
    friend bool operator==(const Letter&, const Letter&) = default;
};
Letter letter_of(std::string_view text, std::string_view language_tag);

bool is_time_zone(std::string_view name);
// The calendar day in `time_zone` at `seconds` since 1970 UTC.
Date day_at(std::int64_t seconds, std::string_view time_zone);

std::string library_version();  // "ICU 72.1": part of the generator's identity

}
