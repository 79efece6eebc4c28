// What must hold of any comparison, whatever the texts: each answers with the law that does not hold, or nothing.
#pragma once

#include <string>
#include <string_view>

#include "compare/document_diff.h"

namespace mingbai {

std::string text_diff_fault(std::string_view before, std::string_view after);
std::string document_diff_fault(const Outline& before, const Outline& after);

}
