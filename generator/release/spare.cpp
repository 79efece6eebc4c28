#include "release/spare.h"

#include <functional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.h"
#include "release/copies.h"

namespace mingbai {

namespace {

constexpr unsigned bit_of(std::size_t form) { return 1U << form; }

// "a/b/c.html" → "a", "a/b"
std::vector<std::string> folders_around(const std::string& file)
{
    std::vector<std::string> folders;
    for (std::size_t slash = file.find('/'); slash != std::string::npos; slash = file.find('/', slash + 1))
        folders.push_back(file.substr(0, slash));
    return folders;
}

struct CopyName {
    std::string file;
    std::size_t form = 0;
};

std::optional<CopyName> copy_named(std::string_view name)
{
    for (std::size_t form = 0; form < copy_forms.size(); ++form)
        if (name.ends_with(copy_forms[form].ending)) {
            name.remove_suffix(copy_forms[form].ending.size());
            return is_text_file(name) ? std::optional(CopyName{std::string(name), form}) : std::nullopt;
        }
    return std::nullopt;
}

}

std::optional<Manifest> Spare::manifest_in(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / Manifest::file_name;
    if (file::kind_of(folder) != file::Kind::folder || file::kind_of(file) != file::Kind::regular)
        return std::nullopt;
    return Manifest::parse(file::read(file));
}

std::optional<Spare> Spare::in(const std::filesystem::path& folder)
{
    std::optional<Manifest> manifest = manifest_in(folder);
    if (!manifest)
        return std::nullopt;
    Spare spare;
    spare.folder_ = folder;
    spare.files_.reserve(manifest->files.size());
    for (auto& [file, digest] : manifest->files)
        spare.files_.emplace(file, Standing{std::move(digest)});
    std::vector<CopyName> copies;
    for (const file::Entry& entry : file::list_names(folder)) {
        if (entry.kind != file::Kind::regular)
            return std::nullopt;
        if (const auto listed = spare.files_.find(entry.name); listed != spare.files_.end())
            listed->second.is_there = true;
        else if (std::optional<CopyName> copy = copy_named(entry.name))
            copies.push_back(*std::move(copy));
        else if (entry.name != Manifest::file_name)
            return std::nullopt;
    }
    for (const CopyName& copy : copies) {
        const auto file = spare.files_.find(copy.file);
        if (file == spare.files_.end())
            return std::nullopt;
        file->second.copies |= bit_of(copy.form);
    }
    return spare;
}

bool Spare::holds(const std::string& file, const std::string& digest) const
{
    const auto standing = files_.find(file);
    return standing != files_.end() && standing->second.is_there && standing->second.digest == digest;
}

bool Spare::holds_copy(const std::string& file, const std::string& digest, std::size_t form) const
{
    const auto standing = files_.find(file);
    return standing != files_.end() && standing->second.digest == digest &&
           (standing->second.copies & bit_of(form)) != 0;
}

void Spare::make_way(const std::string& file) const
{
    for (const std::string& folder : folders_around(file))
        if (file::kind_of(folder_ / folder) == file::Kind::regular)
            file::remove_file(folder_ / folder);
    if (file::kind_of(folder_ / file) == file::Kind::folder)
        file::remove_folder(folder_ / file);
    else
        file::remove_file(folder_ / file);
}

void Spare::remove_all_but(const KnownFiles& wanted) const
{
    std::set<std::string, std::greater<>> left;  // a folder comes after those inside it
    const auto remove = [&](const std::string& name) {
        if (wanted.contains(name))
            return;
        file::remove_file(folder_ / name);
        for (std::string& folder : folders_around(name))
            left.insert(std::move(folder));
    };
    for (const auto& [file, standing] : files_) {
        const auto now = wanted.find(file);
        if (now != wanted.end() && now->second.digest == standing.digest)
            continue;
        remove(file);
        for (std::size_t form = 0; form < copy_forms.size(); ++form)
            if ((standing.copies & bit_of(form)) != 0)
                remove(file + std::string(copy_forms[form].ending));
    }
    file::remove_file(folder_ / Manifest::file_name);
    for (const std::string& folder : left)
        file::remove_empty_folder(folder_ / folder);
}

}
