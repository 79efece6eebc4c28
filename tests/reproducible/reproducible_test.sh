#!/usr/bin/env bash
# A site is a function of its commit, its day and the generator: not of folder, time zone, language,
# umask or number of threads, and not of whether git has checked it out.
source "$(dirname -- "${BASH_SOURCE[0]}")/../support/shell.sh"

# built NAME COMMAND…: builds into $stage/NAME and notes the rights of all files.
built() {
    quietly "${@:2}" --output "$stage/$1"
    (cd "$stage/$1" && find . -printf '%m %y %P\n' | LC_ALL=C sort) >"$stage/$1.rights"
}

golden_site "$stage/site"
golden_site "$stage/又一处/site"
built plain "$program" build --site "$stage/site" --as-of "$as_of"

built elsewhere env TZ=Asia/Urumqi LC_ALL=C LANG=tr_TR.UTF-8 \
    bash -c 'umask 077 && cd "$1" && shift && exec "$@"' _ "$stage/又一处/site" \
    "$program" build --as-of "$as_of" --threads 1
built crowded "$program" build --site "$stage/site" --as-of "$as_of" --threads 16
for name in elsewhere crowded; do
    same_files "$stage/plain" "$stage/$name"
    same_files "$stage/plain.rights" "$stage/$name.rights"
done
grep -qvE '^(644 f|755 d)' "$stage/plain.rights" && fail 'files are 0644, folders 0755'

# With packed copies the files are the same, and what packs them does not see the machine either.
built packed env TZ=Asia/Urumqi "$program" build --site "$stage/site" --as-of "$as_of" --compressed --threads 1
built packed-crowded "$program" build --site "$stage/site" --as-of "$as_of" --compressed --threads 16
same_files "$stage/packed" "$stage/packed-crowded"
same_files "$stage/packed.rights" "$stage/packed-crowded.rights"
same_files "$stage/plain" "$stage/packed" --exclude='*.gz' --exclude='*.br'

# Building over an older output of ours gives the same as building anew.
quietly "$program" build --site "$stage/site" --as-of 2030-01-01 --output "$stage/again"
built again "$program" build --site "$stage/site" --as-of "$as_of"
same_files "$stage/plain" "$stage/again"

# A commit is the same site as its clean checkout, to the last byte; a folder without git has no past to
# tell of.
quietly git -C "$stage/site" init
quietly git -C "$stage/site" add .
quietly git -C "$stage/site" commit -m 'content: first'
quietly git clone --bare "$stage/site" "$stage/bare.git"
quietly git clone "$stage/bare.git" "$stage/checkout"
built commit "$program" build --repository "$stage/bare.git" --at HEAD --as-of "$as_of"
built checked-out "$program" build --site "$stage/checkout" --as-of "$as_of"
same_files "$stage/commit" "$stage/checked-out"
grep -q "$(git -C "$stage/bare.git" rev-parse HEAD)" "$stage/commit/release.txt" ||
    fail 'release.txt does not name the commit'

# Without a day it is the commit's, in the site's time zone.
built commit-day env TZ=America/New_York "$program" build --repository "$stage/bare.git" --at main
same_files "$stage/commit" "$stage/commit-day"

# What the working folder holds besides does not matter when a commit is built.
printf 'not TOML' >"$stage/site/site-config.toml"
built dirty "$program" build --repository "$stage/site" --at HEAD --as-of "$as_of"
same_files "$stage/commit" "$stage/dirty"
