// Words that must not stand in what is published: marks of secret and internal papers, marks of drafts, and the
// words that a site's own list in [[terms]] says to write otherwise. The program brings no such list.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.h"
#include "model/config.h"
#include "text/outline.h"

namespace mingbai {

// Reports `secrecy-mark`, `internal-mark`, `draft-mark` and `term-wrong`.
void report_watched_words(const SiteConfig& config, const std::string& title, const Outline& outline,
                          const std::string& file, Problems& problems);

// Whether `wrong` stands somewhere as itself, not as a part of `right`: 教育局 of 教育和科技局 is no such part, 全国人大 of
// 全国人大代表 is.
bool stands_wrong(std::string_view text, const std::string& wrong, const std::string& right);

}
