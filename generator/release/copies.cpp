#include "release/copies.h"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include "base/brotli.h"
#include "base/file.h"
#include "base/gzip.h"

namespace mingbai {

namespace {

constexpr std::array<std::string_view, 9> text_endings{".css",    ".csv", ".html", ".js", ".json",
                                                       ".jsonld", ".svg", ".txt",  ".xml"};

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

namespace {

class Copying {
public:
    Copying(const Manifest& manifest, const std::filesystem::path& folder, const CopySource& former,
            const std::filesystem::path& aside)
        : manifest_(manifest), folder_(folder), former_(former), aside_(aside)
    {
    }

    // May be called from several threads.
    void add_of(const std::string& file, const std::string& digest)
    {
        std::optional<bool> may_take;
        std::optional<std::string> content;
        for (std::size_t i = 0; i < copy_forms.size(); ++i) {
            if (former_.stands(file, digest, i))
                continue;
            const CopyForm& form = copy_forms[i];
            const std::optional<std::string> copy = copy_of(file, form, manifest_);
            if (!may_take)
                may_take = former_.has_same(file, digest);
            if (!copy || (*may_take && !former_.has(*copy) && file::link(former_.folder, folder_, *copy)))
                continue;
            if (!content)
                content = file::read(folder_ / file);
            if (content->size() < smallest_copied)
                return;
            write(*copy, form.packed(*content));
        }
    }

    void move_in() const
    {
        if (waiting_.empty())
            return;
        file::sync_disk_of(aside_);
        for (const std::string& copy : waiting_)
            file::link(aside_, folder_, copy);
    }

private:
    void write(const std::string& copy, std::string_view packed)
    {
        if (aside_.empty())
            return file::write_new(folder_ / copy, packed);
        file::write_new(aside_ / copy, packed);
        const std::lock_guard lock(guard_);
        waiting_.push_back(copy);
    }

    const Manifest& manifest_;
    const std::filesystem::path& folder_;
    const CopySource& former_;
    const std::filesystem::path& aside_;
    std::mutex guard_;
    std::vector<std::string> waiting_;
};

}

void add_copies(const Manifest& manifest, const std::filesystem::path& folder, const CopySource& former,
                const std::filesystem::path& aside, Workers workers)
{
    std::vector<const std::pair<const std::string, std::string>*> files;
    for (const auto& listed : manifest.files)
        if (is_text_file(listed.first))
            files.push_back(&listed);
    Copying copying(manifest, folder, former, aside);
    for_each_index(workers, files.size(), [&](std::size_t i) { copying.add_of(files[i]->first, files[i]->second); });
    copying.move_in();
}

}
