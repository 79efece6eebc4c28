// A new site for another body: settings, a page about it, the guide for writers, and the theme.
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/failure.h"
#include "base/file.h"
#include "commands/attempt.h"
#include "commands/commands.h"
#include "model/config.h"

namespace mingbai {

namespace {

namespace fs = std::filesystem;

// What comes with the program: installed beside it, or in the folder that it was built from.
fs::path shared_folder()
{
    const fs::path program = fs::read_symlink("/proc/self/exe").parent_path();
    for (const fs::path& place : {program / "../share/mingbai", program / "../.."})
        if (file::kind_of(place / "scaffold") == file::Kind::folder)
            return fs::canonical(place);
    throw Failure("找不到 share/mingbai 文件夹 / the program's share/mingbai folder is missing",
                  "重新安装 / install it again");
}

// In a TOML text.
std::string quoted_safe(const std::string& word)
{
    if (word.find_first_of("\"\\\n\r\t@") != std::string::npos)
        throw Failure(word + " 里不能有引号、反斜杠、@和换行 / may hold no quotes, backslashes, @ or line ends");
    return word;
}

using Words = std::vector<std::pair<std::string, std::string>>;

std::string filled(std::string text, const Words& words)
{
    for (const auto& [name, word] : words)
        for (std::size_t at = text.find(name); at != std::string::npos;
             at = text.find(name, at + word.size()))
            text.replace(at, name.size(), word);
    return text;
}

void copy_folder(const fs::path& from, const fs::path& to, const Words& words)
{
    for (const file::Entry& entry : file::list(from))
        if (entry.kind == file::Kind::regular)
            file::write_new(to / entry.name, filled(file::read(from / entry.name), words));
}

void require_empty(const fs::path& folder)
{
    const std::optional<file::Kind> kind = file::kind_of(folder);
    if (kind && (*kind != file::Kind::folder || !file::names_in(folder).empty()))
        throw Failure(fmt::format("{0} 不是空文件夹 / {0} is not an empty folder", folder.string()),
                      "换一个名字 / choose another name");
}

}

int run_new_site(const NewSiteOptions& options)
{
    if (!is_id(options.body))
        throw Failure(options.body + " 不能作代号 / can not be an id", "例如 / such as: jiaoyuju");
    require_empty(options.folder);
    const fs::path shared = shared_folder();
    Words words = {{"@name@", quoted_safe(options.name)},
                   {"@english_name@", quoted_safe(options.english_name)},
                   {"@body@", options.body},
                   {"@url@", options.url.empty() ? "# url = \"https://…\""
                                                 : fmt::format("url = \"{}\"", quoted_safe(options.url))}};
    // The translation names the text that it was made of.
    const std::string about = filled(file::read(shared / "scaffold/site/content/pages/about.zh.md"), words);
    words.emplace_back("@about@", ObjectId::of_blob(about).text());
    copy_folder(shared / "scaffold/site", options.folder, words);
    copy_folder(shared / "themes/plain", options.folder / "themes/plain", {});
    file::write_new(options.folder / "content/README.md", file::read(shared / "content/README.md"));
    fmt::print("新网站在 {0}，下一步看 {0}/README.md / the new site is in {0}; next, see its README.md\n",
               options.folder.string());
    return clean;
}

}
