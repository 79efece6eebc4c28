#!/usr/bin/env bash
# A push publishes, or is refused and says why on the pusher's terminal; then nothing has changed.
source "$(dirname -- "${BASH_SOURCE[0]}")/../support/shell.sh"

clone="$stage/clone"
shelf="$stage/shelf"

# push WORDS…: pushes like an editor would; what the terminal shows is in push.txt.
push() { git -C "$clone" push "$@" >"$stage/push.txt" 2>&1; }

shown() { grep -q -- "$1" "$stage/push.txt" || { cat "$stage/push.txt"; fail "the push does not show: $1"; }; }

commit_all() {
    quietly git -C "$clone" add --all
    quietly git -C "$clone" commit -m "$1"
}

live() { readlink "$shelf/live"; }

quietly git init --bare "$stage/site.git"
quietly "$program" install-hooks --repository "$stage/site.git" --shelf "$shelf"
quietly git clone "$stage/site.git" "$clone"
golden_site "$clone"
commit_all 'content: first'

# The first push makes the site.
push origin HEAD:main || { cat "$stage/push.txt"; fail 'the first push is refused'; }
[[ -f $shelf/live/index.html && -f $shelf/live/en/index.html ]] || fail 'nothing is published'
grep -q "$(git -C "$clone" rev-parse HEAD)" "$shelf/live/release.txt" || fail 'another commit is published'
first=$(live)

# A change of words is published, and the old release stays at hand.
report=$(cd "$clone" && git ls-files 'content/*/report.zh.md' | tail -n 1)
printf '\n这是补充的一段话。\n' >>"$clone/$report"
commit_all 'content: a paragraph'
push origin HEAD:main || { cat "$stage/push.txt"; fail 'a good push is refused'; }
[[ $(live) != "$first" ]] || fail 'the change is not published'
grep -rq 这是补充的一段话 "$shelf/live/" || fail 'the new words are not there'
[[ $(readlink "$shelf/previous") == "$first" ]] || fail 'previous is not the release before'
second=$(live)

# A push that cannot be published is refused, with place and rule, and changes nothing.
good=$(git -C "$clone" rev-parse HEAD)
lines=$(wc -l <"$clone/site-config.toml")
printf 'tilte = "x"\nbroken = \n' >>"$clone/site-config.toml"
commit_all 'content: broken'
if push origin HEAD:main; then fail 'a broken push is accepted'; fi
shown "site-config.toml:$((lines + 2)):"
shown '\[toml-syntax\]'
[[ $(live) == "$second" ]] || fail 'the live site has changed'
[[ $(git -C "$stage/site.git" rev-parse main) == "$good" ]] || fail 'the branch has moved'

# A commit made under a wrong clock would put every later release into that future.
quietly git -C "$clone" reset --hard "$good"
printf '\n来自未来的一句。\n' >>"$clone/$report"
GIT_COMMITTER_DATE=2099-01-01T00:00:00+08:00 commit_all 'content: from the future'
if push origin HEAD:main; then fail 'a commit from the future is accepted'; fi
shown 提交的时间晚于现在
[[ $(live) == "$second" ]] || fail 'the live site has changed'

# Another branch is nobody's site: it may hold anything, and publishes nothing.
push origin HEAD:refs/heads/draft || { cat "$stage/push.txt"; fail 'a draft branch is refused'; }
[[ $(live) == "$second" ]] || fail 'a draft branch is published'

# The published branch can neither be rewritten nor deleted.
quietly git -C "$clone" reset --hard "$good~1"
if push --force origin HEAD:main; then fail 'history may be rewritten'; fi
if push origin :main; then fail 'the published branch may be deleted'; fi
[[ $(live) == "$second" ]] || fail 'the live site has changed'

# Mended, it goes through.
quietly git -C "$clone" reset --hard "$good"
printf '\n又补充了一句。\n' >>"$clone/$report"
commit_all 'content: another paragraph'
push origin HEAD:main || { cat "$stage/push.txt"; fail 'a mended push is refused'; }
[[ $(live) != "$second" ]] || fail 'the mended push is not published'
[[ -z $(find "$shelf/drafts" -mindepth 1 2>/dev/null) ]] || fail 'a draft is left over'

# What was public and is no more is said, down to the pages beside a translation.
translation=$(cd "$clone" && git ls-files 'content/*/report.en.md' | tail -n 1)
quietly git -C "$clone" rm "$translation"
grep -rlZ '/report\.en\.md' "$clone/content" | xargs -0 sed -i 's|/report\.en\.md|/report.zh.md|'
commit_all 'content: no translation'
push origin HEAD:main || { cat "$stage/push.txt"; fail 'a push without a translation is refused'; }
shown '去掉 .*/report.bilingual.html'
shown 'content/redirects.toml'

# What moves no page says so, and what moves another ref says nothing.
quietly git -C "$clone" commit --allow-empty -m 'nothing'
push origin HEAD:main || { cat "$stage/push.txt"; fail 'an empty commit is refused'; }
shown 网页没有变化
quietly git -C "$clone" tag v1
push origin v1 HEAD:refs/heads/other || { cat "$stage/push.txt"; fail 'a tag and a branch are refused'; }
if grep -q 'remote:' "$stage/push.txt"; then fail 'another ref is spoken of'; fi
third=$(live)
printf '\n同时推送分支和主线。\n' >>"$clone/$report"
commit_all 'content: with a branch'
push origin HEAD:main HEAD:refs/heads/third :refs/heads/other || { cat "$stage/push.txt"; fail 'several refs'; }
[[ $(live) != "$third" ]] || fail 'the branch among others is not published'

# A shelf that can not be written: the commit is accepted, the site stays, and somebody is told.
mv "$shelf" "$stage/away"
printf 'in the way\n' >"$shelf"
printf '\n书架不在。\n' >>"$clone/$report"
commit_all 'content: no shelf'
push origin HEAD:main || { cat "$stage/push.txt"; fail 'the commit is refused'; }
shown 请告诉管理员
rm "$shelf"
mv "$stage/away" "$shelf"
quietly "$program" publish --repository "$stage/site.git" --shelf "$shelf"
grep -rq 书架不在 "$shelf/live/" || fail 'the next publish does not make it good'

# Hooks that git would never call are not installed.
quietly git init --bare "$stage/other.git"
git -C "$stage/other.git" config core.hooksPath /somewhere
if "$program" install-hooks --repository "$stage/other.git" --shelf "$shelf" >"$stage/push.txt" 2>&1; then
    fail 'core.hooksPath is not noticed'
fi
shown 'git config --unset core.hooksPath'

# The past must not depend on how much of it was fetched.
quietly git clone --bare --depth 2 "file://$stage/site.git" "$stage/shallow.git"
if "$program" publish --repository "$stage/shallow.git" --shelf "$stage/other-shelf" >"$stage/push.txt" 2>&1; then
    fail 'a shallow clone is published'
fi
shown 'git fetch --unshallow'
