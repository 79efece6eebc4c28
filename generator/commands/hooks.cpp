#include "commands/hooks.h"

#include <string_view>

#include <fmt/format.h>

namespace mingbai {

namespace {

// One word for the shell, whatever is in it.
std::string quoted(const std::string& word)
{
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

// The commit is still in quarantine, so it is read through git's environment. `$old` and `$new` are hex
// digits that git writes.
constexpr std::string_view pre_receive = R"(#!/bin/sh
# mingbai: a push that can not be published is refused, and the site stays as it is.
published=refs/heads/{branch}
while read -r old new ref; do
    [ "$ref" = "$published" ] || continue
    case $new in
    *[!0]*) ;;
    *) echo '不能删除已发布的分支 / the published branch can not be deleted' >&2; exit 1 ;;
    esac
    case $old in
    *[!0]*)
        git merge-base --is-ancestor "$old" "$new" || {{
            echo '不能改写已发布的历史，请不要强制推送 / published history can not be rewritten' >&2
            exit 1
        }} ;;
    esac
    {program} check --in-hook --at "$new" >&2 || exit 1
done
)";

// Git's variables would lead every other program to this repository.
constexpr std::string_view post_receive = R"(#!/bin/sh
# mingbai: what was pushed is published.
published=refs/heads/{branch}
wanted=no
while read -r old new ref; do
    [ "$ref" = "$published" ] && wanted=yes
done
[ "$wanted" = yes ] || exit 0
unset $(git rev-parse --local-env-vars)
{program} publish --repository {repository} --shelf {shelf} --ref {branch} ||
    echo '网站保持原样，请告诉管理员 / the site is as it was; please tell the administrator' >&2
)";

}

std::vector<Hook> hooks_of(const HookWords& words)
{
    const auto filled = [&](std::string_view script) {
        return fmt::format(fmt::runtime(script), fmt::arg("branch", quoted(words.branch)),
                           fmt::arg("program", quoted(words.program.string())),
                           fmt::arg("repository", quoted(words.repository.string())),
                           fmt::arg("shelf", quoted(words.shelf.string())));
    };
    return {{"pre-receive", filled(pre_receive)}, {"post-receive", filled(post_receive)}};
}

}
