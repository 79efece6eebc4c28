// Themes in memory, called "plain", with the words of two languages.
#pragma once

#include <string>

#include "support/sites.h"
#include "theme/theme.h"

namespace mingbai {

inline const Language chinese{"zh", "zh-CN", "中文", "ltr"};
inline const Language english{"en", "en", "English", "ltr"};

// `files` stand below themes/plain/: {"templates/page.mustache", "…"}.
Snapshot theme_folder(const Files& files);
Theme theme_of(const Files& files, Problems& problems);

// A theme whose only template is `page`.
Theme theme_with_page(const std::string& page, Problems& problems);

// The template "page" in Chinese.
std::string page_of(const Theme& theme, const View& view, Problems& problems);

}
