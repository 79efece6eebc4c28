#include "prose/quantity.h"

#include "prose/measure.h"
#include "prose/number.h"

namespace mingbai {

std::vector<Quantity> quantities_of(std::string_view text)
{
    return quantities_among(numbers_of(text), text);
}

std::vector<Quantity> quantities_among(std::span<const NumberInProse> numbers,
                                       std::string_view text)
{
    std::vector<Quantity> quantities;
    for (const NumberInProse& number : numbers)
        if (number.is_quantity)
            quantities.push_back(
                {number.begin, number.end - number.begin, number.core_begin,
                 number.core_end - number.core_begin, number.value, number.upper,
                 std::string(text.substr(number.unit_begin, number.unit_end - number.unit_begin)),
                 number.bound});
    return quantities;
}

bool same_unit(const Quantity& a, const Quantity& b)
{
    if (a.unit.empty() || b.unit.empty())
        return false;
    return a.unit == b.unit || canonical_unit(a.unit) == canonical_unit(b.unit);
}

bool same_amount(const Quantity& a, const Quantity& b)
{
    return same_unit(a, b) && a.number == b.number && a.upper == b.upper && a.bound == b.bound;
}

}
