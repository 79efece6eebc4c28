#!/usr/bin/env bash
# crash_test.sh PROGRAM PROJECT STEP_LIBRARY [full]: whatever ends a publish, and wherever: what is served is one
# whole release, and the next publish makes the rest good. `full` also tries every step with a full disk and a
# read-only one, and disks that are really full, for which it must be root.
source "$(dirname -- "${BASH_SOURCE[0]}")/../support/shell.sh"
# What is loaded in front can not have a blank in its path, and the project's folder may have one.
cd -- "$(dirname -- "$3")"
steps=./$(basename -- "$3")
extent=${4:-}

# A small site, so that every step can be tried: one language, one page, and what the theme brings.
site=$stage/site
mkdir -p "$site/content/pages" "$site/themes"
cp -R "$project/themes/plain" "$site/themes/plain"
cat >"$site/site-config.toml" <<'TOML'
title.zh = "示例县法治政府建设公开"
fictional = true
[[languages]]
id = "zh"
tag = "zh-CN"
name = "中文"
dir = "ltr"
[[bodies]]
id = "jyj"
name.zh = "示例县教育局"
contact.zh = "0000-0000000"
TOML
write_page() { printf '+++\ntitle = "关于本站"\n+++\n\n%s\n' "$1" >"$site/content/pages/about.zh.md"; }

quietly git -C "$site" init
write_page 第一稿。
commit_on 2024-04-01 "$site" 第一稿
publish() { "$program" publish --repository "$site" --shelf "$stage/shelf" --keep 2 "$@"; }
quietly publish
for draft in 第二稿 第三稿; do
    write_page "$draft。"
    commit_on 2024-04-02 "$site" "$draft"
    quietly publish
done
cp -a "$stage/shelf" "$stage/shelf before"
[[ -d "$stage/shelf before/spare" ]] || fail 'there is no spare tree'
write_page 第四稿。
commit_on 2024-04-03 "$site" 第四稿
quietly publish
wanted=$(readlink "$stage/shelf/live")

# With the spare tree, which becomes the next release, or without.
begins_from=spare
again() {
    rm -rf "$stage/shelf"
    cp -a "$stage/shelf before" "$stage/shelf"
    [[ $begins_from == spare ]] || rm -rf "$stage/shelf/spare"
}

# A release that is served is whole, and holds nothing else.
whole() {
    (cd "$stage/shelf/$1" && sha256sum --check --quiet --strict release/manifest.txt) ||
        fail "$2: $1 is not whole"
    local listed present
    listed=$(wc -l <"$stage/shelf/$1/release/manifest.txt")
    present=$(find "$stage/shelf/$1" -follow -type f ! -name '*.gz' ! -name '*.br' | wc -l)
    ((present == listed + 1)) || fail "$2: $1 holds $present files, its manifest $listed"
}

# In the folder where we stand: none of the copies is cut off.
sound_copies() {
    find . -name '*.gz' -exec gzip --test {} + && find . -name '*.br' -exec brotli --test {} +
}

# Each of its copies is there: .br and .gz of all text but the smallest. Those of what is live come last.
copied() {
    (
        cd "$stage/shelf/$1/"
        find . -type f -size +1023c -regex '.*\.\(css\|csv\|html\|js\|json\|svg\|txt\|xml\)' \
            ! -path ./release/manifest.txt -printf '%p.br\n%p.gz\n' | LC_ALL=C sort >"$stage/wanted copies.txt"
        find . -type f \( -name '*.gz' -o -name '*.br' \) | LC_ALL=C sort | diff "$stage/wanted copies.txt" - || exit 1
        [[ -s "$stage/wanted copies.txt" ]] && sound_copies
    ) || fail "$2: $1 has not all its copies"
}

chained() {
    local last='' line previous
    while IFS= read -r line; do
        previous=$(sed -E 's/.*"previous":"([^"]*)".*/\1/' <<<"$line")
        [[ $previous == "$last" ]] || fail "$1: the log is broken"
        last=$(printf '%s' "$line" | sha256sum | cut -c1-64)
    done <"$stage/shelf/log.jsonl"
}

