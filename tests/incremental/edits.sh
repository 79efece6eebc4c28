# Sourced by incremental_test.sh: random edits of the site in $site, each once per call and drawn from
# $RANDOM, so that a seed gives the same edits again. $round makes what is written unlike all before.
# Not every edit can be published; what then is refused must be refused by a build from nothing too.
# shellcheck shell=bash disable=SC2154

activities=content/shili-jkj/activities

# pick WORDS…: sets $picked, to nothing when there are none. Not by printing it: a subshell would draw
# the same number again.
pick() {
    picked=
    (($# == 0)) || picked=${*:1+RANDOM%$#:1}
}

pick_file() {
    local found
    mapfile -t found < <(find "$@" -type f | LC_ALL=C sort)
    pick "${found[@]}"
}

pick_document() { pick_file content -name '*.md'; }
pick_record() { pick_file content -path '*/activities/*' -name '*.zh.md'; }

# in_front FILE LINES: as the last lines of its front matter.
in_front() {
    LINES_TO_ADD=$2 perl -0pi -e 's/\n\+\+\+\n/\n$ENV{LINES_TO_ADD}\n+++\n/' "$1"
}

# on_top FILE LINE: as the first line of its front matter.
on_top() { sed -i "1a $2" "$1"; }

edit_words() { pick_document; printf '\n第%s次补充的一段。\n' "$round" >>"$picked"; }
edit_title() { pick_document; sed -i "0,/^title = \"/s//title = \"（$round）/" "$picked"; }
link_across() { pick_record; printf '\n见[报告](../../shili-sfj/2023/report.zh.md)。\n' >>"$picked"; }
edit_place() { pick_record; sed -i '/^place = /d' "$picked"; on_top "$picked" "place = \"第$round会议室\""; }
remove_record() { pick_record; rm "${picked%.zh.md}".*; }

add_record() {
    local stem="$activities/2025-0$((1 + RANDOM % 9))-1$((RANDOM % 10))-new-$round"
    local date=${stem##*/}
    pick lecture training inspection decision
    printf '+++\ntitle = "新记录%s"\ndate = %s\nkind = "%s"\n+++\n\n见[报告](../2024/report.zh.md)。\n' \
        "$round" "${date:0:10}" "$picked" >"$stem.zh.md"
    ((RANDOM % 2)) || printf '+++\ntitle = "New record %s"\n+++\n\nWords.\n' "$round" >"$stem.en.md"
}

rename_record() {
    local file stem
    pick_record
    stem=${picked%.zh.md}
    for file in "$stem".*.md; do mv "$file" "$stem-moved-$round.${file#"$stem".}"; done
}

remove_translation() { pick_file content -name '*.en.md'; rm -f "$picked"; }
add_translation() {
    pick_record
    printf '+++\ntitle = "Translation %s"\ntranslator = "t"\n+++\n\nWords.\n' "$round" >"${picked%.zh.md}.en.md"
}

withdraw() { pick_record; in_front "$picked" "
[withdrawn]
on = 2025-01-0$((1 + RANDOM % 9))
reason = \"第$round次修改时撤下\""; }
make_draft() { pick_record; on_top "$picked" 'draft = true'; }

add_image() {
    pick_record
    cp "$project/tests/golden/site/content/jiaokeju/activities/2023-10-18-moot-court.png" \
        "${picked%.zh.md}-$round.png"
    printf '\n![图%s](%s)\n' "$round" "$(basename "${picked%.zh.md}")-$round.png" >>"$picked"
}
# Another photograph under the same name: the record's own words stay as they are.
replace_image() {
    pick "$project"/tests/fuzz/corpus/picture/{turned,grey}.jpg
    cp "$picked" content/shili-jkj/activities/2024-10-17-moot-court-nanxi.jpg
}
remove_image() { pick_file content -name '*.png'; rm -f "$picked"; }

add_attachment() { printf '项目,数量\n甲,%s\n' "$round" >"content/shili-jkj/2024/attachments/附表$round.csv"; }
edit_attachment() { pick_file content -name '*.csv'; printf '乙,%s\n' "$round" >>"$picked"; }
remove_attachment() { pick_file content -name '附表*.csv'; rm -f "$picked"; }

add_redirect() {
    printf '\n[[redirect]]\nfrom = "/old-%s.html"\nto = "/shili-jkj/2024/report.html"\n' "$round" \
        >>content/redirects.toml
}

edit_ledger() {
    pick_file content \( -name commitments.toml -o -name indicators.toml \)
    sed -i "0,/^\(title\|name\)\.zh = \"/s//&（$round）/" "$picked"
}
edit_answers() { pick_file content -name answers.toml; sed -i "0,/reviewed_by = \"/s//&甲/" "$picked"; }
remove_figure() { pick_file content -name figures.toml; printf '' >"$picked"; }

edit_template() {
    pick_file themes/plain/templates -name '*.mustache'
    printf '<!-- %s -->\n' "$round" >>"$picked"
}
edit_word() {
    local lines
    mapfile -t lines < <(grep -n 'zh = "' themes/plain/words.toml | grep -v '{.*{' | cut -d: -f1)
    pick "${lines[@]}"
    sed -i "${picked}s/zh = \"/&（$round）/" themes/plain/words.toml
}
edit_style() { printf '/* %s */\n' "$round" >>themes/plain/assets/site.css; }

edit_config() {
    pick title.zh name.zh name.en contact.zh organizer icp
    sed -i "0,/^$picked = \"/s//&$round /" site-config.toml
}
move_body() { sed -i "0,/^path = \"shili-sfj/s//&-$round/" site-config.toml; }
remove_kind() { perl -0pi -e 's/\[\[kinds\]\]\nid = "decision"\n.*?\n\n//s' site-config.toml; }

go_back() { quietly git read-tree -u --reset HEAD~1; }
nothing() { :; }

# What is remembered may be lost or damaged; nothing of the site may depend on it.
damage_memory() {
    pick_file "$shelf/memory"
    local file=$picked
    pick truncate flip remove
    case $picked in
        truncate) truncate -s $((RANDOM % 5000)) "$file" ;;
        flip) printf '\xA5' | dd of="$file" bs=1 seek=$((RANDOM % 5000)) conv=notrunc status=none ;;
        remove) rm "$file" ;;
    esac
}

all_edits=(edit_words edit_words edit_title link_across edit_place remove_record add_record rename_record
    remove_translation add_translation withdraw make_draft add_image replace_image remove_image
    add_attachment edit_attachment remove_attachment add_redirect edit_ledger edit_answers
    remove_figure edit_template edit_word edit_style edit_config move_body remove_kind go_back nothing
    damage_memory)
