// A number with what multiplies and blurs it: 13000余, 2.6万, 10余万, 两千余, 十来, 2.6 million.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "prose/numeral.h"

namespace mingbai {

struct Amount {
    Numeral numeral;
    std::size_t end = 0;  // in the text
    double value = 0;
    bool has_more = false;  // 余, 多
    bool is_rough = false;  // 来
    bool has_multiplier = false;

    bool looks_like_year() const;
};

// numeral 余? multiplier? 余?, where `numeral` stands at `at`.
Amount amount_of(std::string_view text, std::size_t at, const Numeral& numeral);

// The same with the numeral that stands at `at`, if there is a sound one.
std::optional<Amount> amount_at(std::string_view text, std::size_t at, Script script);

}
