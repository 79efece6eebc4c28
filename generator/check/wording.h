// How a report is written, as somebody who reads it for slips would note it: numbers of documents, dates, mixed
// words, numbers that contradict themselves, lists that name something twice. Nobody alters the text for it.
#pragma once

#include "base/problem.h"
#include "model/document.h"

namespace mingbai {

// Reports `document-number-form`, `date-zero`, `law-words-mixed`, `exact-and-more`, `list-repeat` and `sum-wrong`
// of an original in Chinese; other languages have other customs.
void check_wording(const Document& document, Problems& problems);

}
