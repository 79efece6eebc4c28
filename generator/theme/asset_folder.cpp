#include "theme/asset_folder.h"

#include <algorithm>
#include <cstdint>
#include <optional>
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

class StyleSheet {
public:
    StyleSheet(std::string file, std::string_view name, const AssetFolder& folder)
        : file_(std::move(file)), place_(Path::of("assets/" + std::string(name))), folder_(folder)
    {
    }

    std::string with_new_names(std::string_view text, Problems& problems) const
    {
        constexpr std::string_view opening = "url(";
        std::string out;
        std::size_t position = 0;
        while (true) {
            const std::size_t found = text.find(opening, position);
            const std::size_t start = found + opening.size();
            const std::size_t end = found == std::string_view::npos ? found : text.find(')', start);
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

}

AssetFolder read_assets(const Snapshot& snapshot, std::string_view folder, Problems& problems)
{
    AssetFolder result;
    const auto add = [&](const std::string& name, std::string content) {
        std::string file = named_after(name, content);
        result.files.emplace(name, file);
        result.assets.push_back({std::move(file), std::move(content)});
    };
    std::vector<Path> style_sheets;
    for (const Path& path : snapshot.paths()) {
        if (!path.is_below(folder))
            continue;
        if (path.extension() == "css")
            style_sheets.push_back(path);
        else
            add(path.text().substr(folder.size() + 1), snapshot.read(path));
    }
    // Last, for their names depend on the names of what they use.
    std::vector<std::pair<std::string, std::string>> finished;
    for (const Path& path : style_sheets) {
        const std::string name = path.text().substr(folder.size() + 1);
        const StyleSheet sheet(path.text(), name, result);
        finished.emplace_back(name, sheet.with_new_names(snapshot.read(path), problems));
    }
    for (auto& [name, content] : finished)
        add(name, std::move(content));
    std::sort(result.assets.begin(), result.assets.end(),
              [](const Asset& one, const Asset& other) { return one.file < other.file; });
    return result;
}

}
