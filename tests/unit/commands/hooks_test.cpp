#include "commands/hooks.h"

#include <cstdlib>
#include <filesystem>

#include <doctest/doctest.h>

#include "support/folder.h"

using namespace mingbai;

namespace {

// Names that a shell would take apart, run or expand if they were not quoted.
const std::vector<std::string> hard_names = {"plain",
                                             "with space",
                                             "single'quote",
                                             "double\"quote",
                                             "$(touch x)",
                                             "`touch x`",
                                             "$HOME",
                                             "a;b&c|d",
                                             "back\\slash",
                                             "new\nline",
                                             "教科局（网站）",
                                             "-dash",
                                             "*?[a]",
                                             "''",
                                             "{braces}",
                                             "a\tb",
                                             "#comment",
                                             "!history",
                                             "~",
                                             "a'$(touch x)'b"};

const std::string& script_of(const std::vector<Hook>& hooks, std::string_view name)
{
    for (const Hook& hook : hooks)
        if (hook.name == name)
            return hook.script;
    throw std::logic_error("no such hook");
}

// Runs a hook in its folder with the lines that git would write; what it printed goes to out.txt.
int run(const Folder& folder, const std::string& script, std::string_view pushed)
{
    folder.write("hook", script);
    folder.write("pushed", pushed);
    const std::string command =
        "cd '" + folder.path().string() + "' && sh hook < pushed > out.txt 2>&1";
    return std::system(command.c_str());
}

// A program that writes each of its arguments on a line of its own.
std::string program_in(const Folder& folder, const std::string& name)
{
    folder.write(name, "#!/bin/sh\nfor word in \"$@\"; do printf '<%s>\\n' \"$word\"; done\n");
    std::filesystem::permissions(folder / name, std::filesystem::perms::owner_all);
    return (folder / name).string();
}

const std::string zeros(40, '0');
const std::string first(40, '1');
const std::string second(40, '2');

}

TEST_CASE("a shell can read both hooks, whatever the names are")
{
    const Folder folder;
    for (const std::string& name : hard_names) {
        CAPTURE(name);
        const auto hooks = hooks_of({name, name, name, name});
        CHECK(hooks.size() == 2);
        for (const Hook& hook : hooks) {
            CHECK(hook.script.starts_with("#!/bin/sh\n"));
            folder.write("hook", hook.script);
            CHECK(std::system(("sh -n '" + (folder / "hook").string() + "'").c_str()) == 0);
        }
    }
}

TEST_CASE("a shell passes on every name as it is, and runs nothing in it")
{
    for (const std::string& name : hard_names) {
        CAPTURE(name);
        const Folder folder;
        const std::string program = program_in(folder, "p " + name);
        const auto hooks = hooks_of({program, "/r/" + name, "/s/" + name, "main"});
        CHECK(run(folder, script_of(hooks, "post-receive"),
                  zeros + " " + first + " refs/heads/main\n") == 0);
        CHECK(folder.read("out.txt") == "<publish>\n<--repository>\n</r/" + name +
                                            ">\n<--shelf>\n</s/" + name + ">\n<--ref>\n<main>\n");
        CHECK_FALSE(std::filesystem::exists(folder / "x"));
    }
}

TEST_CASE(
    "a commit of the published branch is checked from the hook, the first one without asking git")
{
    const Folder folder;
    const auto hooks = hooks_of({program_in(folder, "p"), "/r", "/s", "main"});
    const std::string& script = script_of(hooks, "pre-receive");
    CHECK(run(folder, script, zeros + " " + first + " refs/heads/main\n") == 0);
    CHECK(folder.read("out.txt") == "<check>\n<--in-hook>\n<--at>\n<" + first + ">\n");
}

TEST_CASE("other branches and tags pass without a look")
{
    const Folder folder;
    const auto hooks = hooks_of({program_in(folder, "p"), "/r", "/s", "main"});
    const std::string pushed = zeros + " " + first + " refs/heads/main2\n" + first + " " + zeros +
                               " refs/heads/old\n" + zeros + " " + first + " refs/tags/main\n";
    for (const std::string_view name : {"pre-receive", "post-receive"}) {
        CHECK(run(folder, script_of(hooks, name), pushed) == 0);
        CHECK(folder.read("out.txt") == "");
    }
}

TEST_CASE("the published branch is not deleted and not rewritten, and a refused push says why")
{
    const Folder folder;
    const auto hooks = hooks_of({program_in(folder, "p"), "/r", "/s", "main"});
    const std::string& script = script_of(hooks, "pre-receive");
    CHECK(run(folder, script, first + " " + zeros + " refs/heads/main\n") != 0);
    CHECK(folder.read("out.txt").find("不能删除") != std::string::npos);
    // Here git knows none of the two, so it can not say that one follows from the other.
    CHECK(run(folder, script, first + " " + second + " refs/heads/main\n") != 0);
    CHECK(folder.read("out.txt").find("不能改写") != std::string::npos);
}

TEST_CASE("a push is refused when the check refuses it, also when another branch comes after")
{
    const Folder folder;
    folder.write("p", "#!/bin/sh\necho refused\nexit 1\n");
    std::filesystem::permissions(folder / "p", std::filesystem::perms::owner_all);
    const auto hooks = hooks_of({(folder / "p").string(), "/r", "/s", "main"});
    CHECK(run(folder, script_of(hooks, "pre-receive"),
              zeros + " " + first + " refs/heads/main\n" + zeros + " " + first +
                  " refs/heads/b\n") != 0);
    CHECK(folder.read("out.txt") == "refused\n");
}

TEST_CASE("the published branch is found among others, whatever its name")
{
    for (const std::string_view branch : {"main", "发布", "release/2024", "a*"}) {
        CAPTURE(branch);
        const Folder folder;
        const auto hooks = hooks_of({program_in(folder, "p"), "/r", "/s", std::string(branch)});
        const std::string pushed = zeros + " " + first + " refs/heads/ab\n" + zeros + " " + second +
                                   " refs/heads/" + std::string(branch) + "\n";
        CHECK(run(folder, script_of(hooks, "pre-receive"), pushed) == 0);
        CHECK(folder.read("out.txt") == "<check>\n<--in-hook>\n<--at>\n<" + second + ">\n");
    }
}
