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

# same_files A B [diff's options…]
same_files() {
    diff -r "${@:3}" "$1" "$2" >"$stage/difference.txt" && return 0
    head -c 20000 "$stage/difference.txt"
    fail "$1 and $2 differ"
}
