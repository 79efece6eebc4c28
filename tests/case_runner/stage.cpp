#include "case_runner/stage.h"

#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace mingbai::cases {

namespace fs = std::filesystem;

namespace {

// What a case may type. Enough to tell a story, too little to depend on the machine.
constexpr std::array<std::string_view, 12> allowed_words = {
    "mingbai", "git", "cat", "cp", "grep", "ls", "mkdir", "mv", "rm", "sha256sum", "test", "wc"};

fs::path new_folder()
{
    std::string name = (fs::temp_directory_path() / "mingbai-case-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("cannot make a folder below " + fs::temp_directory_path().string());
    return fs::canonical(name);
}

std::string quoted(const std::string& word)
{
    std::string result = "'";
    for (const char c : word)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

Lines words_of(const std::string& command)
{
    std::istringstream stream(command);
    return {std::istream_iterator<std::string>(stream), {}};
}

std::string content_of(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string description_of(const fs::directory_entry& entry)
{
    if (entry.is_symlink())
        return "-> " + fs::read_symlink(entry.path()).string();
    if (entry.is_directory())
        return "folder";
    return std::to_string(std::hash<std::string>{}(content_of(entry.path())));
}

void replace_all(std::string& text, const std::string& from, const std::string& to)
{
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

}

Stage::Stage(const fs::path& program, const fs::path& project)
    : root_(new_folder()), site_(root_ / "site")
{
    for (const char* name : {"bin", "home", "temporary", "site"})
        fs::create_directory(root_ / name);
    fs::create_symlink(program, root_ / "bin" / "mingbai");
    fs::copy_file(project / "tests/cases/site-config.toml", site_ / "site-config.toml");
    fs::create_directory(site_ / "themes");
    fs::copy(project / "themes/plain", site_ / "themes/plain", fs::copy_options::recursive);
    // Without a commit nobody would know which day it is.
    if (run("git init -q").exit_code != 0 || run("git commit -q --allow-empty -m 开始").exit_code != 0)
        throw std::runtime_error("cannot make a repository in " + site_.string());
}

Stage::~Stage()
{
    std::error_code ignored;
    // Sealed releases may be read-only.
    for (const auto& entry : fs::recursive_directory_iterator(root_, ignored))
        if (entry.is_directory() && !entry.is_symlink())
            fs::permissions(entry, fs::perms::owner_all, fs::perm_options::add, ignored);
    fs::remove_all(root_, ignored);
}

void Stage::put(const FileBlock& block)
{
    const fs::path file = site_ / block.path;
    fs::create_directories(file.parent_path());
    fs::remove(file);
    if (!block.symlink.empty()) {
        fs::create_symlink(block.symlink, file);
        return;
    }
    std::ofstream(file, std::ios::binary) << block.content;
    if (!fs::exists(file))
        throw std::runtime_error("cannot write " + block.path);
}

Printed Stage::run(const std::string& command)
{
    const Lines words = words_of(command);
    if (words.empty() || std::ranges::find(allowed_words, words[0]) == allowed_words.end())
        throw std::runtime_error("a case may not type this: " + command);

    const Listing before = listing_without_outputs_of(command);
    const std::string line = "cd " + quoted(site_.string()) + " && exec " +
                             environment_for_next_run() + " timeout 120 sh -c " + quoted(command) +
                             " 2>&1 </dev/null";
    FILE* pipe = ::popen(line.c_str(), "r");
    if (pipe == nullptr)
        throw std::runtime_error("cannot start a shell");
    std::string text;
    std::array<char, 4096> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
        text.append(buffer.data(), count);
    const int status = ::pclose(pipe);

    if (words[0] == "mingbai" && listing_without_outputs_of(command) != before)
        throw std::runtime_error("this changed files that are not its output: " + command);
    // The stage's own place differs from run to run.
    replace_all(text, site_.string(), "…");
    replace_all(text, root_.string(), "…");
    return {split_lines(text), WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
}

Stage::Listing Stage::listing_without_outputs_of(const std::string& command) const
{
    // Below these a command may write: --output and --shelf, and a repository's hooks.
    std::vector<fs::path> outputs;
    const Lines words = words_of(command);
    for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i - 1] == "--output" || words[i - 1] == "--shelf" || words[i - 1] == "--repository")
            outputs.push_back((site_ / words[i]).lexically_normal());
    // What an editor accepts is added to the answers of the body and year that are named first.
    if (words.size() > 4 && words[1] == "suggest" && std::ranges::find(words, "--accept") != words.end())
        outputs.push_back(site_ / "content" / words[2] / words[3] / "answers.toml");
    if (words.size() > 1 && words[1] == "gather")
        outputs.push_back(site_ / "content/sites");

    Listing listing;
    for (auto at = fs::recursive_directory_iterator(root_); at != fs::recursive_directory_iterator();
         ++at) {
        if (std::ranges::find(outputs, at->path()) != outputs.end())
            at.disable_recursion_pending();
        else
            listing[at->path().lexically_relative(root_).string()] = description_of(*at);
    }
    return listing;
}

std::string Stage::environment_for_next_run()
{
    const int minutes = minutes_++;
    char clock[40];
    std::snprintf(clock, sizeof clock, "2024-05-01T%02d:%02d:00+08:00", 9 + minutes / 60, minutes % 60);
    const char* path = std::getenv("PATH");
    const char* leaks = std::getenv("LSAN_OPTIONS");
    const std::vector<std::pair<std::string, std::string>> variables = {
        {"PATH", (root_ / "bin").string() + ":" + (path != nullptr ? path : "/usr/bin:/bin")},
        {"HOME", (root_ / "home").string()},
        {"TMPDIR", (root_ / "temporary").string()},
        {"LC_ALL", "C.UTF-8"},
        {"TZ", "UTC"},
        {"NO_COLOR", "1"},
        {"LSAN_OPTIONS", leaks != nullptr ? leaks : ""},
        {"GIT_CONFIG_NOSYSTEM", "1"},
        {"GIT_CONFIG_COUNT", "2"},
        {"GIT_CONFIG_KEY_0", "init.defaultBranch"},
        {"GIT_CONFIG_VALUE_0", "main"},
        {"GIT_CONFIG_KEY_1", "core.quotePath"},
        {"GIT_CONFIG_VALUE_1", "false"},
        {"GIT_AUTHOR_NAME", "王编辑"},
        {"GIT_AUTHOR_EMAIL", "editor@example.org"},
        {"GIT_COMMITTER_NAME", "王编辑"},
        {"GIT_COMMITTER_EMAIL", "editor@example.org"},
        {"GIT_AUTHOR_DATE", clock},
        {"GIT_COMMITTER_DATE", clock},
    };
    std::string text = "env -i";
    for (const auto& [name, value] : variables)
        text += " " + name + "=" + quoted(value);
    return text;
}

}
