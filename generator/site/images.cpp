#include "site/images.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/packed_values.h"
#include "base/utf8.h"
#include "media/photograph.h"
#include "model/layout.h"

namespace mingbai {

auto fields(Is<PictureSize> auto& size)
{
    auto& [width, height, can_shrink] = size;
    return std::tie(width, height, can_shrink);
}

namespace {

constexpr std::string_view memory_name = "images";

// By blob; nothing: its head can not be read.
using Sizes = std::map<std::string, std::optional<PictureSize>>;

Sizes recalled(const Memory& memory)
{
    Sizes sizes;
    const std::string bytes = memory.recall(memory_name, "").value_or("");
    for (Unpacker unpacker(bytes); !unpacker.is_at_end() && unpacker.is_whole();) {
        std::string blob(unpacker.text());
        sizes[std::move(blob)] = unpacked<std::optional<PictureSize>>(unpacker);
    }
    return sizes;
}

void keep(const Memory& memory, const Sizes& sizes)
{
    Packer packer;
    for (const auto& [blob, size] : sizes) {
        packer.add_text(blob);
        pack(size, packer);
    }
    memory.keep(memory_name, "", std::move(packer).bytes());
}

std::optional<PictureSize> read_size(const Snapshot& snapshot, const Path& file)
{
    const std::optional<std::string> picture = without_metadata(snapshot.read(file));
    return picture ? size_of(*picture) : std::nullopt;
}

std::vector<Path> images_in(const Snapshot& snapshot, const SiteConfig& config)
{
    std::vector<Path> files;
    for (const Path& path : snapshot.paths()) {
        if (!path.is_below("content") || !is_image_name(path))
            continue;
        const ContentKind kind = classify(path, config).kind;
        if (kind == ContentKind::image || kind == ContentKind::attachment)
            files.push_back(path);
    }
    return files;
}

// Changes whenever the bytes do: with the photograph, and with what codes it.
std::string name_of(const std::string& blob)
{
    constexpr std::size_t digits = 16;
    static const std::string coding = picture_coding();
    return sha256(blob + "\n" + coding).substr(0, digits);
}

// Where the text stands in one column, its width; below that all but the margins.
constexpr std::string_view places = "(min-width: 40rem) 38rem, calc(100vw - 2rem)";

}

bool is_image_name(const Path& file)
{
    const std::string extension = utf8::ascii_lower_case(file.extension());
    return extension == "jpg" || extension == "jpeg" || extension == "png" || extension == "webp";
}

Images Images::of(const Snapshot& snapshot, const SiteConfig& config, const Memory& memory,
                  Workers workers)
{
    const std::vector<Path> files = images_in(snapshot, config);
    const Sizes before = recalled(memory);
    std::vector<std::string> blobs(files.size());
    std::vector<std::optional<PictureSize>> sizes(files.size());
    for_each_index(workers, files.size(), [&](std::size_t i) {
        blobs[i] = snapshot.id(files[i]).text();
        const auto known = before.find(blobs[i]);
        sizes[i] = known == before.end() ? read_size(snapshot, files[i]) : known->second;
    });
    Images images;
    Sizes now;
    for (std::size_t i = 0; i < files.size(); ++i) {
        now.emplace(blobs[i], sizes[i]);
        const bool is_attachment = classify(files[i], config).kind == ContentKind::attachment;
        if (sizes[i])
            images.known_.emplace(
                files[i], Known{*sizes[i], is_attachment ? std::string() : name_of(blobs[i])});
    }
    if (!memory.is_none() && now != before)
        keep(memory, now);
    return images;
}

std::vector<Images::Width> Images::widths(const Routes& routes, const Path& file) const
{
    std::vector<Width> widths;
    const auto known = known_.find(file);
    if (known != known_.end() && !known->second.name.empty())
        for (const int width : offered_widths(known->second.size))
            widths.push_back(
                {width, routes.image_file(fmt::format("{}-{}.webp", known->second.name, width))});
    return widths;
}

ImageForms Images::forms(const Routes& routes, const Path& file) const
{
    const auto known = known_.find(file);
    if (known == known_.end())
        return {};
    ImageForms forms{known->second.size.width, known->second.size.height, {}, {}};
    for (const auto& [width, route] : widths(routes, file))
        forms.sources += fmt::format("{}{} {}w", forms.sources.empty() ? "" : ", ", route.url, width);
    if (!forms.sources.empty())
        forms.places = places;
    return forms;
}

}
