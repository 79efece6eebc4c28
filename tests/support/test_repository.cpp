#include "support/test_repository.h"

#include <cstdio>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>

namespace mingbai {

namespace {

struct PipeEnd {
    void operator()(FILE* pipe) const { ::pclose(pipe); }
};

// Throws with `errors`, where the command puts what it says when it fails.
std::string output_of(const std::string& command, const std::filesystem::path& errors)
{
    std::unique_ptr<FILE, PipeEnd> pipe(::popen(command.c_str(), "r"));
    if (!pipe)
        throw std::runtime_error("cannot start: " + command);
    std::string output;
    char buffer[4096];
    while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe.get()))
        output.append(buffer, got);
    if (::pclose(pipe.release()) != 0)
        throw std::runtime_error(command + " failed: " + Folder::content_of(errors));
    while (output.ends_with('\n'))
        output.pop_back();
    return output;
}

std::string shell_word(std::string_view word)
{
    std::string text = "'";
    for (const char letter : word)
        if (letter == '\'')
            text += "'\\''";
        else
            text += letter;
    return text + "'";
}

ObjectId id_from(const std::string& text)
{
    const std::optional<ObjectId> id = ObjectId::parse(text);
    if (!id)
        throw std::runtime_error("no object id: " + text);
    return *id;
}

}

TestRepository::TestRepository()
{
    std::filesystem::create_directory(folder());
    git("init --quiet --initial-branch=main");
}

void TestRepository::write(std::string_view path, std::string_view content) const
{
    home_.write("site/" + std::string(path), content);
}

void TestRepository::link(std::string_view path, std::string_view target) const
{
    std::filesystem::create_directories((folder() / path).parent_path());
    std::filesystem::create_symlink(target, folder() / path);
}

void TestRepository::remove(std::string_view path) const
{
    std::filesystem::remove_all(folder() / path);
}

ObjectId TestRepository::commit(std::string_view message)
{
    git("add --all");
    git("commit --quiet --allow-empty --message=" + shell_word(message));
    now_ += 3600;
    return id_from(git("rev-parse HEAD"));
}

ObjectId TestRepository::put_blob(std::string_view content) const
{
    return id_from(git("hash-object -w --stdin", content));
}

ObjectId TestRepository::put_tree(const std::vector<EvilEntry>& entries) const
{
    std::string raw;
    for (const EvilEntry& entry : entries) {
        raw += entry.mode + ' ' + entry.name + '\0';
        raw.append(entry.id.bytes().begin(), entry.id.bytes().end());
    }
    return id_from(git("hash-object -t tree --literally -w --stdin", raw));
}

ObjectId TestRepository::commit_tree(const ObjectId& tree)
{
    const ObjectId id = id_from(git("commit-tree -m evil " + tree.text()));
    git("update-ref refs/heads/main " + id.text());
    now_ += 3600;
    return id;
}

std::filesystem::path TestRepository::bare_clone(std::string_view options) const
{
    const std::filesystem::path bare = home_ / "bare.git";
    git(fmt::format("clone --quiet --bare {} {} {}", options,
                    shell_word("file://" + folder().string()), shell_word(bare.string())));
    return bare;
}

std::string TestRepository::git(std::string_view arguments, std::string_view input) const
{
    home_.write("input", input);
    const std::string command = fmt::format(
        "env -i PATH=\"$PATH\" HOME={0} LC_ALL=C GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null "
        "GIT_AUTHOR_NAME=Editor GIT_AUTHOR_EMAIL=editor@example.org "
        "GIT_COMMITTER_NAME=Editor GIT_COMMITTER_EMAIL=editor@example.org "
        "GIT_AUTHOR_DATE='{1} +0800' GIT_COMMITTER_DATE='{1} +0800' "
        "git -C {2} -c protocol.file.allow=always {3} < {0}/input 2> {0}/errors",
        shell_word(home_.path().string()), now_, shell_word(folder().string()), arguments);
    return output_of(command, home_ / "errors");
}

}
