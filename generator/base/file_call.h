// What the sources of base/file share: the system's calls and what is said when they fail.
#pragma once

#include <filesystem>
#include <string_view>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace mingbai::file {

inline constexpr mode_t file_mode = 0644;
inline constexpr mode_t folder_mode = 0755;

// Throws Failure with the act, the path, the system's words and what can be done about it.
[[noreturn]] void fail_with(int error, std::string_view act, const std::filesystem::path& path);
[[noreturn]] void fail(std::string_view act, const std::filesystem::path& path);  // errno

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor()
    {
        if (number_ >= 0)
            ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    bool is_open() const { return number_ >= 0; }
    int number() const { return number_; }
    int release() { return std::exchange(number_, -1); }

private:
    int number_;
};

// Of a path without one the folder is ".".
std::filesystem::path folder_of(const std::filesystem::path& path);

// Removes what was begun when the rest fails.
class Begun {
public:
    explicit Begun(const char* name) : name_(name) {}
    ~Begun()
    {
        if (name_ != nullptr)
            ::unlink(name_);
    }
    Begun(const Begun&) = delete;
    Begun& operator=(const Begun&) = delete;

    void finished() { name_ = nullptr; }

private:
    const char* name_;
};

}
