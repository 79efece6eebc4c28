// What is wrong with HTML as our own pages write it: stricter than a browser, which mends
// everything.
#pragma once

#include <string>
#include <string_view>

namespace mingbai {

// Tags close in the order in which they open; names of attributes are plain and come once, values
// are quoted; no id comes twice; `<`, `>` and `&` stand for themselves nowhere. Nothing that runs:
// no script but those of a file, no attribute on…, no address javascript: or data:. Empty when all
// is well, else the fault with what follows it.
std::string fault_of_markup(std::string_view html);

}
