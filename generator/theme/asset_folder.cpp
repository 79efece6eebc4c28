#include "theme/asset_folder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "base/digest.h"
#include "base/path.h"

namespace mingbai {
namespace {

constexpr std::size_t digits_of_content = 10;

std::string named_after(const std::string& name, const std::string& content)
{
    const std::size_t dot = name.rfind('.');
    const std::size_t slash = name.rfind('/');
    const bool has_extension =
        dot != std::string::npos && (slash == std::string::npos || dot > slash);
    const std::size_t end = has_extension ? dot : name.size();
    return "assets/" + name.substr(0, end) + '.' + sha256(content).substr(0, digits_of_content) +
           name.substr(end);
}

std::string_view unquoted(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\"'");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\"'") - first + 1);
}

// How a kind of file names another: what stands before the name and behind it.
struct Naming {
    std::string_view opening;
    char closing = 0;
};

constexpr std::array style_names = {Naming{"url(", ')'}};
// No other string of a script is an address. What is not beside it is no module of the theme.
constexpr std::array script_names = {Naming{"from \"./", '"'}, Naming{"import \"./", '"'},
                                     Naming{"import(\"./", '"'}};

// A file that names assets.
class NamingFile {
public:
    NamingFile(std::string file, std::string_view name, const AssetFolder& folder)
        : file_(std::move(file)), place_(Path::of("assets/" + std::string(name))), folder_(folder)
    {
    }

    std::string with_new_names(std::string_view text, std::span<const Naming> namings,
                               Problems& problems) const
    {
        std::string out;
        std::size_t position = 0;
        while (true) {
            const auto [start, end] = next_name(text, namings, position);
            if (end == std::string_view::npos)
                break;
            out += text.substr(position, start - position);
            const std::string_view name = unquoted(text.substr(start, end - start));
            const std::optional<std::string> replaced = new_name(name);
            if (!replaced)
                problems.add("asset-missing", place_of(text, start), {std::string(name)});
            out += replaced.value_or(std::string(name));
            position = end;
        }
        out += text.substr(position);
        return out;
    }

private:
    // Where the next name begins and ends; both npos when there is none.
    static std::pair<std::size_t, std::size_t> next_name(std::string_view text,
                                                         std::span<const Naming> namings,
                                                         std::size_t position)
    {
        constexpr std::size_t none = std::string_view::npos;
        std::pair<std::size_t, std::size_t> next{none, none};
        for (const auto& [opening, closing] : namings) {
            const std::size_t found = text.find(opening, position);
            if (found == none || found + opening.size() > next.first)
                continue;
            const std::size_t start = found + opening.size();
            if (const std::size_t end = text.find(closing, start); end != none)
                next = {start, end};
        }
        return next;
    }

    // Data and fragments are not files; all else must be an asset, which keeps other hosts out as
    // well.
    std::optional<std::string> new_name(std::string_view name) const
    {
        if (name.starts_with("data:") || name.starts_with("#"))
            return std::string(name);
        const std::optional<Path> path = place_.resolve(name);
        if (!path || !path->is_below("assets"))
            return std::nullopt;
        const auto file =
            folder_.files.find(path->text().substr(std::string_view("assets/").size()));
        if (file == folder_.files.end())
            return std::nullopt;
        const std::string_view folder = name.substr(0, name.rfind('/') + 1);
        return std::string(folder) + file->second.substr(file->second.rfind('/') + 1);
    }

    Place place_of(std::string_view text, std::size_t offset) const
    {
        const auto lines =
            std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
        return {file_, static_cast<std::uint32_t>(lines) + 1, 0};
    }

    std::string file_;
    Path place_;
    const AssetFolder& folder_;
};

std::span<const Naming> namings_of(const Path& path)
{
    if (path.extension() == "css")
        return style_names;
    if (path.extension() == "js")
        return script_names;
    return {};
}

bool names_assets(const Path& path, std::string_view content)
{
    const std::span<const Naming> namings = namings_of(path);
    return std::any_of(namings.begin(), namings.end(), [&](const Naming& naming) {
        return content.find(naming.opening) != std::string_view::npos;
    });
}

}

AssetFolder read_assets(const Snapshot& snapshot, std::string_view folder, Problems& problems)
{
    AssetFolder result;
    const auto add = [&](const std::string& name, std::string content) {
        std::string file = named_after(name, content);
        result.files.emplace(name, file);
        result.assets.push_back({std::move(file), std::move(content)});
    };
    // Their names depend on the names of what they use, so they come last.
    std::vector<std::pair<Path, std::string>> naming;
    for (const Path& path : snapshot.paths()) {
        if (!path.is_below(folder))
            continue;
        std::string content = snapshot.read(path);
        if (names_assets(path, content))
            naming.emplace_back(path, std::move(content));
        else
            add(path.text().substr(folder.size() + 1), std::move(content));
    }
    std::vector<std::pair<std::string, std::string>> finished;
    for (const auto& [path, content] : naming) {
        const std::string name = path.text().substr(folder.size() + 1);
        finished.emplace_back(name, NamingFile(path.text(), name, result)
                                        .with_new_names(content, namings_of(path), problems));
    }
    for (auto& [name, content] : finished)
        add(name, std::move(content));
    std::sort(result.assets.begin(), result.assets.end(),
              [](const Asset& one, const Asset& other) { return one.file < other.file; });
    return result;
}

}
