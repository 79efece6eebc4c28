#!/usr/bin/env bash
# Every byte of a small site stands in tests/golden/expected. With UPDATE=1 it is written anew.
source "$(dirname -- "${BASH_SOURCE[0]}")/../support/shell.sh"

golden_repository "$stage/site"
quietly "$program" build --site "$stage/site" --as-of "$as_of" --output "$stage/built"

# The manifest is what sha256sum reads, and names every file but itself.
(cd "$stage/built" && sha256sum --check --quiet --strict release/manifest.txt) || fail 'the manifest'
listed=$(sed -E 's/^[0-9a-f]{64}  //' "$stage/built/release/manifest.txt")
present=$(cd "$stage/built" && find . -type f ! -path ./release/manifest.txt -printf '%P\n' | LC_ALL=C sort)
[[ $listed == "$present" ]] || fail "the manifest does not name exactly the files that are there"
grep -q "$as_of" "$stage/built/release.txt" || fail "release.txt does not say as of which day"

# These name the generator's own identity, and the style sheet by its content: every change of a source or
# of a colour would be a change of every page. Other tests look at them. So they do at the database, of whose difference
# nobody can read a word.
rm -r "$stage/built/release.txt" "$stage/built/release" "$stage/built/assets" "$stage/built/data/facts.sqlite"
find "$stage/built" \( -name '*.html' -o -name '*.xml' \) -exec \
    sed -i -E 's#(/assets/[a-z_]+)\.[0-9a-f]{10}\.#\1.#g' {} +

expected="$project/tests/golden/expected"
if [[ -n ${UPDATE:-} ]]; then
    rm -rf "$expected"
    cp -R "$stage/built" "$expected"
    printf '%s is written anew. Read the difference before you commit it.\n' "$expected"
fi
[[ -d $expected ]] || fail "$expected is not there; UPDATE=1 writes it"
same_files "$expected" "$stage/built" -u
