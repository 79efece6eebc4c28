// The official numbering of a report (一、 （一） 1. （1）): that no number is left out and none stands twice.
#pragma once

#include "base/problem.h"
#include "model/document.h"

namespace mingbai {

// Reports `numbering-gap` and `numbering-repeat` of headings and paragraphs.
void check_numbering(const Document& document, Problems& problems);

}
