#!/usr/bin/env bash
# A publish makes again only what changed, and what is live then equals a build from nothing. Arguments:
# PROGRAM PROJECT [EDITS [SEED]]
source "$(dirname -- "${BASH_SOURCE[0]}")/../support/shell.sh"
edits=${3:-10}
seed=${4:-1}

site="$stage/site"
shelf="$stage/shelf"
bash "$project/tests/sites/assemble.sh" "$project" "$site"
cd "$site"
quietly git init
source "$project/tests/incremental/edits.sh"

# The clock of the commits goes on, so that promises fall due.
day=0
commit_all() {
    day=$((day + ${2:-0}))
    GIT_AUTHOR_DATE=$(date -u -d "2025-07-01 + $day days" +%FT12:00:00+08:00)
    GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
    quietly git add --all
    quietly git commit --allow-empty -m "$1"
}

live() { readlink "$shelf/live"; }

# publish [WORDS…]: what it says is in published.txt. Few are kept, so that trees soon become the next release.
publish() {
    "$program" publish --repository "$site" --shelf "$shelf" --keep 3 "$@" >"$stage/published.txt" 2>"$stage/told.txt"
}

must_publish() { publish "$@" || { cat "$stage/told.txt"; fail 'it can not be published'; }; }

# The live release and a build of the same commit from nothing: files and their packed copies, bytes, and
# what is refused.
holds_against_full() {
    local before status=0 full=0
    before=$(live)
    publish || status=$?
    "$program" build --repository "$site" --compressed --output "$stage/full" >"$stage/built.txt" 2>"$stage/full-told.txt" ||
        full=$?
    ((status == full)) || { cat "$stage/told.txt"; fail "publish ends with $status, a full build with $full"; }
    if ((status == 0)); then
        same_files "$stage/full" "$shelf/live/"
        return 0
    fi
    ((status == 1)) || { cat "$stage/told.txt"; fail 'publishing broke'; }
    diff "$stage/full-told.txt" "$stage/told.txt" || fail 'a full build says something else'
    [[ $(live) == "$before" ]] || fail 'the live site changed'
    return 1
}

# The files that differ between what is live now and the manifest kept in before.txt.
changed_files() {
    { diff "$stage/before.txt" "$shelf/live/release/manifest.txt" || true; } |
        sed -nE 's/^[<>] [0-9a-f]{64}  //p' | LC_ALL=C sort -u
}

keep_manifest() { cp "$shelf/live/release/manifest.txt" "$stage/before.txt"; }

commit_all 'content: first'
holds_against_full || fail 'the site itself is refused'

# A day on which nothing falls due makes no new release; as of it, only release.txt differs.
first=$(live)
must_publish --as-of 2025-07-02
[[ $(live) == "$first" ]] || fail 'a quiet day made a new release'
keep_manifest
commit_all 'content: nothing' 1
must_publish
[[ $(changed_files) == release.txt ]] || { changed_files; fail 'more than release.txt changed on a quiet day'; }

# One record's words change its own pages, those that tell what changed, and what the search knows of its language
# in this year or the year before; no others are even written.
record=content/shili-jkj/activities/2024-05-14-parents-meeting
keep_manifest
printf '\n又补充一句。\n' >>"$record.zh.md"
commit_all 'content: a sentence'
must_publish
changed_files >"$stage/changed.txt"
cat "$stage/changed.txt"
grep -qx 'shili-jkj/activities/2024-05-14-parents-meeting.html' "$stage/changed.txt" || fail 'its page did not change'
own='shili-jkj/activities/2024-05-14-parents-meeting\.[a-z0-9.-]*html'
! grep -vxE "release.txt|([a-z]+/)?($own|changes\.html|corrections\.(html|xml|json)|(shili-jkj/)?(feed|kinds/[a-z-]+)\.(xml|json)|data/catalog\.jsonld|sitemap\.xml|search\.json)|search/[0-9a-f]{10}\.terms" "$stage/changed.txt" ||
    fail 'other pages changed'
(cd "$shelf/live/" && find . -type f -links 1 ! -path ./release/manifest.txt -printf '%P\n') |
    sed -E 's/\.(gz|br)$//' | LC_ALL=C sort -u >"$stage/written.txt"
# What changes its name with its content is gone under the former one.
while IFS= read -r file; do
    [[ ! -e $shelf/live/$file ]] || echo "$file"
done <"$stage/changed.txt" >"$stage/there.txt"
diff "$stage/there.txt" "$stage/written.txt" || fail 'what did not change was written again'

# Another photograph under the same name: its own address, its smaller forms and the pages that show it, in each
# language. No other picture is made again.
photograph=content/shili-jkj/activities/2024-10-17-moot-court-nanxi
keep_manifest
cp "$project/tests/fuzz/corpus/picture/turned.jpg" "$photograph.jpg"
commit_all 'content: a photograph'
must_publish
changed_files >"$stage/changed.txt"
grep -qx "${photograph#content/}.jpg" "$stage/changed.txt" || fail 'the photograph did not change'
! grep -vxE "release.txt|([a-z]+/)?(${photograph#content/}\.(jpg|html))|images/[0-9a-f]{16}-[0-9]+\.webp" "$stage/changed.txt" ||
    fail 'more than the photograph and its pages changed'
(($(grep -c '\.html$' "$stage/changed.txt") == 3)) || fail 'a page that shows the photograph did not change'
holds_against_full || fail 'it is refused'

# Its title changes the lists that name it and what the search knows, and nothing else.
keep_manifest
sed -i '0,/^title = "/s//title = "独一无二的题目：/' "$record.zh.md"
commit_all 'content: a title'
must_publish
changed_files >"$stage/changed.txt"
(($(wc -l <"$stage/changed.txt") > 3)) || fail 'the lists did not change'
while read -r file; do
    # The data package names the digest of each table.
    [[ $file == release.txt || $file == data/datapackage.json || $file =~ /${record##*/}\. || $file =~ ^search[./] ]] || grep -q 独一无二的题目： "$shelf/live/$file" ||
        fail "$file changed for nothing"
done <"$stage/changed.txt"

# Any edits, one after the other.
RANDOM=$seed
accepted=0
for ((round = 1; round <= edits; round++)); do
    pick "${all_edits[@]}"
    edit=$picked
    "$edit"
    commit_all "content: $edit $round" $((RANDOM % 3 * 10))
    if holds_against_full; then
        accepted=$((accepted + 1))
        printf '%s\n' "$edit"
    else
        printf '%s: refused\n' "$edit"
        quietly git reset --hard HEAD~1
    fi
done
printf 'seed %s: %s edits, %s published\n' "$seed" "$edits" "$accepted"
((accepted * 2 > edits)) || fail 'most edits are refused and show nothing'
