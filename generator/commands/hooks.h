// The two hooks of a repository that publishes by push.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai {

struct HookWords {
    std::filesystem::path program;
    std::filesystem::path repository;
    std::filesystem::path shelf;
    std::string branch;
};

struct Hook {
    std::string name;    // of the file in hooks/
    std::string script;
};

// Stands in every hook that is ours.
inline constexpr std::string_view hook_mark = "# mingbai:";

// pre-receive checks the pushed commit of the published branch and refuses its deletion and anything
// that is not a fast-forward; post-receive publishes.
std::vector<Hook> hooks_of(const HookWords& words);

}
