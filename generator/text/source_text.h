// The text of an input file as it may be parsed: valid UTF-8, no byte order mark, lines ended by \n. What
// editors' programs leave behind is reported, not passed on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace mingbai {

// The few lines that Git LFS commits in place of a file.
bool is_lfs_pointer(std::string_view bytes);

// Reports `personal-id`, `personal-mobile` and `personal-card`, the number itself made unreadable.
// `text` is valid UTF-8.
void report_personal_data(std::string_view text, const std::string& file, Problems& problems);

// Nothing when it can not be read as text: `file-too-large` (over 1 MiB), `lfs-pointer`, `encoding-utf8`.
// Reports and mends `encoding-bom` and `line-ends`; reports `control-character`, `bidi-control` and
// `placeholder` (what word processors and unfinished forms leave behind), the first twenty of each;
// and personal data.
std::optional<std::string> source_text(std::string bytes, const std::string& file,
                                       Problems& problems);

}
