#!/usr/bin/env bash
# verify_test.sh PROGRAM PROJECT [RECORDS]: an honest site is verified, from a folder, a shelf and over http; one flipped
# byte, one missing and one extra file, packed copies that
# are flipped, missing, extra or another file's, and a broken log are found. RECORDS: of a large site, made up.
source "$(dirname -- "${BASH_SOURCE[0]}")/../support/shell.sh"
records=${3:-}

site=$stage/site
shelf=$stage/shelf
if [[ -n $records ]]; then
    python3 "$project/tests/bench/make_corpus.py" "$records" "$stage/corpus" >/dev/null
    mv "$stage/corpus/mingbai" "$site"
    [[ -d $site/themes/plain ]] || { mkdir -p "$site/themes" && cp -R "$project/themes/plain" "$site/themes/plain"; }
    quietly git -C "$site" init
    git -C "$site" config gc.auto 0
    commit_on 2026-06-01 "$site" 'large'
else
    golden_site "$site"
    quietly git -C "$site" init
    commit_on 2024-05-01 "$site" 'small'
fi
quietly "$program" publish --repository "$site" --shelf "$shelf"
printf '%s files\n' "$(wc -l <"$shelf/live/release/manifest.txt")"

verify() { "$program" verify "$@" --repository "$site" --lang en >"$stage/found.txt" 2>&1; }
honest() { verify "$1" || { cat "$stage/found.txt"; fail "$1 is not verified"; }; }
no_log='There is no log.jsonl, so the log was not verified.'
# finds PLACE LINE…: these and nothing else. What a server does not give is said and is no difference.
finds() {
    local place=$1 said=()
    shift
    if verify "$place"; then fail "$place is verified"; fi
    [[ $place == http* ]] && said=("$no_log")
    ((${missing_copies:-0} == 0)) || said+=("Packed copies not there: $missing_copies. Their files are sent as they are; the next publish adds them.")
    printf '%s\n' "$@" "${said[@]}" "$# differences." | LC_ALL=C sort >"$stage/wanted.txt"
    LC_ALL=C sort "$stage/found.txt" | diff "$stage/wanted.txt" - || fail "$place"
}

honest "$shelf"
grep -q ' packed copies unpack to their files\.$' "$stage/found.txt" || fail 'copies are not looked at'
honest "$shelf/live/"
(cd "$shelf/live/" && exec python3 -m http.server 0 --bind 127.0.0.1) >"$stage/http.txt" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; chmod -R u+rwX "$stage"; rm -rf "$stage"' EXIT
timeout 30 bash -c 'until grep -q "port [0-9]" "$1"; do :; done' _ "$stage/http.txt" || fail 'no server'
address=http://127.0.0.1:$(sed -nE 's/.*port ([0-9]+).*/\1/p' "$stage/http.txt")
honest "$address"

# One bit in the middle of a page, one page less, one file more.
release=$(readlink -f "$shelf/live")
pages=("$release"/*/*/report.html "$release"/*/report.html)
for page in "${pages[@]}"; do [[ -f $page ]] && break; done
cp "$page" "$stage/page.html"
middle=$(($(stat -c %s "$page") / 2))
byte=$(od -An -tu1 -j "$middle" -N1 "$page")
rm "$page"
{ head -c "$middle" "$stage/page.html"; printf "\\x$(printf %x $((byte ^ 1)))"; tail -c +$((middle + 2)) "$stage/page.html"; } >"$page"
mv "$release/404.html" "$stage/404.html"
printf 'x' >"$release/extra.html"
name=${page#"$release"/}
finds "$shelf" "differs: $name" 'missing: 404.html' 'not of this site: extra.html'
finds "$address" "differs: $name" 'missing: 404.html'
rm "$release/extra.html"
cp "$stage/page.html" "$page"
finds "$shelf" 'missing: 404.html'
mv "$stage/404.html" "$release/404.html"
honest "$shelf"

# Packed copies: one flipped, one missing, one of another page, one with a second piece behind it, one of a file
# that is too small for any.
cp -R "$release" "$stage/as it was"
for form in gz br; do
    middle=$(($(stat -c %s "$page.$form") / 2))
    byte=$(od -An -tu1 -j "$middle" -N1 "$page.$form")
    cp --remove-destination "$stage/as it was/$name.$form" "$page.$form"
    printf "\\x$(printf %x $((byte ^ 1)))" | dd of="$page.$form" bs=1 seek="$middle" conv=notrunc status=none
    rm "$release/404.html.$form"
    cp --remove-destination "$stage/as it was/index.html.$form" "$release/sitemap.xml.$form"
    cat "$stage/as it was/404.html.$form" >>"$release/en/404.html.$form"
    cp "$stage/as it was/index.html.$form" "$release/robots.txt.$form"
    told=("copy of something else: $name.$form"
        "copy of something else: sitemap.xml.$form" "copy of something else: en/404.html.$form")
    missing_copies=1
    finds "$shelf" "${told[@]}" "not of this site: robots.txt.$form"
    finds "$address" "${told[@]}"
    missing_copies=0
    cp "$stage/as it was/"*".$form" "$release"
    cp "$stage/as it was/$name.$form" "$page.$form"
    cp "$stage/as it was/en/404.html.$form" "$release/en/404.html.$form"
    rm "$release/robots.txt.$form"
    honest "$shelf"
done

# A site without copies is whole, too.
cp -R "$release" "$stage/bare"
find "$stage/bare" \( -name '*.gz' -o -name '*.br' \) -delete
honest "$stage/bare"
! grep -q 'packed copies' "$stage/found.txt" || fail 'copies are seen where there are none'

# A line taken out of the log.
cp -R "$shelf" "$stage/second"
git -C "$site" commit -q --allow-empty -m 'nothing'
quietly "$program" publish --repository "$site" --shelf "$stage/second"
verify "$stage/second" || true
sed -i 1d "$stage/second/log.jsonl"
finds "$stage/second" 'the log is broken at line 1'

# What can not be verified says why.
quietly git clone --bare --depth 1 "file://$site" "$stage/shallow.git"
status=0
"$program" verify "$shelf" --repository "$stage/shallow.git" >"$stage/found.txt" 2>&1 || status=$?
((status == 2)) && grep -q 'git fetch --unshallow' "$stage/found.txt" || fail 'a shallow clone'
