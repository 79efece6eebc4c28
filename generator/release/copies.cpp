#include "release/copies.h"

#include <algorithm>
#include <utility>

#include "base/brotli.h"
#include "base/gzip.h"

namespace mingbai {

namespace {

constexpr std::array<std::string_view, 8> text_endings{".css", ".csv", ".html", ".js",
                                                       ".json", ".svg", ".txt", ".xml"};

}

const std::array<CopyForm, copy_form_count> copy_forms{
    CopyForm{".gz", gzip::packed, gzip::unpacked},
    CopyForm{".br", brotli::packed, brotli::unpacked},
};

bool is_text_file(std::string_view file)
{
    return std::any_of(text_endings.begin(), text_endings.end(),
                       [&](std::string_view ending) { return file.ends_with(ending); });
}

std::optional<std::string> copy_of(std::string_view file, const CopyForm& form, const Manifest& manifest)
{
    std::string name(file);
    name += form.ending;
    return manifest.files.contains(name) ? std::nullopt : std::optional(std::move(name));
}

bool is_copy(std::string_view name, const Manifest& manifest)
{
    return std::any_of(copy_forms.begin(), copy_forms.end(), [&](const CopyForm& form) {
        if (!name.ends_with(form.ending))
            return false;
        const std::string file(name.substr(0, name.size() - form.ending.size()));
        return is_text_file(file) && manifest.files.contains(file) &&
               !manifest.files.contains(std::string(name));
    });
}

}
