// A figure as its report or record writes it (“320余课时”), how that is read (at least 320), and
// sums of figures without the noise of binary fractions.
#pragma once

#include <string>
#include <vector>

#include "model/catalogue.h"
#include "prose/quantity.h"
#include "site/page.h"

namespace mingbai {

struct Stated {
    std::string text;  // as the quote writes it, with qualifier and unit
    Bound bound = Bound::exact;
};

Stated stated_in(const Figure& figure);

// "正好", "约数", "至少320"
std::string reading_of(const Site& site, const Figure& figure, const Language& page);

// The number in digits, with no more decimals than the figures that led to it have.
std::string amount_text(double number, const std::vector<const Figure*>& figures);

}
