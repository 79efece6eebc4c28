#!/usr/bin/env bash
# column.sh PROJECT FOLDER: the golden site as a column of a portal, which is as fictional as itself. Needs no git.
set -euo pipefail
project=$(cd "$1" && pwd)
folder=$2

rm -rf "$folder"
mkdir -p "$folder/themes"
cp -R "$project/tests/golden/site/." "$folder"
cp -R "$project/themes/plain" "$folder/themes/plain"
cp -R "$project/tests/sites/column/." "$folder/themes/plain"

config=$folder/site-config.toml
sed -i '/^\(icp\|police_record\|organizer\|operator\|find_error_url\) = /d
    s#^site_name = .*#site_name = "示例县人民政府门户网站（虚构）"#
    s#^site_domain = .*#site_domain = "www.shili.example"#
    s#^url = .*#url = "https://www.shili.example"\nbase_path = "/fzzf"#' "$config"
cat >>"$config" <<'TOML'

[column]
portal.zh = "示例县人民政府门户网站（虚构）"
portal.en = "Sample County portal (fictional)"
portal_url = "https://www.shili.example"
header.zh = "portal/header.zh.html"
header.en = "portal/header.en.html"
footer.zh = "portal/footer.zh.html"
style = "portal.css"
TOML
