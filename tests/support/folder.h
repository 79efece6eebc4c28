// A folder of its own for one test, gone afterwards, and the few looks at files that tests need.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "base/file.h"

namespace mingbai {

class Folder {
public:
    Folder() : temporary_(std::filesystem::temp_directory_path(), "mingbai-test-") {}

    const std::filesystem::path& path() const { return temporary_.path(); }
    std::filesystem::path operator/(std::string_view name) const { return path() / name; }

    // Makes or replaces a file, with its folders.
    void write(std::string_view name, std::string_view content) const
    {
        std::filesystem::create_directories((path() / name).parent_path());
        std::ofstream(path() / name, std::ios::binary) << content;
    }

    std::string read(std::string_view name) const { return content_of(path() / name); }

    static std::string content_of(const std::filesystem::path& file)
    {
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

private:
    file::TemporaryFolder temporary_;
};

// The permission bits of what stands there, as in 0644.
inline unsigned mode_of(const std::filesystem::path& path)
{
    return static_cast<unsigned>(std::filesystem::symlink_status(path).permissions());
}

}