mended() {
    whole live "$1"
    (cd "$stage/shelf/live/" && sound_copies) || fail "$1: a copy is damaged"
    publish >"$stage/said.txt" 2>&1 || { cat "$stage/said.txt"; fail "$1: the next publish fails"; }
    [[ $(readlink "$stage/shelf/live") == "$wanted" ]] || fail "$1: the next publish is another release"
    for release in live previous; do
        whole "$release" "$1"
        copied "$release" "$1"
    done
    [[ ! -d $stage/shelf/spare ]] || whole spare "$1"
    chained "$1"
    [[ $(wc -l <"$stage/shelf/log.jsonl") == 4 ]] || fail "$1: the log has other lines"
    [[ -z $(ls -A "$stage/shelf/drafts") ]] || fail "$1: drafts were left"
    (($(find "$stage/shelf" -name '.*.new' -o -name '.*.??????' | wc -l) == 0)) || fail "$1: names were left"
}

# at_step ACT NUMBER: whether the run ended before it was reached. On one core the order is always the same.
at_step() {
    local status=0
    again
    rm -f "$stage/count.txt"
    # In a shell of its own, which alone would tell that it was killed.
    (STEP=$2 STEP_ACT=$1 STEP_COUNT="$stage/count.txt" LD_PRELOAD=$steps \
        taskset -c 0 "$program" publish --repository "$site" --shelf "$stage/shelf" --keep 2 \
        >"$stage/said.txt" 2>&1; exit $?) 2>/dev/null || status=$?
    mended "$1 at step $2, from $begins_from"
    [[ $status != 0 || -f $stage/count.txt ]] || fail "$1 at step $2, from $begins_from: nothing was counted"
    ((status == 0)) && (($(cat "$stage/count.txt") < $2))
}

tried=0
# all_steps ACT STRIDE: of so many steps one, beginning anywhere.
all_steps() {
    local number=$((1 + $$ % $2))
    until at_step "$1" "$number"; do
        tried=$number
        number=$((number + $2))
    done
    ((number > 40)) || fail "$1: only $number steps were counted"
    printf '%s, from %s: of %d steps one in %d\n' "$1" "$begins_from" "$tried" "$2"
}

# A disk that is really full: a small one in memory, of which a little is left, or a little more.
small_disks() {
    local disk=$stage/disk ended=0 left room status lefts=(0 4 8 16 24 32 48 64 128 256 4096)
    mkdir "$disk"
    mount -t tmpfs -o size=64m tmpfs "$disk" || fail 'no small disk can be mounted; only root can'
    trap 'umount "$stage/disk"; chmod -R u+rwX "$stage"; rm -rf "$stage"' EXIT
    for left in "${lefts[@]}"; do
        rm -rf "$stage/shelf" "$disk/shelf"
        cp -a "$stage/shelf before" "$disk/shelf"
        ln -s "$disk/shelf" "$stage/shelf"
        room=$(df --output=avail -k "$disk" | tail -n 1)
        head -c $(((room - left) * 1024)) /dev/zero >"$disk/filler"
        status=0
        publish >"$stage/said.txt" 2>&1 || status=$?
        if ((status)); then
            ended=$((ended + 1))
            ((status == 2)) && grep -q 'No space left on device' "$stage/said.txt" ||
                { cat "$stage/said.txt"; fail "$left KiB left: publishing ends with $status"; }
        fi
        rm "$disk/filler"
        mended "$left KiB left on the disk"
    done
    ((ended > 3 && ended < ${#lefts[@]})) || fail "of ${#lefts[@]} disks $ended were too full"
    rm -rf "$stage/shelf"
    printf 'full: %d of %d small disks\n' "$ended" "${#lefts[@]}"
}

# Of each file of a new tree three are made, the file and its copies, and every sixth step is tried each day.
for begins_from in spare nothing; do
    all_steps kill "$([[ $extent == full ]] && echo 1 || echo 6)"
    if [[ $extent == full ]]; then
        for act in full readonly; do all_steps "$act" 1; done
    else
        # All of them in the long run.
        for ((number = 1 + $$ % 50; number < tried; number += 50)); do at_step full "$number" || true; done
    fi
done
if [[ $extent == full ]]; then small_disks; fi

# At any moment, with all threads, while a second publisher waits for the lock.
moments=20
for ((moment = 0; moment < moments; moment++)); do
    begins_from=$( ((moment % 2)) && echo spare || echo nothing)
    again
    number=$((1 + (RANDOM * 32768 + RANDOM) % tried))
    (STEP=$number STEP_ACT=kill LD_PRELOAD=$steps publish >/dev/null 2>&1 || true) &
    first=$!
    publish >"$stage/second.txt" 2>&1 || { cat "$stage/second.txt"; fail "the second publisher fails"; }
    wait "$first" || true
    mended "killed at step $number beside another publisher"
done
printf 'killed beside another publisher at %d random moments\n' "$moments"
