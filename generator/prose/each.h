// Whether a number is said of each or of all together: 每名法治副校长不少于2课时, 各1场, 人均,
// per term. “2 for each” and “380 in all” count differently, in whatever unit.
#pragma once

#include <string>
#include <string_view>

namespace mingbai {

// Of what each the number is said that stands between the two parts of its clause; empty: of all
// together. 每名法治副校长每学期 is 人法治+学期, in whatever order. Two numbers are comparable only
// where this is equal; when in doubt it is not. A year is all: yearly reports say what a year held.
std::string each_of(std::string_view before, std::string_view after);

}
