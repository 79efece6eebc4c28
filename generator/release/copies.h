// Copies: the text files of a release once more, packed, for servers that send what stands ready. A
// copy stands beside its file, under the file's name and an ending. It is a derivative: the manifest
// does not list it, so that a release has one name with copies and without, and whoever checks it
// unpacks it and compares with its file; other libraries may pack the same file shorter.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/parallel.h"
#include "release/manifest.h"

namespace mingbai {

struct CopyForm {
    std::string_view ending;
    std::string (*packed)(std::string_view content);
    // Nothing unless the copy holds exactly `size` bytes.
    std::optional<std::string> (*unpacked)(std::string_view copy, std::size_t size);
};

inline constexpr std::size_t copy_form_count = 2;
extern const std::array<CopyForm, copy_form_count> copy_forms;

// By name: whether a file of this kind has copies at all. The smallest files have none.
bool is_text_file(std::string_view file);
constexpr std::size_t smallest_copied = 1024;

// The name of a file's copy; nothing when the release lists a file of that name, which comes first.
std::optional<std::string> copy_of(std::string_view file, const CopyForm& form, const Manifest& manifest);

// Whether the name is that of a copy of a listed file.
bool is_copy(std::string_view name, const Manifest& manifest);

// A former release from which copies are taken over instead of being made.
struct CopySource {
    std::filesystem::path folder;
    // Whether it has the very same file, and whether it has a file of that name at all.
    std::function<bool(const std::string& file, const std::string& digest)> has_same;
    std::function<bool(const std::string& file)> has;
    // Whether the copy is known to stand where it is to be put.
    std::function<bool(const std::string& file, const std::string& digest, std::size_t form)> stands;
};

// Puts the copies of the listed files, which stand in `folder`, beside them. What is packed anew is
// written into `aside` and only moved when it is on the disk, for a folder that is served already; an
// empty `aside` writes in place. A copy that stands there stays.
void add_copies(const Manifest& manifest, const std::filesystem::path& folder, const CopySource& former,
                const std::filesystem::path& aside, Workers workers);

}
