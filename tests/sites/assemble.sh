#!/usr/bin/env bash
# assemble.sh PROJECT FOLDER: the sample county as a site that can be built: its content, the project's theme, and
# a right-to-left language that is made here and shipped nowhere.
set -euo pipefail
project=$(cd "$1" && pwd)
folder=$2
pseudo() { perl "$project/tests/sites/pseudo.pl" "$@"; }

rm -rf "$folder"
mkdir -p "$folder/themes"
cp -R "$project/tests/sites/sample-county/." "$folder"
cp -R "$project/themes/plain" "$folder/themes/plain"

find "$folder" -name '*.toml' -print0 | while IFS= read -r -d '' file; do
    pseudo toml <"$file" >"$file.new"
    mv "$file.new" "$file"
done
find "$folder/content" -name '*.en.md' -print0 | while IFS= read -r -d '' file; do
    pseudo markdown <"$file" >"${file%.en.md}.xr.md"
done

# ar-XB is the tag that CLDR sets aside for a right-to-left language of tests.
cat >>"$folder/site-config.toml" <<'TOML'

[[languages]]
id = "xr"
tag = "ar-XB"
name = "Test text"
dir = "rtl"
TOML
