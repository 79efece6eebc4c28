#include "support/themes.h"

#include <utility>

namespace mingbai {

Snapshot theme_folder(const Files& files)
{
    Files below;
    for (const auto& [name, content] : files)
        below.emplace("themes/plain/" + name, content);
    return Snapshot::of_files(std::move(below));
}

Theme theme_of(const Files& files, Problems& problems)
{
    return Theme::load(theme_folder(files), "plain", {chinese, english}, {}, problems);
}

Theme theme_with_page(const std::string& page, Problems& problems)
{
    return theme_of({{"templates/page.mustache", page}}, problems);
}

std::string page_of(const Theme& theme, const View& view, Problems& problems)
{
    return theme.render("page", chinese, view, problems).markup;
}

}
