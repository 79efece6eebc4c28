# Sourced by the tests that are shell scripts: SCRIPT PROGRAM PROJECT. Gives a stage that goes away, a
# git without anybody's configuration, and the golden site.
# shellcheck shell=bash disable=SC2034
set -euo pipefail

program=$1
project=$2
as_of=2024-05-01

for name in "${!GIT_@}"; do unset "$name"; done
stage=$(mktemp -d "${TMPDIR:-/tmp}/mingbai test XXXXXX")
trap 'chmod -R u+rwX "$stage"; rm -rf "$stage"' EXIT
mkdir "$stage/home"
export HOME="$stage/home" LC_ALL=C.UTF-8 TZ=UTC
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_COUNT=1
export GIT_CONFIG_KEY_0=init.defaultBranch GIT_CONFIG_VALUE_0=main
export GIT_AUTHOR_NAME=王编辑 GIT_AUTHOR_EMAIL=editor@example.org
export GIT_COMMITTER_NAME=王编辑 GIT_COMMITTER_EMAIL=editor@example.org
# Half past midnight in Shanghai is still the day before in UTC.
export GIT_AUTHOR_DATE=2024-05-01T00:30:00+08:00 GIT_COMMITTER_DATE=2024-05-01T00:30:00+08:00

fail() {
    printf 'FAILED: %s\n' "$*"
    exit 1
}

# quietly COMMAND…: its output is shown only when it fails.
quietly() {
    if ! "$@" >"$stage/output.txt" 2>&1; then
        cat "$stage/output.txt"
        fail "$*"
    fi
}

# golden_site FOLDER: a copy of the golden site; with the project's theme unless it has its own.
golden_site() {
    mkdir -p "$1"
    cp -R "$project/tests/golden/site/." "$1"
    if [[ ! -d $1/themes ]]; then
        mkdir "$1/themes"
        cp -R "$project/themes/plain" "$1/themes/plain"
    fi
}

# commit_on DAY FOLDER MESSAGE: all that is in the folder.
commit_on() {
    quietly git -C "$2" add --all
    GIT_AUTHOR_DATE=$1T10:20:00+08:00 GIT_COMMITTER_DATE=$1T10:20:00+08:00 \
        quietly git -C "$2" commit -m "$3"
}

# golden_repository FOLDER: the golden site with a past: a report that was corrected and whose facts were
# completed, and a record that bore another name.
golden_repository() {
    local body=$1/content/jiaokeju
    golden_site "$1"
    cp -R "$body" "$stage/as it is"
    quietly git -C "$1" init
    # The ids of the commits must not change with every colour of the theme.
    echo /themes/ >"$1/.git/info/exclude"
    sed -i 's/听课学生7200余人次/听课学生7000余人次/; /^document_number/d' "$body/2023/report.zh.md"
    sed -i '/^2\. 就课后服务收费/d' "$body/2023/report.zh.md"
    mv "$body/activities/2022-11-16-hearing.zh.md" "$body/activities/2022-11-16-public-hearing.zh.md"
    commit_on 2024-03-15 "$1" '公布2023年度报告'
    sed '/^document_number/d' "$stage/as it is/2023/report.zh.md" >"$body/2023/report.zh.md"
    mv "$body/activities/2022-11-16-public-hearing.zh.md" "$body/activities/2022-11-16-hearing.zh.md"
    commit_on 2024-04-02 "$1" '更正听课人次，补上漏掉的一条'
    cp "$stage/as it is/2023/report.zh.md" "$body/2023/report.zh.md"
    commit_on 2024-04-10 "$1" '补充文号'
}

# same_files A B [diff's options…]
same_files() {
    diff -r "${@:3}" "$1" "$2" >"$stage/difference.txt" && return 0
    head -c 20000 "$stage/difference.txt"
    fail "$1 and $2 differ"
}
